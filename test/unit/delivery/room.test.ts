// Room, as hosts word it: what they do not take for its size goes back with that said; a full mailbox of
// a recipient is that recipient's alone; a full mailbox or used-up room of our own account
// keeps everything and is told; and where nobody says whose it is, it is put off.
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src-main/delivery/refusal-kinds';
import { troubleFor, verdictOn } from '../../../src-main/delivery/trouble';
import { replyOf } from '../../support/reply-line';

/** Postfix, Exim, sendmail, Gmail, Exchange, Courier, qmail, hMailServer, SES, IONOS, Dovecot. */
const TOO_LARGE: readonly (readonly [Stage, string])[] = [
  ['mail', '552 5.2.3 Message size exceeds fixed maximum message size (10000000)'],
  ['end', '552 5.3.4 Error: message file too big'],
  ['mail', '552 Message size exceeds maximum permitted'],
  ['end', '552 Message size exceeds maximum permitted'],
  [
    'mail',
    "552 5.3.4 Your message exceeded Google's message size limits. To view our message size guidelines, go to 5.3.4 https://support.google.com/mail/?p=MaxSizeError a640c23a62f3a - gsmtp",
  ],
  [
    'end',
    "552 5.2.3 Your message exceeded Google's message size limits. Please visit\n5.2.3 https://support.google.com/mail/?p=MaxSizeError to view our\n5.2.3 size guidelines. - gsmtp",
  ],
  ['rcpt', '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient'],
  ['end', '550 5.3.4 ROUTING.SizeLimit; message size exceeds fixed maximum size for route'],
  ['end', '554 5.3.4 Message too big for system'],
  ['mail', '523 Message length (31457280 bytes) exceeds administrative limit (20971520).'],
  ['end', '534 Message header size, or recipient list, exceeds policy limit'],
  ['mail', '534 5.3.4 Message too big for system'],
  ['end', '552 sorry, that message size exceeds my databytes limit (#5.3.4)'],
  ['mail', '552 sorry, that message size exceeds my databytes limit (#5.3.4)'],
  ['mail', '552 Message size exceeds fixed maximum message size. Size: 31000 KB, Max size: 20480 KB'],
  ['end', '552 5.3.4 Message is too long: 41943040 bytes.'],
  [
    'end',
    '552 Requested mail action aborted: exceeded storage allocation\nMail size limit exceeded.\nFor explanation visit https://postmaster.ionos.com/error-messages?ip=203.0.113.7&c=size',
  ],
  ['mail', '552 Requested mail action aborted: exceeded storage allocation'],
  ['end', '550 5.7.0 Message Size Violation'],
  ['end', '554 Message too long, not accepted'],
  ['mail', '552 Too much mail data'],
  ['end', '552 Too much mail data'],
  ['mail', '500 5.3.4 Message exceeds size limit'],
  ['mail', '552 Channel size limit exceeded'],
  ['end', '552 Message exceeds local size limit'],
  ['end', '550 Message exceeds administrative limit'],
  ['end', '554 5.6.0 message exceeds the maximum allowed'],
  ['mail', '550 5.2.3 Length exceeds administrative limit'],
  ['end', '552 5.2.3 <jo@far.example> Mail size is larger than the maximum size allowed by server configuration'],
];

