// What became of a letter, on paper: below the letter itself, or alone where that is no
// longer to be had.
import type { ReactNode } from 'react';
import type { HistoryRow } from '../../src-main/contract/history/history';
import { DIRECTION_WORDS, HISTORY_WORDS } from '../../src-main/words/named';
import { exactly, size } from '../format';
import { type PaperSheet, SheetFacts, SheetTable } from '../handout/sheet';
import { storyOfRows } from '../message/story-lines';
import { messageWords } from '../words/letter/message';
import { letterWords } from '../words/letters';
import { windowWords } from '../words/window';

export async function outcomeSheet(row: HistoryRow, rows: readonly HistoryRow[]): Promise<PaperSheet> {
  const { id, subject, sender, direction = 'out', bytes } = row;
  return {
    title: subject === undefined ? letterWords.letter : subject || windowWords.noSubject,
    body: (
      <>
        <SheetFacts
          facts={[
            [letterWords.direction, DIRECTION_WORDS[direction]],
            [windowWords.columns.from, sender ?? windowWords.nullSender],
            [windowWords.columns.size, size(bytes)],
            [windowWords.message.id, id],
          ]}
        />
        <Outcome rows={rows} />
      </>
    ),
  };
}

export function Outcome({ rows }: { readonly rows: readonly HistoryRow[] }): ReactNode {
  const W = windowWords.columns;
  return (
    <>
      {rows.some(({ putOff, triesUntold }) => putOff ?? triesUntold) && <Before rows={rows} />}
      <h2>{letterWords.results}</h2>
      <SheetTable
        titles={[W.when, W.to, W.result, W.reply]}
        rows={rows.map(({ at, recipient, result, host, reply }) => [
          exactly(at),
          recipient,
          HISTORY_WORDS[result],
          letterWords.saidBy(host, reply),
        ])}
      />
    </>
  );
}

/** What befell it until then; of one that went with the first try the results say it all. */
function Before({ rows }: { readonly rows: readonly HistoryRow[] }): ReactNode {
  const { when, reply: said } = windowWords.columns;
  return (
    <>
      <h2>{messageWords.tabs.story}</h2>
      <SheetTable
        titles={[when, messageWords.tabs.story, said]}
        rows={storyOfRows(rows).map(({ at, text, reply = '' }) => [at === null ? '' : exactly(at), text, reply])}
      />
    </>
  );
}
