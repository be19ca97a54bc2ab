// What the doors to a relay say: the gate for methods, the control socket, the window's
// door, the guard over our own slips, and the file a message is saved in.
import { page } from '../page';

export const controlWords = page({
  starting: 'Dialpost is still starting; ask again in a moment.',
  failed: (method: string, stack: string) => `${method} failed: ${stack}`,
  couldNot: (why: string) => `Dialpost could not do that: ${why.replace(/\.$/, '')}. The log has the details.`,
  noSuchMethod: (name: string, known: readonly string[]) => `There is no method "${name}". Known: ${known.join(', ')}.`,
  /** `places`: each with what is wrong there. */
  tooDeep: (method: string) => `${method} was asked with something nested too deeply; nothing of ours is.`,
  unfit: (method: string, places: string) => `${method} was asked with something that does not fit: ${places}`,
  /** The desktop app steers a service, and that does not answer. */
  away: {
    notRunning:
      'The Dialpost service of this computer does not run, so no mail is taken. It is waited for; "dialpost service status" says more. Mail that waits is safe.',
    notTaken: 'The folder is the service’s, or it answers again, so the mail was not taken over.',
  },
  window: {
    stranger: 'Only the Dialpost window may ask this way.',
    noSuchWish: (name: string) => `The desktop knows no "${name}".`,
  },
  guard: {
    unexpected: (stack: string) => `a fault that nobody expected: ${stack}`,
    secondFault: 'a second fault within a minute: the rooms are built again',
    notRebuilt: (stack: string) => `the rooms could not be built again: ${stack}`,
    rebuilt:
      'Dialpost had two faults within a minute and built itself again. Accepted mail is safe. Make a report for whoever looks after it; the log has the details.',
    wentWrong:
      'Something in Dialpost went wrong that should not. Mail goes on, and accepted mail is safe. Make a report for whoever looks after it; the log has the details.',
    notTakenDown:
      'Dialpost had a fault and could not be taken down in order. It ends; accepted mail is safe on the disk, and goes on at the next start.',
    notBuilt:
      'Dialpost had a fault and could not be built again. It ends; accepted mail is safe on the disk, and goes on at the next start.',
  },
  save: {
    reportStays: (path: string, why: string) =>
      `The report was made as ${path} by the service, but it could not be copied from there: ${why}. Ask an administrator of this computer for it.`,
    standing: (path: string, standing: string) =>
      `The message was not saved as ${path}: ${standing}. It is still in the queue; choose another name.`,
    trouble: (path: string, why: string) =>
      `The message could not be saved as ${path}: ${why}. It is still in the queue; choose another place or make room.`,
    attachmentTrouble: (path: string, why: string) =>
      `The attachment could not be saved as ${path}: ${why}. It is still in the message; choose another place or make room.`,
    /** Some of all at once lie in `folder`; `path`: the one that could not be written. */
    attachmentsCut: (saved: number, folder: string, path: string, why: string) =>
      `${saved} ${saved === 1 ? 'attachment was' : 'attachments were'} saved in ${folder}, then ${path} could not be: ${why}. What is missing is still in the message; choose another place or make room.`,
    tableStanding: (path: string, standing: string) =>
      `The table was not saved as ${path}: ${standing}. Choose another name.`,
    tableTrouble: (path: string, why: string) =>
      `The table could not be saved as ${path}: ${why}. Choose another place or make room.`,
  },
  importing: {
    readFirst: 'There is no file to take any more. Import it again.',
    older:
      'Another, older Dialpost runs with this folder and cannot take settings from a file. Stop it (dialpost stop) and start the new one.',
  },
  socket: {
    tooMany: 'Too many programs are connected to this Dialpost. Close some of them and ask again.',
    lineTooLong: 'That line is too long.',
    notJson: (example: string) => `Expected one JSON object a line, such as ${example}.`,
    pathTooLong: (path: string, bytes: number, most: number) =>
      `The data folder's path is too long for a control socket (${path}: ${bytes} bytes, at most ${most}). Choose a shorter folder with --data.`,
    notUsable: (dir: string, why: string) =>
      `The control socket of ${dir} cannot be used: ${why}. Are you the user that Dialpost runs as?`,
    notLetIn: (dir: string) =>
      `The Dialpost of ${dir} does not let you in: its own user steers it, and whoever is in the group of the service (usually sudo usermod -a -G dialpost NAME, from the next login on). For one of your own, name another folder with --data.`,
    notProved:
      'Only a program that may read the data folder is answered here. A Dialpost of an older version cannot ask this one; use one version of it.',
    strangerAnswers: (dir: string) =>
      `What answers for ${dir} could not show that it is your Dialpost: it may be another program, an older Dialpost, or owner.json in that folder cannot be read. Nothing was asked. Stop that program, or ask as the user that Dialpost runs as.`,
    wentAway: 'Dialpost went away before it answered.',
    notRunning: 'Dialpost is no longer running.',
    folderNotTaken: (dir: string, why: string) =>
      `The folder ${dir} cannot be taken, so the control socket cannot be made: ${why}. Check that it is there and can be read and written.`,
    /** `who`: the program that holds the folder, "" where it is not known. */
    anotherOne: (dir: string, who: string) =>
      `Another Dialpost is already running with the folder ${dir}${who === '' ? '' : ` (${who})`}. Use it (dialpost status --data ${dir}), stop it (dialpost stop --data ${dir}), or choose another folder with --data.`,
    anotherAnswers: (path: string) => `another program answers on ${path}`,
    notMade: (path: string, why: string) =>
      `The control socket ${path} cannot be made: ${why}. Check that the folder can be written.`,
    folderStands: (path: string) =>
      `${path} is a folder, and the control socket must stand there. Move that folder away and start again.`,
    notTakenOver: (path: string) =>
      `The control socket ${path} could not be taken over. Remove it by hand if no Dialpost is running.`,
  },
});
