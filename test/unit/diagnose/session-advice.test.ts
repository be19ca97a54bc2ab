// From a session's transcript to causes and steps: what was really said on the line.
import { describe, expect, test } from 'vitest';
import { adviceOf } from '../../../src-main/diagnose/cases/session-advice';
import { offer, recipient, sourceOf } from '../../support/letters';
import { MANNERS, routeTo, send, startHost } from '../../support/sending';

const ids = (transcript: string): readonly string[] => adviceOf(transcript).map(({ id }) => id);

describe.each(MANNERS)('sending %s', (_, keywords) => {
  test("each refusal leads to its case, once, with the host's name", async () => {
    const host = await startHost({
      keywords,
      answer: ({ line, accepted }) => {
        if (/^RCPT.*<bad/.test(line)) return '550 5.7.1 Unable to relay';
        if (/^RCPT.*<later/.test(line)) return '450 4.2.0 Greylisted, come back';
        return line === 'CONTENT' && accepted > 0 ? '552 5.3.4 Message too big' : undefined;
      },
    });
    const recipients = ['bad@x.example', 'later@x.example', 'good@x.example'].map((address) => recipient(address));
    const { transcript } = await send(
      routeTo([host], { maxConnections: 1 }),
      sourceOf([offer('m0', { recipients }), offer('m1')]),
    );
    expect(ids(transcript)).toEqual(['rcpt-relay-denied', 'mail-greylist', 'mail-size']);
    const [first] = adviceOf(transcript);
    expect(first).toMatchObject({ steps: expect.arrayContaining([expect.any(String)]), means: expect.any(String) });
  });

  test('where all is well there is nothing to tell', async () => {
    const host = await startHost({ keywords });
    const { transcript } = await send(routeTo([host]), sourceOf([offer('m0'), offer('m1')]));
    expect(adviceOf(transcript)).toEqual([]);
  });
});

describe('what was written before a refusal was heard is no cause of its own', () => {
  const keywords = ['PIPELINING', 'SIZE', '8BITMIME'];
  test.each<[string, RegExp, string, string]>([
    ['a login is wanted', /^MAIL/, '530 5.7.0 Authentication required', 'mail-login-first'],
    ['every recipient is put off', /^RCPT/, '450 4.2.0 Greylisted, come back', 'mail-greylist'],
    ['the sender’s line is broken', /^MAIL/, '451 4.3.0 Try again later', 'mail-greylist'],
  ])('%s', async (_, command, reply, expected) => {
    const host = await startHost({ keywords, answer: ({ line }) => (command.test(line) ? reply : undefined) });
    const { transcript } = await send(routeTo([host], { maxConnections: 1 }), sourceOf([offer('m0'), offer('m1')]));
    expect(transcript).toMatch(/S: 5(03|54) /);
    expect(ids(transcript)).toEqual([expected]);
  });

  const ASKED = ['C: MAIL FROM:<a@x.example>', 'C: RCPT TO:<b@x.example>', 'C: RCPT TO:<c@x.example>', 'C: DATA'];
  const PUT_OFF = ['S: 250 ok', 'S: 450 4.2.0 Greylisted, come back'];
  test.each([
    [
      'of the content, behind a taken recipient',
      ['S: 250 ok', 'S: 354 go', 'S: 554 5.7.1 looks like spam'],
      'mail-spam',
    ],
    ['of each recipient', ['S: 554 5.7.1 relay access denied', 'S: 554 no valid recipients'], 'rcpt-relay-denied'],
  ])('a refusal %s is one', (_, heard, expected) =>
    expect(ids(['S: 220 hi', ...ASKED, ...PUT_OFF, ...heard].join('\n'))).toEqual(['mail-greylist', expected]),
  );
});

test.each([
  ['-- connecting to a.example [192.0.2.1] port 25\nS: 421 4.3.2 Not now', ['greeting-421']],
  [
    '-- connecting to a.example [192.0.2.1] port 25\nS: 220 hi\nC: EHLO x\nS: 250-a\nS: 250 AUTH LOGIN\nC: AUTH LOGIN\nS: 334 VXNl\nC: ***\nS: 334 UGFz\nC: ***\nS: 535-5.7.8 Username and Password not accepted\nS: 535 5.7.8 https://x/?p=BadCredentials - gsmtp',
    ['login-google'],
  ],
  [
    '-- connecting to a.example [192.0.2.1] port 25\nS: 220 hi\nC: EHLO x\nS: 250 a\nC: STARTTLS\nS: 454 4.7.0 TLS not available',
    ['tls-454'],
  ],
  [
    '-- connecting to a.example [192.0.2.1] port 25\nS: 220 hi\nC: EHLO x\nS: 250 a\nC: ETRN office.example\nS: 459 Node not allowed',
    ['collect-459'],
  ],
  [
    '-- connecting to a.example [192.0.2.1] port 366\nS: 220 hi\nC: EHLO x\nS: 250 a\nC: ATRN\nS: 453 You have no mail',
    [],
  ],
  [
    '-- ⟦connecting to a.example [2001:db8::1] port 25⟧\n-- ⟦nobody listens at 2001:db8::1 port 25⟧\nS: 421 4.3.2 Not now',
    ['greeting-421'],
  ],
  ['', []],
])('%j leads to %j', (transcript, expected) => expect(ids(transcript)).toEqual(expected));
