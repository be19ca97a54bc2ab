// One place's own settings over those of all places: what joins, what is replaced, what goes,
// and whose file is named where something does not fit.
import { describe, expect, it } from 'vitest';
import { laidOver } from '../../../src-main/config/layers/laid-over';
import { checkStored, Settings } from '../../../src-main/contract/settings';
import { pathText } from '../../../src-main/contract/issues';

const PASSWORD = { kind: 'password', username: 'fleet', password: { set: true } };
const COMMON = {
  version: 1,
  organization: { name: 'Fleet', domains: ['fleet.example'] },
  listeners: [{ id: 'office', port: 2525, certificate: 'self-signed' }],
  links: [{ id: 'sat', kind: 'pppd', entry: 'sat', tariff: { perMinute: 1.5, currency: 'USD' }, monthlyBudget: 90 }],
  accounts: [{ username: 'bridge', password: { set: true } }],
  connectors: [
    {
      id: 'isp',
      link: 'sat',
      route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example', auth: PASSWORD }], maxConnections: 1 },
      schedule: { kind: 'every', minutes: 30 },
      collect: { method: 'etrn', domains: ['fleet.example'] },
      retry: { expireHours: 200 },
    },
    {
      id: 'local',
      link: 'sat',
      addressSpaces: [{ pattern: 'fleet.example' }],
      route: { kind: 'mailboxes', mailboxes: [{ address: 'captain@fleet.example', quotaBytes: 5000 }] },
    },
  ],
};

const lay = (...places: readonly unknown[]) =>
  laidOver(
    { file: 'common.json', json: COMMON },
    places.map((json, i) => ({ file: i === 0 ? 'ship.json' : `ship-${i}.json`, json })),
  );

/** What is wrong, each with its file and place. */
function wrongIn(place: unknown): readonly string[] {
  const laid = lay(place);
  const checked = checkStored(laid.document);
  const issues = laid.misplaced.length > 0 || checked.ok ? [] : checked.issues.map(laid.told);
  return [...laid.misplaced, ...issues].map(({ file, path, message }) => `${file} ${pathText(path)}: ${message}`);
}

function documentOf(...places: readonly unknown[]): typeof COMMON & Record<string, unknown> {
  const laid = lay(...places);
  expect(laid.misplaced).toEqual([]);
  expect(checkStored(laid.document)).toMatchObject({ ok: true });
  return laid.document as typeof COMMON & Record<string, unknown>; // laid over it, its shape stays
}

const isp = (fields: object): object => ({ connectors: [{ id: 'isp', ...fields }] });
const ofIsp = (fields: object): object | undefined => documentOf(isp(fields)).connectors[0];

