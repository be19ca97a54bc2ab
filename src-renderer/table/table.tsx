// A long table that stays smooth: only the rows on screen exist. One row holds
// the keyboard's place (keys.ts), and stays with its row when others come or go.
// Screen readers get the true number of rows. A table shown again is where it was
// left, and takes the focus back if nothing else has it.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { windowWords } from '../words/window';
import { frozen, inOrder, leastWidth, tracksOf, widened } from './arrangement';
import { ColumnChoice } from './column-choice';
import { Head } from './head';
import { onKey } from './keys';
import type { Pages } from '../parts/use-pages';
import type { Column, TableProps } from './model';
import { Row, ROW_PX } from './row';
import styles from './table.module.css';
import { useArrangement } from './use-arrangement';
import { useBlank } from './use-blank';
import { useFollowing } from './use-following';

/** The keyboard's place in each table, by its name, also while another screen is shown. */
const kept = new Map<string, number>();
const BOX_PX = 20;
const GAP_PX = 12;

export function Table<T>(props: TableProps<T>): ReactNode {
  const { pages, label, choosing } = props;
  const total = useDrawnTotal(pages);
  const { scroller, virtual, items, place, anchor, goTo, move, first, last } = useRowsOnScreen(props, total ?? 0);
  const drawn = useDrawnColumns(props, first);
  const { columns, tracks, least, width, measure } = drawn;
  // Tab always reaches the table: where the place has scrolled away, through the first row there is.
  const tabbed = place >= first && place <= last ? place : first;
  if (total === null) return <NotRead trouble={pages.trouble} />;
  if (total === 0) return <>{props.empty}</>;
  const page = Math.max(1, last - first - 8);
  return (
    <div className={styles['frame']}>
      <ColumnChoice {...drawn} columns={props.columns} room={width} />
      <div
        ref={measure}
        className={styles['grid']}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-multiselectable={choosing ? true : undefined}
      >
        <div
          ref={scroller}
          className={styles['scroll']}
          onKeyDown={(e) => onKey(e, { place, anchor, page, total, move, row: pages.row(place), props })}
          onContextMenu={onlyRows}
          onMouseMove={() => props.hover?.(true)}
          onMouseLeave={() => props.hover?.(false)}
        >
          <div style={{ minWidth: least }}>
            <Head {...drawn} sort={props.sort} sortBy={props.sortBy} choosing={choosing} />
            <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {items.map(({ index, start }) => (
                <Row
                  key={index}
                  index={index}
                  start={start}
                  tracks={tracks}
                  columns={columns}
                  row={pages.row(index)}
                  here={index === tabbed}
                  goTo={(keepAnchor) => goTo(index, keepAnchor)}
                  rangeTo={(more) => choosing?.range(Math.min(anchor, index), Math.max(anchor, index), more)}
                  props={props}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** The columns there is room for, as the person wants them, and what changes that. */
function useDrawnColumns<T>({ name, columns: all, choosing, pages }: TableProps<T>, first: number) {
  const [width, measure] = useWidth();
  const [arrangement, change] = useArrangement(name);
  const isBlank = useBlank(all, pages, first);
  const columns: readonly Column<T>[] = inOrder(all, arrangement).filter(
    (c) => (c.least ?? 0) <= width && !arrangement.hidden.includes(c.key),
  );
  const own = tracksOf(columns, arrangement, isBlank);
  const allTracks = choosing ? [`${BOX_PX}px`, ...own] : own;
  const drawnWidths = (): Readonly<Record<string, number>> => {
    const heads = [...document.querySelectorAll('[role=grid] [role=columnheader]')].slice(choosing ? 1 : 0);
    return Object.fromEntries(
      columns.map(({ key }, i) => [key, Math.round(heads[i]?.getBoundingClientRect().width ?? 0)]),
    );
  };
  return {
    columns,
    tracks: allTracks.join(' '),
    least: leastWidth(allTracks) + (allTracks.length + 1) * GAP_PX,
    width,
    measure,
    arrangement,
    change,
    widthOf: (key: string) => drawnWidths()[key] ?? 0,
    widen: (key: string, px: number | null) =>
      change(widened(px === null ? arrangement : frozen(arrangement, drawnWidths()), key, px)),
  };
}

/**
 * How many rows are drawn; null: none yet. Until another list has come, or the same in another order, it is as many as
 * before: the head stays, with the keyboard on it.
 */
function useDrawnTotal<T>({ total, trouble }: Pages<T>): number | null {
  const before = useRef(0);
  useEffect(() => void (total !== null && (before.current = total)), [total]);
  if (total !== null) return total;
  return before.current > 0 && trouble === null ? before.current : null;
}

/** The rows on screen, asked for as they come into sight, and the keyboard's place among them. */
function useRowsOnScreen<T>({ name, pages, idOf }: TableProps<T>, total: number) {
  const { key, want } = pages;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(() => kept.get(name) ?? 0);
  const [anchor, setAnchor] = useState(place);
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
  // Another list is seen from its beginning.
  useEffect(() => void scroller.current?.scrollTo({ top: 0 }), [key]);
  const goTo = (index: number, keepAnchor = false): void => {
    setPlace(index);
    if (!keepAnchor) setAnchor(index);
  };
  const move = (index: number, keepAnchor = false): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    goTo(next, keepAnchor);
    virtual.scrollToIndex(next);
    focusRow(scroller.current, next);
  };
  useFollowing({ pages, idOf, place, first, last }, (to) => {
    setAnchor((from) => Math.max(0, from + to - place));
    setPlace(to);
    if (!scroller.current?.contains(document.activeElement)) return;
    // The row stays where it was seen.
    scroller.current.scrollTop += (to - place) * ROW_PX;
    focusRow(scroller.current, to);
  });
  useReturn(
    total > 0,
    () => place > 0 && (focusIsFree() ? move(place) : virtual.scrollToIndex(Math.min(place, total - 1))),
  );
  return { scroller, virtual, items, place, anchor, goTo, move, first, last };
}

/** At once where the row is drawn: the next key may be pressed before the next frame, and belongs to it. */
function focusRow(scroller: HTMLElement | null, index: number): void {
  const drawn = (): HTMLElement | null | undefined => scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  const now = drawn();
  if (now) return now.focus();
  requestAnimationFrame(() => drawn()?.focus());
}

/** A menu is a row's: the head and the room below have none. */
function onlyRows(event: MouseEvent<HTMLElement>): void {
  if (event.target instanceof Element && !event.target.closest('[data-index]')) event.stopPropagation();
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
