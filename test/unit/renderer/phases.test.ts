import { expect, test } from 'vitest';
import { spans } from '../../../src-renderer/sessions/phases';
import { SESSION } from '../../desktop/support/stage';

const at = (second: number): string => new Date(1_700_000_000_000 + second * 1000).toISOString();

test('each phase lasts until the next, the last one until the end', () => {
  const session = {
    ...SESSION,
    endedAt: at(30),
    phases: [
      { phase: 'dialing' as const, at: at(0) },
      { phase: 'sending' as const, at: at(10) },
      { phase: 'ended' as const, at: at(30) },
    ],
  };
  expect(spans(session, 0)).toEqual([
    { phase: 'dialing', seconds: 10 },
    { phase: 'sending', seconds: 20 },
  ]);
});

test('the phase under way lasts until now', () => {
  const session = { ...SESSION, endedAt: null, phases: [{ phase: 'dialing' as const, at: at(0) }] };
  expect(spans(session, Date.parse(at(7)))).toEqual([{ phase: 'dialing', seconds: 7 }]);
});
