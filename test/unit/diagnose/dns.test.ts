// The DNS probe against name servers of our own on loopback.
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { DiagnoseDns, type DnsProbe, type Situation } from '../../../src-main/contract/diagnose/diagnose';
import { dnsQuestion, readAnswer, reverseName } from '../../../src-main/diagnose/dns/message';
import { probeDns } from '../../../src-main/diagnose/dns/probe';
import { speak } from '../../../src-main/words/page';
import { startNameServer, type Zone } from './name-server';

const NEVER = new AbortController().signal;
const DEPS = {
  clock: systemClock,
  timeoutMs: 2000,
  hostname: 'mail.clinic.example',
  situation: 'provider-dialup' as Situation,
  providerHosts: ['mx.isp.example'],
  servers: [],
};

async function probe(zone: Zone, ask: object = {}, deps: object = {}): Promise<DnsProbe> {
  const server = await startNameServer(zone);
  onTestFinished(() => server.close());
  return probeDns(
    DiagnoseDns.parse({ domain: 'clinic.example', servers: [server.address], ...ask }),
    { ...DEPS, ...deps },
    NEVER,
  );
}

const codes = (result: DnsProbe): readonly string[] => result.findings.map((f) => f.code);
const FIXED = { situation: 'provider-permanent', officeAddress: '203.0.113.9' };
const GOOD_OFFICE: Zone = {
  'clinic.example MX': ['10 mail.clinic.example', '20 mx.isp.example'],
  'mail.clinic.example A': ['203.0.113.9'],
  'mx.isp.example A': ['198.51.100.1'],
  '9.113.0.203.in-addr.arpa PTR': ['mail.clinic.example'],
  '1.100.51.198.in-addr.arpa PTR': ['mx.isp.example'],
};

