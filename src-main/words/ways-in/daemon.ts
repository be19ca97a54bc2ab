// What is said about the service of this computer, on a terminal. Names of systemd, launchd
// and the Task Scheduler, and commands, are the same in every language.
import { page } from '../page';

interface Plan {
  readonly data: string;
  readonly user: string;
  readonly steeredByGroup: boolean;
  readonly dials: string;
}

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
    otherOne: (file: string) =>
      `${file} is the service of another program, or an older one that somebody wrote by hand. Nothing was changed; move it away first.`,
    masked: (file: string) =>
      `The service is masked: ${file} leads nowhere, so systemd starts nothing of that name. Nothing was changed; to have it again: sudo systemctl unmask dialpost`,
    otherFolder: (file: string, data: string) =>
      `There is a service of Dialpost already, for the folder ${data} (${file}). One computer has one; remove it first: dialpost service remove. Mail and settings stay where they are.`,
    none: (file: string) =>
      `There is no service of Dialpost on this computer (${file} is not there), so nothing was removed.`,
    packaged: (file: string) =>
      `${file} came with a package. Switch the service off (sudo systemctl disable --now dialpost), or remove the package; mail and settings stay.`,
    noAnswer: (seconds: number) => `its relay did not answer within ${seconds} seconds`,
    noSystemd:
      'This computer was not started by systemd, so it has no such services. Start "dialpost serve" with whatever starts programs here.',
    closed: (program: string, place: string, user: string) =>
      `${user}, whom the service runs as, cannot get at ${program}: ${place} is closed to others. Install Node and Dialpost where everybody may run them (not in a home folder), and call that one.`,
    notSetUp: (folder: string, command: string) =>
      `Nothing is set up in ${folder} yet, so a service would have nothing to run, and nothing was changed. Store settings there first: ${command}`,
    runFolder: 'service run takes the folder: --data DIR',
  },
  rights: (command: string) =>
    `That needs an administrator's rights, and nothing was changed. Run it like this:\n  ${command}`,
  rightsOnWindows:
    'That needs an administrator’s rights, and nothing was changed. Open a command prompt with “Run as administrator” and run it there.',
  /** `stopped`: a relay that ran there has ended for it. */
  notInstalled: (why: string, log: string, stopped: boolean) =>
    `The service was not installed: ${why}. Everything is as it was before${stopped ? ', but the relay that ran there has ended: start it again' : ''}. The relay's own reasons: ${log}`,
  installed: (
    { data, user, steeredByGroup, dials }: Plan,
    { stopped, log, windows }: { readonly stopped: boolean; readonly log: string; readonly windows: boolean },
  ) =>
    [
      `The service runs, and starts with the computer: folder ${data}, as ${windows ? 'LOCAL SERVICE' : user}. What it says: ${log}`,
      stopped
        ? 'The relay that ran with this folder has ended in order; start the desktop app again, and it steers the service.'
        : '',
      steeredByGroup ? `Whoever is in the group ${user} may steer it, from the next login on.` : '',
      dials === 'networkmanager'
        ? 'The NetworkManager must let this user dial: a rule of polkit for org.freedesktop.NetworkManager.network-control.'
        : '',
      windows
        ? 'A dial-up entry must be one for all users of this computer, and passwords that the app sealed must be typed again.'
        : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  removed: (data: string) =>
    `The service is removed. Mail and settings stay in ${data}; the desktop app or "dialpost serve" go on with them.`,
  packagesOwn: (file: string) =>
    `The one that came with a package (${file}) is switched off. Switch it on: sudo systemctl enable --now dialpost`,
  notThere: 'No service of Dialpost is installed on this computer. Install it with: dialpost service install',
  status: {
    installed: (file: string) => `Installed: ${file}`,
    packaged: (file: string) => `Installed by a package: ${file}`,
    folder: ({ data, user }: Pick<Plan, 'data' | 'user'>) => `Folder ${data}, runs as ${user}`,
    running: (version: string, since: string) => `Running: Dialpost ${version} since ${since}`,
    anotherRuns: (version: string, since: string) =>
      `The service does not run: Dialpost ${version} runs with its folder since ${since}, started by somebody.`,
    stopped: 'Not running.',
    notAsked: (why: string) => `It cannot be asked whether it runs: ${why}`,
    log: (log: string) => `What it says: ${log}`,
    narrow: (command: string) =>
      `The settings dial with programs that this service keeps from their rights. Run:\n  ${command}`,
  },
});
