// Whether the provider can reach us: name servers of our own, doors as the settings have
// them, and callers as they were seen.
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import type { ReachProbe } from '../../../src-main/contract/diagnose/reach';
import { Settings } from '../../../src-main/contract/settings';
import { reachFindings } from '../../../src-main/diagnose/reach-findings';
import { rememberCallers } from '../../../src-main/reception/callers';
import { probeReach } from '../../../src-main/relay/reach';
import { manualClock } from '../../support/manual-clock';
import { startNameServer, type Zone } from './name-server';

const NAMES: Zone = {
  'mail.clinic.example A': ['203.0.113.9'],
  '9.113.0.203.in-addr.arpa PTR': ['mail.clinic.example'],
  'mx.isp.example A': ['198.51.100.1'],
};
const ETRN = { method: 'etrn', host: 'mx.isp.example' };
const DOOR = { id: 'world', address: '0.0.0.0', port: 25, access: { allow: ['0.0.0.0/0', '::/0'] } };
const SEEN = Date.UTC(2026, 10, 23, 14);

async function probe({
  door = {},
  collect = ETRN,
  zone = NAMES,
  remotes = [] as readonly string[],
  state = 'open' as const,
}: {
  door?: object;
  collect?: object;
  zone?: Zone;
  remotes?: readonly string[];
  state?: 'open' | 'failed';
}): Promise<ReachProbe> {
  const server = await startNameServer(zone);
  onTestFinished(() => server.close());
  const settings = Settings.parse({
    organization: { domains: ['clinic.example'] },
    listeners: [{ ...DOOR, ...door }],
    connectors: [{ id: 'isp', collect, route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] } }],
  });
  const views = settings.listeners.map(({ id, name, address, port }) => ({
    id,
    name,
    address,
    port,
    state,
    error: null,
  }));
  const parts = {
    clock: systemClock,
    startedAt: SEEN - 1000,
    settings: () => settings,
    listeners: () => views,
    callers: () => remotes.map((remote) => ({ remote, at: SEEN })),
  };
  return probeReach(parts, { servers: [server.address] }, new AbortController().signal);
}

const codes = ({ findings }: ReachProbe): readonly string[] => findings.map((f) => f.code);

describe('can the provider reach us', () => {
  test('mail that we fetch ourselves needs nothing open', async () => {
    const result = await probe({ collect: { method: 'pop3', host: 'pop.isp.example', username: 'a', password: 'b' } });
    expect(result).toMatchObject({ needed: false, findings: [{ severity: 'good', code: 'reach-not-needed' }] });
  });

  test('what must be open is told with address, port, router and firewall; what was not seen is not claimed', async () => {
    const result = await probe({ door: { port: 2525 } });
    expect(codes(result)).toEqual(expect.arrayContaining(['reach-must-be-open', 'reach-unseen']));
    const way = result.findings.find((f) => f.code === 'reach-must-be-open')?.text ?? '';
    expect(way).toMatch(
      /TCP port 25 from mx\.isp\.example \(198\.51\.100\.1\) to 203\.0\.113\.9\. In the router, forward TCP port 25 to \S+, port 2525\. .*let in TCP port 2525\./,
    );
    expect(result.findings.find((f) => f.code === 'reach-unseen')?.text).toMatch(/cannot be known from here/);
    expect(result.findings.filter((f) => f.severity === 'error')).toEqual([]);
  });

  test('a call of the provider is the proof, one of somebody else outside a weaker one, one of the office none', async () => {
    const proof = await probe({ remotes: ['192.168.1.7', '::ffff:198.51.100.1'] });
    expect(codes(proof)).toContain('reach-seen');
    expect(proof.doors[0]?.lastCaller).toEqual({
      remote: '198.51.100.1',
      at: '2026-11-23T14:00:00.000Z',
      provider: 'mx.isp.example',
    });
    expect(codes(await probe({ remotes: ['192.0.2.77'] }))).toContain('reach-seen-other');
    expect(codes(await probe({ remotes: ['192.168.1.7', '127.0.0.1'] }))).toContain('reach-unseen');
  });

  test.each([
    ['reach-no-door', { door: { enabled: false } }],
    ['reach-closed', { state: 'failed' }],
    ['reach-loopback', { door: { address: '127.0.0.1' } }],
    ['reach-access', { door: { access: { allow: [] } } }],
    ['reach-login', { door: { authentication: 'required' } }],
    ['reach-name-private', { zone: { ...NAMES, 'mail.clinic.example A': ['192.168.1.5'] } }],
  ] as const)('%s stands in the way', async (code, ask) => {
    const result = await probe(ask);
    expect(result.findings[0]).toMatchObject({ severity: 'error', code });
  });

  test.each([
    ['reach-no-name', { zone: { 'mx.isp.example A': ['198.51.100.1'] } }],
    ['reach-dns', { zone: { 'mail.clinic.example A': 2 } }],
    ['reach-ptr', { zone: { ...NAMES, '9.113.0.203.in-addr.arpa PTR': ['dsl-9.isp.example'] } }],
  ] as const)('%s is told', async (code, ask) => {
    expect(codes(await probe(ask))).toContain(code);
  });

  test('a name that is this computer, and one that is another, are told apart', () => {
    const facts = {
      needed: true,
      doors: [],
      name: 'mail.clinic.example',
      dnsAnswered: true,
      published: [{ address: '203.0.113.9', ttl: 60, ptr: ['mail.clinic.example'] }],
      providers: [],
      loginRequired: [],
      since: '2026-01-05T12:00:00.000Z',
    };
    expect(reachFindings({ ...facts, own: ['203.0.113.9'] }).map((f) => f.code)).toContain('reach-name-here');
    expect(reachFindings({ ...facts, own: ['203.0.113.10'] }).map((f) => f.code)).toContain('reach-name-elsewhere');
    expect(reachFindings({ ...facts, own: ['192.168.1.5'] }).map((f) => f.code)).toContain('reach-name-router');
  });
});

test('callers are remembered latest first, some hundreds of them', () => {
  const clock = manualClock();
  const callers = rememberCallers(clock);
  for (let i = 0; i < 1000; i++) callers.came('office', `192.0.2.${i}`);
  clock.advance(1000);
  callers.came('office', '192.0.2.990');
  expect(
    callers
      .of('office')
      .slice(0, 2)
      .map((c) => c.remote),
  ).toEqual(['192.0.2.990', '192.0.2.999']);
  expect(callers.of('office').length).toBe(300);
  expect(callers.of('nowhere')).toEqual([]);
});
