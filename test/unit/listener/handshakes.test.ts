// B5: clients that never come to the end of a TLS handshake, or close at once, keep
// nobody else out, whoever they are and through whichever door they come.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../support/manual-clock';
import { type RawClient, rawClient } from '../../support/raw-client';
import { client, office as pop3Office } from '../pop3/office';
import { type Office, openOffice } from './office';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function office(settings: object = {}, deps: Parameters<typeof openOffice>[1] = {}): Promise<Office> {
  const made = await openOffice({ tls: 'implicit', ...settings }, deps);
  open.push(made);
  return made;
}

/** `localAddress`: all of 127.0.0.0/8 is ours. */
function come(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
  socket.resume();
  open.push({ close: () => socket.destroy() });
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)).once('close', () => resolve(socket)));
}

function greeted(port: number): Promise<string> {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }).on('error', () => undefined);
  open.push({ close: () => socket.destroy() });
  return new Promise((resolve) => {
    socket.once('data', (bytes) => resolve(bytes.toString()));
    socket.once('close', () => resolve('closed'));
  });
}

const LEAVING: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['closes at once', (socket) => void socket.end()],
  ['resets', (socket) => void socket.resetAndDestroy()],
  ['sends half a hello and closes', (socket) => void socket.end(Buffer.from([22, 3, 1, 2, 0, 1]))],
  ['sends no TLS and closes', (socket) => void socket.end('EHLO x\r\n')],
];

describe('B5', () => {
  it.each(LEAVING)('after a hundred connections of a client that %s, the next one is served', async (_, leave) => {
    const o = await office();
    for (let n = 0; n < 100; n++) leave(await come(o.port));
    await expect.poll(() => greeted(o.port)).toMatch(/^220 /);
  });

  it.each(LEAVING)('and so with POP3: %s', async (_, leave) => {
    const o = await pop3Office({ tls: 'implicit' });
    for (let n = 0; n < 100; n++) leave(await come(o.port));
    await expect.poll(async () => (await client(o.port, true)).greeting).toMatch(/^\+OK/);
  });

  it('one address that says nothing holds its own places only', async () => {
    const o = await office({ maxConnectionsPerClient: 5 });
    const silent: Socket[] = [];
    for (let n = 0; n < 100; n++) silent.push(await come(o.port, '127.0.0.9'));
    await expect.poll(() => silent.filter((socket) => !socket.destroyed).length).toBe(5);
    expect(await greeted(o.port)).toMatch(/^220 /);
  });

  it('an address that may not connect gets no handshake and holds no place', async () => {
    const o = await office({ access: { allow: [], deny: ['127.0.0.9'] }, maxConnections: 3 });
    const denied: Socket[] = [];
    for (let n = 0; n < 100; n++) denied.push(await come(o.port, '127.0.0.9'));
    await expect.poll(() => denied.every((socket) => socket.destroyed)).toBe(true);
    expect(await greeted(o.port)).toMatch(/^220 /);
  });

  it('many addresses that say nothing make room for the next one', async () => {
    const o = await office({ maxConnections: 4 });
    for (let n = 0; n < 12; n++) await come(o.port, `127.0.1.${n + 1}`);
    expect(await greeted(o.port)).toMatch(/^220 /);
  });

  it.each(['implicit', 'starttls'] as const)(
    'a handshake that does not end is ended after 30 seconds, bytes or not (%s)',
    async (tls) => {
      const clock = manualClock();
      const o = await office({ tls }, { clock });
      const socket = await come(o.port);
      if (tls === 'starttls') {
        socket.write('EHLO x\r\nSTARTTLS\r\n');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      await expect.poll(() => clock.pending()).toBeGreaterThan(0);
      socket.write(Buffer.from([22, 3, 1, 2, 0]));
      clock.advance(29_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(socket.destroyed).toBe(false);
      clock.advance(1_000);
      await expect.poll(() => socket.destroyed).toBe(true);
    },
  );

  it('a session that was made in time is not ended later', async () => {
    const clock = manualClock();
    const o = await office({}, { clock });
    const socket = connectTls({ port: o.port, host: '127.0.0.1', rejectUnauthorized: false });
    open.push({ close: () => socket.destroy() });
    const heard: string[] = [];
    socket.on('data', (bytes) => heard.push(bytes.toString()));
    await expect.poll(() => heard.join('')).toMatch(/^220 /);
    clock.advance(60_000);
    socket.write('NOOP\r\n');
    await expect.poll(() => heard.join('')).toMatch(/250 /);
  });

  it('one client that holds every place idle makes room for others, one by one, and not for himself', async () => {
    const o = await office({ tls: 'none', maxConnections: 6, maxConnectionsPerClient: 100 });
    const holders: RawClient[] = [];
    for (let n = 0; n < 6; n++) holders.push(await rawClient(o.port));
    for (const holder of holders) open.push(holder);
    await holders[0]?.ask('EHLO x');
    await holders[0]?.ask('MAIL FROM:<a@office.example>');
    const own = await rawClient(o.port);
    expect(own.greeting.code).toBe(421);
    const heard = await answerTo(o.port, '127.0.0.2');
    expect(heard).toMatch(/^220 /);
    expect(await holders[1]?.reply()).toMatchObject({
      code: 421,
      lines: [expect.stringMatching(/makes room for somebody else/)],
    });
    // A letter that was begun is nobody's room.
    expect((await holders[0]?.ask('NOOP'))?.code).toBe(250);
  });
});

async function answerTo(port: number, localAddress: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
  open.push({ close: () => socket.destroy() });
  return new Promise((resolve) =>
    socket.once('data', (bytes) => resolve(bytes.toString())).once('close', () => resolve('closed')),
  );
}
