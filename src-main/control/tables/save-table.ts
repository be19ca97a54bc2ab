// A list of the window as a table for spreadsheets, into a file: all that is found, in the
// order shown, with the mark in front by which they know its letters (a byte order mark).
// Written beside its place first: there is a whole table or none. Rejects ContractError
// when the disk refuses.
import { notReplaceable } from '../../base/replaceable';
import { type CsvColumn, formFor, TABLE_MARK, titleLine, writeTable, type WrittenRows } from '../../contract/table/csv';
import type { Caller } from '../../contract/methods';
import type { ShownTable } from '../../contract/window/shown-table';
import { inEveryLanguage, localeSpoken } from '../../words/page';
import { controlWords } from '../../words/ways-in/control';
import { writeWhole } from '../whole-file';
import { callTable } from './calls';
import { letterTable } from './letters';
import { queueTable } from './queue';
import type { SavedTable } from './saved-table';

/** A table of the same kind that was saved there before is replaced, nothing else is. */
export function saveTable(relay: Caller, shown: ShownTable, path: string): Promise<WrittenRows> {
  switch (shown.of) {
    case 'letters':
      return save(letterTable(relay, shown.filter), path);
    case 'queue':
      return save(queueTable(relay, shown.filter, shown.sort), path);
    case 'calls':
      return save(callTable(relay), path);
  }
}

function save<T>(
  { columns, ask, keyOf, onlyGrows, beganBefore = [] }: SavedTable<T>,
  path: string,
): Promise<WrittenRows> {
  return writeWhole(path, {
    trouble: controlWords.save.tableTrouble,
    fill: async (file) => {
      await file.writeFile(TABLE_MARK);
      const table = { columns: columns(), ask, keyOf };
      const { rows, moved } = await writeTable(table, formFor(localeSpoken()), (text) => file.writeFile(text));
      return { rows, moved: moved && !onlyGrows };
    },
    standing: async () => {
      const begins = [...beganBefore, ...beginnings(columns)];
      const isTable = (head: string): boolean => begins.some((line) => head.startsWith(`${TABLE_MARK}${line}`));
      const standing = await notReplaceable(path, 'table', (head) => isTable(head.toString('utf8')));
      return standing === null ? null : controlWords.save.tableStanding(path, standing);
    },
  });
}

/** How such a table may begin: it was saved in one of our languages, on a computer of here or elsewhere. */
function beginnings<T>(columns: () => readonly CsvColumn<T>[]): readonly string[] {
  return ['en', 'de'].flatMap((locale) => inEveryLanguage(() => [titleLine(columns(), formFor(locale))]));
}
