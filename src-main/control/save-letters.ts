// The letters that were sent and received as a table for spreadsheets, into a file: with the
// mark in front by which they know its letters (a byte order mark). Written beside its
// place first: there is a whole table or none. Rejects ContractError when the disk refuses.
import type { FileHandle } from 'node:fs/promises';
import { notReplaceable } from '../base/replaceable';
import { READ_COLUMNS, writeCsv } from '../contract/history/csv';
import type { HistoryFilter } from '../contract/history/history';
import type { Caller } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';
import { writeWhole } from './whole-file';

const MARK = '\ufeff';
/** How a table begins that was saved before. */
const BEGINS = `${MARK}${READ_COLUMNS.join(',')}`;

/** Every letter that `filter` finds, newest first; a table that was saved there before is replaced, nothing else is. */
export function saveLetters(relay: Caller, filter: HistoryFilter, path: string): Promise<void> {
  return writeWhole(path, {
    trouble: controlWords.save.tableTrouble,
    fill: (file) => writeTable(relay, filter, file),
    standing: async () => {
      const standing = await notReplaceable(path, 'table', (head) => head.toString('utf8').startsWith(BEGINS));
      return standing === null ? null : controlWords.save.tableStanding(path, standing);
    },
  });
}

async function writeTable(relay: Caller, filter: HistoryFilter, file: FileHandle): Promise<void> {
  await file.writeFile(MARK);
  await writeCsv(
    (offset, limit) => relay.call('history.list', { ...filter, offset, limit }),
    (text) => file.writeFile(text),
    READ_COLUMNS,
  );
}
