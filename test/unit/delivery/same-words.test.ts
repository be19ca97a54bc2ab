// Two refusals in the same words, whatever of the letter or the moment stands between them.
import { expect, test } from 'vitest';
import { sameWords } from '../../../src-main/delivery/same-words';
import { replyOf } from '../../support/reply-line';

const wordsOf = (line: string): string => sameWords(replyOf(line));

const SAME: readonly (readonly [string, string])[] = [
  ['550 5.7.1 <a@there.example>: not for you', '550 5.7.1 <bob@far.example>: not for you'],
  ['554 Refused, id 4f3a9c21d7', '554 Refused, id 99ab01ff20'],
  ['550 Denied [203.0.113.7] at 12:14:09', '550 Denied [198.51.100.22] at 13:59:58'],
  ['550 Denied by mx1.isp.example', '550 Denied by mx22.isp.example'],
  ['550 5.7.1 no (q7-20020a170902) - gsmtp', '550 5.7.1 no (d12-1f2b33e49) - gsmtp'],
  ['550 Sat, 28 Nov 2026 17:02:15 GMT: no', '550 Mon, 01 Feb 2027 07:00:00 GMT: no'],
  ['550 see https://isp.example/why?m=1', '550 see https://isp.example/why?m=2abc'],
  ['550 message 12 refused', '550 message 1300 refused'],
  ['550 2001:db8::1 refused', '550 fe80:0:1::77 refused'],
  ['550 "Your invoice" refused', '550 "Good morning" refused'],
  ['550 A3F9K2XQ1: refused', '550 B7Z0QQ81M: refused'],
  ['550', '550 5.7.1'],
];
test.each(SAME)('C brake: %s and %s say the same', (one, other) => expect(wordsOf(one)).toBe(wordsOf(other)));

test.each([
  ['550 5.7.1 no mail from you', '550 5.7.1 this letter has a virus'],
  ['554 refused', '554 not refused'],
  ['550', '554'],
])('C brake: %s and %s do not', (one, other) => expect(wordsOf(one)).not.toBe(wordsOf(other)));

test('C brake: a reply without end is compared by its beginning', () => {
  for (const piece of ['a', '1', 'a.', 'a1-', ':', '<', '@', '"', '[1'])
    expect(wordsOf(`550 ${piece.repeat(30_000)}`)).toBe(wordsOf(`550 ${piece.repeat(60_000)}`));
});
