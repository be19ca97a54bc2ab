// A state in a word with a shape beside it: never by colour alone.
import type { ReactNode } from 'react';
import styles from './mark.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  good: <path d="M2 6.5 5 9.5 10 3" />,
  warn: <path d="M6 1.5 11 10.5H1Z" />,
  bad: <path d="M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5" />,
  busy: <path d="M2 6h8M7 3l3 3-3 3" />,
  quiet: <circle cx="6" cy="6" r="4" />,
};

export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className={styles['mark']} data-tone={tone}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
