// What the keyboard does in a table: it moves the place, chooses, opens, asks for the
// menu. As desktop lists do it: shift from the place it began at, control without losing
// what is chosen.
import type { KeyboardEvent } from 'react';
import type { TableProps } from './model';

export interface Hands<T> {
  readonly place: number;
  /** Where a choice with shift begins. */
  readonly anchor: number;
  readonly page: number;
  readonly total: number;
  readonly row: T | undefined;
  readonly props: TableProps<T>;
  /** `keepAnchor`: a choice goes on from where it began. */
  move(index: number, keepAnchor?: boolean): void;
}

export function onKey<T>(event: KeyboardEvent, hands: Hands<T>): void {
  if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
  if (event.altKey) return;
  const step = stepOf(event.key, hands);
  if (step !== undefined) go(event, step, hands);
  else if (!act(event, event.target, hands)) return;
  event.preventDefault();
}

function stepOf<T>(key: string, { place, page, total }: Hands<T>): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: total - 1,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(total - 1, step));
}

function go<T>(event: KeyboardEvent, to: number, { anchor, props, move }: Hands<T>): void {
  const { choosing } = props;
  const isRange = event.shiftKey && choosing !== undefined;
  move(to, isRange);
  if (isRange) choosing.range(Math.min(anchor, to), Math.max(anchor, to), isControl(event));
}

/** False: the key means nothing here. */
function act<T>(event: KeyboardEvent, at: HTMLElement, hands: Hands<T>): boolean {
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return askForMenu(at, hands);
  if (event.key === 'Enter') return openRow(hands);
  const { choosing } = hands.props;
  if (choosing === undefined) return false;
  if (event.key === ' ') return chooseRow(event, hands);
  if (event.key === 'Delete') return removeChosen(hands);
  if (event.key.toLowerCase() !== 'a' || !isControl(event)) return false;
  choosing.all();
  return true;
}

export const isControl = ({ ctrlKey, metaKey }: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean =>
  ctrlKey || metaKey;

function openRow<T>({ row, props }: Hands<T>): boolean {
  if (row !== undefined) props.open?.(row);
  return true;
}

function chooseRow<T>(event: KeyboardEvent, { place, anchor, row, props: { choosing }, move }: Hands<T>): boolean {
  if (event.shiftKey) choosing?.range(Math.min(anchor, place), Math.max(anchor, place), isControl(event));
  else if (row !== undefined) choosing?.toggle(row);
  if (!event.shiftKey) move(place);
  return true;
}

function removeChosen<T>({ row, props: { choosing } }: Hands<T>): boolean {
  if (row !== undefined) choosing?.remove(row);
  return true;
}

/** As a right click on the row would, at its beginning. */
function askForMenu<T>(at: HTMLElement, { props }: Hands<T>): boolean {
  if (props.choosing === undefined) return false;
  const { left, bottom } = at.getBoundingClientRect();
  at.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 40, clientY: bottom - 4 }),
  );
  return true;
}