describe('what a place has of its own', () => {
  it('leaves all else as it is for every place', () => {
    expect(documentOf({})).toEqual(COMMON);
    expect(documentOf({ version: 1 })).toEqual(COMMON);
  });

  it('joins groups of settings member by member', () => {
    expect(documentOf({ organization: { name: 'Ship 7' } }).organization).toEqual({
      name: 'Ship 7',
      domains: ['fleet.example'],
    });
    expect(ofIsp({ wait: { idleSeconds: 5 } })).toEqual({ ...COMMON.connectors[0], wait: { idleSeconds: 5 } });
  });

  it.each([
    ['connectors', [{ id: 'isp', name: 'Internet' }], { id: 'isp', name: 'Internet' }],
    ['links', [{ id: 'sat', tariff: { perMinute: 2 } }], { id: 'sat', tariff: { perMinute: 2, currency: 'USD' } }],
    ['listeners', [{ id: 'office', port: 25 }], { id: 'office', port: 25, certificate: 'self-signed' }],
    ['accounts', [{ username: 'bridge', mayRelay: false }], { username: 'bridge', mayRelay: false }],
    ['connectors', { isp: { name: 'Internet' } }, { id: 'isp', name: 'Internet' }],
    ['links', { sat: { monthlyBudget: 20 } }, { id: 'sat', monthlyBudget: 20, entry: 'sat' }],
  ])('joins %s by their names: %j', (list, entries, joined) => {
    expect(documentOf({ [list]: entries })[list]).toMatchObject({ 0: joined });
  });

  it('joins mailboxes by address, in whatever case', () => {
    const local = (mailboxes: unknown): unknown =>
      documentOf({ connectors: [{ id: 'local', route: { mailboxes } }] }).connectors[1]?.route;
    expect(local([{ address: 'Captain@fleet.example', keepCopy: false }])).toEqual({
      kind: 'mailboxes',
      mailboxes: [{ address: 'Captain@fleet.example', quotaBytes: 5000, keepCopy: false }],
    });
    expect(local({ 'captain@fleet.example': null, 'mate@fleet.example': { new: true } })).toEqual({
      kind: 'mailboxes',
      mailboxes: [{ address: 'mate@fleet.example' }],
    });
  });

  it.each([
    ['domains', { organization: { domains: ['ship.example'] } }, { organization: { domains: ['ship.example'] } }],
    ['a password', { accounts: { bridge: { password: 'own' } } }, { accounts: [{ password: 'own' }] }],
    [
      'a certificate that was a word',
      { listeners: { office: { certificate: { certFile: 'c', keyFile: 'k' } } } },
      { listeners: [{ certificate: { certFile: 'c', keyFile: 'k' } }] },
    ],
  ])('replaces as a whole: %s', (_, place, whole) => {
    expect(documentOf(place)).toMatchObject(whole);
  });

  it('replaces hosts as a whole, logins too', () => {
    const hosts = [{ host: 'b.example' }];
    expect(ofIsp({ route: { hosts } })).toEqual({
      ...COMMON.connectors[0],
      route: { ...COMMON.connectors[0]?.route, hosts },
    });
  });

  it.each([
    ['route', { kind: 'direct' }],
    ['schedule', { kind: 'weekly', open: { mon: ['08:00-09:00'] } }],
    ['collect', { method: 'finger', query: 'q', host: 'isp.example' }],
    ['collect', [{ method: 'turn' }]],
  ])('leaves nothing of another kind of %s: %j', (name, value) => {
    expect(ofIsp({ [name]: value })).toEqual({ ...COMMON.connectors[0], [name]: value });
  });

  it('leaves nothing of a line of another kind, and knows the kind of one that says none', () => {
    expect(documentOf({ links: { sat: { kind: 'always-on' } } }).links).toEqual([{ id: 'sat', kind: 'always-on' }]);
    const plain = { ...COMMON, links: [{ id: 'sat', monthlyBudget: 9 }] };
    const over = (kind: string): unknown =>
      laidOver({ file: 'a', json: plain }, [{ file: 'b', json: { links: { sat: { kind } } } }]).document;
    expect(over('always-on')).toMatchObject({ links: [{ monthlyBudget: 9 }] });
    expect(over('on-demand')).toMatchObject({ links: [{ id: 'sat', kind: 'on-demand' }] });
    expect(JSON.stringify(over('on-demand'))).not.toContain('monthlyBudget');
  });

  it('takes away what is null, but where null is a value', () => {
    const whole = COMMON.connectors[0];
    expect(ofIsp({ collect: null })).toEqual({ ...whole, collect: undefined });
    expect(documentOf({ links: { sat: { tariff: null } } }).links[0]).not.toHaveProperty('tariff');
    expect(ofIsp({ retry: { expireHours: null, delayNoticeHours: null } })).toMatchObject({
      retry: { delayNoticeHours: null },
    });
    const read = Settings.parse(
      documentOf({ warnings: { diskFreeMegabytes: null }, links: { sat: { tariff: null } } }),
    );
    expect(read.warnings.diskFreeMegabytes).toBeNull();
    expect(read.links[0]?.tariff.perMinute).toBe(0);
  });

  it('takes entries away, and adds those that say they are new', () => {
    expect(documentOf({ accounts: { bridge: null } }).accounts).toEqual([]);
    const added = { username: 'galley', password: 'g' };
    expect(documentOf({ accounts: [{ ...added, new: true }] }).accounts).toEqual([COMMON.accounts[0], added]);
  });

  it('lets a later file speak last', () => {
    const name = (text: string): object => ({ organization: { name: text } });
    expect(documentOf(name('Ship'), name('Ship 7')).organization.name).toBe('Ship 7');
    expect(
      documentOf({ links: { sat: { tariff: null } } }, { links: { sat: { tariff: { perCall: 1 } } } }).links[0],
    ).toMatchObject({ tariff: { perCall: 1 } });
  });

  it('needs no word of what is new where the common file lists none', () => {
    const json = { ...COMMON, accounts: [] };
    const place = { file: 'ship.json', json: { accounts: [{ username: 'galley', password: 'g' }] } };
    expect(laidOver({ file: 'common.json', json }, [place])).toMatchObject({
      misplaced: [],
      document: { accounts: [{ username: 'galley', password: 'g' }] },
    });
  });
});

