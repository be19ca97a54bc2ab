// What can be done with the selected messages. Removing and returning ask first.
import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { QueueSelection } from '../../src-main/contract/methods';
import { AskFirst, type Question } from '../parts/ask-first';
import { tellDone } from '../parts/tell';
import { useBusy } from '../parts/use-busy';
import { call } from '../relay';
import { windowWords } from '../words/window';

type Action = 'hold' | 'release' | 'retry' | 'bounce' | 'remove';
const ACTIONS: readonly Action[] = ['hold', 'release', 'retry', 'bounce', 'remove'];

export interface ActionsProps {
  readonly selection: QueueSelection;
  readonly count: number;
  /** Called after an action was done. */
  done(): void;
}

export function Actions({ selection, count, done }: ActionsProps): ReactNode {
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, begin] = useBusy();
  const act = (action: Action): void => begin(() => perform(action, selection).then(done));
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

async function perform(action: Action, selection: QueueSelection): Promise<void> {
  const { done, missing } = await call(`queue.${action}`, selection);
  tellDone(
    [windowWords.did[action](done.length), missing.length > 0 ? windowWords.missed(missing.length) : '']
      .join(' ')
      .trim(),
  );
}
