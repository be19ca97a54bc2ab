// The line people read beside a recipient is made when it is shown, of what is known.
import { afterEach, expect, test } from 'vitest';
import { isReplyUnknown, replyShown, type Said } from '../../../src-main/mail/cause';
import { speak } from '../../../src-main/words/page';

afterEach(() => speak('en'));

const CUT = { count: 3, why: 'line', bytes: 11_953_766, carried: 458_752 } as const;

test.each<[Said, string | null]>([
  [{ reply: null }, null],
  [{ reply: '451 4.3.0 later' }, '451 4.3.0 later'],
  [{ reply: '451 later', cause: { kind: 'expired', hours: 1 } }, 'given up after 1 hour: 451 later'],
  [
    {
      reply: 'the host closed the connection',
      cause: { kind: 'expired', hours: 120, last: { kind: 'reply-unknown' } },
    },
    'given up after 120 hours: reply unknown: the host closed the connection',
  ],
  [
    { reply: '', cause: { kind: 'broke-off', cut: CUT } },
    'the line broke off 3 times while this letter of 12 MB was being sent, the last time after about 458.8 kB',
  ],
  [
    { reply: 'the connection broke', cause: { kind: 'reply-unknown', cut: { ...CUT, why: 'time', carried: null } } },
    'reply unknown: the longest time online was over 3 times while this letter of 12 MB was being sent',
  ],
  [{ reply: '552 5.3.4 Too large', cause: { kind: 'too-large', limit: 1000 } }, '552 5.3.4 Too large'],
  [{ reply: '', cause: { kind: 'by-hand' } }, 'returned to the sender by hand'],
])('%j', (said, shown) => {
  expect(replyShown(said)).toBe(shown);
});

test('a host that speaks as we do is not taken for us', () => {
  expect(isReplyUnknown({ cause: undefined })).toBe(false);
  expect(replyShown({ reply: '550 reply unknown: given up after 120 hours: x' })).toBe(
    '550 reply unknown: given up after 120 hours: x',
  );
});

test('is in the language of that moment, and what the host said stays as it was', () => {
  speak('en-XA');
  expect(replyShown({ reply: '451 later', cause: { kind: 'expired', hours: 2 } })).toBe(
    '⟦given up after 2 hours: 451 later⟧',
  );
  expect(isReplyUnknown({ cause: { kind: 'expired', hours: 2, last: { kind: 'reply-unknown' } } })).toBe(true);
});
