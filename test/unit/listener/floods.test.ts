// B1 and B11: whatever a stranger sends in one packet, byte by byte, or without end,
// the door goes on answering, serves others meanwhile, and lets go of him in time.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { rawClient } from '../../support/raw-client';
import { manualClock } from '../../support/manual-clock';
import { type Office, openOffice } from './office';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function office(settings: object = {}, deps: Parameters<typeof openOffice>[1] = {}): Promise<Office> {
  const made = await openOffice({ maxConnectionsPerClient: 100, ...settings }, deps);
  open.push(made);
  return made;
}

const DOORS = ['none', 'starttls', 'implicit'] as const;
type Door = (typeof DOORS)[number];

interface Line {
  readonly socket: Socket;
  heard(): string;
  readonly closed: () => boolean;
}

function listening(socket: Socket): Line {
  const chunks: Buffer[] = [];
  let closed = false;
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.on('close', () => (closed = true));
  open.push({ close: () => socket.destroy() });
  return { socket, heard: () => Buffer.concat(chunks).toString('latin1'), closed: () => closed };
}

/** A line that has been greeted and is as secret as the door wants it. */
async function line(port: number, door: Door): Promise<Line> {
  if (door === 'implicit') {
    const secure = listening(connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }));
    await expect.poll(secure.heard).toMatch(/^220 /);
    return secure;
  }
  const plain = await rawClient(port);
  if (door === 'none') return listening(plain.socket);
  await plain.ask('EHLO x');
  await plain.ask('STARTTLS');
  plain.socket.removeAllListeners('data');
  const socket = connectTls({ socket: plain.socket, rejectUnauthorized: false });
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  return listening(socket);
}

const HELLO = 'EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\n';
const MANY = 20_000;

/** Another client's letter from hello to goodbye. */
async function letterOfAnother(port: number, door: Door): Promise<void> {
  const other = await line(port, door);
  other.socket.write(`${HELLO}DATA\r\nSubject: hello\r\n\r\nhello\r\n.\r\nQUIT\r\n`);
  await expect.poll(other.heard).toMatch(/250 2\.0\.0 queued as .*\r\n221 /);
}

const PIECES: readonly (readonly [name: string, piece: string])[] = [
  ['chunks of one byte', 'BDAT 1\r\nx'],
  ['chunks of none', 'BDAT 0\r\n'],
  ['last chunks of none', 'BDAT 0 LAST\r\n'],
  ['last chunks of one byte', 'BDAT 1 LAST\r\nx'],
  ['chunks with RSET between', 'BDAT 1\r\nxRSET\r\n'],
  ['whole messages by BDAT', 'MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nBDAT 2 LAST\r\n\r\n'],
  ['whole messages by DATA', 'RSET\r\nMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\n.\r\n'],
  ['messages nobody wants', 'RSET\r\nMAIL FROM:<>\r\nRCPT TO:<a@elsewhere.example>\r\nBDAT 1 LAST\r\nx'],
  ...[
    'RSET',
    'NOOP',
    'junk',
    'RCPT TO:<postmaster>',
    'DATA',
    'EHLO x',
    'HELO x',
    'AUTH PLAIN',
    'AUTH',
    'HELP',
    'VRFY x',
    'ETRN x',
    'ATRN',
    'MAIL FROM:<>',
    '',
    ' ',
    '.',
  ].map((word) => [word, `${word}\r\n`] as const),
  ['bare CR', '\r'],
  ['bare LF', '\n'],
  ['NUL', '\0\r\n'],
  ['dots in a message', 'DATA\r\n..\r\n'],
];

describe.each(DOORS)('B1: through a door with TLS %s', (tls) => {
  it.each(PIECES)('twenty thousand in one packet leave the door answering: %s', async (_, piece) => {
    const o = await office({ tls });
    const stranger = await line(o.port, tls);
    stranger.socket.write(HELLO + piece.repeat(MANY));
    await letterOfAnother(o.port, tls);
  });
});

