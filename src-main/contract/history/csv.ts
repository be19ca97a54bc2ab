// The history as a table for spreadsheets (RFC 4180), newest first. Addresses and
// replies come from strangers: what a spreadsheet would take for a formula gets an
// apostrophe in front. Reads page by page, so a million rows need no memory; rows
// that come in meanwhile are left out, and none stands twice.
import type { HistoryRow } from './history';

/** Anything of a row but the place of its letter. */
type Column = Exclude<keyof HistoryRow, 'content'>;

/** For programs: what the command line writes stays as it is. */
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
/** For people: with what they know a letter by. */
export const READ_COLUMNS = [
  'at',
  'direction',
  'subject',
  'sender',
  'recipient',
  'result',
  'reply',
  'bytes',
  'host',
  'connector',
  'session',
  'id',
] as const satisfies readonly Column[];
const PAGE = 1_000;

/** One page of the history, newest first. */
export type AskPage = (
  offset: number,
  limit: number,
) => Promise<{ readonly total: number; readonly rows: readonly HistoryRow[] }>;

/** Hands `write` the header line and every row there was at the beginning. */
export async function writeCsv(
  ask: AskPage,
  write: (text: string) => Promise<void>,
  columns: readonly Column[] = COLUMNS,
): Promise<void> {
  await write(line(columns));
  let done = 0;
  let first: number | null = null;
  for (;;) {
    const { total, rows } = await ask(done, PAGE);
    first ??= total;
    // Newer rows push the older ones further back.
    const known = rows.slice(Math.max(0, total - first));
    if (rows.length === 0 || done >= first) return;
    await write(known.map((row) => line(columns.map((column) => cell(row[column])))).join(''));
    done += rows.length;
    first += rows.length - known.length;
  }
}

function cell(value: HistoryRow[Column]): string {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' ? withoutFormula(text) : text;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * An apostrophe where a formula would begin: at the front, behind blanks or line ends, written in wide letters, and
 * behind what a spreadsheet of another country takes for the next cell.
 */
function withoutFormula(text: string): string {
  return text
    .replace(/^([\s\u00a0\u3000\ufeff]*)([=+\-@\uff1d\uff0b\uff0d\uff20])/, "'$1$2")
    .replace(/^[\t\r]/, "'$&")
    .replace(/([;\t\r\n]\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'$2");
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}
