// The practice provider's answer, as it lies in the mailbox: the end of practising.
import type { ReactNode } from 'react';
import type { PracticeAnswer } from '../../../src-main/contract/practice';
import { Facts } from '../../parts/page';
import { wizardWords } from '../../words/wizard';
import styles from '../wizard.module.css';

export function Answer({ said }: { readonly said: PracticeAnswer }): ReactNode {
  const { from, to, subject } = wizardWords.answerFacts;
  return (
    <section className={styles['box']} aria-label={wizardWords.answerTitle}>
      <h3>{wizardWords.answerTitle}</h3>
      <Facts
        facts={[
          [from, said.from],
          [to, said.to],
          [subject, said.subject],
        ]}
      />
      <pre className={styles['said']} tabIndex={0}>
        {said.text}
      </pre>
    </section>
  );
}
