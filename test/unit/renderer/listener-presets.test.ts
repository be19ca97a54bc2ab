// Listeners from presets: safe from the first moment, and a word where something is
// missing or open.
import { describe, expect, test } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';
import { networkList } from '../../../src-main/contract/fields';
import { forPeople, forPrinters, forServer, listenerNotes } from '../../../src-renderer/settings/listener-presets';
import { listenerWords } from '../../../src-renderer/words/listeners';

const OFFICE = {
  organization: { domains: ['clinic.example'] },
  listeners: [],
  accounts: [{ username: 'anna', password: 'secret' }],
};
const PRESETS = [
  ['people', forPeople],
  ['printers', forPrinters],
  ['server', forServer],
] as const;
const relays = (thing: Readonly<Record<string, unknown>>, address: string): boolean =>
  networkList(Object(thing['relay']).allow).check(address);

describe.each(PRESETS)('a listener for %s', (_, make) => {
  const made = make(OFFICE);
  test('is taken by the relay as it is', () =>
    expect(checkSettings({ ...OFFICE, listeners: [made] })).toMatchObject({ ok: true }));
  test('relays for no address outside the office', () => {
    for (const address of ['192.0.2.7', '8.8.8.8', '172.32.0.1']) expect(relays(made, address)).toBe(false);
  });
  test('is reached by the office network, and by nobody beyond it', () => {
    expect(made['address']).toBe('0.0.0.0');
    expect(made['access']).toEqual({ allow: [], deny: [] });
  });
  test('never takes a password in the clear', () => expect(made['authenticateWithoutTls']).toBe(false));
  test('gets a port of its own', () => {
    const document = { ...OFFICE, listeners: [{ ...made, id: 'first' }], pop3: { port: Number(made['port']) + 1 } };
    expect(make(document)['port']).toBe(Number(made['port']) + 2);
  });
});

test('people log in, printers need not, and a scan fits', () => {
  expect(forPeople(OFFICE)).toMatchObject({
    tls: 'starttls',
    authentication: 'required',
    relay: { allow: [], authenticated: true },
  });
  expect(forPrinters(OFFICE)).toMatchObject({ tls: 'none', authentication: 'off' });
  expect(relays(forPrinters(OFFICE), '192.168.1.77')).toBe(true);
  expect(Number(forPrinters(OFFICE)['maxMessageBytes'])).toBeGreaterThan(50_000_000);
});

describe('what is said about a listener', () => {
  const texts = (listener: unknown, document: unknown = OFFICE): readonly string[] =>
    listenerNotes(listener, document).map((n) => n.text);
  test('nothing where all is well', () => {
    expect(texts(forPeople(OFFICE))).toEqual([]);
    expect(texts(forPrinters(OFFICE))).toEqual([]);
  });
  test('people without accounts', () => expect(texts(forPeople({}), {})).toEqual([listenerWords.noAccounts]));
  test('nobody may send', () =>
    expect(texts({ ...forPrinters({}), relay: { allow: [], authenticated: true } })).toEqual([
      listenerWords.nobodyRelays,
    ]));
  test.each(['0.0.0.0/0', '::/0', '128.0.0.0/1'])('%s may send: the one thing that is called bad', (network) => {
    expect(
      listenerNotes(
        { ...forPrinters({}), relay: { allow: ['192.168.0.0/16', network], authenticated: false } },
        OFFICE,
      ),
    ).toEqual([{ tone: 'bad', text: listenerWords.openToAll }]);
  });
  test.each(['10.0.0.0/8', 'fc00::/7', '192.168.1.10', '127.0.0.0/8'])('%s is a part of the office', (network) => {
    expect(texts({ ...forPrinters({}), relay: { allow: [network], authenticated: false } })).toEqual([]);
  });
  test('login without encryption', () =>
    expect(texts({ ...forPeople(OFFICE), tls: 'none' })).toEqual([listenerWords.noLoginWithoutTls]));
  test('only this computer', () =>
    expect(texts({ ...forPeople(OFFICE), address: '127.0.0.1' })).toEqual([listenerWords.onlyHere]));
});
