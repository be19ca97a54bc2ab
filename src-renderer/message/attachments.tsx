// What a message brings along, by name and size; each is saved where the person says, and
// nothing is opened from here.
import type { ReactNode } from 'react';
import type { MessageAttachment, MessageRef } from '../../src-main/contract/message/message';
import { size } from '../format';
import { tellDone } from '../parts/tell';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { desk } from '../relay';
import { messageWords } from '../words/letter/message';
import { windowWords } from '../words/window';
import styles from './message.module.css';

export interface AttachmentsProps {
  readonly message: MessageRef;
  readonly attachments: readonly MessageAttachment[];
}

export function Attachments({ message, attachments }: AttachmentsProps): ReactNode {
  const [busy, begin] = useBusy();
  if (attachments.length === 0) return null;
  return (
    <section aria-label={messageWords.attachments} className={styles['attachments']}>
      {attachments.map((one) => (
        <Button
          key={one.part}
          size="xs"
          variant="default"
          disabled={busy}
          className={styles['attachment']}
          leftSection={<Clip />}
          onClick={() => begin(() => saveOne(message, one.part))}
        >
          <bdi className={styles['fileName']}>{one.name}</bdi>{' '}
          <span className={styles['sizeSave']}>{messageWords.sizeSave(size(one.bytes))}</span>
        </Button>
      ))}
      {attachments.some(isOutlooks) && <p className={styles['note']}>{messageWords.outlookWrapping}</p>}
      {attachments.length > 1 && (
        <Button size="xs" variant="subtle" disabled={busy} onClick={() => begin(() => saveAll(message))}>
          {messageWords.saveAll(attachments.length)}
        </Button>
      )}
    </section>
  );
}

/** Outlook's own form (TNEF), by either of its types or by the name it always has. */
const isOutlooks = ({ type, name }: MessageAttachment): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name);

function Clip(): ReactNode {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className={styles['icon']}>
      <path d="M12.5 7.5 7.7 12.3a2.6 2.6 0 0 1-3.7-3.7L9 3.6a1.7 1.7 0 0 1 2.5 2.4l-4.900 4.900a.8.8 0 0 1-1.200-1.200L9.600 5.500" />
    </svg>
  );
}

async function saveOne(message: MessageRef, part: number): Promise<void> {
  const { path } = await desk('save-attachment', JSON.stringify({ message, part }));
  if (path !== null) tellDone(windowWords.message.savedAs(path));
}

async function saveAll(message: MessageRef): Promise<void> {
  const { folder, saved } = await desk('save-attachments', JSON.stringify(message));
  if (folder !== null) tellDone(messageWords.savedAll(saved, folder));
}
