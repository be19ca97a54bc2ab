// Every wrong value of the settings is told at its own place, in words of ours.
import { describe, expect, test } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';

const HOST = { host: 'smtp.isp.example' };

function issues(connector: object, around: object = {}) {
  const checked = checkSettings({
    organization: { domains: ['clinic.example'] },
    connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts: [HOST] }, ...connector }],
    ...around,
  });
  return checked.ok ? [] : checked.issues.map(({ path, message }) => `${path}: ${message}`);
}

describe('a wrong value inside a choice of shapes', () => {
  test('one way of fetching', () => {
    expect(issues({ collect: { method: 'imap', host: 'no host', username: '', password: 'x' } })).toEqual([
      'connectors[0].collect.host: expected a host name such as "smtp.isp.example" or an IP address',
      'connectors[0].collect.username: expected a login name',
    ]);
  });
  test('one of several ways', () => {
    expect(issues({ collect: [{ method: 'etrn' }, { method: 'finger', host: 'f.example', query: '' }] })).toEqual([
      'connectors[0].collect[1].query: expected something here; it is empty',
    ]);
  });
  test('a way that does not exist', () => {
    const [issue, ...more] = issues({ collect: { method: 'pigeon' } });
    expect(issue).toMatch(/^connectors\[0\]\.collect\.method: expected/);
    expect(more).toEqual([]);
  });
  test('a listener id', () =>
    expect(issues({ listeners: ['not an id'] })).toContain(
      'connectors[0].listeners[0]: expected up to 40 letters, digits, ".", "_" or "-", e.g. "office"',
    ));
  test('neither one shape nor the other', () =>
    expect(issues({ listeners: 7 })).toEqual(['connectors[0].listeners: expected "all" or a list of listener ids']));
  test("a certificate's file", () => {
    expect(issues({}, { listeners: [{ id: 'office', certificate: { certFile: '/c', keyFile: '' } }] })).toEqual([
      'listeners[0].certificate.keyFile: expected something here; it is empty',
    ]);
  });
});

describe('a login by token', () => {
  const oauth = (auth: object) =>
    issues({
      route: {
        kind: 'smart-host',
        hosts: [
          {
            ...HOST,
            auth: { kind: 'oauth2', provider: 'other', username: 'u', clientId: 'c', refreshToken: 't', ...auth },
          },
        ],
      },
    });
  const at = 'connectors[0].route.hosts[0].auth';
  test('without its id', () =>
    expect(oauth({ clientId: '' })).toEqual([`${at}.clientId: expected something here; it is empty`]));
  test('with an address that is none', () =>
    expect(oauth({ tokenUrl: 'login.example' })).toEqual([
      `${at}.tokenUrl: expected an address such as "https://login.example/token"`,
    ]));
  test.each([
    'http://login.example/token',
    'ftp://login.example/',
    'http://127.0.0.1.example/',
    'https://anna:pw@login.example/',
  ])('B6: by %s', (tokenUrl) =>
    expect(oauth({ tokenUrl })).toEqual([
      expect.stringMatching(
        /^connectors\[0\]\.route\.hosts\[0\]\.auth\.tokenUrl: expected an address that begins with "https:/,
      ),
    ]),
  );
  test.each(['http://127.0.0.1:8080/token', 'http://localhost/t', 'http://[::1]:8080/', 'https://login.example/token'])(
    'B6: but not by %s',
    (tokenUrl) => expect(oauth({ tokenUrl })).toEqual([]),
  );
  test('without its token: nobody has signed in yet, and that is no fault', () =>
    expect(oauth({ refreshToken: null })).toEqual([]));
  test.each([
    [{ provider: 'google', flow: 'device' }, 'flow', /no consent for mail by a code/],
    [{ provider: 'yahoo', flow: 'device' }, 'flow', /knows no code/],
    [{ provider: 'fastmail', flow: 'client', clientSecret: 'x' }, 'flow', /without a person/],
    [{ provider: 'microsoft', flow: 'client', clientSecret: null }, 'clientSecret', /needs a client secret or/],
    [{ provider: 'google', tenant: 'clinic.example' }, 'tenant', /only Microsoft/],
    [{ provider: 'microsoft', tenant: 'clinic/example' }, 'tenant', /an organization's id or domain/],
    [{ provider: 'other', issuer: 'http://login.example' }, 'issuer', /begins with "https:/],
  ])('that its provider does not give so: %j', (more, field, told) =>
    expect(oauth(more)).toEqual([expect.stringMatching(new RegExp(`\\.auth\\.${field}: .*${told.source}`))]),
  );
});

test('a hold for nobody', () =>
  expect(issues({ holdForRemote: { accounts: [] } })).toEqual([
    'connectors[0].holdForRemote.accounts: expected at least one',
  ]));
test('no sentence is one of the schema library', () => {
  const all = issues(
    {
      route: { kind: 'smart-host', hosts: [] },
      collect: { method: 'text', host: 'h', port: 1, send: '' },
      retry: { minutes: [] },
    },
    { log: { protocol: { folder: '' } } },
  );
  expect(all.filter((issue) => /Too |Invalid/.test(issue))).toEqual([]);
  expect(all).toHaveLength(4);
});
