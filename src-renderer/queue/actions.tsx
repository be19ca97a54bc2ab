// What can be done with the selected messages. Removing and returning ask first; trying them
// now opens a call for just these, with its price where it has one.
import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Done, QueueSelection } from '../../src-main/contract/methods';
import { goOnline } from '../calls/go-online';
import { AskFirst, type Question } from '../parts/ask-first';
import { tellDone } from '../parts/tell';
import { useBusy } from '../parts/use-busy';
import { call } from '../relay';
import { windowWords } from '../words/window';

type Plain = 'hold' | 'release' | 'retry' | 'bounce' | 'remove';
type Action = Plain | 'now';
const ACTIONS: readonly Action[] = ['hold', 'release', 'now', 'retry', 'bounce', 'remove'];

export interface ActionsProps {
  readonly selection: QueueSelection;
  readonly count: number;
  /** Called after an action was done. */
  done(): void;
}

export function Actions({ selection, count, done }: ActionsProps): ReactNode {
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, begin] = useBusy();
  const act = (action: Plain): void => begin(() => perform(action, selection).then(done));
  const click = (action: Action) => (): void => {
    if (action === 'remove')
      setQuestion({
        title: windowWords.askRemove(count),
        meaning: windowWords.askRemoveMeaning,
        yes: windowWords.act.remove,
        danger: true,
        act: () => act(action),
      });
    else if (action === 'bounce')
      setQuestion({
        title: windowWords.askBounce(count),
        meaning: windowWords.askBounceMeaning,
        yes: windowWords.act.bounce,
        danger: true,
        act: () => act(action),
      });
    else if (action === 'now') begin(() => tryNow(selection, done));
    else act(action);
  };
  return (
    <>
      <Group gap={6}>
        {ACTIONS.map((action) => (
          <Button
            key={action}
            size="compact-sm"
            variant="default"
            disabled={busy || count === 0}
            onClick={click(action)}
          >
            {windowWords.act[action]}
          </Button>
        ))}
      </Group>
      <AskFirst question={question} close={() => setQuestion(null)} />
    </>
  );
}

async function perform(action: Plain, selection: QueueSelection): Promise<void> {
  told(action, await call(`queue.${action}`, selection));
}

/** What was priced is what goes: a filter is read as the messages it finds now. */
async function tryNow(selection: QueueSelection, done: () => void): Promise<void> {
  const ids = selection.ids ?? (await found(selection));
  if (ids.length === 0) return;
  const begin = async (): Promise<void> => {
    told('now', await call('queue.retry', { ids: [...ids], now: true }));
    done();
  };
  await goOnline({ ids, begin });
}

const PAGE = 1000;

async function found({ all: _, ids: __, ...filter }: QueueSelection): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { rows, total } = await call('queue.list', { ...filter, offset: ids.length, limit: PAGE });
    ids.push(...rows.map(({ id }) => id));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}

function told(action: Action, { done, missing }: Done): void {
  tellDone(
    [windowWords.did[action](done.length), missing.length > 0 ? windowWords.missed(missing.length) : '']
      .join(' ')
      .trim(),
  );
}
