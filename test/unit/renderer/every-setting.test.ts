// The law that nothing can be set in the contract only: every place of a settings
// document that uses everything there is has a field in the window that is shown
// there, or a form of its own that is named here.
import { describe, expect, test } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';
import { asObject, write } from '../../../src-renderer/form/document';
import type { Field } from '../../../src-renderer/parts/field-list';
import { COLLECT as FETCHING } from '../../../src-renderer/settings/collect-fields';
import * as connector from '../../../src-renderer/settings/connector-fields';
import { ACCOUNT, LISTENER } from '../../../src-renderer/settings/door-fields';
import * as fresh from '../../../src-renderer/settings/fresh';
import * as general from '../../../src-renderer/settings/general-fields';
import { HOST, HOST_MORE } from '../../../src-renderer/settings/host-fields';
import { LINK, LINK_MORE, TARIFF } from '../../../src-renderer/settings/link-fields';
import { MAILBOX, UNLISTED } from '../../../src-renderer/settings/mailbox-fields';
import { ACCOUNTS, CONNECTORS, LINKS, LISTENERS } from '../../../src-renderer/settings/parts';
import { startDraft, withDomains } from '../../../src-renderer/wizard/draft';

const PRICE = { currency: 'EUR', perMinute: 1.5, perCall: 0.1, perMegabyte: 2, billingSeconds: 30 };
const ALWAYS = { kind: 'every', minutes: 60 };

/** Of a cloud of Microsoft's own, and without a person: all that can be set. */
const GRANT = { provider: 'microsoft', tenant: 'hill', clientId: 'id', clientSecret: 'secret', flow: 'client' };
const UNATTENDED = { kind: 'oauth2', username: 'office', ...GRANT };

const HOSTS = [
  { host: 'smtp.isp.example', auth: { kind: 'password', username: 'office', password: 'secret' } },
  {
    host: 'smtp.other.example',
    auth: {
      kind: 'oauth2',
      provider: 'other',
      username: 'office',
      clientId: 'id',
      clientSecret: 'secret',
      refreshToken: 'token',
      tokenUrl: 'https://login.example/token',
    },
  },
  { host: 'smtp.office365.com', auth: UNATTENDED },
];
const COLLECT = [
  { method: 'on-connect' },
  { method: 'etrn', domains: ['clinic.example'], host: 'etrn.example', port: 25 },
  { method: 'atrn', host: 'atrn.example', username: 'a', password: 'b' },
  { method: 'turn' },
  { method: 'finger', query: 'q', host: 'finger.example' },
  { method: 'text', host: 'text.example', port: 25, send: 'DEQUEUE' },
  { method: 'command', command: ['/bin/fetch'], schedule: ALWAYS },
  { method: 'imap', host: 'imap.example', username: 'a', password: 'b', after: 'move' },
  { method: 'imap', host: 'outlook.office365.com', username: 'a', signIn: GRANT },
  { method: 'imap', host: 'imap3.example', username: 'a', signIn: { provider: 'other', clientId: 'id' } },
  { method: 'pop3', host: 'pop3.example', username: 'a', password: 'b', envelopeHeader: 'X-For', maxMessages: 5 },
];
const FULL = {
  organization: { name: 'Clinic', domains: ['clinic.example'] },
  listeners: [{ id: 'office', tls: 'starttls', certificate: { certFile: '/c', keyFile: '/k' } }],
  accounts: [{ username: 'branch', password: 'secret' }],
  links: [
    { id: 'line', kind: 'ras', entry: 'E', tariff: PRICE },
    { id: 'modem', kind: 'command', connectCommand: ['/bin/dial'] },
  ],
  connectors: [
    {
      id: 'isp',
      route: { kind: 'smart-host', hosts: HOSTS, rateLimit: { messages: 5, per: 'hour' } },
      oversize: { overBytes: 5000, schedule: ALWAYS },
      holdForRemote: { accounts: ['branch'] },
      listeners: ['office'],
      collect: COLLECT,
    },
    { id: 'direct', route: { kind: 'direct' } },
    {
      id: 'local',
      route: {
        kind: 'mailboxes',
        mailboxes: [{ address: 'anna@clinic.example', account: 'branch', forwardTo: ['x@far.example'] }],
      },
    },
  ],
  pop3: { enabled: true, tls: 'starttls', port: 1100, certificate: { certFile: '/c', keyFile: '/k' } },
  notices: { heartbeat: { to: 'me@clinic.example', after: 'daily' } },
  practice: { enabled: true },
  log: {
    protocol: { enabled: true, period: 'size', fields: ['date'] },
    diagnostic: { levels: { default: 'minimum', dns: 'maximum' } },
  },
};

/**
 * Forms of their own: the address spaces, the line, the week grid of the Schedule screen and of fetching; and what
 * nobody types, because somebody signs in.
 */
const ELSEWHERE =
  /^(version|connectors\.(addressSpaces|link|schedule|oversize|collect\.(schedule|signIn\.refreshToken)|route\.hosts\.auth\.refreshToken)|links\.(id|name))(\.|$)/;

function complete(document: unknown): Readonly<Record<string, unknown>> {
  const checked = checkSettings(document);
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return { ...checked.settings };
}

/** Every place that holds a value, without numbers: "connectors.route.hosts.port". */
function places(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value))
    return value.some((v) => typeof v === 'object') ? value.flatMap((v) => places(v, path)) : [path];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(asObject(value)).flatMap(([key, inner]) => places(inner, path === '' ? key : `${path}.${key}`));
}

