// What is said of the data folder, of settings and passwords as they lie on the disk, and
// of the history.
import { dateTimeText, sizeText } from './amounts';
import { page } from './page';

export const configWords = page({
  /** There are two of a data folder; `from`: the other one. */
  copied: {
    stands: (from: string) =>
      `This data folder is a copy of ${from}, which still stands there. What waited when it was copied waits in both and would go out twice. Use one of them only, and remove the other or give it another name.`,
    atWork: (from: string) =>
      `This data folder is a copy of ${from}, and a Dialpost is at work there. So that nothing goes out twice, this one started paused: mail is taken, none is sent. End one of the two for good; to go on with this one, resume it.`,
  },
  /** Why another computer might not see that the folder is owned. */
  doubt: {
    network:
      'The data folder lies on a network drive, whose locks other computers may not see. Make sure that only one computer works with it, or move it to a disk of this computer.',
    'no-lock':
      'This folder cannot be locked here. Make sure that no second Dialpost works with it, or move it to a disk of this computer.',
  },
  /** What other users of the computer could read. */
  exposed: {
    open: (dir: string) =>
      `Other users of this computer can read the data folder ${dir}, and its rights cannot be changed. Letters and passwords lie in it: move it to a disk that knows rights, or give the folder to the user that Dialpost runs as.`,
    closed: (dir: string) =>
      `Other users of this computer could read the data folder ${dir}. That is closed now (rights 0700). If one of them may have read it, change the passwords in the settings.`,
    rights: (dir: string) =>
      `Other users of this computer can read the data folder ${dir}; letters and passwords lie in it. Move it into your own profile, or take them the right: icacls "${dir}" /inheritance:r /grant:r "NAME:(OI)(CI)F" "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" (NAME is the user that Dialpost runs as).`,
  },
  owner: {
    process: (pid: string) => `process ${pid}`,
    /** `since`: milliseconds since 1970 UTC. */
    processSince: (pid: string, since: number) => `process ${pid} since ${dateTimeText(since)}`,
    otherWord: (path: string) =>
      `${path} was written by somebody else: a backup was restored over the folder, or another Dialpost took it`,
    gone: (path: string) => `${path} is no longer there: it was renamed or removed`,
    otherFolder: (path: string) => `${path} is another folder than it was at the start`,
  },
  pausedFile: 'Dialpost dials nothing while this file is here.',
  secrets: {
    note: 'secrets.json does not hold what it should',
    lost: (path: string, name: string) =>
      `The stored passwords in ${path} could not be read; the file was moved to corrupt/${name}. Mail waits safely until you type the passwords again.`,
    damaged: (path: string, name: string) =>
      `The stored passwords in ${path} were damaged on the disk; the file was moved to corrupt/${name}, and every password that could be read is kept. If one is missing it is named here too, and its mail waits safely until you type it again. Check the disk.`,
    /** `owners`: hosts, logins and lines that have a password. */
    sealed: (owners: string) =>
      `The stored passwords for ${owners} cannot be opened: the system's keychain that sealed them is locked or not there (dialpost serve has none). Mail waits safely; unlock it, start Dialpost with its window, or type the passwords again.`,
    none: (owners: string) => `No password is stored for ${owners}. Mail waits safely; type it again.`,
    /** `owners`: as above. */
    putAway: (path: string, owners: string) =>
      `Passwords stood in clear in ${path} (for ${owners}). They were taken out of it and are stored with the other passwords; they work as before. Delete the file they were copied from, too.`,
    typeIt: 'no password is stored yet; type it',
    signIn: 'sign in: none is stored for this provider, client id and login name',
    typeAgain: 'host, port or login name changed: type the password again, so that it does not go elsewhere',
  },
  session: {
    notAnId: (text: string) => `not the id of a call: ${text}`,
    note: 'the record of a call could not be read',
    setAside: 'the record of a call could not be read and was moved to corrupt/',
  },
  settings: {
    misfit: (path: string, places: number) =>
      `${path} does not fit${places > 1 ? ` in ${places} places` : ''}. It was left as it is.`,
    misfitAnywhere: 'it does not fit',
    twice: (path: string, why: string) =>
      `In ${path} ${why}. The last one holds, and the first is not used: keep one of the two.`,
    unreadable: (path: string, name: string, why: string) =>
      `The settings in ${path} cannot be used: ${why}. ${path} could not be read and was moved to corrupt/${name}.`,
    edited: (path: string, name: string) =>
      `${path} had been changed by hand while Dialpost ran, and then other settings were saved. What was written by hand is kept as corrupt/${name}.`,
    damaged: (path: string, name: string) =>
      `${path} does not fit: it was damaged on the disk, or changed by hand while Dialpost did not run. It is kept as corrupt/${name}; the note beside it says where it does not fit.`,
    noBackup: (path: string) =>
      `The backup ${path} could not be read either; Dialpost starts without settings until you set it up or put one of the files right.`,
    fromBackup: (path: string) => `The settings before the last change were taken from ${path}. Please look them over.`,
    /** Why a document went to corrupt/, or why there is none. */
    fault: {
      replaced: 'it did not fit and was replaced',
      edited: 'it was changed by hand and then replaced by other settings',
      misfit: (why: string) => `it does not fit (${why})`,
      notText: 'it is neither UTF-8 nor UTF-16',
      noDocument: 'it is no settings document',
      notJson: (why: string) => `it is not JSON: ${why}`,
    },
  },
  /** What is wrong with a text that should be JSON; none of it is quoted, for it may be a password. */
  json: {
    mistake: (line: number, character: number) => `the first mistake stands at character ${character}, in line ${line}`,
    torn: (line: number) => `it ends too early, in line ${line}`,
    twice: (name: string, line: number) => `"${name}" stands twice in the same group, the second time in line ${line}`,
  },
  /** A settings document that somebody named. */
  file: {
    unreadable: (file: string, why: string) => `${file} cannot be read: ${why}.`,
    noFile: (file: string) => `${file} is a folder or a device. Choose a file.`,
    tooLarge: (file: string, bytes: number, most: number) =>
      `${file} has ${sizeText(bytes)}; settings have at most ${sizeText(most)}. It is some other file.`,
    empty: (file: string) => `${file} is empty. If it was copied, copy it again.`,
    encoding: (file: string) => `${file} is neither UTF-8 nor UTF-16. Save it as UTF-8 in your editor and try again.`,
    notJson: (file: string, why: string) => `${file} is not JSON: ${why}.`,
    twice: (file: string, why: string) => `In ${file} ${why}. Keep one of the two.`,
    notOurs: (file: string) =>
      `${file} holds no settings of Dialpost: none of its names is one of them. Choose the file that “Export settings” saved.`,
    newer: (file: string, version: number, known: number) =>
      `${file} was written by a newer Dialpost (settings of version ${version}; this one knows version ${known}). Install that Dialpost here first.`,
  },
  history: {
    closed: 'The history was closed; ask again in a moment.',
    indexUnwritten: 'the index of the history could not be written; it is held in memory',
    indexDamaged: 'the index of the history is damaged',
    indexAnew: 'the index of the history is damaged and is made again',
    notReady: 'the history could not be made ready for searching',
    linesPassedOver: 'lines of the history could not be read and were passed over',
    noRow: (at: number, path: string) => `no row at byte ${at} of ${path}`,
  },
});