describe('the DNS probe', () => {
  test('tells MX, addresses, PTR and every TTL', async () => {
    const result = await probe({
      'clinic.example MX': ['MX 7200 20 backup.isp.example', 'MX 1800 10 mx.isp.example'],
      'clinic.example A': ['A 300 203.0.113.80'],
      'mx.isp.example A': ['A 600 198.51.100.1'],
      'mx.isp.example AAAA': ['AAAA 900 2001:db8:0:0:0:0:0:1'],
      '1.100.51.198.in-addr.arpa PTR': ['mx.isp.example'],
    });
    expect(result.mx).toMatchObject([
      { host: 'mx.isp.example', preference: 10, ttl: 1800 },
      { host: 'backup.isp.example', preference: 20, ttl: 7200, addresses: [] },
    ]);
    expect(result.mx[0]?.addresses).toEqual([
      { address: '198.51.100.1', ttl: 600, ptr: ['mx.isp.example'] },
      { address: '2001:db8::1', ttl: 900, ptr: [] },
    ]);
    expect(result.addresses).toEqual([{ address: '203.0.113.80', ttl: 300, ptr: [] }]);
  });

  test('reads an answer that only fits TCP', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `${10 + i} mx${i}.another-provider.example`);
    const result = await probe({ 'clinic.example MX': many });
    expect(result.mx).toHaveLength(20);
  });

  test('a dial-up office with only its provider in the MX is right', async () => {
    const result = await probe({ 'clinic.example MX': ['10 mx.isp.example'], 'mx.isp.example A': ['198.51.100.1'] });
    expect(codes(result)).toEqual(['mx-right']);
  });

  test('an MX names a host, never an address (RFC 5321 §5.1)', async () => {
    const lines = async (providerHosts: readonly string[]) =>
      (await probe({}, { look: false, ...FIXED, providerHosts })).records
        .find(({ chosen }) => chosen)
        ?.lines.filter((line) => line.includes(' MX '));
    expect(await lines(['127.0.0.1', '2001:db8::1'])).toEqual([
      'clinic.example. 3600 IN MX 10 mail.clinic.example.',
      'clinic.example. 3600 IN MX 20 <mail host of the provider>.',
    ]);
    expect(await lines(['192.0.2.1', 'mx.isp.example'])).toEqual([
      'clinic.example. 3600 IN MX 10 mail.clinic.example.',
      'clinic.example. 3600 IN MX 20 mx.isp.example.',
    ]);
  });

  test('a permanent line with address, name and backup is right', async () => {
    expect(codes(await probe(GOOD_OFFICE, FIXED))).toEqual(['mx-right']);
  });

  const faults: readonly (readonly [string, Zone, object])[] = [
    ['mx-missing', {}, {}],
    ['mx-null', { 'clinic.example MX': ['0 '] }, {}],
    ['mx-dialup', { ...GOOD_OFFICE, 'clinic.example MX': ['5 mail.clinic.example', '10 mx.isp.example'] }, {}],
    [
      'mx-expected',
      { 'clinic.example MX': ['10 mail.clinic.example'], 'mail.clinic.example A': ['203.0.113.9'] },
      FIXED,
    ],
    [
      'mx-unexpected',
      { ...GOOD_OFFICE, 'clinic.example MX': ['10 mail.clinic.example', '20 mx.isp.example', '30 old.example'] },
      FIXED,
    ],
    ['mx-order', { ...GOOD_OFFICE, 'clinic.example MX': ['20 mail.clinic.example', '10 mx.isp.example'] }, FIXED],
    ['mx-no-address', { 'clinic.example MX': ['10 mx.isp.example'] }, {}],
    ['mx-is-address', { 'clinic.example MX': ['10 192.0.2.7'] }, {}],
    ['mx-private', { ...GOOD_OFFICE, 'mail.clinic.example A': ['192.168.1.5'] }, FIXED],
    [
      'mx-alias',
      { 'clinic.example MX': ['10 mx.isp.example'], 'mx.isp.example A': ['CNAME 60 real.isp.example', '198.51.100.1'] },
      {},
    ],
    ['address-wrong', { ...GOOD_OFFICE, 'mail.clinic.example A': ['203.0.113.77'] }, FIXED],
    ['ptr-missing', { ...GOOD_OFFICE, '9.113.0.203.in-addr.arpa PTR': [] }, FIXED],
    ['ptr-other', { ...GOOD_OFFICE, '9.113.0.203.in-addr.arpa PTR': ['dsl-9.isp.example'] }, FIXED],
    ['ttl-long', { 'clinic.example MX': ['MX 604800 10 mx.isp.example'], 'mx.isp.example A': ['198.51.100.1'] }, {}],
    ['ttl-short', { 'clinic.example MX': ['MX 5 10 mx.isp.example'], 'mx.isp.example A': ['198.51.100.1'] }, {}],
    ['dns-no-such-name', { 'clinic.example MX': 3 }, {}],
    ['dns-servfail', { 'clinic.example MX': 2 }, {}],
    ['dns-refused', { 'clinic.example MX': 5 }, {}],
  ];
  test.each(faults)('finds the fault %s and says what to do', async (code, zone, ask) => {
    const result = await probe(zone, ask);
    expect(codes(result)).toContain(code);
    for (const { text } of result.findings) expect(text).toMatch(/\.$/);
  });

  test.each([
    ['silent', 'dns-silent'],
    ['garbage', 'dns-silent'],
  ] as const)('a name server that is %s is told after its time', async (manner, code) => {
    const result = await probe({ 'clinic.example MX': manner }, {}, { timeoutMs: 60 });
    expect(codes(result)).toEqual([code]);
  });

  test('a closed port is told at once', async () => {
    const server = await startNameServer({});
    await server.close();
    const result = await probeDns(
      DiagnoseDns.parse({ domain: 'clinic.example', servers: [server.address] }),
      DEPS,
      NEVER,
    );
    expect(codes(result)).toEqual(['dns-unreachable']);
  });

  test('two servers that disagree are told', async () => {
    const old = await startNameServer({ 'clinic.example MX': ['10 old.example'] });
    const fresh = await startNameServer({
      'clinic.example MX': ['10 mx.isp.example'],
      'mx.isp.example A': ['198.51.100.1'],
    });
    onTestFinished(async () => void (await Promise.all([old.close(), fresh.close()])));
    const result = await probeDns(
      DiagnoseDns.parse({ domain: 'clinic.example', servers: [fresh.address, old.address] }),
      DEPS,
      NEVER,
    );
    expect(codes(result)).toEqual(['servers-differ', 'mx-right']);
  });

  test('a host with a name of letters no question can carry is one without an address', async () => {
    const result = await probe({ 'clinic.example MX': [`10 ${'é'.repeat(20)}.example`] });
    expect(codes(result)).toContain('mx-no-address');
  });

  test('writes the records for all four situations, ready to copy', async () => {
    const { records } = await probe(
      {},
      {
        officeAddress: '203.0.113.9',
        frontServers: [{ host: 'front.clinic.example', address: '203.0.113.20' }],
        situation: 'own-dns',
      },
    );
    expect(records.map((r) => [r.situation, r.chosen])).toEqual([
      ['provider-dialup', false],
      ['provider-permanent', false],
      ['own-dns', true],
      ['front-servers', false],
    ]);
    const lines = new Map(records.map((r) => [r.situation, r.lines]));
    expect(lines.get('provider-permanent')).toEqual([
      'clinic.example. 3600 IN MX 10 mail.clinic.example.',
      'clinic.example. 3600 IN MX 20 mx.isp.example.',
      'mail.clinic.example. 3600 IN A 203.0.113.9',
      '9.113.0.203.in-addr.arpa. 3600 IN PTR mail.clinic.example.',
    ]);
    expect(lines.get('own-dns')?.slice(1, 4)).toEqual([
      'clinic.example. 3600 IN NS ns1.clinic.example.',
      'clinic.example. 3600 IN NS <second name server at the provider>.',
      'ns1.clinic.example. 3600 IN A 203.0.113.9',
    ]);
    expect(lines.get('front-servers')).toEqual([
      'clinic.example. 3600 IN MX 10 front.clinic.example.',
      'front.clinic.example. 3600 IN A 203.0.113.20',
    ]);
  });

  test('tells the records without asking anybody, for the name it is given', async () => {
    const server = await startNameServer({});
    onTestFinished(() => server.close());
    const result = await probeDns(
      DiagnoseDns.parse({
        domain: 'clinic.example',
        look: false,
        hostname: 'post.clinic.example',
        situation: 'provider-permanent',
        servers: [server.address],
      }),
      DEPS,
      NEVER,
    );
    expect(server.asked).toEqual([]);
    expect(result.findings).toEqual([]);
    expect(result.records.find((r) => r.chosen)?.lines[0]).toBe('clinic.example. 3600 IN MX 10 post.clinic.example.');
  });

  test('in another language finds the same, and leaves the records as machines read them', async () => {
    speak('en-XA');
    onTestFinished(() => speak('en'));
    const zone: Zone = {
      'clinic.example MX': ['10 mail.clinic.example', '20 mx.else.example'],
      'mail.clinic.example A': ['203.0.113.9'],
    };
    const result = await probe(zone, FIXED, { providerHosts: [] });
    expect(codes(result)).toEqual(['mx-no-address', 'ptr-missing', 'mx-unknown-provider']);
    for (const { text } of result.findings) expect(text).toMatch(/^⟦.*⟧$/);
    const advice = result.records.find((r) => r.chosen);
    expect(advice?.lines.slice(0, 2)).toEqual([
      'clinic.example. 3600 IN MX 10 mail.clinic.example.',
      'clinic.example. 3600 IN MX 20 ⟦<mail host of the provider>⟧.',
    ]);
    for (const asked of advice?.ask ?? []) expect(asked).toMatch(/^⟦.*⟧$/);
  });

  test('a dial-up office without a fixed address never gets a record of its own', async () => {
    const { records } = await probe({}, {});
    expect(records[0]?.lines).toEqual(['clinic.example. 3600 IN MX 10 mx.isp.example.']);
  });
});

