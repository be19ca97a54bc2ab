import { describe, expect, it } from 'vitest';
import { watchBurst } from '../../../src-main/session/burst';
import { manualClock } from '../../support/manual-clock';

describe('what changes', () => {
  it('alone is looked at at once, and together once', () => {
    const clock = manualClock();
    let looks = 0;
    const burst = watchBurst(clock, () => looks++);
    burst.changed();
    burst.changed();
    expect(looks).toBe(0);
    clock.advance(0);
    expect(looks).toBe(1);
    clock.advance(1_000);
    burst.changed();
    clock.advance(0);
    expect(looks).toBe(2);
  });

  it('every millisecond of a second is looked at fifty times, the last of it too', () => {
    const clock = manualClock();
    const looks: number[] = [];
    const begun = clock.monotonic();
    const burst = watchBurst(clock, () => looks.push(clock.monotonic() - begun));
    for (let ms = 0; ms < 1_000; ms++) {
      burst.changed();
      clock.advance(1);
    }
    clock.advance(50);
    expect([looks.length, looks.at(-1)]).toEqual([51, 1_000]);
  });

  it('and was called off is looked at with the next change', () => {
    const clock = manualClock();
    let looks = 0;
    const burst = watchBurst(clock, () => looks++);
    burst.changed();
    burst.cancel();
    clock.advance(1_000);
    expect(looks).toBe(0);
    burst.changed();
    clock.advance(0);
    expect(looks).toBe(1);
  });
});
