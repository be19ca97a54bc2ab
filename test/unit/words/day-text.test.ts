// Times as the computer's own calendar has them.
import { expect, it } from 'vitest';
import { dayText } from '../../../src-main/words/amounts';

it.each([
  ['Pacific/Auckland', '2026-12-01T20:00:00Z', '2026-12-02'],
  ['America/New_York', '2026-12-01T02:00:00Z', '2026-11-30'],
  ['Asia/Kolkata', '2026-12-31T19:00:00Z', '2027-01-01'],
  ['UTC', '2026-12-31T23:59:59Z', '2026-12-31'],
])('a file that is saved in %s at %s is offered the day of the calendar on the wall', (zone, at, day) => {
  process.env['TZ'] = zone;
  expect(dayText(Date.parse(at))).toBe(day);
});
