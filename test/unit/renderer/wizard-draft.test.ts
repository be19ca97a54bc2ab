// The wizard edits today's settings: what it does not ask stays as it was set by
// hand, whatever is answered on its pages.
import { describe, expect, test } from 'vitest';
import { Settings } from '../../../src-main/contract/settings';
import { read, write } from '../../../src-renderer/form/document';
import { rolesOf, startDraft, withDomains } from '../../../src-renderer/wizard/draft';
import { presetOf, withAddress, withHost, withPreset } from '../../../src-renderer/wizard/sending/presets';
import { isPreset, PRESETS, providerOf } from '../../../src-renderer/wizard/sending/providers';

const WEEKLY = { kind: 'weekly', open: { mon: ['08:00-09:30'], fri: ['12:00-12:15'] }, everyMinutes: 30 };
const OAUTH = {
  kind: 'oauth2',
  provider: 'microsoft',
  username: 'scan@clinic.example',
  clientId: 'x',
  refreshToken: { set: true },
};
const host = (name: string, more: object = {}) => ({
  host: name,
  port: 2500,
  security: 'starttls',
  verifyCertificate: false,
  helo: true,
  auth: { kind: 'password', username: 'office', password: { set: true } },
  ...more,
});

/** An office that somebody set up by hand over the years. */
const OLD = {
  version: 1,
  organization: {
    name: 'Clinic',
    domains: ['clinic.example', 'clinic.test'],
    hostname: 'post.clinic.example',
    postmaster: 'head@clinic.example',
  },
  listeners: [
    {
      id: 'desk',
      name: 'Desk',
      port: 2600,
      maxRecipients: 7,
      relay: { allow: ['192.168.7.0/24'], authenticated: false },
    },
    { id: 'scan', port: 2601, rewriteSender: 'scan@clinic.example' },
  ],
  accounts: [
    { username: 'anna', password: { set: true } },
    { username: 'branch', password: { set: true }, dequeueDomains: ['branch.example'] },
  ],
  links: [
    { id: 'modem', kind: 'pppd', entry: 'isp', dialAttempts: 9, dnsServers: ['192.0.2.53'] },
    { id: 'vsat', kind: 'always-on', monthlyBudget: 50 },
  ],
  connectors: [
    {
      id: 'branch',
      link: 'vsat',
      addressSpaces: [{ pattern: 'branch.example', cost: 3 }],
      route: { kind: 'smart-host', hosts: [host('10.0.0.9')] },
      holdForRemote: { accounts: ['branch'] },
    },
    {
      id: 'isp',
      name: 'The old satellite',
      link: 'modem',
      addressSpaces: [
        { pattern: '*', cost: 5 },
        { pattern: '*.gov.example', cost: 1 },
      ],
      route: {
        kind: 'smart-host',
        hosts: [host('smtp.isp.example'), host('backup.isp.example')],
        order: 'balance',
        maxConnections: 9,
        pipelining: 'off',
      },
      schedule: WEEKLY,
      oversize: { overBytes: 3_000_000, schedule: WEEKLY },
      triggers: { urgent: true },
      retry: { minutes: [5] },
      restrictions: { default: 'reject', except: ['anna@clinic.example'] },
      collect: [
        { method: 'etrn', domains: ['@clinic.example'] },
        {
          method: 'pop3',
          host: 'pop.isp.example',
          username: 'u',
          password: { set: true },
          schedule: { kind: 'every', minutes: 60 },
        },
      ],
    },
    {
      id: 'spare',
      link: 'vsat',
      addressSpaces: [{ pattern: '*', cost: 50 }],
      route: { kind: 'direct', dnsServers: ['192.0.2.1'] },
    },
    {
      id: 'home',
      link: 'modem',
      addressSpaces: [
        { pattern: 'clinic.example', cost: 2 },
        { pattern: 'clinic.test' },
        { pattern: 'sister.example' },
      ],
      route: {
        kind: 'mailboxes',
        mailboxes: [{ address: 'anna@clinic.example', account: 'anna', quotaBytes: 1_000_000 }],
        catchAll: 'anna@clinic.example',
      },
    },
  ],
  log: { protocol: { enabled: true, keepDays: 3 } },
  desktop: { notify: false },
};
const PROVIDER = 1;
const connector = (draft: unknown, i: number) => read(draft, `connectors[${i}]`);

test('the office set up by hand is one the relay takes', () => {
  expect(
    Settings.safeParse(JSON.parse(JSON.stringify(OLD).replaceAll('{"set":true}', '"secret"'))).error?.issues ?? [],
  ).toEqual([]);
});

test('the wizard begins with today’s settings and changes nothing of them by itself', () => {
  expect(startDraft(OLD)).toEqual(OLD);
  expect(rolesOf(OLD)).toEqual({
    listener: 'listeners[0]',
    link: 'links[0]',
    provider: 'connectors[1]',
    local: 'connectors[3]',
  });
});

