// The letters that were sent and received as a table for spreadsheets, into a file: with the
// mark in front by which they know its letters (a byte order mark). Written beside its
// place first: there is a whole table or none. Rejects ContractError when the disk refuses.
import { open, unlink } from 'node:fs/promises';
import { renameDurable } from '../base/durable';
import { notReplaceable } from '../base/replaceable';
import { ContractError } from '../contract/errors';
import { READ_COLUMNS, writeCsv } from '../contract/history/csv';
import type { HistoryFilter } from '../contract/history/history';
import type { Caller } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';

const MARK = '\ufeff';
/** How a table begins that was saved before. */
const BEGINS = `${MARK}${READ_COLUMNS.join(',')}`;

/** Every letter that `filter` finds, newest first; a table that was saved there before is replaced, nothing else is. */
export async function saveLetters(relay: Caller, filter: HistoryFilter, path: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeTable(relay, filter, beside);
    const standing = await notReplaceable(path, 'table', (head) => head.toString('utf8').startsWith(BEGINS));
    if (standing !== null) throw new ContractError('refused', controlWords.save.tableStanding(path, standing));
    await renameDurable(beside, path);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    if (error instanceof ContractError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ContractError('refused', controlWords.save.tableTrouble(path, why));
  }
}

async function writeTable(relay: Caller, filter: HistoryFilter, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(MARK);
    await writeCsv(
      (offset, limit) => relay.call('history.list', { ...filter, offset, limit }),
      (text) => file.writeFile(text),
      READ_COLUMNS,
    );
    await file.sync();
  } finally {
    await file.close();
  }
}
