// The columns of the queue.
import type { ReactNode } from 'react';
import type { QueueRow } from '../../src-main/contract/views';
import { exactly, number, size, when } from '../format';
import { Mark, type Tone } from '../parts/mark';
import type { Column } from '../parts/table';
import { STATE_WORDS, windowWords } from '../words/window';

/** A row as the list holds it: `gone` once the message has left the queue under a resting pointer. */
export type Listed = QueueRow & { readonly gone?: true };

const TONES: Readonly<Record<QueueRow['state'], Tone>> = {
  incoming: 'quiet',
  active: 'busy',
  deferred: 'warn',
  hold: 'warn',
};

export function stateMark(row: Listed): ReactNode {
  return row.gone ? (
    <Mark tone="good">{windowWords.gone}</Mark>
  ) : (
    <Mark tone={TONES[row.state]}>{STATE_WORDS[row.state]}</Mark>
  );
}

function recipientsText(row: QueueRow): string {
  const first = row.recipients[0]?.address ?? '';
  return row.recipients.length > 1 ? windowWords.more(first, row.recipients.length - 1) : first;
}

function selectColumn(isChosen: (row: Listed) => boolean, toggle: (row: Listed) => void): Column<Listed> {
  return {
    key: 'select',
    title: windowWords.select,
    bare: true,
    width: '20px',
    show: (row) => (
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={windowWords.select}
        checked={isChosen(row)}
        onClick={(e) => e.stopPropagation()}
        onChange={() => toggle(row)}
      />
    ),
  };
}

export function queueColumns(
  isChosen: (row: Listed) => boolean,
  toggle: (row: Listed) => void,
): readonly Column<Listed>[] {
  return [selectColumn(isChosen, toggle), ...MESSAGE_COLUMNS, ...WAITING_COLUMNS];
}

/** What the message is. */
const MESSAGE_COLUMNS: readonly Column<Listed>[] = [
  { key: 'state', title: windowWords.columns.state, width: 'minmax(96px, 108px)', sort: 'state', show: stateMark },
  {
    key: 'from',
    title: windowWords.columns.from,
    width: 'minmax(60px, 1.2fr)',
    least: 560,
    sort: 'sender',
    show: (row) => row.sender ?? windowWords.nullSender,
  },
  { key: 'to', title: windowWords.columns.to, width: 'minmax(60px, 1.2fr)', show: recipientsText },
  {
    key: 'subject',
    title: windowWords.columns.subject,
    width: 'minmax(60px, 1.5fr)',
    least: 340,
    sort: 'subject',
    show: (row) => row.subject || windowWords.noSubject,
  },
  {
    key: 'size',
    title: windowWords.columns.size,
    width: '64px',
    end: true,
    least: 560,
    sort: 'bytes',
    show: (row) => size(row.bytes),
  },
];

/** Since when it waits, until when, and why. */
const WAITING_COLUMNS: readonly Column<Listed>[] = [
  {
    key: 'since',
    title: windowWords.columns.waiting,
    width: '76px',
    least: 640,
    sort: 'arrived',
    show: (row) => <time title={exactly(row.arrived)}>{when(row.arrived)}</time>,
  },
  {
    key: 'tries',
    title: windowWords.columns.tries,
    width: '42px',
    end: true,
    least: 900,
    sort: 'attempts',
    show: (row) => number(row.attempts),
  },
  {
    key: 'next',
    title: windowWords.columns.next,
    width: '76px',
    least: 820,
    sort: 'nextAttempt',
    show: (row) => (row.nextAttempt === null ? windowWords.unknown : when(row.nextAttempt)),
  },
  {
    key: 'why',
    title: windowWords.columns.why,
    width: 'minmax(60px, 1.1fr)',
    least: 760,
    show: (row) => <span title={row.reason ?? undefined}>{row.reason ?? ''}</span>,
  },
];
