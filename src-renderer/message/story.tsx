// The story of a message of the queue: what befell it in one list, how it stands for each
// recipient, and the facts by which others name it.
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueueDetail } from '../../src-main/contract/views';
import { PRIORITY_WORDS } from '../../src-main/words/named';
import { exactly, size, when } from '../format';
import { Facts } from '../parts/page';
import { hrefTo } from '../place';
import { goesWhen } from '../queue/columns';
import { messageWords } from '../words/letter/message';
import { RECIPIENT_WORDS, windowWords } from '../words/window';
import styles from './message.module.css';
import { type StoryLine, storyOf } from './story-lines';

export function Story({ detail }: { readonly detail: QueueDetail }): ReactNode {
  return (
    <div className={styles['body']}>
      <StoryList lines={storyOf(detail)} lastTime={detail.row.goes ? goesWhen(detail.row) : null} />
      <h3>{messageWords.story.recipients}</h3>
      <Recipients detail={detail} />
      <h3>{messageWords.story.details}</h3>
      <Details detail={detail} />
    </div>
  );
}

/** `lastTime`: what stands in the place of the last line's time. */
export function StoryList({
  lines,
  lastTime = null,
}: {
  readonly lines: readonly StoryLine[];
  readonly lastTime?: string | null;
}): ReactNode {
  return (
    <ol className={styles['story']}>
      {lines.map((line, at) => (
        <Line key={`${line.at ?? ''} ${at}`} line={line} time={at === lines.length - 1 ? lastTime : null} />
      ))}
    </ol>
  );
}

/** `time`: what stands in the place of the time, for what is still to come. */
function Line({
  line: { at, text, reply, tone, session = null },
  time,
}: {
  readonly line: StoryLine;
  readonly time: string | null;
}): ReactNode {
  const shown = time ?? (at === null ? messageWords.story.goesBySomeTime : when(at));
  return (
    <li data-tone={tone}>
      {at === null ? <span>{shown}</span> : <time title={exactly(at)}>{shown}</time>}
      <div>
        {text}
        {session !== null && (
          <>
            {' · '}
            <Anchor href={hrefTo('sessions', session)} inherit underline="always">
              {messageWords.story.call}
            </Anchor>
          </>
        )}
        {reply !== undefined && reply !== '' && <small>{reply}</small>}
      </div>
    </li>
  );
}

function Recipients({ detail }: { readonly detail: QueueDetail }): ReactNode {
  return (
    <ul className={styles['recipients']}>
      {detail.row.recipients.map(({ address, status, reply }) => (
        <li key={address}>
          <bdi>{address}</bdi> — {RECIPIENT_WORDS[status]}
          <small>{reply ?? windowWords.message.notTried}</small>
        </li>
      ))}
    </ul>
  );
}

function Details({ detail: { row } }: { readonly detail: QueueDetail }): ReactNode {
  const W = windowWords.message;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [windowWords.columns.from, row.sender ?? windowWords.nullSender],
    [W.arrived, exactly(row.arrived)],
    [W.size, `${size(row.bytes)}${row.oversize ? ` · ${W.large}` : ''}`],
    [W.priority, `${PRIORITY_WORDS[row.priority]}${row.system ? ` · ${W.system}` : ''}`],
    [W.id, row.id],
    ...(row.messageId === null ? [] : [[W.messageId, row.messageId] as const]),
  ];
  return <Facts facts={facts} />;
}
