// What was refused on the line: why, what it means for the mail, what to do.
import type { ReactNode } from 'react';
import type { SessionDetail } from '../../src-main/contract/views';
import { Section } from '../parts/section';
import { attentionWords } from '../words/attention';
import styles from './sessions.module.css';

export function Causes({ advice }: { readonly advice: NonNullable<SessionDetail['advice']> }): ReactNode {
  if (advice.length === 0) return null;
  return (
    <Section title={attentionWords.causes}>
      {advice.map(({ id, cause, means, steps }) => (
        <div key={id} className={styles['cause']}>
          <p>
            <strong>{cause}</strong> {means}
          </p>
          <ul>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