describe('what does not fit names the file that said it', () => {
  it.each([
    [{ connectors: [{ id: 'ips' }] }, /^ship\.json connectors\[0\]: common\.json has no "ips"; did you mean "isp"\?/],
    [{ links: { satellite: {} } }, /^ship\.json links\.satellite: common\.json has no "satellite"; it has "sat"; if/],
    [{ accounts: { brdige: null } }, /^ship\.json accounts\.brdige: .* did you mean "bridge"\?/],
    [{ accounts: [{ username: 'bridge', new: true }] }, /^ship\.json accounts\[0\]\.new: common\.json has "bridge" al/],
    [{ accounts: [{ username: 'x', new: 1 }] }, /^ship\.json accounts\[0\]\.new: expected true/],
    [{ accounts: [{ password: 'x' }] }, /^ship\.json accounts\[0\]: expected an entry with its "username"/],
    [{ links: ['sat'] }, /^ship\.json links\[0\]: expected an entry with its "id"/],
    [{ links: { sat: 5 } }, /^ship\.json links\.sat: expected a group of settings/],
    [{ links: { sat: { id: 'sun' } } }, /^ship\.json links\.sat\.id: expected "sat"/],
    [{ links: [{ id: 'sat' }, { id: 'sat' }] }, /^ship\.json links\[1\]: /],
    [{ organisation: {} }, /^ship\.json organisation: no setting is called "organisation"/],
    [isp({ shedule: 1 }), /^ship\.json connectors\[0\]\.shedule: no setting is called "shedule"/],
    [
      { connectors: { isp: { shedule: null } } },
      /^ship\.json connectors\.isp\.shedule: null takes a setting away, and/,
    ],
    [isp({ schedule: { minutes: 17 } }), /^ship\.json connectors\[0\]\.schedule\.minutes: expected one of 15/],
    [isp({ schedule: { kind: 'weekly', open: {} } }), /^ship\.json connectors\[0\]\.schedule\.open: /],
    [
      isp({ route: { hosts: [{ host: 'a.example', port: 0 }] } }),
      /^ship\.json connectors\[0\]\.route\.hosts\[0\]\.port: /,
    ],
    [isp({ route: null }), /^common\.json connectors\[0\]\.route: is missing/],
    [isp({ link: 'sta' }), /^ship\.json connectors\[0\]\.link: no line is called "sta"/],
    [{ links: 7 }, /^ship\.json links: expected a list/],
  ])('%j', (place, said) => {
    expect(wrongIn(place)).toEqual([expect.stringMatching(said)]);
  });

  it('names the common file for what stands there, wherever its entry moved', () => {
    const json = { ...COMMON, accounts: [...COMMON.accounts, { username: 'galley', password: '' }] };
    const laid = laidOver({ file: 'common.json', json }, [{ file: 'ship.json', json: { accounts: { bridge: null } } }]);
    const checked = checkStored(laid.document);
    expect(checked.ok ? [] : checked.issues.map(laid.told)).toMatchObject([
      { file: 'common.json', path: ['accounts', 1, 'password'] },
    ]);
  });

  it('does not take names of every object for settings', () => {
    const place: unknown = JSON.parse('{"__proto__":{"name":"x"},"constructor":[],"organization":{"constructor":1}}');
    expect(wrongIn(place)).toEqual([
      expect.stringMatching(/^ship\.json organization\.constructor: no setting/),
      expect.stringMatching(/^ship\.json __proto__: no setting/),
      expect.stringMatching(/^ship\.json constructor: no setting/),
    ]);
  });
});
