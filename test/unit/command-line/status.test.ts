// What `dialpost status` says of the mail that waits and of the calls to come.
import { expect, test } from 'vitest';
import { statusText } from '../../../src-main/command-line/print';
import { STATUS } from '../../desktop/support/stage';

test('held mail is counted apart: nobody waits for it to go', () => {
  const text = statusText({
    ...STATUS,
    queue: { ...STATUS.queue, incoming: 2, active: 0, deferred: 1, hold: 1, bytes: 2048, corrupt: 0 },
  });
  expect(text).toContain('3 waiting (2 incoming, 0 active, 1 deferred), 1 held, 2 kB, 0 damaged');
});

test("a call to come says what makes it, large mail's too", () => {
  const next = (['schedule', 'large', 'collect', 'retry'] as const).map((why) => ({
    connector: 'isp',
    at: STATUS.startedAt,
    why,
  }));
  const rows = statusText({ ...STATUS, next }).split('\n');
  const words = ['schedule', 'large mail', 'collect', 'retry'];
  for (const word of words)
    expect(
      rows.some((row) => new RegExp(`isp +${word}$`).test(row)),
      word,
    ).toBe(true);
});
