// B5: all places taken, and somebody comes: who does nothing with his gives it back, at
// every door (SMTP, SMTP over TLS, POP3, POP3 over TLS), and all of an IPv6 /64 is one
// client wherever connections are counted.
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ManualClock, manualClock } from '../../support/manual-clock';
import { office as pop3Office } from '../pop3/office';
import { openOffice } from './office';
import { type DoorKind, GREETED, mayGive, showAsStrangers, showPeers, visit, type Visitor } from './visitors';

afterEach(() => vi.restoreAllMocks());

interface Door {
  readonly port: number;
  readonly clock: ManualClock;
}

const KINDS: readonly DoorKind[] = ['SMTP', 'SMTP over TLS', 'POP3', 'POP3 over TLS'];
const isPop3 = (kind: DoorKind): boolean => kind.startsWith('POP3');

/** A door with so many places. */
async function door(kind: DoorKind, maxConnections: number, more: object = {}): Promise<Door> {
  const clock = manualClock();
  const tls = kind.endsWith('TLS') ? 'implicit' : 'none';
  if (isPop3(kind)) return { clock, port: (await pop3Office({ tls, maxConnections }, { clock })).port };
  const o = await openOffice(
    { tls, maxConnections, maxConnectionsPerClient: 10, access: { allow: ['0.0.0.0/0', '::/0'], deny: [] }, ...more },
    { clock },
  );
  onTestFinished(() => o.close());
  return { clock, port: o.port };
}

/** Who connects and says nothing at all: at a TLS door not even hello. */
async function mute(port: number, localAddress: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket.resume();
}

describe.each(KINDS)('B5: %s, all places taken', (kind) => {
  it('one client that holds them idle gives one back to each newcomer, silent longest first, and hears why', async () => {
    const { port, clock } = await door(kind, 4);
    const holders: Visitor[] = [];
    for (let n = 0; n < 4; n++) {
      holders.push(await visit(kind, port, '127.0.0.2'));
      clock.advance(100);
    }
    expect((await visit(kind, port, '127.0.0.3')).heard()).toMatch(GREETED);
    await expect.poll(() => holders[0]?.heard()).toMatch(/makes room for somebody else/);
    expect((await visit(kind, port, '127.0.0.4')).heard()).toMatch(GREETED);
    await expect.poll(() => holders[1]?.heard()).toMatch(/makes room for somebody else/);
    // Two of his are left, and two are enough for him.
    expect((await visit(kind, port, '127.0.0.2')).heard()).not.toMatch(GREETED);
    expect(holders.slice(2).map(({ closed }) => closed())).toEqual([false, false]);
  });

  it('many clients with one idle place each give theirs back after a minute, and not before', async () => {
    const { port, clock } = await door(kind, 4);
    for (let n = 0; n < 4; n++) await visit(kind, port, `127.0.1.${n + 1}`);
    expect((await visit(kind, port, '127.0.0.3')).heard()).not.toMatch(GREETED);
    clock.advance(61_000);
    expect((await visit(kind, port, '127.0.0.3')).heard()).toMatch(GREETED);
  });

  it('many strangers with one idle place each keep nobody of the office out, and no stranger takes its places', async () => {
    showAsStrangers();
    const { port } = await door(kind, 4);
    const strangers: Visitor[] = [];
    for (let n = 0; n < 4; n++) strangers.push(await visit(kind, port, `127.0.8.${n + 1}`));
    expect(await mayGive(kind, port, '127.0.8.9')).toBe(false);
    for (let n = 0; n < 4; n++) expect((await visit(kind, port, `127.0.3.${n + 1}`)).heard()).toMatch(GREETED);
    await expect.poll(() => strangers.every(({ closed }) => closed())).toBe(true);
    expect(await mayGive(kind, port, '127.0.8.10')).toBe(false);
  });

  it('who is at work keeps his place', async () => {
    const { port, clock } = await door(kind, 2);
    const busy = [await visit(kind, port, '127.0.0.2'), await visit(kind, port, '127.0.0.2')];
    const begin = isPop3(kind)
      ? ['USER anna\r\nPASS secret\r\n', 'USER anna\r\n']
      : ['EHLO x\r\nMAIL FROM:<>\r\n', 'EHLO x\r\nMAIL FROM:<>\r\n'];
    busy.forEach(({ socket }, i) => socket.write(begin[i] ?? ''));
    await expect.poll(() => busy.every(({ heard }) => heard().trim().split('\r\n').length > 1)).toBe(true);
    if (isPop3(kind)) {
      await expect.poll(() => busy[0]?.heard()).toMatch(/messages/);
      // The other one only said who he is, and is let go.
      expect((await visit(kind, port, '127.0.0.3')).heard()).toMatch(GREETED);
      busy.pop();
    } else expect((await visit(kind, port, '127.0.0.3')).heard()).not.toMatch(GREETED);
    clock.advance(30_000);
    for (const { socket, heard, closed } of busy) {
      socket.write('NOOP\r\n');
      await expect.poll(() => /(250[^\r]*|\+OK still here)\r\n$/.test(heard())).toBe(true);
      expect(closed()).toBe(false);
    }
  });

  it('a client that floods it with connections that say nothing keeps nobody out', async () => {
    const { port } = await door(kind, 12);
    for (let n = 0; n < 40; n++) await mute(port, `127.0.2.${(n % 2) + 1}`);
    for (let n = 0; n < 4; n++) expect((await visit(kind, port, `127.0.3.${n + 1}`)).heard()).toMatch(GREETED);
  });
});

