// A message as it was sent, its beginning, and the whole of it into a file.
import { type ReactNode, useEffect, useState } from 'react';
import type { MessageRef, MessageResults } from '../../src-main/contract/message/message';
import { tellDone, tellFailed } from '../parts/tell';
import { Button } from '../press/button';
import { call, desk } from '../relay';
import { messageWords } from '../words/letter/message';
import { windowWords } from '../words/window';
import styles from './message.module.css';

export function Source({ message }: { readonly message: MessageRef }): ReactNode {
  const [source, setSource] = useState<MessageResults['message.source'] | null>(null);
  const key = JSON.stringify(message);
  useEffect(() => {
    let wanted = true;
    call('message.source', { message: JSON.parse(key) }).then((found) => void (wanted && setSource(found)), tellFailed);
    return () => void (wanted = false);
  }, [key]);
  if (!source) return <p role="status">{windowWords.loading}</p>;
  return (
    <div className={styles['body']}>
      {source.damaged && <p role="alert">{windowWords.message.damaged}</p>}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => void saveSource(JSON.parse(key)).catch(tellFailed)}>
          {messageWords.saveSource}
        </Button>
      </div>
      <pre className="transcript">{source.text}</pre>
      {source.truncated && <p className={styles['note']}>{messageWords.cut}</p>}
    </div>
  );
}

/** The page never holds the content: the desktop asks where, and every byte goes there as it is. */
export async function saveSource(message: MessageRef): Promise<void> {
  const { path, damaged } = await desk('save-message', JSON.stringify(message));
  const { savedAs, savedDamaged } = windowWords.message;
  if (path !== null) tellDone(damaged ? savedDamaged(path) : savedAs(path));
}
