// One letter that has left the queue, beside the list: who, when, by which call, and
// what became of it for each recipient.
import { Anchor } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { callOf, type HistoryRow } from '../../src-main/contract/history/history';
import { DIRECTION_WORDS } from '../../src-main/words/named';
import { exactly, size } from '../format';
import { PrintButton } from '../handout/buttons';
import { usePaperSheet } from '../handout/shown';
import { Facts } from '../parts/page';
import { SidePanel } from '../parts/side-panel';
import { hrefTo } from '../place';
import { call, sentence } from '../relay';
import { StoryList } from '../message/story';
import { storyOfRows } from '../message/story-lines';
import { messageWords } from '../words/letter/message';
import { letterWords } from '../words/letters';
import { windowWords } from '../words/window';
import { DirectionMark, resultOf, subjectOf } from './columns';
import { LetterContent } from './letter-content';
import { Outcome, outcomeSheet } from './outcome-sheet';
import styles from './delivered.module.css';

/** A letter to more recipients than this is not shown with every one of them. */
const MOST_SHOWN = 200;

interface Found {
  readonly rows: readonly HistoryRow[];
  readonly trouble: string | null;
}

export function LetterPanel({ id, close }: { readonly id: string; close(): void }): ReactNode {
  const found = useLetter(id);
  const rows = found?.rows ?? [];
  const [row] = rows;
  usePaperSheet(row ? () => outcomeSheet(row, rows) : null);
  return (
    <SidePanel
      label={letterWords.letter}
      title={row ? subjectOf(row) : letterWords.letter}
      of={id}
      beside={row && <PrintButton />}
      close={close}
    >
      {found === null && <p role="status">{windowWords.loading}</p>}
      {found?.trouble != null && <p role="alert">{found.trouble}</p>}
      {row?.content && <LetterContent message={row.content} told={<Outcome rows={rows} />} />}
      {row && <LetterFacts row={row} rows={rows} />}
    </SidePanel>
  );
}

/** What is written down of letter `id`; null until that was read. */
function useLetter(id: string): Found | null {
  const [found, setFound] = useState<(Found & { readonly id: string }) | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = (rows: readonly HistoryRow[], trouble: string | null): void => {
      if (wanted) setFound({ id, rows, trouble });
    };
    call('history.list', { search: id, limit: 1000 }).then(
      ({ rows }) => {
        const mine = rows.filter((row) => row.id === id);
        show(mine, mine.length === 0 ? letterWords.unknownLetter(id) : null);
      },
      (error: unknown) => show([], sentence(error)),
    );
    return () => void (wanted = false);
  }, [id]);
  return found?.id === id ? found : null;
}

function LetterFacts({ row, rows }: { readonly row: HistoryRow; readonly rows: readonly HistoryRow[] }): ReactNode {
  const session = callOf(row);
  const direction = row.direction ?? 'out';
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      letterWords.direction,
      <>
        <DirectionMark direction={direction} /> {DIRECTION_WORDS[direction]}
      </>,
    ],
    [windowWords.columns.from, row.sender ?? windowWords.nullSender],
    [windowWords.columns.size, size(row.bytes)],
    ...(row.arrived === undefined ? [] : [[letterWords.handedIn, handedIn(row, row.arrived)] as const]),
    ...(session === null ? [] : [[letterWords.call, <CallLink session={session} />] as const]),
    [windowWords.message.id, row.id],
  ];
  return (
    <>
      <Facts facts={facts} />
      <section className={styles['results']}>
        <h3>{messageWords.tabs.story}</h3>
        <StoryList lines={storyOfRows(rows.slice(0, MOST_SHOWN))} />
      </section>
      {/* Of one result the story has said it all. */}
      {rows.length > 1 && <Results rows={rows} />}
    </>
  );
}

function Results({ rows }: { readonly rows: readonly HistoryRow[] }): ReactNode {
  return (
    <section className={styles['results']}>
      <h3>{letterWords.results}</h3>
      <ul className={styles['people']}>
        {rows.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.recipient} ${one.at}`}>
            {one.recipient} {resultOf(one)}
            <small>
              {exactly(one.at)} · {letterWords.saidBy(one.host, one.reply)}
            </small>
          </li>
        ))}
      </ul>
      {rows.length > MOST_SHOWN && <p>{letterWords.moreRecipients(rows.length - MOST_SHOWN)}</p>}
    </section>
  );
}

function CallLink({ session }: { readonly session: string }): ReactNode {
  return (
    <Anchor href={hrefTo('sessions', session)} size="sm">
      {letterWords.openCall}
    </Anchor>
  );
}

function handedIn({ listener, account, cameBy }: HistoryRow, arrived: string): string {
  const door = listener ?? (cameBy == null ? letterWords.ourOwn : letterWords.fetched);
  return letterWords.handedInAt(exactly(arrived), letterWords.handedInBy(door, account ?? null));
}
