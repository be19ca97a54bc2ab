// The actions as they are aimed now: what each is called, and what it does. Removing
// and returning ask first; trying now opens a call for just these, with its price where
// it has one.
import { type ReactNode, useState } from 'react';
import type { QueueSelection } from '../../src-main/contract/methods';
import { AskFirst, type Question } from '../parts/ask-first';
import { useBusy } from '../press/use-busy';
import { queueWords } from '../words/letter/queue';
import { type Deed, type DeedDeps, perform } from './deeds';

export const DEEDS = ['hold', 'release', 'now', 'retry', 'bounce', 'remove'] as const;
export const URGENCIES = ['high', 'normal', 'low'] as const;

export interface Deeds {
  readonly count: number;
  readonly rests: boolean;
  act(deed: Deed): void;
  /** To this one, whatever it is aimed at. */
  actOn(id: string, deed: Deed): void;
  /** Stands where the actions stand. */
  readonly question: ReactNode;
}

export function useDeeds(selection: QueueSelection, count: number, deps: DeedDeps): Deeds {
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, begin] = useBusy();
  const actOn = (deed: Deed, meant: QueueSelection, n: number): void => {
    if (busy || n === 0) return;
    const go = (): void => begin(() => perform(deed, meant, deps));
    const asks = questionOf(deed, n, go);
    if (asks) setQuestion(asks);
    else go();
  };
  return {
    count,
    rests: busy || count === 0,
    act: (deed) => actOn(deed, selection, count),
    actOn: (id, deed) => actOn(deed, { ids: [id] }, 1),
    question: <AskFirst question={question} close={() => setQuestion(null)} />,
  };
}

function questionOf(deed: Deed, count: number, act: () => void): Question | null {
  const { askRemove, askRemoveMeaning, askBounce, askBounceMeaning, act: names } = queueWords;
  if (deed === 'remove')
    return { title: askRemove(count), meaning: askRemoveMeaning, yes: names.remove, danger: true, act };
  if (deed === 'bounce')
    return { title: askBounce(count), meaning: askBounceMeaning, yes: names.bounce, danger: true, act };
  return null;
}
