// What a table is told by the screen it stands on.
import type { ReactNode } from 'react';
import type { Pages } from '../parts/use-pages';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** A grid track: "90px", "minmax(120px, 2fr)". */
  readonly width: string;
  /** The title is heard, not seen. */
  readonly bare?: boolean;
  readonly end?: boolean;
  /** Left out while the table is narrower than this many pixels. */
  readonly least?: number;
  /** The key to sort by, where it can be sorted. */
  readonly sort?: string;
  show(row: T): ReactNode;
  /** True where it says nothing of the row; where it says nothing of any, the others get its room. */
  isBlank?(row: T): boolean;
}

/** For a table whose rows are chosen to do something with them. */
export interface Choosing<T> {
  /** All, also those that are not on screen, some, or none. */
  readonly head: 'none' | 'some' | 'all';
  isChosen(row: T): boolean;
  /** This one instead of what was chosen. */
  only(row: T): void;
  toggle(row: T): void;
  /** The rows at these places, both included, instead of what was chosen, or with `more` beside it. */
  range(first: number, last: number, more: boolean): void;
  all(): void;
  none(): void;
  /** The delete key: what is chosen is to go, else `row`, which has the keyboard; it asks first. */
  remove(row: T): void;
}

export interface TableProps<T> {
  /** Which table it is. */
  readonly name: string;
  readonly label: string;
  readonly pages: Pages<T>;
  readonly columns: readonly Column<T>[];
  readonly empty: ReactNode;
  idOf(row: T): string;
  open?(row: T): void;
  readonly openId?: string | null;
  readonly choosing?: Choosing<T>;
  readonly sort?: string;
  sortBy?(sort: string): void;
  hover?(inside: boolean): void;
}