describe('DNS messages', () => {
  test('a message that points round in circles, or is cut anywhere, is refused', () => {
    const head = Buffer.from('0001818000010001000000000161000001000 1'.replaceAll(' ', ''), 'hex');
    const circle = Buffer.concat([head, Buffer.from('c013000100010000000a0004c0000201', 'hex')]);
    expect(() => readAnswer(circle)).toThrow();
    const whole = Buffer.concat([head, Buffer.from('c00c000f00010000000a00040005c00c', 'hex')]);
    expect(readAnswer(whole).records).toEqual([{ name: 'a', type: 'MX', ttl: 10, preference: 5, value: 'a' }]);
    for (let i = 0; i < whole.length; i++) expect(() => readAnswer(whole.subarray(0, i))).toThrow();
  });
  test('a question names what is asked, and names too long are refused', () => {
    expect(dnsQuestion(0x1234, 'a.b', 'MX').toString('hex')).toBe('12340100000100000000000001610162' + '00000f0001');
    expect(() => dnsQuestion(1, `${'x'.repeat(64)}.example`, 'A')).toThrow(/too long/);
  });
  test('addresses turn round for PTR', () => {
    expect(reverseName('192.0.2.1')).toBe('1.2.0.192.in-addr.arpa');
    expect(reverseName('2001:db8::1')).toBe(`1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`);
  });
});
