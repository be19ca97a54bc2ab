import { expect, test } from 'vitest';
import { isPositive, makeReply, noReply, ReplyParser, replyText } from '../../../src-main/mail/reply';
import { isQueueId, newQueueId } from '../../../src-main/mail/queue-id';

test('a reply of several lines is whole with its last', () => {
  const parser = new ReplyParser();
  expect(parser.push('250-mail.example')).toBeNull();
  expect(parser.push('250-SIZE')).toBeNull();
  expect(parser.push('250 HELP')).toEqual({ code: 250, enhanced: null, lines: ['mail.example', 'SIZE', 'HELP'] });
  expect(parser.push('354')).toMatchObject({ code: 354, lines: [''] });
});

test('garbage is said to be garbage, and the next reply is clean', () => {
  const parser = new ReplyParser();
  for (const line of ['', 'hello', '99 x', '100 x', '600 x', '250x', '2500 x'])
    expect(parser.push(line)).toBe('garbage');
  parser.push('250-a');
  expect(parser.push('550 b')).toBe('garbage');
  expect(parser.push('250 c')).toMatchObject({ lines: ['c'] });
});

test('a reply without end is cut off', () => {
  const parser = new ReplyParser();
  const answers = Array.from({ length: 600 }, () => parser.push('250-more'));
  expect(answers).toContain('garbage');
});

test('a reply is told in one line, its enhanced code once', () => {
  const reply = makeReply(550, ['5.1.1 No such user', '5.1.1 here']);
  expect(reply.enhanced).toBe('5.1.1');
  expect(replyText(reply)).toBe('550 5.1.1 No such user here');
  expect(replyText(noReply('the line broke'))).toBe('the line broke');
  expect(replyText(makeReply(250, ['a\x07b\tc']))).toBe('250 a b c');
  expect([isPositive(reply), isPositive(makeReply(354, [''])), isPositive(noReply('x'))]).toEqual([false, true, false]);
});

test('queue ids sort by birth, are safe as names, and are not made twice', () => {
  const now = Date.UTC(2026, 0, 1);
  expect(newQueueId(now) < newQueueId(now + 1)).toBe(true);
  const ids = new Set(Array.from({ length: 2000 }, () => newQueueId(now)));
  expect(ids.size).toBe(2000);
  for (const id of ids) expect(isQueueId(id)).toBe(true);
  for (const bad of ['', '../../etc/passwd', '0123456789abcdef', '0123456789ABCDEF\n', 'I123456789ABCDEF'])
    expect(isQueueId(bad)).toBe(false);
});
