// The head of a table: titles, which sort where they can, the box for all rows, and
// edges that are drawn to make a column wider.
import { type PointerEvent, type ReactNode, useRef } from 'react';
import { tableWords } from '../words/letter/queue';
import type { Choosing, Column } from './model';
import styles from './table.module.css';

export interface HeadProps<T> {
  readonly columns: readonly Column<T>[];
  readonly tracks: string;
  readonly sort: string | undefined;
  readonly sortBy: ((sort: string) => void) | undefined;
  readonly choosing: Choosing<T> | undefined;
  /** A column's new width in pixels; null: as it was made. */
  widen(key: string, px: number | null): void;
}

const ARROWS = { ascending: ' ▲', descending: ' ▼', none: '' };

function directionOf(sort: string | undefined, key: string | undefined): 'ascending' | 'descending' | undefined {
  if (key === undefined || sort === undefined) return undefined;
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}

export function Head<T>({ columns, tracks, sort, sortBy, choosing, widen }: HeadProps<T>): ReactNode {
  return (
    <div role="rowgroup" className={styles['headgroup']}>
      <div role="row" aria-rowindex={1} className={styles['head']} style={{ gridTemplateColumns: tracks }}>
        {choosing && (
          <div role="columnheader">
            <HeadBox choosing={choosing} />
          </div>
        )}
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={directionOf(sort, column.sort)}
            className={column.end ? styles['end'] : undefined}
          >
            <Title column={column} sort={sort} sortBy={sortBy} />
            <Edge widen={(px) => widen(column.key, px)} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Title<T>({
  column: { title, bare, sort: key },
  sort,
  sortBy,
}: Pick<HeadProps<T>, 'sort' | 'sortBy'> & { readonly column: Column<T> }): ReactNode {
  if (key === undefined || !sortBy) return <span className={bare ? 'hidden' : undefined}>{title}</span>;
  return (
    <button type="button" onClick={() => sortBy(sort === key ? `-${key}` : key)}>
      {title}
      <span aria-hidden="true">{ARROWS[directionOf(sort, key) ?? 'none']}</span>
    </button>
  );
}

/** Empty, mixed or full; it chooses everything that is listed, or nothing. */
function HeadBox<T>({ choosing }: { readonly choosing: Choosing<T> }): ReactNode {
  return (
    <input
      type="checkbox"
      aria-label={tableWords.chooseAll}
      checked={choosing.head === 'all'}
      ref={(box) => {
        if (box) box.indeterminate = choosing.head === 'some';
      }}
      onChange={() => (choosing.head === 'all' ? choosing.none() : choosing.all())}
    />
  );
}

/** For the mouse; the keyboard has the list of columns for it. */
function Edge({ widen }: { readonly widen: (px: number | null) => void }): ReactNode {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const take = (event: PointerEvent<HTMLElement>): void => {
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    from.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const draw = (event: PointerEvent<HTMLElement>): void => {
    if (from.current) widen(from.current.width + event.clientX - from.current.x);
  };
  return (
    <span
      aria-hidden="true"
      className={styles['edge']}
      title={tableWords.edge}
      onPointerDown={take}
      onPointerMove={draw}
      onPointerUp={() => void (from.current = null)}
      onDoubleClick={() => widen(null)}
    />
  );
}
