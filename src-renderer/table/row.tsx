// One row of a table, at its place. A click opens it; with control it is chosen beside
// others, with shift all from the last one to it.
import type { MouseEvent, ReactNode } from 'react';
import { tableWords } from '../words/letter/queue';
import { windowWords } from '../words/window';
import { isControl } from './keys';
import type { Choosing, Column, TableProps } from './model';
import styles from './table.module.css';

export const ROW_PX = 34;

export interface RowProps<T> {
  readonly index: number;
  readonly start: number;
  readonly tracks: string;
  readonly row: T | undefined;
  readonly here: boolean;
  /** The keyboard's place comes here; `keepAnchor`: a choice goes on from where it began. */
  readonly goTo: (keepAnchor?: boolean) => void;
  readonly rangeTo: (more: boolean) => void;
  readonly columns: readonly Column<T>[];
  readonly props: TableProps<T>;
}

export function Row<T>({ index, start, tracks, row, here, goTo, rangeTo, columns, props }: RowProps<T>): ReactNode {
  const { choosing } = props;
  const chosen = row !== undefined && (choosing?.isChosen(row) ?? false);
  const choose = (event: MouseEvent): boolean => {
    if (choosing === undefined || row === undefined) return false;
    if (event.shiftKey) return (goTo(true), rangeTo(isControl(event)), true);
    if (!isControl(event)) return false;
    goTo();
    choosing.toggle(row);
    return true;
  };
  const click = (event: MouseEvent): void => {
    if (choose(event)) return;
    goTo();
    if (row !== undefined) props.open?.(row);
  };
  const menu = (): void => {
    goTo();
    if (row !== undefined && !chosen) choosing?.only(row);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={choosing ? chosen : undefined}
      data-index={index}
      data-open={row !== undefined && props.openId === props.idOf(row) ? true : undefined}
      tabIndex={here ? 0 : -1}
      className={styles['row']}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)`, height: ROW_PX }}
      onMouseDown={noText}
      onClick={click}
      onContextMenu={choosing ? menu : undefined}
      onFocus={() => goTo(true)}
    >
      {choosing && <ChoiceCell row={row} chosen={chosen} choosing={choosing} choose={choose} goTo={goTo} />}
      {columns.map((c, i) => (
        <div key={c.key} role="gridcell" className={c.end ? styles['end'] : styles['cell']}>
          {row === undefined && i === 0 && windowWords.loading}
          {row !== undefined && c.show(row)}
        </div>
      ))}
    </div>
  );
}

/** A click with shift chooses rows, no text; the row has the keyboard all the same. */
function noText(event: MouseEvent<HTMLElement>): void {
  if (!event.shiftKey) return;
  event.preventDefault();
  event.currentTarget.focus();
}

interface ChoiceCellProps<T> {
  readonly row: T | undefined;
  readonly chosen: boolean;
  readonly choosing: Choosing<T>;
  readonly choose: (event: MouseEvent) => boolean;
  readonly goTo: () => void;
}

/** The box is the mouse's; the row keeps the keyboard. */
function ChoiceCell<T>({ row, chosen, choosing, choose, goTo }: ChoiceCellProps<T>): ReactNode {
  const click = (event: MouseEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    event.currentTarget.closest<HTMLElement>('[role=row]')?.focus();
    if (choose(event) || row === undefined) return;
    goTo();
    choosing.toggle(row);
  };
  return (
    <div role="gridcell">
      {row !== undefined && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={tableWords.choose}
          checked={chosen}
          onClick={click}
          onChange={() => undefined}
        />
      )}
    </div>
  );
}
