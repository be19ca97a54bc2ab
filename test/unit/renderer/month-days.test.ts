import { expect, test } from 'vitest';
import { bars } from '../../../src-renderer/overview/month-days';

test('every day up to today has its bar, also days without a call', () => {
  const days = [{ day: '2026-11-02', calls: 2, seconds: 90, bytes: 3_145_728, cost: 1.234 }];
  const today = new Date(2026, 10, 3, 12);
  expect(bars(days, 'minutes', today)).toEqual([
    { day: '1', value: 0 },
    { day: '2', value: 1.5 },
    { day: '3', value: 0 },
  ]);
  expect(bars(days, 'megabytes', today)[1]?.value).toBe(3);
  expect(bars(days, 'cost', today)[1]?.value).toBe(1.23);
});