test('an office with domains and no way home is given one for them', () => {
  const draft = startDraft({ version: 1, organization: { domains: ['clinic.example'] } });
  expect(read(draft, `${rolesOf(draft).local}.addressSpaces`)).toEqual([{ pattern: 'clinic.example', cost: 1 }]);
});

describe('whatever is answered', () => {
  const answered = [
    withDomains(OLD, ['clinic.example', 'new.example']),
    withPreset(OLD, 'fastmail'),
    withPreset(withPreset(OLD, 'amazon'), 'practice'),
    write(write(OLD, 'connectors[1].collect', { method: 'turn' }), 'connectors[1].schedule', { kind: 'always' }),
  ];
  test.each(answered.map((draft, i) => [i, draft] as const))(
    'other connectors, listeners, accounts and lines stay (%i)',
    (_, draft) => {
      for (const i of [0, 2]) expect(connector(draft, i)).toEqual(OLD.connectors[i]);
      for (const part of ['listeners', 'accounts', 'links', 'log', 'desktop'] as const)
        expect(read(draft, part)).toEqual(OLD[part]);
      expect(read(draft, 'connectors[3].route')).toEqual(OLD.connectors[3]?.route);
    },
  );
});

describe('the provider by an address there', () => {
  test.each([
    ['anna@gmail.com', 'google'],
    [' Anna@GoogleMail.com ', 'google'],
    ['anna@gmx.de', 'gmx'],
    ['anna@gmx.com', 'gmxCom'],
    ['anna@web.de', 'webDe'],
    ['anna@hotmail.co.uk', 'outlook'],
    ['anna@live.fr', 'outlook'],
    ['anna@yahoo.com.br', 'yahoo'],
    ['anna@me.com', 'icloud'],
    ['anna@wanadoo.fr', 'orange'],
    ['anna@posteo.net', 'posteo'],
    ['anna@clinic.example', null],
    ['anna@gmail.com.example', null],
    ['anna@notgmail.com', null],
    ['anna@live.company', null],
    ['anna', null],
    ['@gmx.de', null],
    ['', null],
  ] as const)('%s is at %s', (address, provider) => expect(providerOf(address)).toBe(provider));

  const auth = (draft: unknown): unknown => read(draft, `${rolesOf(draft).provider}.route.hosts[0].auth`);
  const fresh = startDraft(null);

  test('brings host and login; the login is the address, or what stands before its @', () => {
    const gmx = withAddress(fresh, 'anna@gmx.de', '');
    expect(read(gmx, `${rolesOf(gmx).provider}.route.hosts[0]`)).toMatchObject({
      host: 'mail.gmx.net',
      port: 465,
      security: 'implicit',
      auth: { kind: 'password', username: 'anna@gmx.de' },
    });
    expect(auth(withAddress(fresh, 'anna@web.de', ''))).toMatchObject({ username: 'anna' });
  });
  test('another address takes the login along that was made from the one before', () => {
    const free = withAddress(fresh, 'anna@free.fr', '');
    expect(auth(withAddress(free, 'ben@gmx.de', 'anna@free.fr'))).toMatchObject({ username: 'ben@gmx.de' });
  });
  test('a login that was typed stays', () => {
    expect(auth(withAddress(OLD, 'anna@gmx.de', ''))).toMatchObject({ username: 'office' });
  });
  test('of an unknown provider nothing follows', () => {
    expect(withAddress(OLD, 'anna@clinic.example', '')).toBe(OLD);
    expect(withAddress(OLD, 'anna', '')).toBe(OLD);
  });
  test('what followed from the address before gives way to an unknown one, and to none', () => {
    const gmx = withAddress(fresh, 'anna@gmx.de', '');
    for (const address of ['anna@clinic.example', 'anna', ''])
      expect(read(withAddress(gmx, address, 'anna@gmx.de'), `${rolesOf(gmx).provider}.route.hosts[0]`)).toMatchObject({
        host: '',
        port: 587,
        auth: { username: '', password: null },
      });
    // Chosen or typed by hand since, it stays.
    const byHand = write(gmx, `${rolesOf(gmx).provider}.route.hosts[0].auth.username`, 'office');
    const chosen = withPreset(gmx, 'google');
    for (const draft of [byHand, chosen]) expect(withAddress(draft, 'anna@clinic.example', 'anna@gmx.de')).toBe(draft);
  });
  test('each of them has a host of its own, over TLS', () => {
    const all = Object.keys(PRESETS)
      .filter(isPreset)
      .filter((key) => key !== 'own' && key !== 'practice');
    expect(new Set(all.map((key) => PRESETS[key].host)).size).toBe(all.length);
    for (const key of all) expect(PRESETS[key].security).toBe(PRESETS[key].port === 465 ? 'implicit' : 'starttls');
  });
});

