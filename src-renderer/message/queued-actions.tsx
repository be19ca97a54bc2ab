// What can be done with the message of the queue that is open. Sending it now has its price
// on the button; returning and removing it ask first, and what can be taken back is.
import { ActionIcon, Menu } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Estimate, QueueRow } from '../../src-main/contract/views';
import { estimateOf } from '../calls/go-online';
import { pricedText } from '../calls/price';
import { useLive } from '../live';
import { tellFailed } from '../parts/tell';
import { Button } from '../press/button';
import { useDeeds } from '../queue/use-deeds';
import { messageWords } from '../words/letter/message';
import { queueWords } from '../words/letter/queue';
import styles from './message.module.css';
import { saveSource } from './source';

export function QueuedActions({ row, close }: { readonly row: QueueRow; readonly close: () => void }): ReactNode {
  const { id, state } = row;
  const { act, rests, question } = useDeeds({ ids: [id] }, 1, {
    done: (_ids, deed) => {
      if (deed === 'remove' || deed === 'bounce') close();
    },
  });
  const priced = pricedText(messageWords.sendNow, usePriceOf(row));
  const button = (text: string, label: string, deed: 'hold' | 'release' | 'now' | 'bounce' | 'remove'): ReactNode => (
    <Button size="xs" variant="default" disabled={rests} aria-label={label} onClick={() => act(deed)}>
      {text}
    </Button>
  );
  const W = messageWords.act;
  return (
    <div className={styles['actions']} role="group" aria-label={messageWords.actions}>
      {state === 'hold'
        ? button(queueWords.act.release, W.release, 'release')
        : button(queueWords.act.hold, W.hold, 'hold')}
      {/* A held message goes when it is released. */}
      {state !== 'hold' && button(priced, W.sendNow(priced), 'now')}
      {button(messageWords.return, W.return, 'bounce')}
      {button(queueWords.act.remove, W.remove, 'remove')}
      <More>
        <Menu.Item onClick={() => act('retry')}>{queueWords.act.retry}</Menu.Item>
        <Menu.Item onClick={() => void saveSource({ in: 'queue', id }).catch(tellFailed)}>
          {messageWords.saveSource}
        </Menu.Item>
      </More>
      {question}
    </div>
  );
}

function More({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label={messageWords.more} title={messageWords.more}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
            <circle cx="3" cy="8" r="1.4" />
            <circle cx="8" cy="8" r="1.4" />
            <circle cx="13" cy="8" r="1.4" />
          </svg>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** What a call for this message alone would cost; null: nobody knows, or one is under way. */
function usePriceOf({ id, state }: QueueRow): Estimate | null {
  const { status } = useLive();
  const [price, setPrice] = useState<Estimate | null>(null);
  const online = status?.session !== null;
  useEffect(() => {
    let wanted = true;
    setPrice(null);
    if (online || state === 'active') return;
    estimateOf({ ids: [id] }).then(
      (estimate) => void (wanted && setPrice(estimate)),
      // Without a price the button is as good.
      () => undefined,
    );
    return () => void (wanted = false);
  }, [id, state, online]);
  return price;
}