describe.each(KINDS.filter(isPop3))('B5: %s, all places taken', (kind) => {
  it('who says this and that for a minute and does not log in gives his place back', async () => {
    const { port, clock } = await door(kind, 2);
    const strangers = [await visit(kind, port, '127.0.1.1'), await visit(kind, port, '127.0.1.2')];
    for (let n = 0; n < 2; n++) {
      clock.advance(29_000);
      for (const stranger of strangers) await stranger.say('CAPA\r\n', /\r\n\.\r\n$/);
      expect((await visit(kind, port, '127.0.0.3')).heard()).not.toMatch(GREETED);
    }
    clock.advance(3_000);
    expect((await visit(kind, port, '127.0.0.3')).heard()).toMatch(GREETED);
  });
});

/** This computer has one IPv6 address only: 127.0.6.n shows itself as one of a /64, 127.0.7.n as one of another. */
function showAsIPv6(): void {
  showPeers((address) => {
    const [, net, host] = /^127\.0\.([67])\.(\d+)$/.exec(address) ?? [];
    return net ? { address: `2001:db8:0:${net}:${host}::${host}`, family: 'IPv6' } : {};
  });
}

describe.each(KINDS)('B5: %s, by IPv6', (kind) => {
  it('a /64 is one client: it holds its own places only, however many addresses it comes from', async () => {
    showAsIPv6();
    const { port } = await door(kind, 40);
    const all: Visitor[] = [];
    for (let n = 1; n <= 13; n++) all.push(await visit(kind, port, `127.0.6.${n}`));
    expect(all.filter(({ heard }) => GREETED.test(heard()))).toHaveLength(10);
    expect((await visit(kind, port, '127.0.7.1')).heard()).toMatch(GREETED);
    // And gives them back when it leaves.
    for (const { socket } of all) socket.destroy();
    await expect.poll(async () => GREETED.test((await visit(kind, port, '127.0.6.99')).heard())).toBe(true);
  });

  it('and is the one that makes room', async () => {
    showAsIPv6();
    const { port } = await door(kind, 4);
    const holders: Visitor[] = [];
    for (let n = 1; n <= 4; n++) holders.push(await visit(kind, port, `127.0.6.${n}`));
    expect((await visit(kind, port, '127.0.6.5')).heard()).not.toMatch(GREETED);
    expect((await visit(kind, port, '127.0.7.1')).heard()).toMatch(GREETED);
    await expect.poll(() => holders.some(({ heard }) => /makes room/.test(heard()))).toBe(true);
  });
});