describe('B1', () => {
  it.each(DOORS)('twenty thousand chunks of one byte are one letter (TLS %s)', async (tls) => {
    const o = await office({ tls });
    const stranger = await line(o.port, tls);
    stranger.socket.write(`${HELLO}${'BDAT 1\r\nx'.repeat(MANY)}BDAT 2 LAST\r\n\r\nQUIT\r\n`);
    await expect.poll(stranger.heard).toMatch(/221 /);
    expect(stranger.heard().match(/1 bytes received/g)).toHaveLength(MANY);
    expect(await o.content(o.items[0]?.id ?? '')).toMatch(new RegExp(`x{${MANY}}\r\n$`));
  });

  it('two hundred letters in one packet are two hundred letters, by DATA and by BDAT in turn', async () => {
    const o = await office();
    const stranger = await line(o.port, 'none');
    const byData = 'MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\nS: a\r\n\r\n..\r\n.\r\n';
    const byChunk = 'MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nBDAT 3\r\nS: BDAT 7 LAST\r\nb\r\n\r\n\r\n';
    stranger.socket.write(`EHLO x\r\n${(byData + byChunk).repeat(100)}QUIT\r\n`);
    await expect.poll(stranger.heard).toMatch(/221 /);
    expect(o.items).toHaveLength(200);
    expect(await o.content(o.items[0]?.id ?? '')).toMatch(/\r\nS: a\r\n\r\n\.\r\n$/);
    expect(await o.content(o.items[1]?.id ?? '')).toMatch(/\r\nS: b\r\n\r\n\r\n$/);
  });

  it.each(PIECES.slice(0, 8))('the same byte by byte: %s', async (_, piece) => {
    const o = await office();
    const stranger = await line(o.port, 'none');
    stranger.socket.setNoDelay(true);
    for (const byte of HELLO + piece.repeat(60)) {
      stranger.socket.write(byte, 'latin1');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await letterOfAnother(o.port, 'none');
  });

  it('who never reads our answers is not read from either', async () => {
    const o = await office();
    const deaf = connect(o.port, '127.0.0.1').on('error', () => undefined);
    open.push({ close: () => deaf.destroy() });
    deaf.pause();
    let taken = 0;
    deaf.write(HELLO);
    const more = 'BDAT 1\r\nx'.repeat(10_000);
    const pump = (): void =>
      void deaf.write(more, (error) => {
        if (!error) {
          taken += more.length;
          pump();
        }
      });
    pump();
    let before = -1;
    // What the system holds for both sides comes to an end, and nothing moves then.
    await expect
      .poll(
        () => {
          const still = taken === before && taken > 0;
          before = taken;
          return still;
        },
        { interval: 1500 },
      )
      .toBe(true);
    await letterOfAnother(o.port, 'none');
  });
});

describe('who goes on sending after our goodbye', () => {
  it('is not read any more, and is gone soon', async () => {
    const clock = manualClock();
    const o = await office({}, { clock });
    const stranger = listening(connect({ port: o.port, host: '127.0.0.1', allowHalfOpen: true }));
    let taken = 0;
    const more = 'NOOP\r\n'.repeat(10_000);
    const pump = (error?: Error | null): void => {
      if (error || stranger.closed()) return;
      taken += more.length;
      stranger.socket.write(more, pump);
    };
    pump();
    await expect.poll(stranger.heard).toMatch(/421 [^\r]*\r\n$/);
    const began = taken;
    let before = -1;
    // What the system holds for both sides comes to an end.
    await expect.poll(() => taken === before || ((before = taken), false), { interval: 300 }).toBe(true);
    expect(taken - began).toBeLessThan(50_000_000);
    expect(stranger.closed()).toBe(false);
    clock.advance(2_000);
    await expect.poll(stranger.closed).toBe(true);
    await letterOfAnother(o.port, 'none');
  });
});

describe('B11', () => {
  const LIMIT = 20_000;
  const BEYOND = 50_000;

  it.each([
    ['a message by DATA', 'DATA\r\n'],
    ['a chunk of 10^15 bytes', `BDAT 1${'0'.repeat(14)}\r\n`],
    ['a last chunk of 10^15 bytes', `BDAT 1${'0'.repeat(14)} LAST\r\n`],
    ['a chunk nobody wants', `RSET\r\nBDAT 1${'0'.repeat(14)}\r\n`],
  ])('%s is cut a little after the limit', async (_, begin) => {
    const o = await office({ maxMessageBytes: LIMIT }, { limits: { beyond: BEYOND } });
    const stranger = await line(o.port, 'none');
    stranger.socket.write(HELLO + begin);
    const more = Buffer.from(`${'x'.repeat(98)}\r\n`.repeat(100));
    const pump = (error?: Error | null): void => {
      if (!error) stranger.socket.write(more, pump);
    };
    pump();
    await expect.poll(stranger.closed).toBe(true);
    expect(stranger.heard()).toMatch(/552 5\.3\.4 [^\r]*\r\n$/);
    await letterOfAnother(o.port, 'none');
  });

  it('a message a little too large is read to its end and refused, and the line goes on', async () => {
    const o = await office({ maxMessageBytes: LIMIT });
    const client = await rawClient(o.port);
    open.push(client);
    for (const said of ['EHLO x', 'MAIL FROM:<>', 'RCPT TO:<postmaster>', 'DATA']) await client.ask(said);
    client.write(`${'x'.repeat(98)}\r\n`.repeat(400));
    expect((await client.ask('.')).code).toBe(552);
    expect((await client.ask('NOOP')).code).toBe(250);
  });

  it.each([
    ['a command', 'EHLO x\r\n', 'MAIL FR'],
    ['a login', 'EHLO x\r\nAUTH LOGIN\r\n', 'cmVjZXB0'],
    ['a chunk nobody wants', 'EHLO x\r\nBDAT 1000\r\n', 'xxxxxxx'],
    ['a message', `${HELLO}DATA\r\n`, 'Subject'],
    ['a hello', '', 'EHLO x'],
  ])('%s dripped byte by byte ends at a deadline that no byte puts off', async (_, begin, slow) => {
    const clock = manualClock();
    const o = await office({ authenticateWithoutTls: true }, { clock });
    const stranger = await line(o.port, 'none');
    stranger.socket.write(begin);
    for (const byte of slow) {
      stranger.socket.write(byte);
      await new Promise((resolve) => setTimeout(resolve, 20));
      clock.advance(50_000);
    }
    await expect.poll(stranger.closed).toBe(true);
    expect(stranger.heard()).toMatch(/421 4\.4\.2 [^\r]*\r\n$/);
  });

  it('many commands in pieces are no unfinished one', async () => {
    const clock = manualClock();
    const o = await office({}, { clock });
    const client = await rawClient(o.port);
    open.push(client);
    for (let i = 0; i < 30; i++) {
      client.write('NO');
      await new Promise((resolve) => setTimeout(resolve, 5));
      clock.advance(40_000);
      expect((await client.ask('OP')).code).toBe(250);
    }
  });

  it.each(['EHLO ', 'AUTH PLAIN ', 'MAIL FROM:<', ''])('an endless line is refused and ended: %s', async (begin) => {
    const o = await office({ authenticateWithoutTls: true });
    const stranger = await line(o.port, 'none');
    stranger.socket.write(`EHLO x\r\n${begin}${'x'.repeat(1_000_000)}`);
    await expect.poll(stranger.closed).toBe(true);
    expect(stranger.heard()).toMatch(/421 4\.5\.2 The command is too long\r\n$/);
  });
});
