// Direct delivery against a name server and hosts of our own, all on loopback: one
// port for every host, as port 25 is in the world, so hosts are told apart by address.
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { type DirectDeps, type DirectRoute, deliverDirect } from '../../../src-main/delivery/direct';
import type { Summary } from '../../../src-main/delivery/source';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { offer, recipient, sourceOf, type TestSource } from '../../support/letters';
import { type NameServer, startNameServer, type Zone } from '../../support/name-server';
import { CHUNKING, startHost } from '../../support/sending';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function names(zone: Zone): Promise<NameServer> {
  const server = await startNameServer(zone);
  running.push(server);
  return server;
}

async function send(
  source: TestSource,
  port: number,
  server: string,
  more: Partial<DirectDeps> = {},
): Promise<Summary> {
  const route: DirectRoute = { kind: 'direct', dnsServers: [server], port, maxConnections: 2, pipelining: 'auto' };
  const deps = {
    clock: systemClock,
    log: silentLog,
    transcript: createTranscript(),
    progress: () => undefined,
    hostname: 'mail.clinic.example',
    name: 'Internet',
    ourNames: ['mail.clinic.example'],
    isOurs: () => false,
    timeouts: { dns: 2000, connect: 2000 },
    ...more,
  };
  return deliverDirect(route, source, deps, new AbortController().signal);
}

const to = (id: string, ...addresses: readonly string[]) => offer(id, { recipients: addresses.map(recipient) });
const HERE = { a: ['127.0.0.1'] };

describe('a domain', () => {
  test('gets its mail at the host of its MX record, over one connection', async () => {
    const host = await startHost({ keywords: CHUNKING });
    const dns = await names({ 'far.example': { mx: ['10 mx.far.example'] }, 'mx.far.example': HERE });
    const source = sourceOf([to('a', 'x@far.example'), to('b', 'y@far.example'), to('c', 'z@far.example')]);
    const summary = await send(source, host.port, dns.address);
    expect(host.taken.map((letter) => letter.to)).toEqual([['x@far.example'], ['y@far.example'], ['z@far.example']]);
    expect(summary).toMatchObject({ connections: 1, trouble: null, hosts: [`mx.far.example:${host.port}`] });
    expect(dns.asked.filter((question) => question === 'MX far.example')).toHaveLength(1);
  });

  test('that has no MX record is its own host', async () => {
    const host = await startHost();
    const dns = await names({ 'far.example': HERE });
    const source = sourceOf([to('a', 'x@far.example')]);
    await send(source, host.port, dns.address);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'delivered' }]);
  });

  test('shares the connection with another domain at the same hosts', async () => {
    const host = await startHost({ keywords: CHUNKING });
    const dns = await names({
      'far.example': { mx: ['10 mx.example'] },
      'wide.example': { mx: ['10 mx.example'] },
      'mx.example': HERE,
    });
    const summary = await send(sourceOf([to('a', 'x@far.example'), to('b', 'y@wide.example')]), host.port, dns.address);
    expect(host.taken).toHaveLength(2);
    expect(summary.connections).toBe(1);
  });

  test('is tried at its next host when the first cannot be reached', async () => {
    const host = await startHost();
    const dns = await names({
      'far.example': { mx: ['20 two.far.example', '10 one.far.example'] },
      'one.far.example': { a: ['127.0.0.2'] },
      'two.far.example': HERE,
    });
    const source = sourceOf([to('a', 'x@far.example')]);
    expect((await send(source, host.port, dns.address)).trouble).toBeNull();
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'delivered', host: `two.far.example:${host.port}` }]);
  });

  test('that takes no mail (null MX) fails at once', async () => {
    const dns = await names({ 'far.example': { mx: ['0 .'] } });
    const source = sourceOf([to('a', 'x@far.example')]);
    await send(source, 1, dns.address);
    expect(source.outcomesOf('a')).toMatchObject([
      { result: 'failed', status: '5.1.10', reply: expect.stringMatching(/^556 /) },
    ]);
  });

  test('that does not exist fails at once', async () => {
    const source = sourceOf([to('a', 'x@nowhere.example')]);
    await send(source, 1, (await names({})).address);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'failed', status: '5.1.2' }]);
  });

  test('that exists and has no mail server fails', async () => {
    const dns = await names({ 'far.example': { mx: ['10 gone.example'] }, 'bare.example': {} });
    const source = sourceOf([to('a', 'x@far.example'), to('b', 'x@bare.example')]);
    await send(source, 1, dns.address);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'failed' }]);
    expect(source.outcomesOf('b')).toMatchObject([{ result: 'failed', status: '5.4.4' }]);
  });

  test('whose name servers fail is tried later', async () => {
    const dns = await names({ 'far.example': 'servfail', 'mute.example': 'silent' });
    const source = sourceOf([to('a', 'x@far.example'), to('b', 'x@mute.example')]);
    expect((await send(source, 1, dns.address)).trouble).toBeNull();
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'deferred', status: '4.4.3' }]);
    expect(source.outcomesOf('b')).toMatchObject([{ result: 'deferred', status: '4.4.3' }]);
  });

  test('whose hosts are all silent is tried later, and mail that comes in meanwhile too', async () => {
    const dns = await names({ 'far.example': { mx: ['10 one.far.example'] }, 'one.far.example': { a: ['127.0.0.2'] } });
    const source = sourceOf([to('a', 'x@far.example'), to('b', 'y@far.example')]);
    expect((await send(source, 1, dns.address)).trouble).toBeNull();
    expect([...source.outcomesOf('a'), ...source.outcomesOf('b')]).toMatchObject([
      { result: 'deferred', status: '4.4.1' },
      { result: 'deferred', status: '4.4.1' },
    ]);
  });

  test('whose only host never takes mail (521) fails', async () => {
    const host = await startHost({ greeting: '521 mx.far.example takes no mail' });
    const source = sourceOf([to('a', 'x@far.example')]);
    await send(source, host.port, (await names({ 'far.example': HERE })).address);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'failed', reply: expect.stringMatching(/^521 /) }]);
  });

  test('may be an address in brackets', async () => {
    const host = await startHost();
    const source = sourceOf([to('a', 'x@[127.0.0.1]')]);
    await send(source, host.port, (await names({})).address);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'delivered' }]);
  });
});

