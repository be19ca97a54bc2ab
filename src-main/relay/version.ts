// The version shown in status, greetings and reports: package.json's, put in by the build.
import { version } from '../../package.json';

export const VERSION: string = version;
