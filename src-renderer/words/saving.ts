// The sentences of saving, of typing into fields, and of the schedule.
// The rules of words/window.ts hold.
import { number } from '../format';
import { page } from './spoken';

export const savingWords = page({
  save: 'Save',
  undo: 'Undo changes',
  saved: 'Saved. It holds from now on, also for mail that already waits.',
  exported: (path: string) =>
    `The settings are saved as ${path}. Passwords are not in it: who takes it in elsewhere types them there.`,
  unsaved: 'Not saved yet',
  issues: (n: number) => (n === 1 ? 'One place does not fit yet' : `${number(n)} places do not fit yet`),
  /** A place that does not fit, and what would be right there. */
  issueAt: (where: string, message: string) => `${where}: ${message}`,
  wholeSettings: 'The settings as a whole',
  unlimited: 'no limit',
  blankNever: 'never',
  passwordStored: 'stored; type to replace it',
  typePassword: 'Type it here; none is stored for this login.',
  passwordInFile:
    'Kept in secrets.json in the data folder, not encrypted, in a file that only the account Dialpost runs under may read.',
  showPassword: 'Show or hide the password',

  schedule: 'Times',
  connector: 'Provider',
  noConnectors: 'No provider is set up yet',
  noConnectorsDetail: 'Set Dialpost up first; then its calls can be planned here.',
  layer: 'Kind of mail',
  normalMail: 'Normal mail',
  largeMail: 'Large mail',
  largeOwn: 'Large mail has times of its own',
  largeOver: 'Large is over (MB)',
  whenNormal: 'When Dialpost calls',
  whenLarge: 'When large mail may go',
  always: 'At any time, at once',
  never: 'Never by itself',
  painted: 'In the hours painted below',
  every: (minutes: number) => {
    if (minutes < 60) return `Every ${minutes} minutes`;
    if (minutes === 60) return 'Every hour';
    return minutes === 1440 ? 'Once a day, at midnight' : `Every ${minutes / 60} hours`;
  },
  again: 'While open, call again',
  againNever: 'Not again',
  view: 'View',
  hours: 'Hours',
  quarters: 'Quarter hours',
  week: 'Week',
  day: 'Day',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  cell: (day: string, from: string, to: string, state: 'open' | 'closed' | 'partly') =>
    `${day} ${from} to ${to}, ${state === 'partly' ? 'partly open' : state}`,
  gridHint:
    'Sweep with the mouse to open or close hours, or use the arrow keys and space; with Shift the arrow keys paint on.',
  otherHint: 'A line at the foot of a cell shows the other kind of mail.',
  copyDay: 'Copy a day…',
  copyFrom: 'Copy the hours of',
  copyNow: 'Copy',
  choose: 'Choose…',
  /** What the button is called for who does not see beside which field it stands. */
  chooseFor: (field: string) => `Choose… ${field}`,
  nextFive: 'The next five calls',
  noPreview: 'They cannot be told now.',
  noCalls: 'None: mail waits until somebody presses Send/receive now.',
  letters: {
    always: 'No fixed times: mail goes as soon as it is handed in.',
    dials: 'No fixed times: each letter makes a call as soon as it is handed in.',
    'while-open': 'In the open hours mail goes as soon as it is handed in.',
  },
  fetched: {
    'with-calls': 'Mail that is held for you is asked for at these times, and in every other call.',
    'own-times': 'Mail that is held for you is asked for in every call, and at times of its own.',
    'in-calls': 'Mail that is held for you is asked for in every call, and never otherwise.',
    often: 'Mail that is held for you is asked for every 15 minutes, and in every call.',
  },
});
