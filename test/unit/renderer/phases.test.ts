import { expect, test } from 'vitest';
import { spans } from '../../../src-renderer/sessions/phases';
import { SESSION } from '../../desktop/support/stage';

const at = (second: number): string => new Date(1_700_000_000_000 + second * 1000).toISOString();

test('each phase lasts as long as was told, also where the clock was set back meanwhile', () => {
  const phases = [
    { phase: 'dialing' as const, at: at(0), seconds: 10 },
    { phase: 'sending' as const, at: at(10), seconds: 20 },
    { phase: 'ended' as const, at: at(-3000), seconds: 0 },
  ];
  expect(spans({ ...SESSION, endedAt: at(-3000), phases })).toEqual([
    { phase: 'dialing', seconds: 10 },
    { phase: 'sending', seconds: 20 },
  ]);
});

test('of an older record each phase lasts until the next, the last one until the end', () => {
  const phases = [
    { phase: 'dialing' as const, at: at(0) },
    { phase: 'sending' as const, at: at(10) },
  ];
  expect(spans({ ...SESSION, endedAt: at(30), phases })).toEqual([
    { phase: 'dialing', seconds: 10 },
    { phase: 'sending', seconds: 20 },
  ]);
});
