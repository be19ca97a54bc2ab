// A table for spreadsheets (RFC 4180), row by row from wherever the rows are. Addresses and
// replies come from strangers: what a spreadsheet would take for a formula gets an
// apostrophe in front. A hundred thousand rows need no more memory than a thousand.
import { type AskPage, walk } from './walk';

export type Cell = string | number | null | undefined;

export interface CsvColumn<T> {
  readonly title: string;
  of(row: T): Cell;
}

/** How cells are parted and figures written. */
export interface CsvForm {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  /** The most characters of a cell. */
  readonly longest: number;
}

/** A byte order mark: by it spreadsheets know that the letters are Unicode's. */
export const TABLE_MARK = '\ufeff';

export const FOR_PROGRAMS: CsvForm = { separator: ',', decimal: '.', longest: Infinity };
/** A spreadsheet's cell takes 32,767; what is longer would spill into the rows below. */
const LONGEST_CELL = 32_000;

/** As the spreadsheet of `locale` reads it by itself: where a comma stands in its figures, cells are parted by ";". */
export function formFor(locale: string): CsvForm {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const comma = parts.some(({ type, value }) => type === 'decimal' && value === ',');
  return { separator: comma ? ';' : ',', decimal: comma ? ',' : '.', longest: LONGEST_CELL };
}

export interface CsvTable<T> {
  readonly columns: readonly CsvColumn<T>[];
  readonly ask: AskPage<T>;
  /** What tells one row from another. */
  keyOf(row: T): string;
}

export interface WrittenRows {
  readonly rows: number;
  /** Rows came before those that were written already, went, or changed places meanwhile. */
  readonly moved: boolean;
}

/** Hands `write` the line of titles and every row, a page at a time. */
export async function writeTable<T>(
  { columns, ask, keyOf }: CsvTable<T>,
  form: CsvForm,
  write: (text: string) => Promise<void>,
): Promise<WrittenRows> {
  await write(titleLine(columns, form));
  let rows = 0;
  const moved = await walk(ask, keyOf, async (some) => {
    rows += some.length;
    await write(
      some
        .map((row) =>
          csvLine(
            columns.map((column) => column.of(row)),
            form,
          ),
        )
        .join(''),
    );
  });
  return { rows, moved };
}

export function titleLine(columns: readonly { readonly title: string }[], form: CsvForm): string {
  return csvLine(
    columns.map(({ title }) => title),
    form,
  );
}

function csvLine(cells: readonly Cell[], form: CsvForm): string {
  return `${cells.map((value) => cell(value, form)).join(form.separator)}\r\n`;
}

/** Figures part no cells and begin no formula. */
function cell(value: Cell, { decimal, longest }: CsvForm): string {
  if (typeof value === 'number') return String(value).replace('.', decimal);
  const text = value ?? '';
  const harmless = withoutFormula(text.length > longest ? `${text.slice(0, longest)}…` : text);
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