function shown(fields: readonly Field[], bases: readonly unknown[], path: string): readonly string[] {
  const here = bases.flatMap((base) => fields.filter((f) => f.when?.(base) ?? true));
  return here.map((f) => [path, f.path, f.kind === 'variant' ? f.tag : ''].filter((part) => part !== '').join('.'));
}

describe('every setting has a place in the window', () => {
  const document = JSON.parse(JSON.stringify(complete(FULL)));
  const { connectors, links, listeners, accounts } = document;
  const all = [
    shown(general.OFFICE, [document], ''),
    shown(general.KEEPING, [document], ''),
    shown(general.NOTICES, [document.notices], 'notices'),
    shown(general.POP3, [document.pop3], 'pop3'),
    shown(general.WARNINGS, [document.warnings], 'warnings'),
    shown(general.LEVELS, [document.log.diagnostic], 'log.diagnostic'),
    shown(general.PROTOCOL, [document.log.protocol], 'log.protocol'),
    shown(general.LANGUAGE, [document], ''),
    shown(general.DESKTOP, [document.desktop], 'desktop'),
    shown(general.PRACTICE, [document.practice], 'practice'),
    shown(general.UPDATES, [document.updates], 'updates'),
    shown(LISTENER, listeners, 'listeners'),
    shown(ACCOUNT, accounts, 'accounts'),
    shown([...LINK, ...LINK_MORE, ...TARIFF], links, 'links'),
    shown(
      [
        ...connector.CONNECTOR,
        ...connector.OTHER_LINKS,
        ...connector.ROUTE,
        ...connector.CARRIES,
        ...connector.FROM,
        ...connector.TIMES,
      ],
      connectors,
      'connectors',
    ),
    shown([...HOST, ...HOST_MORE], connectors[0].route.hosts, 'connectors.route.hosts'),
    shown(FETCHING, connectors[0].collect, 'connectors.collect'),
    shown(MAILBOX, connectors[2].route.mailboxes, 'connectors.route.mailboxes'),
    shown(UNLISTED, [connectors[2].route], 'connectors.route'),
    ['connectors.route.kind', 'connectors.collect.method'],
  ].flat();

  test.each([...new Set(places(document, ''))].filter((path) => !ELSEWHERE.test(path)))('%s', (path) => {
    expect(all.some((field) => path === field || path.startsWith(`${field}.`))).toBe(true);
  });
});

test('the language with marks is offered only where it is set', () => {
  const offered = (document: object): readonly string[] =>
    general.LANGUAGE.flatMap((field) =>
      field.kind === 'choice' && typeof field.choices === 'function' ? Object.keys(field.choices(document)) : [],
    );
  expect(offered({ language: 'system' })).toEqual(['system', 'en', 'de', 'fr']);
  expect(offered({ language: 'en-XA' })).toEqual(['system', 'en', 'de', 'fr', 'en-XA']);
});

describe('what is new in the window is complete: the relay adds nothing to it', () => {
  const around = {
    organization: { domains: ['clinic.example'] },
    links: [{ id: 'line' }],
    listeners: [],
    connectors: [],
  };
  const whole = (list: string, thing: object): unknown => {
    const [made] = Object(complete({ ...around, [list]: [thing] }))[list];
    return JSON.parse(JSON.stringify(made));
  };
  const host = { ...fresh.NEW_HOST, host: 'smtp.isp.example' };

  test('a connector', () => {
    const [add] = CONNECTORS.kinds;
    const made = {
      ...add?.make({ links: [{ id: 'line' }] }),
      route: { ...fresh.freshRoute('smart-host'), hosts: [host] },
    };
    expect(whole('connectors', made)).toEqual(made);
  });
  test.each(['direct', 'mailboxes'])('a route of the kind %s', (kind) => {
    const made = { ...fresh.freshConnector('line'), route: fresh.freshRoute(kind) };
    expect(whole('connectors', made)).toEqual(made);
  });
  test.each([
    ['etrn', {}],
    ['on-connect', {}],
    ['turn', {}],
    ['none', {}],
    ['atrn', { username: 'a', password: 'b' }],
    ['finger', { query: 'q' }],
    ['text', { send: 's' }],
    ['command', { command: ['/bin/x'] }],
    ['imap', { username: 'a', password: 'b' }],
    ['pop3', { username: 'a', password: 'b' }],
  ])('a way of fetching: %s', (method, typed) => {
    const collect = { ...fresh.freshCollect(method, 'smtp.isp.example', null), ...typed };
    const made = {
      ...fresh.freshConnector('line'),
      route: { ...fresh.freshRoute('smart-host'), hosts: [host] },
      collect,
    };
    expect(whole('connectors', made)).toEqual(made);
  });
  test.each(
    [LISTENERS, LINKS, ACCOUNTS].flatMap(({ list, kinds }) => kinds.map((kind) => [kind.label, list, kind] as const)),
  )('%s', (_, list, kind) => {
    const made = { ...kind.make(around), ...(list === 'accounts' ? { password: 'secret' } : {}) };
    expect(whole(list, made)).toEqual(made);
  });
  test('what the wizard begins with where nothing is set up', () => {
    const draft = write(
      withDomains(startDraft(null), ['clinic.example']),
      'connectors[0].route.hosts[0].host',
      'smtp.isp.example',
    );
    const { listeners, links, connectors } = JSON.parse(JSON.stringify(complete(draft)));
    expect(draft).toMatchObject({ listeners, links, connectors });
  });
});
