// B6: what an earlier version stored loads, whatever rule became stricter since: what it
// may no longer mean is done without and told with its place. New settings keep the rule.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { testFolder } from '../../support/folders';

const DEPS = { clock: systemClock, log: silentLog };
const URL_OF_OLD = 'http://anna:pw@login.example/token';
const hosts = (tokenUrl: string): object[] => [
  {
    host: 'smtp.isp.example',
    auth: { kind: 'oauth2', provider: 'other', username: 'u', clientId: 'c', refreshToken: { set: true }, tokenUrl },
  },
];
const base = { version: 1, organization: { domains: ['clinic.example'] } };
const isp = (tokenUrl: string, id = 'isp'): object => ({
  connectors: [{ id, name: 'Internet', route: { kind: 'smart-host', hosts: hosts(tokenUrl) } }],
});

const MICROSOFT = { provider: 'microsoft', clientId: 'c', refreshToken: { set: true } };
const signsIn = (host: string): object => ({
  connectors: [
    {
      id: 'isp',
      name: 'Internet',
      route: { kind: 'smart-host', hosts: [{ host, auth: { kind: 'oauth2', username: 'u', ...MICROSOFT } }] },
    },
  ],
});
const fetches = (fields: object, before: readonly object[] = []): object => ({
  connectors: [
    {
      id: 'isp',
      name: 'Internet',
      route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
      collect: [
        ...before,
        { method: 'imap', username: 'u', deliverTo: 'a@clinic.example', signIn: MICROSOFT, ...fields },
      ],
    },
  ],
});

const circle = (address: string, host: string, more: object = {}): object => ({
  listeners: [{ id: 'office', name: 'Office', address, port: 2525, ...more }],
  connectors: [{ id: 'isp', name: 'Internet', route: { kind: 'smart-host', hosts: [{ host, port: 2525 }] } }],
});

const OLD: readonly [string, object, object, RegExp][] = [
  [
    'a token address in the clear',
    isp('http://login.example/token'),
    isp('http://login.example/other'),
    /^Internet does not sign in at smtp\.isp\.example: its token address .* In Providers → Internet, write an address there that begins with "https:\/\/"\.$/,
  ],
  [
    'a token address with a password in it',
    isp(URL_OF_OLD),
    isp('ftp://login.example/'),
    /^Internet does not sign in(?!.*pw)/,
  ],
  [
    'a sign-in of Microsoft beside a host that is not Microsoft’s',
    signsIn('smtp.isp.example'),
    signsIn('smtp.gmail.com'),
    /^Internet does not sign in at smtp\.isp\.example: that is no mail host of Microsoft.*In Providers → Internet, correct the host/,
  ],
  [
    'and beside a host that is fetched from',
    fetches({ host: 'imap.isp.example' }),
    fetches({ host: 'imap.gmail.com' }),
    /^Internet does not sign in at imap\.isp\.example: that is no mail host of Microsoft/,
  ],
  [
    'a price nobody can reckon with',
    { links: [{ id: 'sat', name: 'Satellite', tariff: { perMinute: 1e300 } }] },
    { links: [{ id: 'sat', name: 'Satellite', tariff: { perMinute: 1e10 } }] },
    /^The line Satellite was given an amount of 1e\+300 .* In Lines → Satellite, type what the bill says\.$/,
  ],
  [
    'a field that the protocol log does not know',
    { log: { protocol: { fields: ['date', 'x-moon'] } } },
    { log: { protocol: { fields: ['x-sun'] } } },
    /^The protocol log .* "x-moon".* left out\./,
  ],
  [
    'our own listener as the host that mail goes to',
    circle('127.0.0.1', 'LocalHost.'),
    circle('0.0.0.0', '127.8.8.8'),
    /^Internet hands its mail to LocalHost\., and there our own listener "Office" answers.*In Providers → Internet, write the host/,
  ],
  [
    'two names that differ in capitals only',
    {
      accounts: [
        { username: 'anna', password: { set: true } },
        { username: 'Anna', password: { set: true } },
      ],
    },
    {
      accounts: [
        { username: 'ben', password: 'b' },
        { username: 'BEN', password: 'b' },
      ],
    },
    /^The login names "anna" and "Anna"/,
  ],
];

