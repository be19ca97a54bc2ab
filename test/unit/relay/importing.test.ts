// What a settings file would change, told before it is taken.
import { describe, expect, test } from 'vitest';
import type { ProgramNamed, ThingChange } from '../../../src-main/contract/importing/compared';
import { Settings } from '../../../src-main/contract/settings';
import { compareSettings } from '../../../src-main/relay/importing/compare';

const OFFICE = { domains: ['station.example'] };
const ISP = { id: 'isp', name: 'Internet', link: 'sat', route: { kind: 'smart-host', hosts: [{ host: 'a.example' }] } };
const HOUSE = {
  id: 'house',
  link: 'sat',
  route: { kind: 'mailboxes', mailboxes: [{ address: 'anna@station.example' }] },
};
const SAT = {
  id: 'sat',
  name: 'Satellite',
  kind: 'command',
  connectCommand: ['/opt/sat up', '--now'],
  disconnectCommand: ['sat-down'],
};
const TODAY = { organization: OFFICE, links: [SAT], connectors: [ISP, HOUSE] };

function found(next: object, today: object | null = TODAY) {
  const compared = compareSettings(
    {
      ok: true,
      over: 'today',
      today: today && Settings.parse({ organization: OFFICE, ...today }),
      next: Settings.parse({ ...TODAY, ...next }),
      missing: [],
    },
    next,
  );
  if (!compared.ok) throw new Error('it fits');
  return compared.found;
}

const lineOf = ({ line, isNew }: ProgramNamed): string => `${isNew ? 'new' : 'known'} ${line}`;

describe('what changes', () => {
  test.each<[string, object, readonly ThingChange[]]>([
    ['nothing', {}, []],
    ['nothing where a list is in another order', { connectors: [HOUSE, ISP] }, []],
    [
      'a provider that comes and a line that goes by another name',
      { connectors: [ISP, HOUSE, { ...ISP, id: 'second', name: '' }], links: [{ ...SAT, name: 'Iridium' }] },
      [
        { how: 'new', list: 'connectors', name: 'second' },
        { how: 'changed', list: 'links', name: 'Iridium', paths: ['links[0].name'] },
      ],
    ],
    [
      'times, told apart from the rest of a provider',
      { connectors: [HOUSE, { ...ISP, schedule: { kind: 'never' } }] },
      [{ how: 'changed', list: 'connectors', name: 'Internet', paths: ['connectors[1].schedule.kind'] }],
    ],
    [
      'a host inside its list, and one more host',
      {
        connectors: [
          { ...ISP, route: { kind: 'smart-host', hosts: [{ host: 'a.example' }, { host: 'b.example' }] } },
          HOUSE,
        ],
      },
      [{ how: 'changed', list: 'connectors', name: 'Internet', paths: ['connectors[0].route.hosts'] }],
    ],
    [
      'a mailbox that goes, as a thing of its own',
      { connectors: [ISP, { ...HOUSE, route: { kind: 'mailboxes' } }] },
      [{ how: 'gone', list: 'mailboxes', name: 'anna@station.example' }],
    ],
    [
      'who may send and who logs in',
      { listeners: [{ id: 'office', port: 2600 }], accounts: [{ username: 'anna', password: 'x' }] },
      [
        { how: 'changed', list: 'listeners', name: 'office', paths: ['listeners[0].port'] },
        { how: 'new', list: 'accounts', name: 'anna' },
      ],
    ],
    [
      'what is no thing of a list',
      { language: 'de', keepDeliveredDays: 7 },
      [{ how: 'changed', list: 'general', name: '', paths: ['language', 'keepDeliveredDays'] }],
    ],
  ])('%s', (_, next, things) => {
    expect(found(next).things).toEqual(things);
  });

  test('all is new where nothing is set up', () => {
    const { first, things } = found({}, null);
    expect(first).toBe(true);
    expect(things.map(({ how }) => how)).toEqual(things.map(() => 'new'));
    expect(things.length).toBe(5);
  });

  test('no password is told, a new one only by its place', () => {
    const today = { ...TODAY, accounts: [{ username: 'anna', password: 'old-one' }] };
    const next = found({ accounts: [{ username: 'anna', password: 'new-one' }] }, today);
    expect(next.things).toMatchObject([{ paths: ['accounts[0].password'] }]);
    expect(JSON.stringify(next)).not.toMatch(/old-one|new-one/);
  });
});

