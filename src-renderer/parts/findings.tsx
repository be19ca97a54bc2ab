// What a check found: the verdict in a line, then each finding with its mark and its sentence.
import type { ReactNode } from 'react';
import type { Finding } from '../../src-main/contract/diagnose/diagnose';
import { verdictWords } from '../words/verdict';
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
    <>
      <Verdict bad={count(findings, 'error')} doubtful={count(findings, 'warning')} />
      <ul className={styles['findings']} aria-label={label}>
        {findings.map((f) => (
          <li key={`${f.code} ${f.text}`}>
            <Mark tone={TONES[f.severity]}>{f.text}</Mark>
          </li>
        ))}
      </ul>
    </>
  );
}

const count = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((f) => f.severity === severity).length;

/** Whether it serves, before anybody reads why: `bad` things keep it from working, `doubtful` ones do not. */
export function Verdict({ bad, doubtful }: { readonly bad: number; readonly doubtful: number }): ReactNode {
  return <p className={styles['verdict']}>{verdictText(bad, doubtful)}</p>;
}

function verdictText(bad: number, doubtful: number): string {
  if (bad > 0) return verdictWords.bad(bad);
  return doubtful > 0 ? verdictWords.doubtful(doubtful) : verdictWords.good;
}
