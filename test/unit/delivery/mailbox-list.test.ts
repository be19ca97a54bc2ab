// Whose mailbox an address is.
import { describe, expect, it } from 'vitest';
import { Mailboxes } from '../../../src-main/contract/mailboxes';
import { type MailboxList, mailboxList } from '../../../src-main/delivery/mailbox-list';

const OURS = { domains: ['office.example', 'old.example'], hostname: 'mail.office.example', postmaster: 'Anna@office.example' };

function listOf(route: object): MailboxList {
  return mailboxList(Mailboxes.parse({ kind: 'mailboxes', ...route }), OURS);
}

function whose(list: MailboxList, address: string): string | null {
  const found = list.find(address);
  return found === null || found === 'no address' ? found : found.place.address;
}

const ANNA = { address: 'anna@office.example', aliases: ['Info@office.example', 'anna@old.example'], account: 'anna' };

describe('with nothing listed', () => {
  it('every address has its own mailbox, and a login the one of its name', () => {
    const list = listOf({});
    expect(whose(list, 'New@Office.Example')).toBe('new@office.example');
    expect(list.ofAccount('Carl')?.place.address).toBe('carl@office.example');
    expect(list.ofAccount('carl@old.example')?.place.address).toBe('carl@old.example');
    expect(list.ofAccount('no name')).toBeNull();
    expect(whose(list, 'nonsense')).toBe('no address');
  });

  it('a catch-all takes everything', () => {
    expect(whose(listOf({ catchAll: 'all@office.example' }), 'anybody@office.example')).toBe('all@office.example');
  });
});

describe('with some listed', () => {
  it('aliases lead to their mailbox in any case, quoted or not', () => {
    const list = listOf({ mailboxes: [ANNA] });
    for (const text of ['ANNA@office.example', 'info@OFFICE.example', '"anna"@office.example', 'Anna@old.example']) expect(whose(list, text)).toBe('anna@office.example');
  });

  it('others are nobody, but the postmaster is always somebody', () => {
    const list = listOf({ mailboxes: [ANNA] });
    expect(whose(list, 'nobody@office.example')).toBeNull();
    expect(whose(list, 'info@old.example')).toBeNull();
    expect(whose(list, 'postmaster')).toBe('anna@office.example');
    expect(whose(list, 'PostMaster@old.example')).toBe('anna@office.example');
  });

  it('others go to the catch-all, or get their own where that is wanted', () => {
    expect(whose(listOf({ mailboxes: [ANNA], catchAll: 'info@office.example' }), 'nobody@office.example')).toBe('anna@office.example');
    expect(whose(listOf({ mailboxes: [ANNA], unknown: 'accept' }), 'nobody@office.example')).toBe('nobody@office.example');
  });

  it('a login has the mailbox it is bound to and no other', () => {
    const list = listOf({ mailboxes: [ANNA, { address: 'ben@office.example' }] });
    expect(list.ofAccount('anna')?.place.address).toBe('anna@office.example');
    expect(list.ofAccount('ben')).toBeNull();
    expect(list.ofAccount('anna@office.example')).toBeNull();
  });
});