describe('where we stand in the list ourselves', () => {
  const zone: Zone = {
    'far.example': { mx: ['10 best.example', '20 mail.clinic.example', '30 worse.example'] },
    'best.example': { a: ['127.0.0.2'] },
    'mail.clinic.example': { a: ['127.0.0.1'] },
    'worse.example': { a: ['127.0.0.1'] },
  };

  test('nobody equal or worse is tried', async () => {
    const host = await startHost();
    const source = sourceOf([to('a', 'x@far.example')]);
    await send(source, host.port, (await names(zone)).address);
    expect(host.connections()).toBe(0);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'deferred', host: `best.example:${host.port}` }]);
  });

  test('and best, the mail fails instead of going in circles; our address is as good as our name', async () => {
    const source = sourceOf([to('a', 'x@far.example')]);
    await send(source, 1, (await names(zone)).address, { ourNames: [], isOurs: (address) => address === '127.0.0.2' });
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'failed', status: '5.4.6' }]);
  });
});

test('a message to several domains is settled for each by itself', async () => {
  const host = await startHost();
  const dns = await names({ 'far.example': HERE, 'wide.example': HERE });
  const source = sourceOf([to('a', 'x@far.example', 'y@wide.example', 'z@far.example', 'w@nowhere.example')]);
  await send(source, host.port, dns.address);
  expect(host.taken.map((letter) => [...letter.to].sort())).toEqual([
    ['x@far.example', 'z@far.example'],
    ['y@wide.example'],
  ]);
  expect(source.outcomesOf('a').map(({ address, result }) => `${address} ${result}`)).toEqual([
    'x@far.example delivered',
    'z@far.example delivered',
    'y@wide.example delivered',
    'w@nowhere.example failed',
  ]);
});

test('when our own name servers are silent nothing is counted and the trouble is told', async () => {
  const dns = await startNameServer({});
  await dns.close();
  const source = sourceOf([to('a', 'x@far.example'), to('b', 'x@wide.example')]);
  const summary = await send(source, 1, dns.address);
  expect(source.settled).toEqual([]);
  expect([...source.waiting()].sort()).toEqual(['a', 'b']);
  expect(summary.trouble).toMatchObject({ kind: 'unreachable', host: 'DNS' });
});

test('many hosts out of reach and none in reach speak for a blocked port', async () => {
  const zone = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.example`, { a: ['127.0.0.2'] }]));
  const source = sourceOf(['a', 'b', 'c'].map((name) => to(name, `x@${name}.example`)));
  const summary = await send(source, 1, (await names(zone)).address);
  expect(summary.trouble?.text).toContain('block this port');
});

test('a slow host does not hold up the others', async () => {
  const slow = await startHost({ answer: ({ line }) => (line.startsWith('RCPT TO:<slow@') ? null : undefined) });
  const dns = await names({ 'slow.example': HERE, 'far.example': { mx: ['10 also.example'] }, 'also.example': HERE });
  const source = sourceOf([to('s', 'slow@slow.example'), to('a', 'x@far.example')]);
  await send(source, slow.port, dns.address, { timeouts: { dns: 2000, connect: 2000, command: 600 } });
  expect(source.settled[0]).toMatchObject({ id: 'a', outcomes: [{ result: 'delivered' }] });
  expect(source.outcomesOf('s')).toMatchObject([{ result: 'deferred' }]);
});
