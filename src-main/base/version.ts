// The version shown in status, greetings and reports: package.json's, put in by the
// build; and the moment of that build, which no right clock can say is to come.
import { version } from '../../package.json';

/** Put in by the build (vite.main.config.mts); not there where the source runs as it is. */
declare const __BUILT__: string | undefined;

export const VERSION: string = version;
/** Milliseconds since 1970 UTC; null where nobody built. */
export const BUILT: number | null = typeof __BUILT__ === 'string' ? Date.parse(__BUILT__) : null;
