// What is refused in the settings of mailboxes and POP3, and with which words.
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';

function issues(route: object, more: object = {}): readonly string[] {
  const checked = checkSettings({
    organization: { domains: ['office.example'] },
    accounts: [{ username: 'anna', password: 'x' }],
    connectors: [{ id: 'local', route: { kind: 'mailboxes', ...route } }],
    ...more,
  });
  return checked.ok ? [] : checked.issues.map(({ path, message }) => `${path}: ${message}`);
}

describe('the settings of mailboxes', () => {
  it('need nothing, and are complete with what is listed', () => {
    expect(issues({})).toEqual([]);
    expect(
      issues({ mailboxes: [{ address: 'anna@office.example', account: 'anna' }], catchAll: 'ANNA@office.example' }),
    ).toEqual([]);
  });

  it('name an address that stands twice', () => {
    expect(
      issues({
        mailboxes: [
          { address: 'anna@office.example' },
          { address: 'ben@office.example', aliases: ['ANNA@office.example'] },
        ],
      }),
    ).toEqual([
      'connectors[0].route.mailboxes[1].aliases[0]: ANNA@office.example already belongs to the mailbox anna@office.example; an address has one mailbox',
    ]);
  });

  it('name accounts that are not there or are bound twice', () => {
    const twice = issues({
      mailboxes: [
        { address: 'a@office.example', account: 'anna' },
        { address: 'b@office.example', account: 'anna' },
        { address: 'c@office.example', account: 'carl' },
      ],
    });
    expect(twice).toEqual([
      'connectors[0].route.mailboxes[1].account: "anna" already fetches the mailbox a@office.example; a mail program fetches one mailbox with one login',
      'connectors[0].route.mailboxes[2].account: no login is called "carl"; add it under Logins first',
    ]);
  });

  it('name a catch-all that is none of them', () => {
    expect(issues({ mailboxes: [{ address: 'a@office.example' }], catchAll: 'x@office.example' })[0]).toMatch(
      /^connectors\[0\]\.route\.catchAll: x@office\.example is none/,
    );
  });

  it('name the port of POP3 where a listener has it', () => {
    expect(issues({}, { pop3: { enabled: true, port: 2525 } })).toEqual([
      'pop3.port: 2525 is already taken by the listener "office"; choose another port or address',
    ]);
  });
});
