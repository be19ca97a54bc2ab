// What a table for people is made of, and the cells that several have.
import type { CsvColumn, CsvTable } from '../../contract/table/csv';

export interface SavedTable<T> extends Omit<CsvTable<T>, 'columns'> {
  /** With their titles in the language of the moment. */
  columns(): readonly CsvColumn<T>[];
  /** New rows come on top and nothing else changes: whatever comes meanwhile, the table is whole. */
  readonly onlyGrows: boolean;
  /** How such tables began that an older Dialpost saved. */
  readonly beganBefore?: readonly string[];
}

/** "2026-11-29 08:05:00" by the computer's clock, as every spreadsheet reads a time; '' for none. */
export function localTime(iso: string | null | undefined): string {
  const at = new Date(iso ?? '');
  if (Number.isNaN(at.getTime())) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
