import { describe, expect, it } from 'vitest';
import { type InboundActivity, type RestRule, waitForRest } from '../../../src-main/session/inbound';
import { manualClock } from '../../support/manual-clock';

const rule: RestRule = { first: 60_000, idle: 20_000, most: 900_000, steps: null };

/** Plays the waiting; answers the milliseconds it lasted, or null when it did not end in `longest`. */
async function lasts(
  look: (elapsed: number) => InboundActivity,
  longest: number,
  abortAt?: number,
  by: RestRule = rule,
): Promise<number | null> {
  const clock = manualClock();
  const began = clock.monotonic();
  const abort = new AbortController();
  let ended: number | null = null;
  const { signal } = abort;
  void waitForRest(clock, by, () => look(clock.monotonic() - began), { signal, hangsUp: () => undefined }).then(() => {
    ended = clock.monotonic() - began;
  });
  for (let at = 0; at < longest && ended === null; at += 200) {
    if (abortAt !== undefined && at >= abortAt) abort.abort();
    await clock.advance(200);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ended;
}

const calm = { busy: false, lastAt: 0, seen: false, over: false };

describe('a session waits for inbound mail', () => {
  it('until the first message should have come, when none comes', async () => {
    expect(await lasts(() => calm, 120_000)).toBe(60_000);
  });

  it('only until quiet, once something came', async () => {
    const clockStart = 0;
    const ended = await lasts((elapsed) => ({ ...calm, seen: elapsed >= 5_000, lastAt: clockStart }), 120_000);
    expect(ended).toBeLessThanOrEqual(20_400);
  });

  it('and never hangs up on mail in transfer, even past the longest wait', async () => {
    expect(await lasts(() => ({ ...calm, busy: true, seen: true }), 1_000_000)).toBeNull();
  });

  it('at most so long, when there is always another message', async () => {
    let last = 0;
    const ended = await lasts((elapsed) => ({ ...calm, seen: true, lastAt: (last = elapsed) }), 1_000_000);
    expect(last).toBeGreaterThan(0);
    expect(ended).toBeGreaterThanOrEqual(900_000);
    expect(ended).toBeLessThanOrEqual(900_400);
  });

  it('no longer when a person says stop', async () => {
    expect(await lasts(() => ({ ...calm, busy: true }), 120_000, 3_000)).toBeLessThanOrEqual(3_400);
  });

  it('no longer when there is a new wish to fulfil', async () => {
    expect(await lasts((elapsed) => ({ ...calm, over: elapsed >= 1_000 }), 120_000)).toBeLessThanOrEqual(1_400);
  });
});

describe('on a line that is billed in steps', () => {
  /** The line came up so long before the waiting began. */
  const upFor = (before: number): RestRule => ({ ...rule, steps: { began: -before, length: 60_000 } });

  it.each([
    ['another step would begin in the last half: it hangs up just before', 10_000, 49_000],
    ['on the very edge of a step too', 0, 59_000],
    ['it would begin in the first half: whoever just asked must have a chance', 35_000, 60_000],
    ['none would begin', 59_999, 60_000],
  ])('%s', async (_, before, lasted) => {
    const ended = await lasts(() => calm, 120_000, undefined, upFor(before));
    expect(ended).toBeGreaterThanOrEqual(lasted);
    expect(ended).toBeLessThanOrEqual(lasted + 400);
  });

  it('a step that has begun meanwhile is used up to the wait it was to be', async () => {
    const look = (elapsed: number): InboundActivity => ({ ...calm, seen: true, lastAt: Math.min(elapsed, 55_000) });
    const ended = await lasts(look, 120_000, undefined, upFor(0));
    expect(ended).toBeGreaterThanOrEqual(75_000);
    expect(ended).toBeLessThanOrEqual(75_400);
  });
});
