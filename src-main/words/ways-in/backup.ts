// What is said of backups: why one is not made or not put back, what it holds, and what
// putting it back has done. Also why a folder that a newer Dialpost wrote is left alone.
import { countText, dateTimeText, sizeText } from '../amounts';
import { page } from '../page';

interface Newer {
  /** The Dialpost that wrote it. */
  readonly by: string;
  readonly version: number;
  readonly known: number;
}

interface Made {
  readonly path: string;
  readonly letters: number;
  readonly bytes: number;
  readonly passwords: 'included' | 'sealed' | 'left-out';
  readonly exposed: boolean;
  readonly unread: readonly string[];
}

interface Restored {
  readonly at: number;
  /** That wait now. */
  readonly letters: number;
  /** Of these, on hold because they may have gone since. */
  readonly held: number;
  /** Of the backup, known to have gone or to have been removed. */
  readonly settled: number;
  /** Where what stood there lies now; null: nothing stood there. */
  readonly aside: string | null;
  readonly passwords: boolean;
}

const PASSWORDS: Readonly<Record<Made['passwords'], string>> = {
  included: 'Passwords and keys are in it: keep it where nobody else reads it.',
  sealed:
    'Passwords and keys are in it, some of them sealed by the keychain of this computer: on another one they must be typed again. Keep it where nobody else reads it.',
  'left-out': 'Passwords and keys are not in it.',
};

export const backupWords = page({
  notMade: (to: string, why: string) => `No backup was made in ${to}: ${why}. Nothing of it was left there.`,
  amongMail: (to: string) =>
    `${to} lies in the data folder itself, where it would be lost together with it. Choose a folder elsewhere, best on another disk.`,
  notEmpty: (to: string, holdsOne: boolean) =>
    `${to} is not empty${holdsOne ? ': it holds a backup already, and none is ever overwritten' : ''}. Name a folder that is empty or not there yet, such as one with today's date.`,
  noRoom: (to: string, needed: number, free: number) =>
    `The backup takes about ${sizeText(needed)}, and the disk of ${to} has ${sizeText(free)} free. Make room there, or choose another disk.`,
  running: 'A backup is being made already; wait for it to end.',
  wholePath: (to: string) => `A backup needs the whole path of a folder, not "${to}".`,
  made: ({ path, letters, bytes, passwords, exposed, unread }: Made) =>
    [
      `Backup made in ${path}: ${countText(letters, 'letter')} that waited, settings, history, mailboxes (${sizeText(bytes)}).`,
      PASSWORDS[passwords],
      ...(exposed && passwords !== 'left-out'
        ? ['Its disk knows no rights: whoever has that disk can read it. --without-passwords leaves them out.']
        : []),
      ...(unread.length > 0
        ? [`The disk refused to read ${unread.join(' ')}: not in the backup. Check the disk of the data folder.`]
        : []),
    ].join('\n'),
  noBackup: (from: string) =>
    `There is no whole backup in ${from}. Name the folder that was given to "dialpost backup"; a backup that was broken off cannot be put back.`,
  newer: (from: string, { by, version, known }: Newer) =>
    `The backup in ${from} was made by Dialpost ${by} (backups of version ${version}); this one knows version ${known}. Install that Dialpost here first. Nothing was changed.`,
  damaged: (from: string, files: readonly string[], more: number) =>
    `The backup in ${from} is damaged: ${files.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${files.length + Math.max(more, 0) === 1 ? 'is' : 'are'} missing or not as written. Nothing was put back. Take another backup, or copy this one anew from where it came.`,
  noRoomToRestore: (dir: string, needed: number, free: number) =>
    `Putting the backup back takes about ${sizeText(needed)}, and the disk of ${dir} has ${sizeText(free)} free. Make room there first; nothing was changed.`,
  notRestored: (dir: string, why: string) =>
    `The backup was not put back: ${why}. ${dir} is as it was; once that is mended, try again.`,
  halfRestored: (dir: string, why: string) =>
    `The backup is put back in part: ${why}. Nothing is lost; once that is mended, start Dialpost with ${dir}, or try again: either ends it.`,
  asideUnreadable: (why: string) => `The letters that waited in the folder before could not be read: ${why}.`,
  restored: ({ at, letters, held, settled, aside, passwords }: Restored) =>
    [
      `Put back: the backup of ${dateTimeText(at)}. ${countText(letters, 'letter waits', 'letters wait')} now.`,
      ...(settled > 0
        ? [`${countText(settled, 'letter')} of the backup had gone since, as the history knows: not sent again.`]
        : []),
      ...(held > 0
        ? [
            `${countText(held, 'letter')} waited at that time and may have gone since, which nobody here knows: on hold. Look at them, and release those that have not gone, or all of them: dialpost queue release restored`,
          ]
        : []),
      ...(aside === null ? [] : [`What stood in the folder before lies in ${aside}; nothing of it was deleted.`]),
      ...(passwords ? [] : ['The backup holds no passwords; those that are lacking must be typed again.']),
    ].join('\n'),
  /** A data folder, or a file in it. */
  newerFolder: (path: string, { by, version, known }: Newer, here: string) =>
    `${path} was written by a newer Dialpost (${by === '' ? '' : `${by}, `}version ${version} of that file; Dialpost ${here} knows version ${known}). Nothing was touched. Install the newer Dialpost again, or put back a backup from before it into an empty folder.`,
});
