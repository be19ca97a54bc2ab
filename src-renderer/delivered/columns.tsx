// The columns of Sent & received, and the marks they use.
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { callOf, type Direction, type HistoryRow } from '../../src-main/contract/history/history';
import { DIRECTION_WORDS, HISTORY_WORDS } from '../../src-main/words/named';
import { exactly, size, timeOfDay, when } from '../format';
import { Mark, type Tone } from '../parts/mark';
import { hrefTo } from '../place';
import type { Column } from '../table/model';
import { letterWords } from '../words/letters';
import { windowWords } from '../words/window';
import styles from './delivered.module.css';

const TONES: Readonly<Record<HistoryRow['result'], Tone>> = { delivered: 'good', failed: 'bad', removed: 'quiet' };

const ARROWS: Readonly<Record<Direction, ReactNode>> = {
  out: <path d="M3.5 10.5 10.5 3.5M5 3.5h5.5V9" />,
  in: <path d="M10.5 3.5 3.5 10.5M3.5 5v5.5H9" />,
  house: <path d="M2.5 7 7 2.8 11.5 7M4 6v5h6V6" />,
};

/** An arrow that is also said. */
export function DirectionMark({ direction }: { readonly direction: Direction }): ReactNode {
  const name = DIRECTION_WORDS[direction];
  return (
    <span className={styles['direction']} data-direction={direction} title={name}>
      <svg viewBox="0 0 14 14" width="14" height="14" role="img" aria-label={name}>
        {ARROWS[direction]}
      </svg>
    </span>
  );
}

export function resultOf(row: HistoryRow): ReactNode {
  return <Mark tone={TONES[row.result]}>{HISTORY_WORDS[row.result]}</Mark>;
}

/** An old entry has none; a letter without one says so. */
export function subjectOf({ subject }: HistoryRow): ReactNode {
  if (subject === undefined) return <span className={styles['quiet']}>{letterWords.noSubjectKept}</span>;
  return subject === '' ? <span className={styles['quiet']}>{windowWords.noSubject}</span> : subject;
}

/** In a list the keyboard stays with the rows: the letter that a row opens has this link too. */
function callLink(row: HistoryRow): ReactNode {
  const call = callOf(row);
  if (call === null) return null;
  return (
    <Anchor
      href={hrefTo('sessions', call)}
      size="sm"
      tabIndex={-1}
      title={letterWords.openCall}
      onClick={(event) => event.stopPropagation()}
    >
      {letterWords.call}
    </Anchor>
  );
}

/** `inCall`: the list belongs to one call; neither it nor its day need be named in every row. */
export function letterColumns(inCall = false): readonly Column<HistoryRow>[] {
  return [
    {
      key: 'when',
      title: windowWords.columns.when,
      width: inCall ? '58px' : 'minmax(94px, 0.7fr)',
      show: (r) => <time title={exactly(r.at)}>{inCall ? timeOfDay(r.at) : when(r.at)}</time>,
    },
    {
      key: 'direction',
      title: letterWords.direction,
      bare: true,
      width: '16px',
      show: (r) => <DirectionMark direction={r.direction ?? 'out'} />,
    },
    {
      key: 'subject',
      title: windowWords.columns.subject,
      width: 'minmax(80px, 2fr)',
      show: (r) => <span title={r.subject}>{subjectOf(r)}</span>,
    },
    {
      key: 'from',
      title: windowWords.columns.from,
      width: 'minmax(60px, 1.2fr)',
      least: 560,
      show: (r) => <span title={r.sender ?? undefined}>{r.sender ?? windowWords.nullSender}</span>,
    },
    {
      key: 'to',
      title: windowWords.columns.to,
      width: 'minmax(60px, 1.2fr)',
      least: 430,
      show: (r) => <span title={r.recipient}>{r.recipient}</span>,
    },
    {
      key: 'result',
      title: windowWords.columns.result,
      width: 'minmax(92px, 106px)',
      show: (r) => <span title={letterWords.saidBy(r.host, r.reply)}>{resultOf(r)}</span>,
    },
    { key: 'size', title: windowWords.columns.size, width: '64px', end: true, least: 640, show: (r) => size(r.bytes) },
    ...(inCall ? [] : [{ key: 'call', title: letterWords.call, width: '78px', least: 700, show: callLink }]),
  ];
}
