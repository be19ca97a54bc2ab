// The failure policy as a table: what came back, at which stage, and what it means.
import { expect, test } from 'vitest';
import { causeOf, troubleFor, verdictOn } from '../../../src-main/delivery/trouble';
import type { Stage } from '../../../src-main/delivery/refusal-kinds';
import { replyShown } from '../../../src-main/mail/cause';
import { makeReply, noReply, type Reply, replyText } from '../../../src-main/mail/reply';
import { replyOf } from '../../support/reply-line';

const TABLE: readonly (readonly [Stage, number, string, string])[] = [
  // stage, code, text → scope result status trouble
  ['dns', 0, 'no such host', 'host keep - unreachable'],
  ['connect', 0, 'nobody listens', 'host keep - unreachable'],
  ['greeting', 0, 'closed', 'host keep - unreachable'],
  ['greeting', 421, '4.3.2 Busy', 'host keep - refused'],
  ['greeting', 554, '5.7.1 Blocked', 'host keep - refused'],
  ['ehlo', 550, 'No', 'host keep - refused'],
  ['tls', 0, 'self-signed certificate', 'host keep - tls'],
  ['tls', 454, '4.7.0 TLS not available', 'host keep - tls'],
  ['auth', 535, '5.7.8 Wrong', 'host keep - password'],
  ['auth', 534, '5.7.9 Too weak', 'host keep - password'],
  ['auth', 538, '5.7.11 Encryption needed', 'host keep - tls'],
  ['auth', 454, '4.7.0 Later', 'host keep - refused'],
  ['auth', 0, 'no password is stored', 'host keep - password'],
  ['mail', 530, '5.7.0 Authentication required', 'host keep - password'],
  ['mail', 530, '5.7.0 Must issue a STARTTLS command first', 'host keep - tls'],
  ['rcpt', 530, '5.7.1 Log in', 'host keep - password'],
  ['mail', 521, '5.3.2 Takes no mail', 'host keep - refused'],
  ['mail', 421, '4.3.2 Bye', 'connection keep - -'],
  ['mail', 0, 'closed', 'connection keep - -'],
  ['cut', 0, 'closed', 'connection keep - -'],
  ['mail', 451, 'Later', 'message deferred 4.3.0 -'],
  ['mail', 552, '5.3.4 Too big', 'message failed 5.3.4 -'],
  ['mail', 503, '5.5.1 Nested', 'message deferred 4.5.0 -'],
  ['rcpt', 550, '5.1.1 Nobody', 'recipient failed 5.1.1 -'],
  ['rcpt', 550, 'Nobody', 'recipient failed 5.1.1 -'],
  ['rcpt', 450, '4.2.1 Greylisted', 'recipient deferred 4.2.1 -'],
  ['rcpt', 452, '4.5.3 Too many recipients', 'message keep 4.5.3 -'],
  ['rcpt', 552, 'too many recipients', 'message keep 4.5.3 -'],
  ['rcpt', 452, '4.2.2 Mailbox full', 'recipient deferred 4.2.2 -'],
  ['rcpt', 556, '5.1.10 Takes no mail', 'recipient failed 5.1.10 -'],
  ['data', 451, '4.7.1 Later', 'message deferred 4.7.1 -'],
  ['data', 250, 'What?', 'message deferred 4.5.0 -'],
  ['end', 250, '2.0.0 Ok', 'message delivered - -'],
  ['end', 554, '5.7.1 Spam', 'message failed 5.7.1 -'],
  ['end', 452, '4.3.1 Disk full', 'message deferred 4.3.1 -'],
  ['end', 421, '4.3.2 Bye', 'message deferred 4.3.2 -'],
  ['end', 0, 'closed', 'connection deferred 4.4.2 -'],
  ['local', 552, '5.3.4 Too big for the host', 'message failed 5.3.4 -'],
  ['local', 451, '4.3.0 Cannot be read', 'message deferred 4.3.0 -'],
];

for (const [stage, code, text, meaning] of TABLE) {
  test(`${stage} ${code} ${text}: ${meaning}`, () => {
    const reply = code === 0 ? noReply(text) : makeReply(code, [text]);
    const { scope, result, status, trouble } = verdictOn(stage, reply);
    expect(`${scope} ${result} ${status ?? '-'} ${trouble ?? '-'}`).toBe(meaning);
  });
}

test.each([
  [
    '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
    /for this mailbox, because "Authenticated SMTP" is switched off.*Have the administrator switch it on/,
  ],
  [
    '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
    /of this organization send, because "Authenticated SMTP" is switched off.*Have the administrator switch it on/,
  ],
  [
    '5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    /takes no passwords from mail programs any more.*choose "Sign in with the provider".*Providers → Internet/,
  ],
  ['5.7.8 Wrong', /Check the login name and password/],
])('what an administrator has switched off is no matter of the password: 535 %s', (said, told) => {
  const { text } = troubleFor(
    'password',
    { host: 'smtp.office365.com:587', connector: 'Internet' },
    makeReply(535, [said]),
  );
  expect(text).toMatch(told);
  expect(/Check the login name/.test(text)).toBe(said === '5.7.8 Wrong');
});

test('an unknown reply says so in the record', () => {
  const shown = (stage: Stage, reply: Reply): string | null =>
    replyShown({ reply: replyText(reply), cause: causeOf(stage, reply) });
  expect(shown('end', noReply('the host closed the connection'))).toBe('reply unknown: the host closed the connection');
  expect(shown('rcpt', makeReply(550, ['5.1.1 No', '5.1.1 such user']))).toBe('550 5.1.1 No such user');
});

test('trouble tells what happened, what it means for the mail and what to do', () => {
  const { text } = troubleFor(
    'password',
    { host: 'smtp.isp.example:587', connector: 'Internet' },
    makeReply(535, ['5.7.8 Wrong password']),
  );
  expect(text).toContain('535 5.7.8 Wrong password');
  expect(text).toContain('Your mail is safe');
  expect(text).toContain('Providers → Internet');
});

test('C: what is refused for good about us keeps the mail, at every stage at which it is said', () => {
  const said = [
    ['550 5.7.30 Basic authentication is not supported for Client Submission.', 'password'],
    ['554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org', 'blocked'],
    ['550 5.7.1 Relaying denied. Authentication required', 'relay'],
    ['554 5.4.5 Daily user sending limit exceeded', 'limit'],
    ['550 5.7.1 account suspended', 'suspended'],
  ] as const;
  for (const stage of ['mail', 'rcpt', 'data', 'end'] as const) {
    for (const [line, trouble] of said)
      expect(verdictOn(stage, replyOf(line)), `${stage} ${line}`).toMatchObject({
        scope: 'host',
        result: 'keep',
        trouble,
      });
  }
});
