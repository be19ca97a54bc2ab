// B1: a fault on the board goes by itself after a day, the last one's.
import { expect, it } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { tellFaults } from '../../../src-main/attention/faults';
import { manualClock } from '../../support/manual-clock';

it('B1: a fault stands on the board for a day after the last one', () => {
  const clock = manualClock();
  const attention = createAttention(clock, () => undefined);
  const { raise, close } = tellFaults(clock, attention);
  raise('one');
  clock.advance(23 * 3_600_000);
  raise('two');
  clock.advance(23 * 3_600_000);
  expect(attention.list().map(({ key, text }) => [key, text])).toEqual([['fault', 'two']]);
  clock.advance(3_600_001);
  expect(attention.list()).toEqual([]);
  close();
});
