// How fast a line is, told from the replies alone.
import { describe, expect, it } from 'vitest';
import { measureSpeed } from '../../../src-main/session/line-speed';

/** Messages of these sizes over a line of so many bytes a second, each with so many seconds besides. */
function sent(sizes: readonly number[], { rate, besides = 0 }: { rate: number; besides?: number }) {
  let now = 5_000;
  const speed = measureSpeed(() => now);
  for (const bytes of sizes) {
    speed.turn();
    now += (bytes / rate + besides) * 1000;
    speed.answered(bytes);
  }
  return { speed, pass: (ms: number) => (now += ms) };
}

describe('the speed of a line', () => {
  it.each([
    ['messages that differ, pipelined', [2_000, 4_000, 30_000, 80_000], 9_600, 0],
    ['messages that differ, with a round trip of 0.7 s three times each', [2_000, 4_000, 30_000, 80_000], 9_600, 2.1],
    ['one letter', [490_000], 9_600, 0],
  ])('%s: bytes and round trips are told apart', (_, sizes, rate, besides) => {
    const { speed } = sent(sizes, { rate, besides });
    expect(speed.pace()?.bytesPerSecond).toBeCloseTo(rate, -1);
    expect(speed.pace()?.secondsPerMessage).toBeCloseTo(besides, 1);
  });

  it('the first letter of a connection, which has round trips of its own, makes bytes look no quicker than they are', () => {
    let now = 0;
    const speed = measureSpeed(() => now);
    const sizes = Array.from({ length: 12 }, (_, i) => 2_048 + 1_024 * i);
    sizes.forEach((bytes, i) => {
      speed.turn();
      now += (bytes / 9_600 + 0.3 + (i === 0 ? 0.7 : 0)) * 1000;
      speed.answered(bytes);
    });
    expect(speed.pace()?.bytesPerSecond).toBeCloseTo(9_600, -1);
    expect(speed.pace()?.secondsPerMessage).toBeCloseTo(0.3 + 0.7 / 12, 2);
  });

  it('messages of one size do not tell them apart: then bytes have all the time', () => {
    const { speed } = sent([8_000, 8_000, 8_000], { rate: 8_000, besides: 1 });
    expect(speed.pace()).toEqual({ bytesPerSecond: 4_000, secondsPerMessage: 0 });
  });

  it('is not told by a call that moved next to nothing', () => {
    expect(sent([3_000, 900], { rate: 9_600 }).speed.pace()).toBeNull();
    expect(sent([], { rate: 9_600 }).speed.pace()).toBeNull();
  });

  it('does not count what is handed over at once, nor the time between letters', () => {
    const { speed, pass } = sent([20_000], { rate: 10_000 });
    speed.rest();
    pass(60_000);
    // Three letters at once into the system's buffer; their replies come as the line carries them.
    [1, 2, 3].forEach(() => speed.turn());
    for (const left of [2, 1, 0]) {
      pass(2_000);
      if (left === 0) speed.rest();
      speed.answered(20_000);
    }
    expect(speed.seconds()).toBe(8);
    expect(speed.pace()?.bytesPerSecond).toBe(10_000);
  });
});
