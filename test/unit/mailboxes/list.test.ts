// Whose mailbox an address is.
import { describe, expect, it } from 'vitest';
import { Mailboxes } from '../../../src-main/contract/mailboxes';
import { senderRewriting } from '../../../src-main/mailboxes/forward-sender';
import { type MailboxList, mailboxList } from '../../../src-main/mailboxes/list';

const OURS = {
  domains: ['office.example', 'old.example'],
  hostname: 'mail.office.example',
  postmaster: 'Anna@office.example',
};

function listOf(route: object): MailboxList {
  return mailboxList(Mailboxes.parse({ kind: 'mailboxes', ...route }), OURS);
}

function whose(list: MailboxList, address: string): string | null {
  const found = list.find(address);
  return found === null || found === 'no-address' ? found : found.place.address;
}

const ANNA = { address: 'anna@office.example', aliases: ['Info@office.example', 'anna@old.example'], account: 'anna' };

describe('with nothing listed', () => {
  it('every address has its own mailbox, and a login the one of its name', () => {
    const list = listOf({});
    expect(whose(list, 'New@Office.Example')).toBe('new@office.example');
    expect(list.ofAccount('Carl')?.place.address).toBe('carl@office.example');
    expect(list.ofAccount('carl@old.example')?.place.address).toBe('carl@old.example');
    expect(list.ofAccount('no name')).toBeNull();
    expect(whose(list, 'nonsense')).toBe('no-address');
  });

  it('a catch-all takes everything', () => {
    expect(whose(listOf({ catchAll: 'all@office.example' }), 'anybody@office.example')).toBe('all@office.example');
  });
});

describe('with some listed', () => {
  it('aliases lead to their mailbox in any case, quoted or not', () => {
    const list = listOf({ mailboxes: [ANNA] });
    for (const text of ['ANNA@office.example', 'info@OFFICE.example', '"anna"@office.example', 'Anna@old.example'])
      expect(whose(list, text)).toBe('anna@office.example');
  });

  it('others are nobody, but the postmaster is always somebody', () => {
    const list = listOf({ mailboxes: [ANNA] });
    expect(whose(list, 'nobody@office.example')).toBeNull();
    expect(whose(list, 'info@old.example')).toBeNull();
    expect(whose(list, 'postmaster')).toBe('anna@office.example');
    expect(whose(list, 'PostMaster@old.example')).toBe('anna@office.example');
  });

  it('others go to the catch-all, or get their own where that is wanted', () => {
    expect(whose(listOf({ mailboxes: [ANNA], catchAll: 'info@office.example' }), 'nobody@office.example')).toBe(
      'anna@office.example',
    );
    expect(whose(listOf({ mailboxes: [ANNA], unknown: 'accept' }), 'nobody@office.example')).toBe(
      'nobody@office.example',
    );
  });

  it('a login has the mailbox it is bound to and no other', () => {
    const list = listOf({ mailboxes: [ANNA, { address: 'ben@office.example' }] });
    expect(list.ofAccount('anna')?.place.address).toBe('anna@office.example');
    expect(list.ofAccount('ben')).toBeNull();
    expect(list.ofAccount('anna@office.example')).toBeNull();
  });

  it('a detail after "+" leads to the mailbox, unless that address is listed itself', () => {
    const list = listOf({
      mailboxes: [ANNA, { address: 'anna+bills@office.example' }],
      catchAll: 'anna+bills@office.example',
    });
    expect(whose(list, 'Anna+Shop@office.example')).toBe('anna@office.example');
    expect(whose(list, 'info+a+b@office.example')).toBe('anna@office.example');
    expect(whose(list, 'anna+bills@office.example')).toBe('anna+bills@office.example');
    expect(whose(list, 'nobody+shop@office.example')).toBe('anna+bills@office.example');
    expect(whose(list, '+shop@office.example')).toBe('anna+bills@office.example');
    expect(whose(listOf({ mailboxes: [ANNA] }), 'ben+shop@office.example')).toBeNull();
    expect(whose(listOf({ mailboxes: [ANNA] }), '"anna+shop"@office.example')).toBeNull();
  });
});

