// The people of the wizard's draft: a name and a password make a mailbox, its login, and
// open the door through which it is fetched.
import { describe, expect, test } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';
import { read, write } from '../../../src-renderer/form/document';
import { OFFICE_NETWORK } from '../../../src-renderer/settings/listener-presets';
import { startDraft, withDomains } from '../../../src-renderer/wizard/draft';
import {
  boxesAt,
  named,
  openedTo,
  passwordAt,
  peopleOf,
  withoutPerson,
  withPerson,
} from '../../../src-renderer/wizard/home/people';
import { withPreset } from '../../../src-renderer/wizard/sending/presets';

const office = withPreset(withDomains(startDraft(null), ['clinic.example']), 'practice');
const person = (draft: unknown, i: number, name: string): unknown => {
  const called = named(withPerson(draft), i, name);
  return write(called, passwordAt(called, i) ?? '', `${name}-secret`);
};
const ANNA = person(office, 0, 'anna');

describe('a person', () => {
  test('is a mailbox and the login that opens it, and the door is open', () => {
    expect(peopleOf(ANNA)).toEqual([{ name: 'anna', address: 'anna@clinic.example', login: 'anna' }]);
    expect(read(ANNA, 'accounts')).toMatchObject([{ username: 'anna', password: 'anna-secret', mayRelay: true }]);
    expect(read(ANNA, 'pop3')).toMatchObject({ enabled: true, address: '127.0.0.1', port: 1100, tls: 'none' });
  });
  test('fits as it is, two of them too', () => {
    const judged = checkSettings(person(ANNA, 1, 'ben'));
    expect(judged.ok ? [] : judged.issues).toEqual([]);
  });
  test('typed letter by letter has one login at the end', () => {
    const typed = ['b', 'be', 'ben'].reduce((draft, name) => named(draft, 1, name), withPerson(ANNA));
    expect(peopleOf(typed)[1]).toEqual({ name: 'ben', address: 'ben@clinic.example', login: 'ben' });
  });
  test('takes another login where the name has one, and its own one along', () => {
    const again = named(withPerson(ANNA), 1, 'Anna');
    expect(peopleOf(again)[1]?.login).toBe('Anna-2');
    expect(peopleOf(named(again, 1, 'carl'))[1]?.login).toBe('carl');
  });
  test('keeps a login that was named by hand', () => {
    const hand = write(write(ANNA, 'accounts[0].username', 'desk'), `${boxesAt(ANNA)}[0].account`, 'desk');
    expect(peopleOf(named(hand, 0, 'anne'))).toEqual([{ name: 'anne', address: 'anne@clinic.example', login: 'desk' }]);
  });
  test('goes with the login, but not where that fetches a branch’s mail', () => {
    expect(read(withoutPerson(ANNA, 0), 'accounts')).toEqual([]);
    const branch = write(ANNA, 'accounts[0].dequeueDomains', ['branch.example']);
    expect(read(withoutPerson(branch, 0), 'accounts')).toHaveLength(1);
  });
  test('of a mailbox without login has no password', () => {
    const bare = write(ANNA, `${boxesAt(ANNA)}[0].account`, null);
    expect([peopleOf(bare)[0]?.login, passwordAt(bare, 0)]).toEqual([null, null]);
  });
});

describe('the domain that is typed anew', () => {
  test.each([[['c', 'cl', 'clinic.test']], [['clinic.test']]])('takes the mailboxes along (%j)', (steps) => {
    const moved = steps.reduce((draft: unknown, domain) => withDomains(draft, [domain]), ANNA);
    expect(peopleOf(moved)[0]?.address).toBe('anna@clinic.test');
  });
  test('emptied and typed again, too', () => {
    expect(peopleOf(withDomains(withDomains(ANNA, []), ['clinic.test']))[0]?.address).toBe('anna@clinic.test');
  });
  test('one more leaves them where they are', () => {
    expect(peopleOf(withDomains(ANNA, ['first.example', 'clinic.example']))[0]?.address).toBe('anna@clinic.example');
  });
});

describe('the door for fetching', () => {
  test('follows the one for handing in: with TLS where others reach it, and back', () => {
    const open = openedTo(ANNA, 'network', OFFICE_NETWORK);
    expect(read(open, 'pop3')).toMatchObject({ address: '0.0.0.0', tls: 'starttls' });
    expect(read(openedTo(open, 'here', OFFICE_NETWORK), 'pop3')).toMatchObject({ address: '127.0.0.1', tls: 'none' });
  });
  test('stays closed where nobody has a password', () => {
    expect(read(openedTo(office, 'network', OFFICE_NETWORK), 'pop3.enabled')).not.toBe(true);
  });
  test('stands at a port that no other door has', () => {
    const taken = write(office, 'listeners[0].port', 1100);
    expect(read(withPerson(taken), 'pop3.port')).toBe(1101);
  });
});
