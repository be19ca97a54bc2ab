// What of a data folder belongs into a backup, and in which order it is taken while mail
// comes and goes: what was fetched is noted before the letters are taken (what is fetched
// in between is fetched again), the results and the mailboxes after them (what was
// delivered in between is known). Logs and reports are left out: no mail is lost with them.

/** Folders that are taken before the letters. */
export const MARKS = ['collect'] as const;
/** Folders that are taken after them, history first: a letter in a mailbox may come twice and be known, not be missing. */
export const FOLDERS = ['history', 'mailboxes', 'kept', 'sessions', 'corrupt'] as const;
/** Set aside by the spool. */
export const SPOOL_ASIDE = 'spool/corrupt';
/** Files that may be read by whoever reads the rest. */
export const FILES = [
  'folder.json',
  'settings.json',
  'settings.json.bak',
  'links.json',
  'links.json.bak',
  'paused',
  'heartbeat.json',
] as const;
/** Passwords and keys. */
export const SECRET_FILES = ['secrets.json', 'forward.key'] as const;
export const SECRET_FOLDERS = ['tls'] as const;

/** Everything directly in a data folder that a backup may bring. */
export const PARTS: readonly string[] = [...MARKS, 'spool', ...FOLDERS, ...FILES, ...SECRET_FILES, ...SECRET_FOLDERS];
/** Of these the folder's own is newer than any backup's. */
export const OWN_STAYS: readonly string[] = ['links.json', 'links.json.bak', 'paused', 'heartbeat.json', 'folder.json'];

/** Made from something else, or not whole yet. */
export function isPassing(path: string): boolean {
  return /(?:^|\/)(?:\.[^/]*\.new|[^/]*\.part|[^/]*\.index)$/.test(path) || /^mailboxes\/.*\/tmp\/[^/]+$/.test(path);
}

/**
 * By what a file is known again where it may have another name now: a mail program moves a letter from new to cur and
 * adds ":2,S" to its name.
 */
export function sameFile(path: string): string {
  return path.startsWith('mailboxes/') ? path.replace(/\/(?:new|cur)\/([^/:;]+)[^/]*$/, '/$1') : path;
}
