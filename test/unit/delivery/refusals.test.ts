// Whom a refusal speaks of, in the words that hosts really say:
// about us the mail is kept, about the letter it is returned as ever.
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src-main/delivery/refusal-kinds';
import { refusalOf } from '../../../src-main/delivery/refusals';
import { verdictOn } from '../../../src-main/delivery/trouble';
import { replyOf } from '../../support/reply-line';

/** Stage, what the host says, whom it is about. */
const SAID: readonly (readonly [Stage, string, string])[] = [
  // Logins that the host no longer takes, or does not see.
  ['mail', '550 5.7.30 Basic authentication is not supported for Client Submission.', 'password'],
  ['end', '550 5.7.30 Basic authentication is not supported for Client Submission.', 'password'],
  ['mail', '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.', 'password'],
  ['mail', '550 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM', 'password'],
  ['mail', '550 5.7.60 SMTP; Client was not authenticated to send anonymous mail', 'password'],
  [
    'mail',
    '550 5.7.0 Authentication Required. For more information, go to https://support.google.com/mail',
    'password',
  ],
  ['mail', '534 5.7.9 Application-specific password required.', 'password'],
  ['mail', '534 5.7.14 Please log in via your web browser and then try again.', 'password'],
  ['rcpt', '550 SMTP authentication is required.', 'password'],
  ['rcpt', '553 5.7.1 <a@office.example>: Sender address rejected: not logged in', 'password'],
  ['rcpt', '550 you must authenticate first', 'password'],
  ['rcpt', '550 5.7.1 please login first', 'password'],
  ['rcpt', '553 sorry, you must POP before SMTP', 'password'],
  // Relaying.
  ['rcpt', '550 5.7.1 Relaying denied. Authentication required', 'relay'],
  ['rcpt', '554 5.7.1 <x@y.example>: Relay access denied', 'relay'],
  ['rcpt', '454 4.7.1 <x@y.example>: Relay access denied', 'relay'],
  ['rcpt', '550 5.7.1 <x@y.example>... Relaying denied. Proper authentication required.', 'relay'],
  ['rcpt', '550 5.7.1 <x@y.example>... Relaying denied', 'relay'],
  ['rcpt', '550 relay not permitted', 'relay'],
  ['rcpt', "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 'relay'],
  ['rcpt', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'relay'],
  ['rcpt', '550 5.7.1 Unable to relay', 'relay'],
  ['rcpt', '550 5.7.64 TenantAttribution; Relay Access Denied', 'relay'],
  ['rcpt', '550 Delivery is not allowed to this address.', 'relay'],
  ['rcpt', '513 Relaying denied.', 'relay'],
  ['rcpt', '550 we do not relay', 'relay'],
  ['rcpt', '554 Relay rejected for policy reasons.', 'relay'],
  ['rcpt', '550 5.7.1 not allowed to relay through this server', 'relay'],
  // The address of our line.
  ['rcpt', '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org', 'blocked'],
  [
    'mail',
    '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/203.0.113.7',
    'blocked',
  ],
  ['rcpt', '550 5.7.1 Service unavailable; client [2001:db8::7] blocked using pbl.spamhaus.org', 'blocked'],
  ['rcpt', '554 Service unavailable; Client host [203.0.113.7] blocked using Barracuda Reputation', 'blocked'],
  ['rcpt', '550 JunkMail rejected - host.example [203.0.113.7] is in an RBL: see http://dnsbl.sorbs.net', 'blocked'],
  ['rcpt', '553 5.3.0 Rejected - 203.0.113.7 listed at bl.spamcop.net', 'blocked'],
  ['rcpt', '550 Your IP address is listed in our local blacklist', 'blocked'],
  [
    'mail',
    "550 5.7.1 Unfortunately, messages from [203.0.113.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
    'blocked',
  ],
  [
    'end',
    '550 5.7.1 [203.0.113.7] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.',
    'blocked',
  ],
  ['rcpt', '554 5.7.1 Rejected: poor reputation of your server', 'blocked'],
  ['rcpt', '550 5.7.25 The IP address sending this message does not have a PTR record setup', 'blocked'],
  ['rcpt', '450 4.7.25 Client host rejected: cannot find your reverse hostname, [203.0.113.7]', 'blocked'],
  ['mail', "550 Dynamic/residential IP addresses may not send here; use your provider's mail server", 'blocked'],
  ['mail', '550 5.7.606 Access denied, banned sending IP [203.0.113.7]', 'blocked'],
  ['mail', '550 5.7.511 Access denied, banned sender[203.0.113.7]', 'blocked'],
  ['mail', '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', 'blocked'],
  ['rcpt', '554 5.7.1 <unknown[203.0.113.7]>: Client host rejected: Access denied', 'blocked'],
  [
    'greeting',
    '554 mx.example Nemesis ESMTP Service not available; No SMTP service; IP address is black listed',
    'blocked',
  ],
  // What we may send.
  ['end', '554 5.4.5 Daily user sending limit exceeded', 'limit'],
  ['end', '550 5.4.5 Daily sending quota exceeded', 'limit'],
  ['mail', '550 5.4.5 Daily SMTP relay limit exceeded for user', 'limit'],
  [
    'rcpt',
    "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    'limit',
  ],
  ['mail', '454 Throttling failure: Daily message quota exceeded.', 'limit'],
  ['mail', '454 Throttling failure: Maximum sending rate exceeded.', 'limit'],
  ['mail', '451 You have exceeded your messaging limits', 'limit'],
  ['mail', '550 Maximum credits exceeded', 'limit'],
  ['mail', '450 4.7.1 Error: too many messages from this sender, try again later', 'limit'],
  ['rcpt', '550 5.7.1 Sender rate limit exceeded', 'limit'],
  ['mail', '552 5.2.2 mailbox is over its sending quota', 'limit'],
  ['mail', '554 too much mail from you today', 'limit'],
  ['mail', '550 5.7.705 Access denied, tenant has exceeded threshold', 'limit'],
  ['mail', '550 Requested action not taken: hourly sending limit reached', 'limit'],
  ['rcpt', '450 4.2.1 outgoing mail rate limited', 'limit'],
  // An account of ours.
  ['mail', '550 5.7.1 account suspended', 'suspended'],
  ['rcpt', '550 5.7.1 account suspended', 'suspended'],
  ['end', '550 5.7.1 account suspended', 'suspended'],
  ['end', '554 Message rejected: Sending suspended for this account.', 'suspended'],
  ['end', '554 Message rejected: Sending paused for this account.', 'suspended'],
  ['mail', '550 5.1.8 Access denied, bad outbound sender', 'suspended'],
  ['mail', '554 Your account has been blocked because of spam', 'suspended'],
  ['mail', '550 Domain office.example is not allowed to send: the account is disabled', 'suspended'],
  // This connection.
  ['mail', '451 Mails per session limit', 'connection'],
  ['mail', '452 4.5.3 too many messages on this connection', 'connection'],
  ['mail', '421 mx.example: too many messages in one connection, please make another', 'connection'],
  ['mail', '421 4.7.0 Too many messages in this session', 'connection'],
  ['mail', '450 4.7.0 Session limit exceeded', 'connection'],
  // The letter's own.
  ['rcpt', '550 5.1.1 no such user', 'letter'],
  ['rcpt', '550 no such user', 'letter'],
  ['rcpt', '550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in virtual mailbox table', 'letter'],
  ['mail', '552 5.3.4 too big', 'letter'],
  ['mail', '552 5.3.4 Message size exceeds fixed limit', 'letter'],
  ['end', '552 5.2.3 Message exceeds maximum fixed size', 'letter'],
  ['rcpt', '552 5.2.2 mailbox full', 'letter'],
  ['rcpt', '552 5.2.2 <x@y.example>: over quota', 'letter'],
  ['end', '552 5.2.2 Quota exceeded (mailbox for user is full)', 'letter'],
  ['end', '550 Mail quota exceeded for mailbox x@y.example', 'letter'],
  ['rcpt', '550 5.2.1 The email account that you tried to reach is disabled', 'letter'],
  [
    'rcpt',
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
    'letter',
  ],
  ['rcpt', '550 5.2.1 account suspended', 'letter'],
  ['rcpt', '554 mailbox disabled', 'letter'],
  ['end', '554 5.7.1 Message rejected as spam by content scanning', 'letter'],
  ['end', '554 5.7.1 Message rejected as spam', 'letter'],
  ['end', '550 5.7.1 virus found: Eicar-Test-Signature', 'letter'],
  ['end', '554 5.7.1 Message contains a URL listed in multi.surbl.org', 'letter'],
  ['end', '550 5.7.1 blocked using dbl.spamhaus.org: body URL bad.example', 'letter'],
  ['rcpt', '554 5.7.1 Service unavailable; Sender address [a@bad.example] blocked using dbl.spamhaus.org', 'letter'],
  [
    'end',
    '550 5.7.1 [203.0.113.7] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam, this message has been blocked.',
    'letter',
  ],
  ['rcpt', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required', 'letter'],
  [
    'end',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated',
    'letter',
  ],
  [
    'end',
    '550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
    'letter',
  ],
  ['end', "550 5.7.1 Unauthenticated email from office.example is not accepted due to domain's DMARC policy", 'letter'],
  ['rcpt', '550 5.7.23 SPF validation failed for 203.0.113.7', 'letter'],
  ['rcpt', '450 4.2.0 <x@y.example>: Recipient address rejected: Greylisted', 'letter'],
  ['end', '550 5.6.0 line length exceeds limit', 'letter'],
  ['end', '554 5.4.6 Too many hops', 'letter'],
  ['rcpt', '554 5.7.1 <x@y.example>: Recipient address rejected: Access denied', 'letter'],
  ['rcpt', '550 5.7.1 we do not like it', 'letter'],
  // A sender that the login may not use, and somebody can allow it to.
  ['mail', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'send-as'],
  ['end', '550 5.7.1 Client does not have permissions to send as this sender', 'send-as'],
  ['end', '554 5.2.252 SendAsDenied; anna@office.example not allowed to send as berta@office.example', 'send-as'],
  [
    'end',
    '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message. 0.35250:0A00AE84, 16.55847:3A110000[EndDiagnosticData] [Hostname=AM0PR04MB1234.eurprd04.prod.outlook.com]',
    'send-as',
  ],
  ['end', '554 5.2.252 SendAsDenied; size@office.example not allowed to send as virus@office.example', 'send-as'],
  ['rcpt', '553 5.7.1 <a@office.example>: Sender address rejected: not owned by user anna', 'send-as'],
  ['end', '550 The from address does not match a verified Sender Identity', 'send-as'],
  ['end', '554 Message rejected: Email address is not verified.', 'send-as'],
  ['mail', '550 Requested action not taken: Sender address is not allowed', 'send-as'],
  ['rcpt', '553 Sender is not allowed to relay emails', 'send-as'],
  ['end', '551 5.7.1 Not authorised to send from this header address', 'send-as'],
  // A sender that nobody's word makes good.
  ['rcpt', '550 Sender verify failed', 'sender'],
  ['rcpt', '550 Requested action not taken: Sender address is not allowed', 'sender'],
];

describe('C: a refusal is about', () => {
  test.each(SAID)('%s %s: %s', (stage, line, about) => expect(refusalOf(stage, replyOf(line)).about).toBe(about));
});

describe('a sender that our account may not use', () => {
  const said = replyOf('550 5.7.60 SMTP; Client does not have permissions to send as this sender');
  test.each(['mail', 'rcpt', 'data', 'end'] as const)('is kept where we have logged in, at %s', (stage) =>
    expect(verdictOn(stage, said, 'logged-in')).toMatchObject({ result: 'deferred', sendAs: true, trouble: null }),
  );
  test.each(['smart-host', 'foreign'] as const)('is the letter’s own fault at a %s that knows us by no login', (peer) =>
    expect(verdictOn('mail', said, peer)).toMatchObject({ result: 'failed', trouble: null }),
  );
  test('a temporary refusal in these words is kept as well', () =>
    expect(verdictOn('rcpt', replyOf('450 4.7.1 <a@b.example>: not owned by user anna'), 'logged-in').sendAs).toBe(
      true,
    ));
});

test("C: a stranger's host owes us no relaying and no account: what it says of these is the recipient's", () => {
  for (const line of [
    '550 5.7.1 Relaying denied',
    '554 5.7.1 <x@y.example>: Relay access denied',
    '550 5.7.1 account suspended',
    '550 authentication required',
  ]) {
    expect(refusalOf('rcpt', replyOf(line), 'foreign').about, line).toBe('letter');
  }
  expect(
    refusalOf('rcpt', replyOf('554 5.7.1 Client host [203.0.113.7] blocked using zen.spamhaus.org'), 'foreign').about,
  ).toBe('blocked');
});

test("C: a limit says when it is worth trying again: a day's later than an hour's", () => {
  const daily = refusalOf('end', replyOf('554 5.4.5 Daily user sending limit exceeded')).againMinutes ?? 0;
  const hourly = refusalOf('end', replyOf('550 hourly sending limit reached')).againMinutes ?? 0;
  expect(daily).toBeGreaterThan(hourly);
  expect(hourly).toBeGreaterThanOrEqual(60);
});
