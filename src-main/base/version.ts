// Which program this is. The version shown in status, greetings and reports: package.json's, put in by
// the build; the moment of that build, which no right clock can say is to come; and whether it lies in an
// AppImage: those files are mounted for as long as it runs, and for this person alone (root cannot
// read them), so nothing that stays may name a place in there.
import { version } from '../../package.json';

/** Put in by the build (vite.main.config.mts); not there where the source runs as it is. */
declare const __BUILT__: string | undefined;

export const VERSION: string = version;
/** Milliseconds since 1970 UTC; null where nobody built. */
export const BUILT: number | null = typeof __BUILT__ === 'string' ? Date.parse(__BUILT__) : null;

export type AppImageVariables = Readonly<Record<string, string | undefined>>;

/** The AppImage in whose mount `path` lies; those of another one that started us (a terminal's) say nothing. */
export function appImageOf(path: string, { APPIMAGE: image, APPDIR: mount }: AppImageVariables): string | null {
  return image?.startsWith('/') && mount && path.startsWith(`${mount}/`) ? image : null;
}