/** Gmail, Exim, Exchange, Dovecot, GMX, Orange, OVH, chkuser, qmail-ldap, MDaemon and smaller ones. */
const THEIRS_IS_FULL: readonly (readonly [Stage, string])[] = [
  [
    'rcpt',
    '452 4.2.2 The email account that you tried to reach is over quota. Please direct\nthe recipient to\nhttps://support.google.com/mail/?p=OverQuotaTemp',
  ],
  [
    'rcpt',
    '552 5.2.2 The email account that you tried to reach is over quota and inactive.\nPlease direct the recipient to\nhttps://support.google.com/mail/?p=OverQuotaPerm',
  ],
  [
    'rcpt',
    "552 5.2.2 The recipient's inbox is out of storage space.\nPlease direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm",
  ],
  ['rcpt', '452 mailbox is full'],
  [
    'end',
    '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception with message Cannot open mailbox',
  ],
  ['rcpt', '552 5.2.2 <jo@far.example>: Recipient address rejected: Mailbox is full'],
  ['end', '452 4.2.2 <jo@far.example> Quota exceeded (mailbox for user is full)'],
  [
    'rcpt',
    '552 Requested mail action aborted: exceeded storage allocation\nQuota exceeded. The recipient mailbox is full.\nFor explanation visit https://postmaster.gmx.net/en/error-messages?ip=203.0.113.7&c=quot',
  ],
  ['rcpt', '552 Requested mail action aborted: exceeded storage allocation'],
  ['rcpt', '552 5.2.2 <jo@far.example>: user is overquota'],
  ['rcpt', '552 5.1.1 <jo@far.example> 5.2.2 User overquota. OFR_417 [417]'],
  ['rcpt', '452 4.1.1 <jo@far.example> 4.2.2 mailbox is full'],
  ['rcpt', '452 4.2.2 sorry, recipient mailbox is full (chkuser)'],
  ['rcpt', '552 sorry, recipient mailbox is full (#5.2.2 - chkuser)'],
  ['end', "554 Account's mailbox full. (#5.2.2)"],
  ['end', "554 The message exceeded the user's quota (#5.2.2)"],
  ['rcpt', '452 Message for <jo@far.example> would exceed mailbox quota'],
  ['rcpt', '552 Message for <jo@far.example> would exceed mailbox quota'],
  ['rcpt', '550 Inbox is full'],
  ['rcpt', '522 Mailbox full'],
  ['rcpt', '550 User over quota'],
  ['rcpt', '550 account is full (quota exceeded)'],
  ['rcpt', '550 quota exceeded'],
  ['rcpt', '550 5.2.2 user quota exceeded'],
  ['rcpt', '552 The recipient has exceeded his quota'],
  ['rcpt', '550 Speicherplatz des Empfängers erschöpft'],
  ['rcpt', '552 Boîte aux lettres pleine'],
  ['rcpt', '552 Casella piena'],
  ['rcpt', '550 5.2.2 Buzón lleno'],
  ['rcpt', '552 maildir over quota'],
  ['end', '552 5.2.2 user jo@far.example is over quota'],
];

/** About one recipient, in words that look like a limit of ours or a host that takes nothing. */
const THEIRS: readonly (readonly [Stage, string])[] = [
  ['rcpt', '554 5.7.1 <jo@far.example>: Recipient address rejected: Quota exceeded'],
  ['rcpt', '554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour'],
  [
    'rcpt',
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered',
  ],
  ['rcpt', '550 Benutzer hat sein Kontingent überschritten'],
  ['rcpt', '521 5.2.1 Mailbox disabled, not accepting messages'],
  ['rcpt', '521 mailbox disabled'],
];

/** Mailboxes and limits of the account by which we send: Exchange, cPanel, DirectAdmin, IONOS, SendGrid. */
const OURS: readonly (readonly [Stage, string])[] = [
  ['mail', '550 quota exceeded'],
  ['mail', '552 quota exceeded'],
  ['mail', '552 5.2.2 Over quota'],
  ['mail', '552 5.2.2 Mailbox full'],
  ['mail', '552 5.2.2 Mailbox size limit exceeded'],
  ['mail', '452 4.2.2 Mailbox is full'],
  ['mail', '552 Mailbox quota exceeded'],
  ['end', '552 5.2.2 Sender mailbox is full'],
  ['end', "552 Sender's mailbox is over quota"],
  ['end', '552 5.2.2 Your account is over quota'],
  ['rcpt', '552 5.2.2 Your account is over quota'],
  ['end', '550 5.2.2 Your account has exceeded its storage limit'],
  ['end', '452 4.2.2 Your account is out of storage space'],
  ['rcpt', '550 Your mailbox is full, you cannot send messages until you make room'],
  ['end', "550 5.2.2 Your mailbox is full. You can't send until you delete some mail"],
  [
    'end',
    '554 5.2.0 STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionQuotaExceeded; Failed to process message',
  ],
  ['end', '552 5.2.2 Submission quota exceeded'],
  [
    'mail',
    '550 Domain office.example has exceeded the max emails per hour (200/200 (100%)) allowed. Message discarded.',
  ],
  [
    'end',
    '550 Domain office.example has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded.',
  ],
  ['mail', "550 You have reached your daily email limit of 200. Contact your host's admin."],
  [
    'end',
    '450 Requested mail action not taken: mailbox unavailable\nMail send limit exceeded.\nFor explanation visit https://postmaster.ionos.com/',
  ],
  [
    'mail',
    '550 5.4.5 Daily SMTP relay limit exceeded for customer. For more information on SMTP relay sending limits please go to https://support.google.com',
  ],
  ['end', '451 You have exceeded your messaging limits'],
  ['mail', '451 Maximum credits exceeded'],
  [
    'end',
    "550 5.7.232 Your message can't be sent because your trial tenant has exceeded its daily limit for sending email to external recipients",
  ],
  ['end', '552 5.7.0 Sender storage limit reached'],
  ['rcpt', '452 4.3.1 Sender over quota'],
  ['mail', '452 Sender quota exceeded'],
  ['mail', '552 Ihr Postfach ist voll'],
  ['end', '552 Ihr Postfach ist voll, Sie können keine Nachrichten senden'],
  ['end', '552 Votre boîte aux lettres est pleine'],
  ['mail', '550 Speicherplatz Ihres Postfachs erschöpft'],
];