describe('programs', () => {
  test('of today are told as such, each with all its arguments', () => {
    expect(found({}).programs.map(lineOf)).toEqual(['known "/opt/sat up" --now', 'known sat-down']);
  });

  test('with one other argument are new, and so is one that fetches', () => {
    const collect = { method: 'command', command: ['fetch', '--all'] };
    const next = { links: [{ ...SAT, connectCommand: ['/opt/sat up', '--later'] }], connectors: [{ ...ISP, collect }] };
    expect(found(next).programs).toEqual([
      { whose: 'Satellite', does: 'connect', line: '"/opt/sat up" --later', isNew: true },
      { whose: 'Satellite', does: 'hang-up', line: 'sat-down', isNew: false },
      { whose: 'Internet', does: 'collect', line: 'fetch --all', isNew: true },
    ]);
  });

  test.each([
    ['ras', ['rasdial Office me ***', 'rasdial Office /DISCONNECT', 'rasdial']],
    ['pppd', ['pon Office updetach user me', 'poff Office']],
    [
      'networkmanager',
      [
        'nmcli connection up id Office',
        'nmcli connection down id Office',
        'nmcli -g GENERAL.STATE connection show id Office',
      ],
    ],
    ['always-on', []],
  ])('of the system by %s, without the password', (kind, lines) => {
    const link = { id: 'sat', kind, entry: 'Office', username: 'me', password: 'hidden' };
    expect(found({ links: [link] }).programs.map(({ line }) => line)).toEqual(lines);
  });

  test('hide nothing: what turns text round or breaks it is written out', () => {
    const link = {
      ...SAT,
      connectCommand: ['run\u202egpj.exe', 'two\nlines', '', 'C:\\Program Files\\x'].filter(Boolean),
    };
    expect(found({ links: [link] }).programs[0]?.line).toBe('"run\\u202egpj.exe" "two\\nlines" "C:\\Program Files\\x"');
  });
});

describe('where mail would go', () => {
  const to = (host: object): object => ({
    connectors: [{ ...ISP, route: { kind: 'smart-host', hosts: [host] } }, HOUSE],
  });

  test('to the hosts of today is not told again', () => {
    expect(found({}).ways).toEqual([]);
  });

  test.each<[string, object, object]>([
    ['to another host', { host: 'evil.example' }, { host: 'evil.example', port: 587, open: false, unchecked: false }],
    ['by another port', { host: 'a.example', port: 25 }, { port: 25 }],
    ['in the open', { host: 'a.example', security: 'none' }, { open: true }],
    ['to whoever stands in for the host', { host: 'a.example', verifyCertificate: false }, { unchecked: true }],
  ])('%s', (_, host, way) => {
    expect(found(to(host)).ways).toMatchObject([{ kind: 'smart-host', whose: 'Internet', ...way }]);
  });

  test('straight to each domain, and as copies', () => {
    const mailboxes = [{ address: 'anna@station.example', forwardTo: ['x@evil.example'] }];
    expect(
      found({
        connectors: [
          { ...ISP, route: { kind: 'direct' } },
          { ...HOUSE, route: { kind: 'mailboxes', mailboxes } },
        ],
      }).ways,
    ).toEqual([
      { kind: 'direct', whose: 'Internet' },
      { kind: 'forward', whose: 'anna@station.example', to: 'x@evil.example' },
    ]);
  });
});

test('a document that does not fit is told by its first places, without a password', () => {
  const issues = Array.from({ length: 50 }, (_, i) => ({ path: `x${i}`, message: 'no such setting' }));
  const document = { accounts: [{ username: 'anna', password: 'clear' }] };
  const compared = compareSettings({ ok: false, issues }, document);
  expect(compared).toMatchObject({ ok: false, more: 10 });
  expect(JSON.stringify(compared)).not.toContain('clear');
});
