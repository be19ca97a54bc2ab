// Times that a person is to compare with a watch are those of the clock on the wall.
import { afterEach, expect, test } from 'vitest';
import { clockFindings } from '../../../src-main/diagnose/greeting-clock';

const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

test('a greeting with another time is told in local time, ours and theirs', () => {
  process.env['TZ'] = 'Asia/Kolkata';
  const [found] = clockFindings(
    'mail.isp.example ESMTP Sendmail; Sun, 29 Nov 2026 12:00:00 +0000',
    Date.UTC(2026, 10, 29, 9),
    'mail.isp.example',
  );
  expect(found?.text).toMatch(
    /it is 29 November 2026, 17:30, in the time of this place; this computer's clock says 29 November 2026, 14:30\./,
  );
  expect(found?.text).not.toContain('UTC');
});