/** After the content, and not whose. */
const NOBODYS: readonly (readonly [Stage, string])[] = [
  ['end', '550 quota exceeded'],
  ['end', '552 quota exceeded'],
  ['end', '552 5.2.2 Mailbox size limit exceeded'],
  ['end', '550 5.7.1 Quota exceeded'],
  ['end', '554 5.7.0 over quota'],
  ['end', '550 5.2.2 mailbox full'],
  ['end', '552 5.2.2 Over quota'],
];

/** The host's own disk. */
const PASSING: readonly (readonly [Stage, string])[] = [
  ['mail', '452 4.3.1 Insufficient system storage'],
  ['mail', '452 4.4.5 Insufficient disk space; try again later'],
  ['mail', '431 Mail system full'],
];

const detail = (status: string | null): string => status?.slice(2) ?? '';

describe('too large for the host: the letter goes back, and that is said', () => {
  test.each(TOO_LARGE)('%s %s', (stage, said) => {
    for (const peer of ['smart-host', 'logged-in', 'foreign'] as const) {
      const verdict = verdictOn(stage, replyOf(said), peer);
      expect(verdict, peer).toMatchObject({ result: 'failed', trouble: null });
      expect(['3.4', '2.3'], peer).toContain(detail(verdict.status));
    }
  });
});

describe('a full mailbox of a recipient is nobody else’s', () => {
  test.each(THEIRS_IS_FULL)('%s %s', (stage, said) => {
    for (const peer of ['logged-in', 'foreign'] as const) {
      const verdict = verdictOn(stage, replyOf(said), peer);
      const result = said.startsWith('4') ? 'deferred' : 'failed';
      expect(verdict, peer).toMatchObject({ scope: stage === 'rcpt' ? 'recipient' : 'message', result, trouble: null });
      expect(detail(verdict.status), peer).toBe('2.2');
    }
  });
  test.each(THEIRS)('%s %s', (stage, said) =>
    expect(verdictOn(stage, replyOf(said), 'logged-in')).toMatchObject({ scope: 'recipient', trouble: null }),
  );
});

describe('no room for our own account: everything waits, and a person is told', () => {
  test.each(OURS)('%s %s', (stage, said) => {
    for (const peer of ['smart-host', 'logged-in'] as const)
      expect(verdictOn(stage, replyOf(said), peer), peer).toMatchObject({
        scope: 'host',
        result: 'keep',
        trouble: 'limit',
      });
  });
});

describe('a full mailbox that may be ours or theirs is put off, unless the host is a stranger’s', () => {
  test.each(NOBODYS)('%s %s', (stage, said) => {
    expect(verdictOn(stage, replyOf(said), 'logged-in')).toMatchObject({ scope: 'message', result: 'deferred' });
    expect(verdictOn(stage, replyOf(said), 'foreign')).toMatchObject({ result: 'failed', trouble: null });
  });
});

describe('the host has no room just now', () => {
  test.each(PASSING)('%s %s', (stage, said) =>
    expect(verdictOn(stage, replyOf(said), 'logged-in')).toMatchObject({ result: 'deferred', trouble: null }),
  );
});

test.each([
  ['552 5.2.2 Your mailbox is full', /mailbox of the account that we send by is full/],
  ['550 Domain office.example has exceeded the max emails per hour (200/200)', /what we may send is used up/],
])('told as what it is: %s', (said, told) =>
  expect(troubleFor('limit', { host: 'smtp.isp.example', connector: 'isp' }, replyOf(said)).text).toMatch(told),
);
