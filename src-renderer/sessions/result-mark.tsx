// How a call went, or where it stands, in a word with its mark.
import type { ReactNode } from 'react';
import type { Session } from '../../src-main/contract/views';
import { PHASE_WORDS, RESULT_WORDS } from '../../src-main/words/named';
import { Mark, type Tone } from '../parts/mark';

const TONES: Readonly<Record<Session['result'], Tone>> = { ok: 'good', partly: 'warn', failed: 'bad' };

export function resultMark(session: Session): ReactNode {
  if (session.phase !== 'ended') return <Mark tone="busy">{PHASE_WORDS[session.phase]}</Mark>;
  return <Mark tone={TONES[session.result]}>{RESULT_WORDS[session.result]}</Mark>;
}
