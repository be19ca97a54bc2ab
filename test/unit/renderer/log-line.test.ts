// Lines of a log as people read them.
import { expect, test } from 'vitest';
import { shownLine } from '../../../src-renderer/log/line';

test('a diagnostic line: time, subject in words, sentence and facts', () => {
  const line = JSON.stringify({
    at: '2026-11-23T12:00:00.000Z',
    subject: 'smtp-in',
    level: 'medium',
    text: 'message taken',
    facts: { id: '0M5', bytes: 12 },
  });
  expect(shownLine(line)).toEqual({
    at: '2026-11-23T12:00:00.000Z',
    subject: 'Mail handed in',
    fault: false,
    text: 'message taken · id: 0M5 · bytes: 12',
  });
});
test('a fault is one', () =>
  expect(shownLine('{"subject":"dns","level":"minimum","text":"no answer"}').fault).toBe(true));
test.each(['2026-11-23 12:00:00 127.0.0.1 EHLO', '{"broken', '[1]', '{"other":1}', 'null'])(
  'what is no such line stands as it is: %s',
  (line) => {
    expect(shownLine(line)).toEqual({ at: '', subject: '', fault: false, text: line });
  },
);
