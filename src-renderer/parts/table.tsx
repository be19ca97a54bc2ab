// A long table that stays smooth: only the rows on screen exist. One row holds
// the keyboard's place (arrows, page keys, home and end); enter opens it, space
// selects it. Screen readers get the true number of rows. A table shown again is
// where it was left, and takes the focus back if nothing else has it.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { windowWords } from '../words/window';
import styles from './table.module.css';
import type { Pages } from './use-pages';

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
  isSelected?(row: T): boolean;
  toggle?(row: T): void;
  readonly sort?: string;
  sortBy?(sort: string): void;
  hover?(inside: boolean): void;
}

const ROW_PX = 34;
/** The keyboard's place in each table, by its name, also while another screen is shown. */
const kept = new Map<string, number>();

export function Table<T>(all: TableProps<T>): ReactNode {
  const [width, measure] = useWidth();
  const props = { ...all, columns: all.columns.filter((c) => (c.least ?? 0) <= width) };
  const { pages, columns, label, name } = props;
  const { scroller, virtual, items, place, setPlace, move, first, last } = useRowsOnScreen(name, pages);
  const total = pages.total ?? 0;
  // Tab always reaches the table: where the place has scrolled away, through the first row there is.
  const tabbed = place >= first && place <= last ? place : first;
  const keys = (event: KeyboardEvent): void =>
    onKey(event, { place, page: Math.max(1, last - first - 8), total, move, row: pages.row(place), props });
  const tracks = columns.map((c) => c.width).join(' ');
  if (pages.total === null) return <NotRead trouble={pages.trouble} />;
  if (total === 0) return <>{props.empty}</>;
  return (
    <div
      ref={measure}
      className={styles['frame']}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={props.toggle ? true : undefined}
    >
      <div
        ref={scroller}
        className={styles['scroll']}
        onKeyDown={keys}
        onMouseMove={() => props.hover?.(true)}
        onMouseLeave={() => props.hover?.(false)}
      >
        <Head {...props} tracks={tracks} />
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => (
            <Row
              key={index}
              index={index}
              start={start}
              tracks={tracks}
              row={pages.row(index)}
              here={index === tabbed}
              goTo={() => setPlace(index)}
              props={props}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The rows on screen, asked for as they come into sight, and the keyboard's place among them. */
function useRowsOnScreen<T>(name: string, { total: known, want }: Pages<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(() => kept.get(name) ?? 0);
  const total = known ?? 0;
  useEffect(() => void kept.set(name, place), [name, place]);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => want(first, last), [want, first, last]);
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    setPlace(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  useReturn(
    total > 0,
    () => place > 0 && (focusIsFree() ? move(place) : virtual.scrollToIndex(Math.min(place, total - 1))),
  );
  return { scroller, virtual, items, place, setPlace, move, first, last };
}

/** Instead of the rows, before the first have come. */
function NotRead({ trouble }: { readonly trouble: string | null }): ReactNode {
  return (
    <div className={styles['note']} role={trouble !== null ? 'alert' : 'status'}>
      {trouble ?? windowWords.loading}
    </div>
  );
}

/** Calls `back` once, when the first rows are there. */
function useReturn(filled: boolean, back: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!filled || done.current) return;
    done.current = true;
    back();
  });
}

const focusIsFree = (): boolean => document.activeElement === document.body || document.activeElement?.id === 'main';

/** The keyboard's place in the table on screen gets the focus, once the table is in sight again. */
export function focusTable(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=grid] [role=row][tabindex="0"]')?.focus());
}

/** The width of the element that gets the second value as its ref. */
function useWidth(): readonly [number, (element: HTMLElement | null) => (() => void) | undefined] {
  const [width, setWidth] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, measure];
}

const ARROWS = { ascending: ' ▲', descending: ' ▼', none: '' };

function directionOf(sort: string | undefined, key: string): 'ascending' | 'descending' | undefined {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}

function Head<T>({ columns, tracks, sort, sortBy }: TableProps<T> & { readonly tracks: string }): ReactNode {
  const direction = (key: string | undefined): 'ascending' | 'descending' | undefined =>
    key === undefined ? undefined : directionOf(sort, key);
  return (
    <div role="rowgroup" className={styles['headgroup']}>
      <div role="row" aria-rowindex={1} className={styles['head']} style={{ gridTemplateColumns: tracks }}>
        {columns.map((c) => (
          <div
            key={c.key}
            role="columnheader"
            aria-sort={direction(c.sort)}
            className={c.end ? styles['end'] : undefined}
          >
            {c.sort !== undefined && sortBy ? (
              <button type="button" onClick={() => sortBy(sort === c.sort ? `-${c.sort}` : (c.sort ?? ''))}>
                {c.title}
                <span aria-hidden="true">{ARROWS[direction(c.sort) ?? 'none']}</span>
              </button>
            ) : (
              <span className={c.bare ? 'hidden' : undefined}>{c.title}</span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps<T> {
  readonly index: number;
  readonly start: number;
  readonly tracks: string;
  readonly row: T | undefined;
  readonly here: boolean;
  readonly goTo: () => void;
  readonly props: TableProps<T>;
}

function Row<T>({ index, start, tracks, row, here, goTo, props }: RowProps<T>): ReactNode {
  const chosen = row !== undefined && (props.isSelected?.(row) ?? false);
  const click = (): void => {
    goTo();
    if (row !== undefined) props.open?.(row);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.toggle ? chosen : undefined}
      data-index={index}
      data-open={row !== undefined && props.openId === props.idOf(row) ? true : undefined}
      tabIndex={here ? 0 : -1}
      className={styles['row']}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)`, height: ROW_PX }}
      onClick={click}
      onFocus={goTo}
    >
      {props.columns.map((c) => (
        <div key={c.key} role="gridcell" className={c.end ? styles['end'] : styles['cell']}>
          {row === undefined && c === props.columns[1] && windowWords.loading}
          {row !== undefined && c.show(row)}
        </div>
      ))}
    </div>
  );
}

interface KeyPlace<T> {
  readonly place: number;
  readonly page: number;
  readonly total: number;
  readonly row: T | undefined;
  readonly props: TableProps<T>;
  move(index: number): void;
}

function onKey<T>(event: KeyboardEvent, { place, page, total, row, props, move }: KeyPlace<T>): void {
  if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: total - 1,
  };
  const step = steps[event.key];
  if (step !== undefined) move(step);
  else if (event.key === 'Enter' && row !== undefined) props.open?.(row);
  else if (event.key === ' ' && row !== undefined) props.toggle?.(row);
  else return;
  event.preventDefault();
}
