// What is said of settings that many places share and one place's own over them: what could
// not be laid over, what would become of the settings that hold, and what became of them.
// Words that stand in the files ("new", null, names of settings) are the same in every language.
import { page } from '../page';

interface Unknown {
  readonly name: string;
  /** The file that has no such entry. */
  readonly file: string;
  /** What may have been meant. */
  readonly near: string | null;
  readonly known: readonly string[];
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

export const layersWords = page({
  /** `path`: '' for the whole file. `message`: what would be right there. */
  at: (file: string, path: string, message: string) =>
    path === '' ? `${file}: ${message}` : `${file}, ${path}: ${message}`,
  more: (count: number) => `… and ${count} more places.`,
  unknown: ({ name, file, near, known }: Unknown) =>
    `${file} has no "${name}"; ${near === null ? `it has ${quoted(known)}` : `did you mean "${near}"?`}${near === null ? '; if' : ' If'} it is one more, write "new": true into it`,
  notNew: (name: string, file: string) => `${file} has "${name}" already; take "new" out`,
  newIsTrue: 'expected true; an entry that is not new has no "new"',
  /** `key`: "id". */
  noName: (key: string) => `expected an entry with its "${key}", which says which one is meant`,
  otherName: (name: string) => `expected "${name}", as the entry is called`,
  nothingToTake: 'null takes a setting away, and nothing of this name stands in the files before; check the spelling',
  password: {
    noVariable: (name: string) => `the password is to come from ${name} of the environment, and nothing stands there`,
    unreadable: (path: string, why: string) => `the password is to come from ${path}, which cannot be read: ${why}`,
    noPasswordFile: (path: string) =>
      `the password is to come from ${path}, which is no file with a password: it is a folder or a device, far too long, or neither UTF-8 nor UTF-16`,
    emptyFile: (path: string) => `the password is to come from ${path}, which is empty`,
    lines: (source: string) => `expected one line in ${source}, the password and nothing else`,
  },
  wrong: {
    undo: 'settings undo takes the name that settings set has told: dialpost settings undo NAME',
    notDocument: 'expected a settings document: {"organization": …}',
  },
  how: { new: 'new', gone: 'gone', changed: 'changed' },
  /** In place of a password. */
  secret: { set: 'password set', changed: 'password changed', removed: 'password removed' },
  unset: 'not set',
  wantsPassword: (at: string) => `Wanted: ${at}`,
  nothing: (dir: string) => `No difference: the settings in ${dir} are these already.`,
  question: 'Take these settings? [Y/n] ',
  stayed: 'Nothing was taken; the settings are as before.',
  /** `undo`: null where they cannot be put back by name. */
  taken: (dir: string, undo: string | null) =>
    `Taken: the settings in ${dir} are these now.${undo === null ? '' : ` To put those of before back: dialpost settings undo ${undo}`}`,
  undone: 'The settings of before are back, passwords too.',
  undoAtRest: (dir: string) =>
    `Only the Dialpost that took the settings can put those of before back, while it runs, and none runs with the folder ${dir}. Set the files of before instead: dialpost settings set FILE`,
});
