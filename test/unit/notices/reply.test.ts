// What a notice says of a recipient in codes (RFC 3463).
import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../src-main/mail/envelope';
import { statusOf } from '../../../src-main/notices/reply';
import { recipient } from './items';

const waiting = (more: Partial<Recipient>): Recipient => recipient('anna@far.example', { status: 'deferred', ...more });

describe('the code of a recipient that waits', () => {
  const cut = { count: 2, why: 'line', bytes: 3_000_000, carried: 90_000 } as const;
  it.each<[string, Partial<Recipient>, string]>([
    ['the reply’s own', { reply: '450 4.2.1 mailbox busy' }, '4.2.1'],
    ['a broken connection, where the line broke under it', { reply: '', cause: { kind: 'broke-off', cut } }, '4.4.2'],
    ['a broken connection, where no reply came', { reply: null, cause: { kind: 'reply-unknown' } }, '4.4.2'],
    ['our best guess, where nobody said one', { reply: '450 mailbox busy' }, '4.0.0'],
  ])('is %s', (_, more, status) => {
    expect(statusOf(waiting(more))).toBe(status);
  });
});
