// A message of the queue, open beside the list: read again whenever it changes there. One
// that was set aside has no record any more, and is shown as it was found.
import { type ReactNode, useEffect, useState } from 'react';
import type { QueueDetail } from '../../src-main/contract/views';
import { planned } from '../format';
import { useEvent } from '../live';
import { goesWhen, stateMark } from '../queue/columns';
import { call, sentence } from '../relay';
import { messageWords } from '../words/letter/message';
import { windowWords } from '../words/window';
import { MessagePanel } from './message-panel';
import styles from './message.module.css';
import { QueuedActions } from './queued-actions';
import { Story } from './story';

type Shown = { readonly detail: QueueDetail } | { readonly gone: string } | null;

export function QueuedMessage({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const [shown, setShown] = useState<Shown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    call('queue.get', { id }).then(
      (detail) => wanted && setShown({ detail }),
      (error: unknown) => wanted && setShown({ gone: sentence(error) }),
    );
    return () => void (wanted = false);
  }, [id, round]);
  useEvent('queue', ({ changed }) => {
    if (changed === 'many' || changed.includes(id)) setRound((n) => n + 1);
  });
  const detail = shown && 'detail' in shown ? shown.detail : null;
  const gone = shown && 'gone' in shown ? shown.gone : null;
  return (
    <MessagePanel
      message={{ in: 'queue', id }}
      subject={detail?.row.subject}
      state={detail && <State detail={detail} />}
      actions={detail && <QueuedActions row={detail.row} close={close} />}
      story={detail ? <Story detail={detail} /> : <p>{gone ?? windowWords.loading}</p>}
      close={close}
    />
  );
}

/** "Waiting · Sun 20:00: the schedule opens then", and the last word on it. */
function State({ detail: { row } }: { readonly detail: QueueDetail }): ReactNode {
  const { goes, reason } = row;
  return (
    <p className={styles['state']}>
      {stateMark(row)}
      {goes && <span>{messageWords.story.goes(goesWhen(row, planned) ?? windowWords.unknown, goes.text)}</span>}
      {reason !== null && reason !== goes?.text && <span className={styles['reason']}>{reason}</span>}
    </p>
  );
}
