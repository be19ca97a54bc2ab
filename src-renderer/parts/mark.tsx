// A state in a word, or in a sentence, with a shape beside it: never by colour alone.
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

interface MarkProps {
  readonly tone: Tone;
  /** A sentence, which must be read to its end; a word in a row is cut off instead. */
  readonly sentence?: boolean;
  readonly children: ReactNode;
}

export function Mark({ tone, sentence = false, children }: MarkProps): ReactNode {
  return (
    <span className={styles['mark']} data-tone={tone} data-sentence={sentence || undefined}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
