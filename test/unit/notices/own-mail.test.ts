// Mail of our own reads the same whatever language it is in, and passes every mail server.
import { simpleParser } from 'mailparser';
import { afterEach, expect, test } from 'vitest';
import { ownMail } from '../../../src-main/notices/own-mail';
import { testMessage } from '../../../src-main/notices/test-message';
import { textOf } from '../../../src-main/notices/words';
import { Settings } from '../../../src-main/contract/settings';
import { speak } from '../../../src-main/words/page';
import { failed, item, notice } from './items';

afterEach(() => speak('en'));

const settings = (name: string): Settings =>
  Settings.parse({ version: 1, organization: { name, domains: ['clinic.example'] } });

test('in ASCII it is as it is written', () => {
  const { content } = testMessage('a@far.example', settings('The "Clinic"'), 0);
  expect(content.toString('latin1')).toMatch(
    /^From: "The \\"Clinic\\"" <[^]*\r\nSubject: Dialpost test message\r\n[^]*charset=utf-8\r\n\r\nThis is a test message/,
  );
});

test('beyond it its header and its text are encoded, in short lines', async () => {
  speak('en-XA');
  const { content } = testMessage('a@far.example', settings('Grüße aus der längsten Praxis von Österreich'), 0);
  const raw = content.toString('latin1');
  expect(raw).toMatch(/^[\x00-\x7f]*$/);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  const { subject, text, from } = await simpleParser(content);
  expect([subject, from?.value[0]?.name]).toEqual([
    '⟦Dialpost test message⟧',
    'Grüße aus der längsten Praxis von Österreich',
  ]);
  expect(text).toContain('⟦If you can read it, mail leaves that office. Nothing needs to be done.⟧');
});

test('a subject of any length and script comes back whole', async () => {
  const subject = '😀ä'.repeat(60);
  const lines = ['Δ'.repeat(500)];
  const read = await simpleParser(
    ownMail({
      from: { name: 'x', address: 'a@b.example' },
      to: 'c@d.example',
      subject,
      at: 0,
      messageId: 'm@b',
      automatic: true,
      lines,
    }),
  );
  expect([read.subject, read.text?.trim()]).toEqual([subject, lines[0]]);
});

test('a notice says the same in another language, by what is known and not by words', () => {
  const gone = item([
    failed('a@far.example', '4.4.7', '451 4.7.1 Greylisted', { cause: { kind: 'expired', hours: 120 } }),
    failed('b@far.example', '5.0.0', '', { cause: { kind: 'by-hand' } }),
    failed('c@far.example', '5.3.4', '552 5.3.4 Too large', { cause: { kind: 'too-large', limit: 1_048_576 } }),
  ]);
  const english = textOf(notice(gone));
  speak('en-XA');
  const marked = textOf(notice(gone));
  const words = (text: string): string => text.replace(/[⟦⟧]/g, '').replace(/\s+/g, ' ');
  expect(words(marked)).toBe(words(english));
  expect(marked).toContain('⟦What to do: ⟦');
});
