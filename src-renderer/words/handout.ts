// The sentences of what a person takes away: a table for a spreadsheet, a sheet of paper.
// The rules of words/window.ts hold.
import { number } from '../format';
import { page } from './spoken';

export const handoutWords = page({
  export: 'Export what is shown…',
  exported: (rows: number, path: string) =>
    rows === 1 ? `1 row is saved as ${path}.` : `${number(rows)} rows are saved as ${path}.`,
  moved:
    'The queue changed while it was written down: a message that came, went or changed its place in these moments may be missing or stand twice. Export it again for an exact list.',
  nothingToExport: 'No list is shown that can be saved as a table. Open Queue, Calls or Sent & received first.',
  print: 'Print…',
  printIt: (title: string) => `Print… (${title})`,
  nothingToPrint: 'Nothing that fits on paper is open. Open a letter, a call or Times first.',
  printed: 'It is on its way to the printer.',
  notPrinted: 'Nothing was printed.',
  /** At the foot of every page; `at`: when it was printed. */
  foot: (at: string) => `Dialpost, ${at}`,
  date: 'Date',
  size: 'Size',
  /** A file the letter brings along. */
  file: (name: string, size: string) => `${name} (${size})`,
  cutHere: (characters: number, size: string) =>
    `The text is cut here, after ${number(characters)} characters of a letter of ${size}. Save its source to have all of it.`,
  beginning: 'Only the beginning of this letter is printed. Save its source to have all of it.',
  firstOf: (printed: number, all: number) =>
    `The first ${number(printed)} of ${number(all)} stand here; Sent & received can be exported with all of them.`,
  times: 'When calls are made',
  notSaved: 'Drawn, and not saved yet: Dialpost still calls as before.',
  by: (provider: string, line: string) => `${provider}, by ${line}`,
  marked: 'In the hours marked here',
  largeOver: (size: string) => `Large mail, over ${size}`,
  notes: 'Notes',
  named: (name: string, value: string) => `${name}: ${value}`,
});
