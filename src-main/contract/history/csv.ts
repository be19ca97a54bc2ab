// The history as a table for programs, newest first: what the command line writes stays as
// it is, whatever the language.
import type { CsvTable } from '../table/csv';
import type { AskPage } from '../table/walk';
import type { HistoryRow } from './history';

/** Anything of a row but the place of its letter, and what is more than a cell. */
type Column = Exclude<keyof HistoryRow, 'content' | 'putOff'>;

const COLUMNS = [
  'at',
  'result',
  'sender',
  'recipient',
  'bytes',
  'host',
  'reply',
  'connector',
  'session',
  'id',
] as const satisfies readonly Column[];

export function historyTable(ask: AskPage<HistoryRow>): CsvTable<HistoryRow> {
  return { columns: COLUMNS.map((title) => ({ title, of: (row) => row[title] })), ask, keyOf: historyKey };
}

/** A letter has a row for each recipient and what became of it. */
export function historyKey({ id, at, recipient, result }: HistoryRow): string {
  return JSON.stringify([id, at, recipient, result]);
}
