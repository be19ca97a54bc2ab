// What the tools of the house say: a program that was run, a file that cannot be read or
// may not be written over.
import { page } from './page';

/** How a program ended; `said`: its last words, "" where it said nothing. */
const withSaid = (sentence: string, said: string): string => (said === '' ? sentence : `${sentence}: ${said}`);

export const baseWords = page({
  program: {
    notStarted: (program: string, said: string) => withSaid(`the program ${program} could not be started`, said),
    none: 'there is no such program; look at its path in the settings',
    forbidden: 'this computer does not let it run; look at its rights',
    tookTooLong: (program: string, seconds: number, said: string) =>
      withSaid(`${program} did not finish within ${seconds} seconds and was ended`, said),
    stopped: (program: string) => `${program} was stopped`,
    signalled: (program: string, said: string) => withSaid(`${program} was ended by a signal`, said),
    ended: (program: string, code: number, said: string) => withSaid(`${program} ended with code ${code}`, said),
    batchFile: (program: string, word: string) =>
      `the batch file ${program} cannot be given ${word}: words with " % ! or a line end do not reach a batch file as they are; put them into the file itself`,
  },
  cannotRead: (path: string, why: string) =>
    `${path} cannot be read: ${why}. Check the disk and the rights of that file; nothing was changed.`,
  /** A file or folder, whatever was to be done with it. */
  cannotUse: (path: string, why: string) =>
    `${path} cannot be used: ${why}. Check the disk, what stands there and its rights; no mail was changed.`,
  cannotWrite: (path: string, why: string) =>
    `${path} cannot be written: ${why}. Make room on that disk or see to its rights, and try again; what stood there is unchanged.`,
  heldOpen: (path: string) =>
    `Another program has ${path} open, so it could not be read or replaced. Close it there and try again; nothing was changed.`,
  /** `said`: one of `diskSaid`; `facts`: the system's code, "ENOSPC", and the file where the sentence names another. */
  disk: (said: string, facts: string) => `${said} (${facts})`,
  /** Why a file or folder cannot be read or written. */
  diskSaid: {
    full: 'there is no room left',
    forbidden: 'its rights do not allow it',
    readOnly: 'it lies where everything may only be read',
    missing: 'there is no such file or folder',
    notFolder: 'a part of its path is no folder',
    folder: 'a folder stands there',
    standing: 'something stands there already',
    notEmpty: 'the folder is not empty',
    longName: 'the name is too long',
    broken: 'the disk reports a fault',
    tooBig: 'the disk takes no file that large',
    inUse: 'another program has it open',
    many: 'the system opens no more files at once',
  },
  noteUnreadable: 'set aside; the note beside it cannot be read',
  /** What stands where a file was to be written. */
  standing: {
    link: 'a link stands there, and it is not followed',
    folder: 'a folder stands there',
    noFile: 'what stands there is no ordinary file',
    /** A file that is no … */
    other: {
      report: 'a file stands there that is not a report of Dialpost, and it is not overwritten',
      letter: 'a file stands there that is not a saved letter, and it is not overwritten',
      table: 'a file stands there that is no such table of Dialpost, and it is not overwritten',
    },
  },
});

/** What a person saves and may save again in its own place. */
export type SavedKind = keyof typeof baseWords.standing.other;
