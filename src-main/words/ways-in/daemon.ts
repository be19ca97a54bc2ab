// What is said about the service of this computer, on a terminal. Names of systemd, launchd
// and the Task Scheduler, and commands, are the same in every language.
import { page } from '../page';

export const daemonWords = page({
  wrong: {
    word: (word: string) => `service knows install, remove, status and show${word === '' ? '' : `; not "${word}"`}`,
    system: (known: readonly string[], word: string) => `--system takes ${known.join(', ')}; not "${word}"`,
    dials: (known: readonly string[], word: string) => `--dials takes ${known.join(', ')}; not "${word}"`,
    noSystem: (platform: string) =>
      `Dialpost knows no service of this system (${platform}). Start "dialpost serve" with whatever starts programs there.`,
    userOnWindows: 'On Windows the service runs as LOCAL SERVICE; --user is for other systems.',
    whichUser: 'Whom should the service run as? Name somebody who is not root: --user WHO.',
    root: 'A relay that everybody may talk to does not run as root. Name another user: --user WHO, or leave --user out.',
    userName: (name: string) => `"${name}" is no name of a user.`,
    noUser: (name: string) => `There is no user "${name}" on this computer. Name one that exists, or leave --user out.`,
    otherOwner: (folder: string, owner: string, user: string) =>
      `The folder ${folder} belongs to ${owner}, so the service cannot run as ${user}. Leave --user out, and it runs as ${owner}; or give the folder away first: chown -R ${user} …`,
    ownerUnknown: (folder: string, uid: number) =>
      `The folder ${folder} belongs to user number ${uid}, whom this computer does not know. Give it to somebody first: chown -R NAME …`,
    noFolder: (path: string) => `${path} is no folder. Name the data folder with --data.`,
    control: (path: string) => `${path} holds a character that no service file can hold. Choose another folder.`,
    share: (path: string) =>
      `${path} lies on another computer, where the service has no rights. Choose a folder on a disk of this one.`,
    replaced: (path: string) =>
      `The Task Scheduler would replace a part of ${path} (between two % signs, or after "$("). Choose a folder without them.`,
    passing: (path: string) =>
      `${path} is emptied or gone when the computer starts again. Choose a folder that stays, and run the dialpost that is installed.`,
  },
});
