// A time as a person types it after `pause --until`.
import { describe, expect, test } from 'vitest';
import { endAt } from '../../../src-main/command-line/pause';

const NOW = new Date(2026, 10, 29, 14, 30);

describe('pause --until', () => {
  test.each([
    ['18:00', new Date(2026, 10, 29, 18, 0)],
    ['8:05', new Date(2026, 10, 30, 8, 5)],
    ['14:30', new Date(2026, 10, 30, 14, 30)],
    ['2026-12-01 08:00', new Date(2026, 11, 1, 8, 0)],
    ['2026-12-01T08:00', new Date(2026, 11, 1, 8, 0)],
    ['2026-12-01T08:00:00Z', new Date(Date.UTC(2026, 11, 1, 8))],
    ['2026-12-01T08:00+02:00', new Date(Date.UTC(2026, 11, 1, 6))],
  ])('%s', (text, at) => expect(endAt(text, NOW)).toEqual(at));

  test.each(['', 'tomorrow', '24:00', '12:60', '2026-02-31 08:00', '2026-13-01 08:00', '8', '2026-12-01'])(
    '"%s" is no such time, and is told with one that is',
    (text) => expect(() => endAt(text, NOW)).toThrow('--until takes a time'),
  );
});
