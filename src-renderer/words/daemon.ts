// The service of this computer, in the settings: what it would do, and how it comes and goes.
import { page } from './spoken';

export const daemonWords = page({
  title: 'Run as a service',
  /** `folder`: where settings and mail lie. */
  meaning: (folder: string) =>
    `The service takes mail and makes calls from the moment this computer starts, whoever is logged in. It takes over ${folder} as it is, with all mail and settings; nothing is moved. This window then steers it, and quitting leaves it running.`,
  passwords: 'Passwords that this computer’s keychain keeps for you must be typed once more.',
  install: 'Run as a service…',
  waiting: 'Waiting for the system’s question…',
  installed: 'The service runs, and starts with this computer.',
  here: (folder: string) => `The service of this computer does the work, with the folder ${folder}.`,
  remove: 'Remove the service…',
  removeTitle: 'Remove the service?',
  removeMeaning:
    'Mail and settings stay where they are. This app takes mail and makes calls itself from then on, and only while it runs.',
  removeYes: 'Remove the service',
  removed: 'The service is removed. This app does the work again.',
  packaged:
    'It came with a package: switch it off with “sudo systemctl disable --now dialpost”, or remove the package. Mail and settings stay.',
  elsewhere: (folder: string) =>
    `This computer has a service already, with another folder: ${folder}. One computer has one. Whoever looks after it removes it first; its mail and settings stay in that folder.`,
  notOurs:
    'A program that is not this Dialpost has put a service of that name on this computer. Whoever looks after the computer moves it away first.',
  byHand: 'An administrator types this in a terminal:',
  noProgram:
    'A service needs a program that runs without a window: the package of the relay (dialpost-relay), or Node 20.19 or newer. Install one of them for everybody on this computer, then look here again.',
});