describe('another provider', () => {
  const next = withPreset(OLD, 'google');
  test('brings its host, port and security, and keeps the login that was typed', () => {
    expect(read(next, 'connectors[1].route.hosts[0]')).toMatchObject({
      host: 'smtp.gmail.com',
      port: 465,
      security: 'implicit',
      auth: { kind: 'password', username: 'office', password: { set: true } },
    });
  });
  test('keeps schedules, triggers, retries, restrictions and address spaces made by hand', () => {
    const { route: _, ...rest } = Object(connector(next, PROVIDER));
    const { route: __, ...before } = Object(OLD.connectors[PROVIDER]);
    expect(rest).toEqual({ ...before });
  });
  test('keeps the second host, its order and what else was set of the route and of the host', () => {
    expect(read(next, 'connectors[1].route')).toMatchObject({ order: 'balance', maxConnections: 9, pipelining: 'off' });
    expect(read(next, 'connectors[1].route.hosts[1]')).toEqual(host('backup.isp.example'));
    expect(read(next, 'connectors[1].route.hosts[0]')).toMatchObject({ verifyCertificate: false, helo: true });
  });
  test('keeps fields that this wizard has never heard of', () => {
    const future = write(write(OLD, 'connectors[1].route.hosts[0].future', 'kept'), 'connectors[1].another', [1]);
    expect(read(withPreset(future, 'mailgun'), 'connectors[1].route.hosts[0].future')).toBe('kept');
    expect(read(withPreset(future, 'mailgun'), 'connectors[1].another')).toEqual([1]);
  });
  test('keeps a login by OAuth', () => {
    const draft = write(OLD, 'connectors[1].route.hosts[0].auth', OAUTH);
    expect(read(withPreset(draft, 'microsoft'), 'connectors[1].route.hosts[0].auth')).toEqual(OAUTH);
  });
  test('names the connector only where nobody named it by hand', () => {
    expect(read(next, 'connectors[1].name')).toBe('The old satellite');
    expect(read(withPreset(write(OLD, 'connectors[1].name', 'Internet'), 'google'), 'connectors[1].name')).toBe(
      'Google',
    );
  });
  test('is found again by its host, in every region; one’s own host is nobody’s', () => {
    for (const key of Object.keys(PRESETS).filter(isPreset)) expect(presetOf(withPreset(OLD, key))).toBe(key);
    expect(presetOf(withHost(OLD, host('email-smtp.eu-north-1.amazonaws.com')))).toBe('amazon');
    expect(presetOf(withHost(OLD, host('smtp.eu.mailgun.org')))).toBe('mailgun');
    expect(presetOf(OLD)).toBe('own');
  });
  test('leaves practising', () => {
    expect(read(withPreset(withPreset(OLD, 'practice'), 'sendgrid'), 'practice.enabled')).toBe(false);
  });
});

describe('other domains', () => {
  test('bring the way home along; costs made by hand and other spaces stay', () => {
    expect(read(withDomains(OLD, ['clinic.example', 'new.example']), 'connectors[3].addressSpaces')).toEqual([
      { pattern: 'clinic.example', cost: 2 },
      { pattern: 'new.example', cost: 1 },
      { pattern: 'sister.example' },
    ]);
  });
  test('leave names made by hand, and let made ones follow', () => {
    expect(read(withDomains(OLD, ['new.example']), 'organization')).toMatchObject({
      hostname: 'post.clinic.example',
      postmaster: 'head@clinic.example',
    });
    const made = write(OLD, 'organization.hostname', 'mail.clinic.example');
    expect(Object(read(withDomains(made, ['new.example']), 'organization')).hostname).toBeUndefined();
  });
});

describe('an office that delivers straight to each domain', () => {
  const direct = write(OLD, 'connectors', [OLD.connectors[2], OLD.connectors[3]]);
  test('is not given a second way out', () => {
    expect(startDraft(direct)).toEqual(direct);
    expect(rolesOf(direct).provider).toBe('connectors[0]');
  });
  test('gets a smart host when a provider is chosen', () => {
    expect(read(withPreset(direct, 'fastmail'), 'connectors[0].route')).toMatchObject({
      kind: 'smart-host',
      hosts: [{ host: 'smtp.fastmail.com' }],
    });
  });
});

test('a name that was given in another language gives way to the chosen provider, one given by hand does not', () => {
  const { provider } = rolesOf(startDraft(null));
  const named = (name: string): unknown =>
    read(withPreset(write(startDraft(null), `${provider}.name`, name), 'google'), `${provider}.name`);
  expect(named('⟦My provider⟧')).toBe('Google');
  expect(named('Internet')).toBe('Google');
  expect(named('By hand')).toBe('By hand');
});
