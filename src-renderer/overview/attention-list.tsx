// What needs somebody: each thing with its sentence and since when.
import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Attention } from '../../src-main/contract/attention';
import { IssueList } from '../form/issue-list';
import { exactly, when } from '../format';
import { windowWords } from '../words/window';
import { AttentionButton } from './attention-button';
import styles from './overview.module.css';

const COLOURS: Readonly<Record<Attention['severity'], string>> = { info: 'blue', warning: 'yellow', error: 'red' };

export function AttentionList({
  items,
  corrupt,
}: {
  readonly items: readonly Attention[];
  readonly corrupt: number;
}): ReactNode {
  if (items.length === 0 && corrupt === 0) return null;
  return (
    <section aria-label={windowWords.attention} className={styles['attention']}>
      <h2>{windowWords.attention}</h2>
      {items.map((item) => (
        <Alert key={item.key} color={COLOURS[item.severity]} classNames={{ message: styles['attentionText'] }}>
          <div>
            {item.text}
            {item.issues !== undefined && <IssueList document={null} issues={item.issues} />}
          </div>
          {[...(item.action ? [item.action] : []), ...(item.otherActions ?? [])].map((action) => (
            <AttentionButton key={action.kind} action={action} />
          ))}
          <time dateTime={item.since} title={exactly(item.since)}>
            {when(item.since)}
          </time>
        </Alert>
      ))}
      {corrupt > 0 && items.every((item) => !item.key.startsWith('corrupt')) && (
        <Alert color="yellow">{windowWords.corrupt(corrupt)}</Alert>
      )}
    </section>
  );
}
