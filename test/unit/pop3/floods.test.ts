// B1 for the mail programs' door: whatever comes in one packet, or byte by byte, it goes
// on answering, everybody else is served meanwhile, and nothing is removed that nobody
// said goodbye to.
import { connect, type Socket } from 'node:net';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { annasClient, client, letter, office } from './office';

const MANY = 20_000;

interface Stranger {
  readonly socket: Socket;
  heard(): string;
  readonly closed: () => boolean;
}

function stranger(port: number): Stranger {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  let closed = false;
  socket
    .on('data', (chunk) => chunks.push(chunk))
    .on('error', () => undefined)
    .on('close', () => (closed = true));
  onTestFinished(() => void socket.destroy());
  return { socket, heard: () => Buffer.concat(chunks).toString('latin1'), closed: () => closed };
}

/** Another's visit from hello to goodbye. */
async function visitOfAnother(port: number): Promise<void> {
  const other = await client(port);
  expect(await other.ask('CAPA')).toMatch(/^\+OK/);
  other.end();
}

const line = (word: string): readonly [string, string] => [word, `${word}\r\n`];
const ANYBODYS: readonly (readonly [name: string, piece: string])[] = [
  ...['NOOP', 'junk', 'USER anna', 'PASS', 'AUTH PLAIN', 'CAPA', 'RETR 1', 'STLS', ''].map(line),
  ['bare LF', '\n'],
  ['NUL', '\0\r\n'],
  ['bytes that are no UTF-8', '\xff\xfe\r\n'],
];
const OF_A_MAILBOX = [
  'NOOP',
  'junk',
  'STAT',
  'LIST',
  'UIDL',
  'RETR 1',
  'RETR -1',
  'TOP 1 999999999',
  'DELE 1',
  'RSET',
].map(line);

describe('B1: twenty thousand in one packet leave POP3 answering', () => {
  it.each(ANYBODYS)('from a stranger: %j', async (_, piece) => {
    const { port } = await office();
    const { socket } = stranger(port);
    socket.write(Buffer.from(piece.repeat(MANY), 'latin1'));
    await visitOfAnother(port);
  });

  it.each(OF_A_MAILBOX)('in an open mailbox: %j', async (_, piece) => {
    const { port, folder } = await office();
    for (let i = 0; i < 20; i++) await letter(folder, `${i}.dialpost`, 'Subject: a\r\n\r\nb\r\n');
    const { socket } = stranger(port);
    socket.write(Buffer.from(`USER anna\r\nPASS secret\r\n${piece.repeat(MANY)}`, 'latin1'));
    await visitOfAnother(port);
    expect(await readdir(join(folder, 'new'))).toHaveLength(20);
  });

  it('and every one of them is answered, in order', async () => {
    const { port, folder } = await office();
    await letter(folder, '1.dialpost', 'a\r\n');
    const visitor = stranger(port);
    visitor.socket.write(
      `USER anna\r\nPASS secret\r\n${'NOOP\r\nLIST 1\r\nRETR 1\r\njunk\r\n'.repeat(MANY / 4)}QUIT\r\n`,
    );
    await expect.poll(visitor.closed).toBe(true);
    expect(
      visitor.heard().match(/\+OK still here\r\n\+OK 1 3\r\n\+OK[^\r]*\r\na\r\n\.\r\n-ERR [^\r]*\r\n/g),
    ).toHaveLength(MANY / 4);
  });

  it('everybody else has his turn between them', async () => {
    let lines = 0;
    const counting = { ...systemClock, monotonic: () => (lines++, systemClock.monotonic()) };
    const { port } = await office({}, { clock: counting });
    const visitor = stranger(port);
    let [most, before, over] = [0, 0, false];
    const look = (): void => {
      most = Math.max(most, lines - before);
      before = lines;
      if (!over) setImmediate(look);
    };
    look();
    visitor.socket.write(`USER anna\r\nPASS secret\r\n${'NOOP\r\n'.repeat(MANY)}QUIT\r\n`);
    await expect.poll(visitor.closed, { timeout: 10_000 }).toBe(true);
    over = true;
    expect(lines).toBeGreaterThan(MANY);
    expect(most).toBeLessThan(100);
  });

  it.each(['CAPA', 'NOOP', 'USER anna', ''])('who says %j without end and never logs in is ended', async (word) => {
    const { port } = await office();
    const visitor = stranger(port);
    visitor.socket.write(`${word}\r\n`.repeat(1000));
    await expect.poll(visitor.closed, { timeout: 5_000 }).toBe(true);
    expect(visitor.heard()).toMatch(/Too many commands without a login[^\r]*\r\n$/);
  });

  it('a page in a browser that speaks to it is ended at its first line, and tries no password', async () => {
    const { port, wrong } = await office();
    const visitor = stranger(port);
    visitor.socket.write('POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nUSER anna\r\nPASS guessed\r\n');
    await expect.poll(visitor.closed).toBe(true);
    expect(visitor.heard()).toMatch(/not a web server\r\n$/);
    expect(wrong).toEqual([]);
  });

  it('who never reads our answers is not read from either', async () => {
    const { port, folder } = await office();
    await letter(folder, '1.dialpost', `${'x'.repeat(70)}\r\n`.repeat(1000));
    const { socket } = stranger(port);
    socket.pause();
    let taken = 0;
    const more = 'RETR 1\r\n'.repeat(10_000);
    socket.write('USER anna\r\nPASS secret\r\n');
    const pump = (): void =>
      void socket.write(more, (error) => {
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
          const still = taken === before;
          before = taken;
          return still;
        },
        { interval: 1500 },
      )
      .toBe(true);
    await visitOfAnother(port);
  });

  it.each(['', 'USER ', 'PASS ', 'AUTH PLAIN '])('an endless line is refused and ended: %j', async (begin) => {
    const { port } = await office();
    const visitor = stranger(port);
    visitor.socket.write(begin + 'x'.repeat(1_000_000));
    await expect.poll(visitor.closed).toBe(true);
    await visitOfAnother(port);
  });

  it('a line that drips byte by byte is one line', async () => {
    const { port } = await office();
    const talk = await annasClient(port);
    for (const byte of 'NOOP') {
      talk.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await talk.ask('')).toBe('+OK still here');
  });
});