describe('a detail where nothing is listed', () => {
  it('makes no mailbox of its own, and no login reaches the mailbox of another', () => {
    expect(whose(listOf({}), 'anna+shop@office.example')).toBe('anna@office.example');
    expect(whose(listOf({}), '+@office.example')).toBe('+@office.example');
    expect(listOf({}).ofAccount('anna+shop')?.place.address).toBe('anna+shop@office.example');
  });
});

describe('an address that stands for a stranger', () => {
  const DAY = 86_400_000;
  const at = (day: number, key = 'key'): MailboxList =>
    mailboxList(
      Mailboxes.parse({ kind: 'mailboxes', mailboxes: [ANNA] }),
      OURS,
      senderRewriting(key, () => (20_000 + day) * DAY, OURS.domains),
    );
  const written = (sender: string | null, to = ['out@far.example'], list = at(0)): string | null =>
    list.senderOnward(sender, 'anna@office.example', to);
  const leadsTo = (address: string | null, list = at(0)): readonly string[] | undefined => {
    const found = list.find(address ?? '');
    return found === null || found === 'no-address' ? undefined : found.listed?.forwardTo;
  };

  it('is written for strangers whose letters leave, and for nobody else', () => {
    expect(written('Bob+x@Far.Example')).toMatch(/^SRS0=[0-9a-f]{8}=[a-z2-7]{2}=far\.example=Bob\+x@office\.example$/);
    expect(written(null)).toBeNull();
    expect(written('ben@old.example')).toBe('ben@old.example');
    expect(written('bob@far.example', ['ben@office.example'])).toBe('bob@far.example');
    for (const odd of ['"a b"@far.example', 'bob@[192.0.2.1]', `${'x'.repeat(200)}@far.example`])
      expect(written(odd)).toBe(odd);
  });

  it('leads back to him for a month, also over one more forwarder, and keeps nothing here', () => {
    const address = written('Bob+x@far.example') ?? '';
    expect(leadsTo(address)).toEqual(['Bob+x@far.example']);
    expect(leadsTo(address.toLowerCase())).toEqual(['bob+x@far.example']);
    expect(leadsTo(address, at(30))).toEqual(['Bob+x@far.example']);
    expect(leadsTo(address, at(31))).toBeUndefined();
    expect(leadsTo(address, at(-1))).toBeUndefined();
    const twice = written('SRS0=ab12=xy=far.example=bob@forwarder.example');
    expect(leadsTo(twice)).toEqual(['SRS0=ab12=xy=far.example=bob@forwarder.example']);
    const found = at(0).find(address);
    expect(found).toMatchObject({ listed: { keepCopy: false, account: null } });
  });

  it("B12: takes notices only, and what is forged or too old is nobody's, whoever else would take it", () => {
    const address = written('bob@far.example') ?? '';
    for (const sender of ['eve@far.example', 'bob@far.example', 'anna@office.example', ''])
      expect(at(0).find(address, sender), sender).toBeNull();
    const key = (kind: object): MailboxList =>
      mailboxList(
        Mailboxes.parse({ kind: 'mailboxes', ...kind }),
        OURS,
        senderRewriting('key', () => 20_000 * DAY, OURS.domains),
      );
    const forged = address.replace('=bob@', '=eve@');
    for (const kind of [
      {},
      { mailboxes: [ANNA], catchAll: 'anna@office.example' },
      { mailboxes: [ANNA], unknown: 'accept' },
    ]) {
      for (const text of [
        forged,
        forged.toUpperCase(),
        'SRS0=x@office.example',
        '"srs0=x"@office.example',
        'srs0=x+y@office.example',
      ]) {
        for (const sender of [null, 'eve@far.example']) expect(key(kind).find(text, sender), text).toBeNull();
      }
    }
    expect(at(0).find('anna@office.example', 'eve@far.example')).not.toBeNull();
  });

  it('cannot be made up', () => {
    const address = written('bob@far.example') ?? '';
    expect(leadsTo(address, at(0, 'another key'))).toBeUndefined();
    for (const forged of [
      address.replace('=bob@', '=eve@'),
      address.replace('far.', 'near.'),
      address.replace(/=[0-9a-f]{8}=/, '=='),
      'SRS0=@office.example',
      'SRS0=00000000=aa=far.example=bob@office.example',
    ]) {
      expect(leadsTo(forged), forged).toBeUndefined();
    }
  });
});
