// E7: what hosts say of long lines and of 8-bit letters, and what only sounds like it.
import { describe, expect, test } from 'vitest';
import { replyOf } from '../../support/reply-line';
import type { MessageStage } from '../../../src-main/smtp/message';
import { type Objection, objectionTo } from '../../../src-main/smtp/objection';

const said = (text: string, stage: MessageStage = 'end'): Objection | null => objectionTo(stage, replyOf(text));

describe('E7: a refusal of the content', () => {
  test.each([
    '500 Line too long',
    '500 Line too long.',
    '500 5.5.2 Error: line too long',
    '500 5.5.1 Line too long',
    '552 5.3.4 Line too long',
    '554 5.6.0 Lines too long (fail R2.3.1?)',
    '550 5.6.0 Lines too long (fail RFC5322 2.1.1)',
    '554 5.6.0 message violates RFC 5322 section 2.1.1',
    '552 message has lines too long for transport',
    '554 maximum line length exceeded',
    '554 Transaction failed\nmaximum line length exceeded',
    '550 maximum allowed line length is 998 octets, got 3029',
    '552 Header or body line too long',
    '550 5.7.1 Message contains overlong lines',
    '550 Message contains an overly long line',
    '554 Message refused: too long lines in body',
    '501 5.5.2 A line in the message exceeds 1000 characters',
    '554 5.6.0 Message contains line longer than 998 characters',
    '550-The message has\n550 lines that are too long',
    '552 5.2.0 line length limit exceeded',
    '550 SMTP data line size exceeds limit',
    '554 Zeile zu lang',
    '450 4.6.0 Line too long, try again',
    '550 5.6.11 Line (1024) over 998 octets',
    '500 5.3.3 Unrecognized command',
    '500 5.5.1 Command unrecognized',
    '554 5.6.0 the length of one line exceeds the limit',
  ])('%j is about long lines', (text) => expect(said(text)).toBe('lines'));

  test.each([
    '550 5.6.1 Message contains 8bit content',
    '550 5.6.1 message contains 8-bit characters',
    '554 5.6.1 Eight bit data not allowed',
    '554 8BITMIME not supported by the next host',
    '554 5.6.3 Conversion required but not supported',
    '554 5.6.2 Conversion required and prohibited',
    '554 Conversion to 7bit failed',
    '550 Message contains non-ASCII characters in the header',
    '550 Only ASCII characters are allowed in the message',
    '554 5.6.9 UTF-8 header message cannot be transferred',
    '554 high-bit characters in message',
    '554 Message must be 7bit',
    '550 5.6.0 message header contains non-ascii',
  ])('%j is about 8-bit letters', (text) => expect(said(text)).toBe('eight-bit'));

  test.each([
    '552 message too large',
    '552 5.3.4 Message size exceeds fixed limit',
    '552 5.3.4',
    '552 5.2.3 Message too long',
    '552 5.2.2 Mailbox full',
    '554 message has too many lines',
    '550 Subject line too long',
    '554 5.7.1 Spam: suspicious subject line length',
    '550 5.7.1 Rejected by online service',
    '554 delivery deadline exceeded',
    '554 5.5.2 command line too long',
    '550 5.1.1 No such user',
    '554 5.6.0 Message contains malware',
    '554 too many hops',
    '550 5.6.7 Non-ASCII addresses not permitted',
    '553 non-ASCII address not supported',
    '550 5.6.1 Media not supported',
    '554 header too large',
    '501 Syntax error',
    '421 4.4.2 line too long, closing',
    '250 2.0.0 line too long, but taken',
    '554 5.7.1 content refused: offline',
    '550 Message is 1000 kB too large',
    '550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; the message contains bare linefeeds',
  ])('%j is not', (text) => expect(said(text)).toBeNull());

  test('only where the content was the question', () => {
    for (const stage of ['mail', 'rcpt', 'local', 'cut'] as const) expect(said('500 Line too long', stage)).toBeNull();
    expect(said('500 Line too long', 'data')).toBe('lines');
    expect(said('500 5.5.1 Command unrecognized', 'data')).toBeNull();
  });
});
