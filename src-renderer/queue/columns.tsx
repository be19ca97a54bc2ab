// The columns of the queue.
import type { ReactNode } from 'react';
import { type QueueRow, recipientNamed } from '../../src-main/contract/views';
import { STATE_WORDS } from '../../src-main/words/named';
import { exactly, number, size, when } from '../format';
import { Mark, type Tone } from '../parts/mark';
import type { Column } from '../table/model';
import { windowWords } from '../words/window';

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
  const { first, others } = recipientNamed(row);
  return others > 0 ? windowWords.more(first, others) : first;
}

/** When it goes: the time, or a word where there is none; null: an older relay does not tell. */
export function goesWhen({ goes }: Pick<QueueRow, 'goes'>, time: (iso: string) => string = when): string | null {
  if (!goes) return null;
  return goes.at === null || goes.kind === 'now' ? windowWords.goes[goes.kind] : time(goes.at);
}

const whySaid = ({ goes, reason }: QueueRow): string => goes?.text ?? reason ?? '';

/** What stands beside the time: why it goes then, and the last word on it for who looks closer. */
function whyCell(row: QueueRow): ReactNode {
  const short = whySaid(row);
  const whole = [short, row.reason ?? ''].filter((text, i, all) => text !== '' && all.indexOf(text) === i);
  return <span title={whole.join('\n') || undefined}>{short}</span>;
}

/** What the message is. */
const MESSAGE_COLUMNS: readonly Column<Listed>[] = [
  { key: 'state', title: windowWords.columns.state, width: 'minmax(96px, 108px)', sort: 'state', show: stateMark },
  {
    key: 'from',
    title: windowWords.columns.from,
    width: 'minmax(60px, 1fr)',
    // Most letters of an office come from the same few people: where room is scarce the others need it.
    least: 860,
    sort: 'sender',
    show: (row) => row.sender ?? windowWords.nullSender,
  },
  { key: 'to', title: windowWords.columns.to, width: 'minmax(60px, 1.2fr)', show: recipientsText },
  {
    key: 'subject',
    title: windowWords.columns.subject,
    width: 'minmax(60px, 1.6fr)',
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
    least: 1160,
    sort: 'attempts',
    show: (row) => number(row.attempts),
  },
  {
    key: 'goes',
    title: windowWords.columns.goes,
    width: 'minmax(84px, 104px)',
    least: 560,
    sort: 'nextAttempt',
    show: (row) => {
      const shown = goesWhen(row);
      if (shown === null) return row.nextAttempt === null ? windowWords.unknown : when(row.nextAttempt);
      return row.goes?.at ? <time title={exactly(row.goes.at)}>{shown}</time> : shown;
    },
  },
  {
    key: 'why',
    title: windowWords.columns.why,
    width: 'minmax(60px, 1.8fr)',
    least: 700,
    show: whyCell,
  },
];

export const QUEUE_COLUMNS: readonly Column<Listed>[] = [...MESSAGE_COLUMNS, ...WAITING_COLUMNS];
