// Refusals as providers word them. What speaks of the office's account, its line, its
// limits or its login keeps the mail, at every stage at which they say it; what speaks of the
// letter, its recipients or their mailboxes goes back, whatever an address, a subject or a
// name in it happens to look like.
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src-main/delivery/refusal-kinds';
import { refusalOf } from '../../../src-main/delivery/refusals';
import { verdictOn } from '../../../src-main/delivery/trouble';
import { replyOf } from '../../support/reply-line';

/** Of these the host is told as in trouble. */
const OURS: readonly (readonly [Stage, string, string])[] = [
  // The codes of a login, after the content too.
  ['end', '535 Authentication credentials invalid', 'password'],
  ['end', '534 5.7.9 mechanism too weak', 'password'],
  ['end', '530 5.7.0 Must issue a STARTTLS command first', 'tls'],
  ['end', '538 5.7.11 Encryption required', 'tls'],
  ['end', '521 5.3.2 takes no mail', 'refused'],
  ['mail', '550 5.7.8 Authentication credentials invalid', 'password'],
  ['mail', '550 5.7.8 Bad', 'password'],
  ['mail', '550 Invalid login', 'password'],
  ['mail', '550 API key invalid', 'password'],
  ['mail', '550 5.7.1 Session expired, please re-authenticate', 'password'],
  [
    'rcpt',
    '550-Please turn on SMTP Authentication in your mail client.\nship.example [203.0.113.7]:1234 is not permitted to relay through this server without authentication.',
    'password',
  ],
  // Google's relay for an organization.
  [
    'mail',
    "550 5.7.1 Invalid credentials for relay [203.0.113.7]. The IP address you've registered in your Workspace SMTP Relay service doesn't match the domain of the account this email is being sent from.",
    'relay',
  ],
  ['mail', '550 5.7.0 You must be connected to our network to send mail through this server', 'relay'],
  ['mail', '550 You are not authorized to use this mail server', 'relay'],
  // A policy server's reason stands behind "sender address rejected".
  ['rcpt', '554 5.7.1 <a@office.example>: Sender address rejected: Policy Rejection- Quota exceeded.', 'limit'],
  [
    'rcpt',
    '554 5.7.1 <a@office.example>: Sender address rejected: you have reached your quota of 200 emails per hour',
    'limit',
  ],
  ['rcpt', '450 4.7.1 <a@office.example>: Sender address rejected: Message sending quota exceeded', 'limit'],
  ['mail', '554 5.7.1 <a@office.example>: Sender address rejected: account is suspended', 'suspended'],
  // What may be sent in a week or a month.
  ['end', '550 Your monthly quota has been reached', 'limit'],
  ['end', '550 You have exceeded your monthly allowance', 'limit'],
  ['mail', '550 weekly limit of messages reached', 'limit'],
  ['end', '550 5.7.1 Free plan limit reached (300 emails)', 'limit'],
  ['rcpt', '554 Transaction failed Too many recipients per day', 'limit'],
  ['end', '550 5.4.6 Unusual sending activity detected. Please try after sometime', 'limit'],
  // Accounts.
  ['rcpt', '550 Outgoing mail from "a@office.example" has been suspended.', 'suspended'],
  ['end', '550 5.7.1 Sending from this account has been disabled', 'suspended'],
  ['mail', '550 5.7.1 Domain office.example is suspended', 'suspended'],
  ['mail', '550 Domain expired', 'suspended'],
  ['end', '550 Your account is under review. Please contact support.', 'suspended'],
  ['mail', '550 5.7.1 Compromised account. Change your password', 'suspended'],
  ['mail', '550 SMTP access is not enabled for this account', 'suspended'],
  ['mail', '550 5.7.1 your plan does not include SMTP access', 'suspended'],
  ['mail', '550 Please accept our new terms of service before sending', 'suspended'],
  ['mail', '550 a@office.example is not permitted to send mail', 'suspended'],
  ['mail', '550 Payment required', 'suspended'],
  // Our line.
  [
    'mail',
    "550-5.7.1 [203.0.113.7] The IP you're using to send mail is not authorized to send email directly",
    'blocked',
  ],
  ['mail', '550 Local CT IP Reputation - (reject)', 'blocked'],
  ['end', "550 The requestor's IP Address is not whitelisted", 'blocked'],
  ['mail', '550 This IP is not in the whitelist', 'blocked'],
  ['mail', '550 203.0.113.7 is not allowed to use this server', 'blocked'],
  ['rcpt', '550 Your email server is on a blocklist', 'blocked'],
  ['rcpt', '550 5.7.1 GeoIP restriction', 'blocked'],
  ['mail', '554 VPN connections are not allowed', 'blocked'],
  ['rcpt', '550 5.7.1 listed in an RBL', 'blocked'],
  ['rcpt', '553 5.3.0 alpi140 DNSBL:RBL 521< 203.0.113.7 >_is_blocked', 'blocked'],
  // In other languages.
  ['mail', '550 Ihr monatliches Kontingent ist aufgebraucht', 'limit'],
  ['mail', '550 Votre quota mensuel est atteint', 'limit'],
  ['mail', '550 Rechnung nicht bezahlt', 'suspended'],
  ['mail', '550 Facture impayée', 'suspended'],
  ['end', '550 Guthaben aufgebraucht', 'suspended'],
  ['mail', '550 Bitte zuerst anmelden', 'password'],
  ['mail', '550 Zugangsdaten ungültig', 'password'],
  ['mail', '550 Identifiants invalides', 'password'],
  ['mail', '550 Contraseña incorrecta', 'password'],
  ['rcpt', '550 Kein Relay für Sie', 'relay'],
];

