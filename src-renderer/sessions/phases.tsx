// A call's phases on a time line: how long each took, as words and as width.
import type { ReactNode } from 'react';
import { phaseSeconds, type Session, type SessionPhase } from '../../src-main/contract/views';
import { PHASE_WORDS } from '../../src-main/words/named';
import { duration } from '../format';
import { Section } from '../parts/section';
import { windowWords } from '../words/window';
import styles from './sessions.module.css';

interface Span {
  readonly phase: SessionPhase;
  readonly seconds: number;
}

/** The phases with their lengths. */
export function spans(session: Session): readonly Span[] {
  const lengths = phaseSeconds(session);
  return session.phases
    .map(({ phase }, i) => ({ phase, seconds: lengths[i] ?? 0 }))
    .filter(({ phase }) => phase !== 'ended');
}

export function Phases({ session }: { readonly session: Session }): ReactNode {
  const all = spans(session);
  const total = all.reduce((sum, { seconds }) => sum + seconds, 0);
  if (all.length === 0) return null;
  return (
    <Section title={windowWords.session.phases}>
      <div className={styles['bar']} aria-hidden="true">
        {all.map(({ phase, seconds }, i) => (
          <span key={i} data-phase={phase} style={{ flexGrow: total > 0 ? Math.max(seconds / total, 0.01) : 1 }} />
        ))}
      </div>
      <ul className={styles['legend']}>
        {all.map(({ phase, seconds }, i) => (
          <li key={i}>
            <span data-phase={phase} aria-hidden="true" />
            {PHASE_WORDS[phase]} <b className="numbers">{duration(seconds)}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}