test.each(OLD)(
  'B6: %s loads and is told; it may stay or must be mended when something else is saved, and nothing of the kind is new',
  async (_, old, other, told) => {
    const dir = await testFolder();
    const text = JSON.stringify({ ...base, ...old });
    await writeFile(join(dir, 'settings.json'), text);
    const store = await openSettings(dir, DEPS);
    expect(store.fault()).toBeNull();
    expect(store.current()?.organization.domains).toEqual(['clinic.example']);
    expect(await readFile(join(dir, 'settings.json'), 'utf8')).toBe(text);
    expect(store.newer().map((issue) => issue.told())).toEqual([expect.stringMatching(told)]);
    const [issue] = store.newer();
    // With new passwords, because here none are stored.
    const typed = JSON.parse(
      JSON.stringify({ ...base, ...old, notices: { largeMail: true } }).replaceAll('{"set":true}', '"typed"'),
    ) as object;
    if (issue?.mayStay) {
      expect(await store.set(typed)).toEqual({ ok: true });
      expect(store.current()?.notices.largeMail).toBe(true);
      expect(store.newer()).toHaveLength(1);
    } else expect(await store.set(typed)).toMatchObject({ ok: false, issues: [{ path: issue?.path }] });
    const fresh = JSON.parse(JSON.stringify({ ...base, ...other }).replaceAll('{"set":true}', '"typed"')) as object;
    expect(await store.set(fresh)).toEqual({
      ok: false,
      issues: [
        { path: issue?.path.replace('[1]', '[0]').replace('accounts[0]', 'accounts[1]'), message: expect.any(String) },
      ],
    });
    expect(await store.set(base)).toEqual({ ok: true });
    expect(store.newer()).toEqual([]);
  },
);

test.each(['smtp.office365.com', 'smtp-mail.outlook.com', '127.0.0.1'])(
  'a sign-in of Microsoft beside %s is in order',
  async (host) => {
    const store = await openSettings(await testFolder(), DEPS);
    const typed = JSON.parse(
      JSON.stringify({ ...base, ...signsIn(host) }).replaceAll('{"set":true}', '"typed"'),
    ) as object;
    expect(await store.set(typed)).toEqual({ ok: true });
    expect(store.newer()).toEqual([]);
  },
);

test.each([
  ['another port', circle('127.0.0.1', 'localhost', { port: 2526 })],
  ['another address', circle('192.168.7.1', '127.0.0.1')],
  ['a listener that is shut', circle('0.0.0.0', '127.0.0.1', { enabled: false })],
])('a host on this computer at %s is no circle', async (_, document) => {
  const store = await openSettings(await testFolder(), DEPS);
  expect(await store.set({ ...base, ...document })).toEqual({ ok: true });
  expect(store.newer()).toEqual([]);
});

test('the host’s own field says what would be right', async () => {
  const store = await openSettings(await testFolder(), DEPS);
  const typed = JSON.parse(
    JSON.stringify({ ...base, ...fetches({ host: 'imap.isp.example' }) }).replaceAll('{"set":true}', '"typed"'),
  ) as object;
  expect(await store.set(typed)).toEqual({
    ok: false,
    issues: [
      {
        path: 'connectors[0].collect[0].host',
        message: expect.stringMatching(/no mail host of Microsoft.*expected one such as "outlook\.office365\.com"/),
      },
    ],
  });
});

test('a way of fetching that is switched off before it moves no place', async () => {
  const store = await openSettings(await testFolder(), DEPS);
  const document = { ...base, ...fetches({ host: 'imap.isp.example' }, [{ method: 'none' }]) };
  const typed = JSON.parse(JSON.stringify(document).replaceAll('{"set":true}', '"typed"')) as object;
  expect(await store.set(typed)).toMatchObject({ ok: false, issues: [{ path: 'connectors[0].collect[1].host' }] });
});

test('B6: the backup of an earlier version is good to fall back to as well', async () => {
  const dir = await testFolder();
  await writeFile(join(dir, 'settings.json'), '{"version": 1, "organ');
  await writeFile(join(dir, 'settings.json.bak'), JSON.stringify({ ...base, ...isp('http://login.example/token') }));
  const store = await openSettings(dir, DEPS);
  expect(store.current()?.connectors).toHaveLength(1);
  expect(store.newer()).toHaveLength(1);
});

test('B6: a field nobody knows is left out of the log, the others stay', async () => {
  const dir = await testFolder();
  await writeFile(
    join(dir, 'settings.json'),
    JSON.stringify({ ...base, log: { protocol: { fields: ['date', 'x-moon', 'c-ip'] } } }),
  );
  expect((await openSettings(dir, DEPS)).current()?.log.protocol.fields).toEqual(['date', 'c-ip']);
});