/** Whoever rules over the account can allow them. */
const SEND_AS: readonly (readonly [Stage, string])[] = [
  ['mail', '553 Mail from must equal authorized user'],
  ['mail', '501 mail from address must be same as authorization user'],
  ['mail', "440 mail from account doesn't conform with authentication (Auth Account:a@office.example)"],
  ['mail', '553 Authentication user does not match sender'],
  ['end', '550 5.7.1 From address must match authenticated user'],
  [
    'end',
    "554 Access denied: User `arn:aws:iam::123456789012:user/ses-user' is not authorized to perform `ses:SendRawEmail' on resource `arn:aws:ses:eu-west-1:123456789012:identity/office.example'",
  ],
  ['end', '550 5.7.1 Unconfigured Sending Domain <office.example>'],
  ['end', '550 5.7.1 Sending domain is not verified'],
  ['end', '550 The office.example domain is not verified. Please, add and verify your domain'],
  ['end', '550 The from.email domain must be verified in your account to send emails. #MS42207'],
  [
    'end',
    '550 5.7.1 Sending has been rejected because the sender you used a@office.example is not valid. Validate your sender or authenticate your domain',
  ],
];

/** They go back to their senders, and nobody else's mail waits for them. */
const THE_LETTERS: readonly (readonly [Stage, string])[] = [
  // Words that only stand in an address, or in a name.
  ['rcpt', '550 No such user marblehead@far.example'],
  ['rcpt', '550 <rblake@far.example>: User unknown'],
  ['rcpt', '550 <payment@far.example>: Recipient address rejected: User unknown'],
  ['rcpt', '550 payments@far.example no such user'],
  ['rcpt', '550 <residential@far.example>... User unknown'],
  ['rcpt', '550 user unknown: dialup@far.example'],
  ['rcpt', '550 <rdns@far.example> unknown'],
  ['rcpt', '550 <jo@proofpoint.example>: no such user'],
  ['rcpt', '550 <throttle@far.example> unknown'],
  ['rcpt', '550 unrouteable address <overdue@far.example>'],
  ['rcpt', '550 <smtp-auth@far.example>: user unknown'],
  ['rcpt', '550 the account of invoices-unpaid@far.example is no more'],
  ['rcpt', '550 User rblake not known at marbles.example'],
  ['rcpt', '550 No such recipient at mx1.barracuda.example'],
  ['end', "554 5.7.1 Message rejected: subject 'Your account is locked'"],
  ['end', '554 5.7.1 The message with the subject of (Limit exceeded per day) matches a profile of spam'],
  // What somebody may not send to.
  ['rcpt', '550 5.7.1 a@office.example is not allowed to send to group@far.example'],
  ['rcpt', '550 5.7.1 Sender is not allowed to send mail to this list'],
  ['rcpt', '550 your address is blocked by the recipient'],
  // What the content speaks of.
  ['end', '550 5.7.1 Message rejected: payment scam detected'],
  ['end', '554 5.7.1 rejected: invoice payment fraud pattern'],
  ['end', '550 5.7.1 Sending of executable files is disabled'],
  // Other people's mailboxes.
  ['rcpt', '550 too many messages in mailbox of jo'],
  ['rcpt', '550 Too many mails in mailbox'],
  ['rcpt', '522 Mailbox message limit reached'],
  ['rcpt', '550 user jo has exceeded his message limit'],
  ['rcpt', '550 5.7.1 Recipient domain is suspended'],
  ['rcpt', "550 5.7.1 The recipient's account has been suspended"],
  ['rcpt', '550 5.7.1 The subscription of the recipient is suspended'],
  ['rcpt', '550 5.4.1 no relay host for far.example found'],
  ['rcpt', '550 Das Konto des Empfängers ist gesperrt'],
  ['rcpt', "550 Le compte n'existe pas"],
];

describe('kept, and told of the host', () => {
  test.each(OURS)('%s %s: %s', (stage, said, trouble) =>
    expect(verdictOn(stage, replyOf(said), 'logged-in')).toMatchObject({ scope: 'host', result: 'keep', trouble }),
  );
});

describe('kept until the account may send so', () => {
  test.each(SEND_AS)('%s %s', (stage, said) =>
    expect(verdictOn(stage, replyOf(said), 'logged-in')).toMatchObject({ result: 'deferred', sendAs: true }),
  );
});

describe('returned, and no trouble with the host', () => {
  test.each(THE_LETTERS)('%s %s', (stage, said) => {
    for (const peer of ['logged-in', 'foreign'] as const)
      expect(verdictOn(stage, replyOf(said), peer), peer).toMatchObject({ result: 'failed', trouble: null });
  });
});

test.each(['521 5.7.1 Spam', '530 5.7.1 Authentication required', '535 5.7.1 no'])(
  'after the content a stranger’s host speaks of the letter: %s',
  (said) => expect(verdictOn('end', replyOf(said), 'foreign')).toMatchObject({ result: 'failed', trouble: null }),
);

test('a month’s limit is looked for a few times a day, not every hour', () => {
  const minutes = (said: string): number => refusalOf('end', replyOf(said)).againMinutes ?? 0;
  expect(minutes('550 Your monthly quota has been reached')).toBeGreaterThan(minutes('550 hourly limit reached'));
});

test('a connection too many at once is no used-up limit', () =>
  expect(refusalOf('mail', replyOf('432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded')).about).toBe(
    'connection',
  ));
