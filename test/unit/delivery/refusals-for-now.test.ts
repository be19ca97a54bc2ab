// A host that says 5xx and means "not now", one that wants fewer recipients at a time in its own code, and words
// about us that stand behind others: the letter waits, nobody is sent a notice of failure.
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src-main/delivery/refusal-kinds';
import { verdictOn } from '../../../src-main/delivery/trouble';
import { replyOf } from '../../support/reply-line';

const FOR_NOW: readonly (readonly [Stage, string])[] = [
  ['rcpt', '550 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents more'],
  ['rcpt', '550 4.7.1 Policy restriction'],
  ['end', '554 4.7.1 Not now'],
  ['mail', '552 4.3.1 Insufficient system storage'],
  ['rcpt', '554 4.4.1 Greylisted, try again in 300 seconds'],
  ['rcpt', '550 Greylisted: please try again in 5 minutes'],
  ['rcpt', '550 5.7.1 You have been greylisted'],
  ['rcpt', '551 Temporarily unavailable, try later'],
  ['rcpt', '553 Temporary failure: mailbox busy'],
  ['end', '554 Try again later'],
  ['end', '550 Temporary local problem - please try later'],
  ['end', '554 5.3.0 System temporarily unable to process, please retry'],
  ['mail', '550 System overloaded, try sending again in an hour'],
  ['rcpt', '550 5.2.2 Mailbox full, please try again later'],
  ['end', '550 Überlastet, bitte später erneut versuchen'],
  ['end', '554 Derzeit nicht erreichbar, bitte versuchen Sie es in einigen Minuten erneut'],
  ['mail', '550 Veuillez réessayer plus tard'],
  ['rcpt', '550 Servidor ocupado, intente más tarde'],
  ['rcpt', '550 Casella occupata, riprovare più tardi'],
  ['end', '554 Probeer het later opnieuw'],
];

const FOR_GOOD: readonly (readonly [Stage, string])[] = [
  ['rcpt', '550 5.1.1 No such user, check the address and try again'],
  ['rcpt', '550 5.1.1 User unknown; try again later'],
  ['rcpt', '550 No such user here'],
  ['end', '554 5.7.1 Message refused. Retrying will not succeed'],
  ['end', '550 Rejected, do not try again later'],
  ['rcpt', '550 5.1.10 Recipient not found; the temporary address has expired'],
  ['end', '550 5.7.26 Not accepted due to the DMARC policy of the domain'],
  ['end', '552 5.3.4 Message too big, please make it smaller and try again'],
  ['rcpt', '550 permanently deferred, try later is of no use'],
];

describe('a refusal', () => {
  test.each(FOR_NOW)('at %s for now, whatever its code: %s', (stage, said) => {
    expect(verdictOn(stage, replyOf(said))).toMatchObject({
      result: 'deferred',
      status: expect.stringMatching(/^4\./),
    });
    expect(verdictOn(stage, replyOf(said), 'foreign')).toMatchObject({ result: 'deferred' });
  });

  test.each(FOR_GOOD)('at %s for good: %s', (stage, said) => {
    expect(verdictOn(stage, replyOf(said))).toMatchObject({ result: 'failed' });
  });

  test.each([
    '550 5.5.3 Too many recipients',
    '550 Too many recipients',
    '554 5.7.1 Too many recipients in this transaction',
    '451 too many recipients, send the rest again',
    '500 Too many recipients',
    '503 5.5.3 Maximum of 10 recipients reached',
  ])('of one recipient more goes in the next transaction: %s', (said) => {
    expect(verdictOn('rcpt', replyOf(said))).toMatchObject({ scope: 'message', result: 'keep', status: '4.5.3' });
  });

  test.each<readonly [Stage, string, string]>([
    ['mail', '550 5.7.10 Encryption required', 'tls'],
    ['mail', '523 5.7.10 Encryption needed', 'tls'],
    ['mail', '454 4.7.1 TLS required', 'tls'],
    ['mail', '451 5.7.3 STARTTLS is required to send mail', 'tls'],
    ['mail', '550 Session encryption is required', 'tls'],
    ['mail', '554 5.7.1 You must use TLS for submission', 'tls'],
    ['mail', '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains', 'suspended'],
    ['mail', '550 5.7.1 Your mailbox is over its quota, sending disabled', 'limit'],
    ['end', '554 5.2.0 STOREDRV.Submission.Exception:QuotaExceededException', 'limit'],
    ['mail', '550 You must enable two-step verification', 'password'],
    ['mail', '554 5.7.0 Too many login failures', 'password'],
    ['mail', '550 5.7.1 You must verify your phone number before sending', 'suspended'],
    ['rcpt', '550 5.7.1 Your country is not allowed', 'blocked'],
    ['mail', '554 5.7.1 Connections from your region are blocked', 'blocked'],
  ])('at %s about us: %s', (stage, said, trouble) => {
    expect(verdictOn(stage, replyOf(said))).toMatchObject({ scope: 'host', result: 'keep', trouble });
  });

  test.each<readonly [Stage, string]>([
    ['rcpt', '550 5.7.10 Encryption required by recipient domain'],
    ['end', '550 5.7.1 TLS required by the policy of far.example, not offered there'],
    ['rcpt', '552 5.2.2 <jo@far.example>: the mailbox is over its quota'],
  ])('at %s about the letter, in words like those: %s', (stage, said) => {
    expect(verdictOn(stage, replyOf(said))).toMatchObject({ result: 'failed' });
  });
});
