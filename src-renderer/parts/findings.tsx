// What a check found: each with its mark and its sentence, best news last to first.
import type { ReactNode } from 'react';
import type { Finding } from '../../src-main/contract/diagnose/diagnose';
import { Mark, type Tone } from './mark';
import styles from './page.module.css';

const TONES: Readonly<Record<Finding['severity'], Tone>> = {
  good: 'good',
  note: 'quiet',
  warning: 'warn',
  error: 'bad',
};

export function Findings({
  findings,
  label,
}: {
  readonly findings: readonly Finding[];
  readonly label: string;
}): ReactNode {
  return (
    <ul className={styles['findings']} aria-label={label}>
      {findings.map((f) => (
        <li key={`${f.code} ${f.text}`}>
          <Mark tone={TONES[f.severity]}>{f.text}</Mark>
        </li>
      ))}
    </ul>
  );
}
