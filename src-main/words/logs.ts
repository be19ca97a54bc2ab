// What the logs say of themselves, and the report that is saved for a technician.
import { countText } from './amounts';
import { page } from './page';

export const logsWords = page({
  leftOut: (lines: number) => `${countText(lines, 'line was', 'lines were')} left out`,
  diagnosticTrouble: (folder: string, why: string) =>
    `The diagnostic log in ${folder} cannot be written: ${why}. Its lines are left out until it can; make room, or see to its rights.`,
  protocolTrouble: (folder: string, why: string) =>
    `The protocol log in ${folder} cannot be written: ${why}. Its lines are left out until it can; make room, see to its rights, or choose another folder.`,
  levelsFell: 'Diagnostic levels fell back from maximum to minimum, as set.',
  levelsNotTold: (why: string) => `the settings could not be told that levels fell back: ${why}`,
  report: {
    wholePath: (example: string, file: string) => `The report needs a whole path such as ${example}, not "${file}".`,
    standing: (path: string, standing: string) =>
      `The report was not saved as ${path}: ${standing}. Choose another name.`,
    amongMail: (path: string, example: string) =>
      `The report was not saved as ${path}: that is a place of the mail's own. Choose another, such as ${example}.`,
    trouble: (path: string, why: string) =>
      `The report could not be saved as ${path}: ${why}. Choose another place or make room.`,
    about: [
      'A report of Dialpost for whoever looks for a fault.',
      '',
      'settings.json    what is set up; passwords are left out',
      'status.json      listeners, lines, queue counts, next calls, what needs attention',
      'log/             the ends of the diagnostic and the protocol log',
      'sessions/        the last calls with what was said on the line',
      'disk.json        room on the disk, files by folder',
      'versions.json    program, system, computer',
      '',
      'It holds no passwords, no tokens and no content of messages. It does hold names and',
      'addresses of people who wrote to each other: hand it only to somebody you trust.',
      '',
    ],
    leftOut: '-- left out in this report --',
  },
});
