// Who comes back finds the mailbox held by a visit of his own that fell silent: the program
// crashed, or its line fell and nobody told us. With the right password he gets in soon; the
// old visit ends without having deleted anything. One that moves is left alone.
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Log } from '../../../src-main/base/log';
import { manualClock } from '../../support/manual-clock';
import { showPeers } from '../listener/visitors';
import { annasClient, type Client, client, letter, office } from './office';

beforeEach(() => showPeers((address) => ({ address: address.replace(/^127\.0\.8\./, '203.0.113.') })));
afterEach(() => vi.restoreAllMocks());

const LETTER = 'Subject: a\r\n\r\nb\r\n';

/** What the answer to the right password begins with. */
async function logIn(talk: Client, password = 'secret'): Promise<string> {
  await talk.ask('USER anna');
  return (await talk.ask(`PASS ${password}`)).replace(/^(\+OK \d+ messages|-ERR \S+).*$/, '$1');
}

/** A program at another address whose mailbox is open, and who hears nothing unless it is asked. */
async function elsewhere(port: number, says: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.8.1' }).on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  let heard = '';
  socket.on('data', (bytes) => (heard += String(bytes)));
  socket.write('USER anna\r\nPASS secret\r\n');
  await expect.poll(() => heard).toMatch(/\d+ messages/);
  socket.removeAllListeners('data').pause();
  socket.write(says);
  return socket;
}

it('silent for half a minute, it ends for who comes from its address; nothing it marked is deleted', async () => {
  const said: string[] = [];
  const log: Log = { write: (_subject, _level, text) => void said.push(text) };
  const clock = manualClock();
  const { port, folder, removed } = await office({}, { clock, log });
  await letter(folder, '1', LETTER);
  await letter(folder, '2', LETTER);
  const gone = await annasClient(port);
  await gone.ask('DELE 1');
  const back = await client(port);
  clock.advance(29_000);
  expect(await logIn(back)).toBe('-ERR [IN-USE]');
  clock.advance(2_000);
  expect(await logIn(back, 'wrong')).toBe('-ERR [AUTH]');
  expect(gone.closed()).toBe(false);
  expect(await logIn(back)).toBe('+OK 2 messages');
  expect(said).toContain('a mailbox was opened by another program; the visit that had fallen silent was ended');
  expect(await gone.line()).toMatch(/^-ERR \[IN-USE\]/);
  // Whatever it still says is not obeyed.
  gone.write('QUIT\r\n');
  expect(await back.ask('DELE 2')).toMatch(/^\+OK/);
  expect(await back.ask('QUIT')).toMatch(/1 messages deleted/);
  await expect.poll(gone.closed).toBe(true);
  expect([await readdir(`${folder}/new`), removed]).toEqual([['1'], [folder]]);
});

it('for who comes from another address it ends after a minute', async () => {
  const clock = manualClock();
  const { port } = await office({ authenticateWithoutTls: true }, { clock });
  await elsewhere(port, '');
  const back = await client(port);
  clock.advance(59_000);
  expect(await logIn(back)).toBe('-ERR [IN-USE]');
  clock.advance(2_000);
  expect(await logIn(back)).toBe('+OK 0 messages');
});

it('a word now and then keeps it', async () => {
  const clock = manualClock();
  const { port } = await office({}, { clock });
  const slow = await annasClient(port);
  const other = await client(port);
  for (let n = 0; n < 4; n++) {
    clock.advance(29_000);
    expect(await slow.ask('NOOP')).toMatch(/^\+OK/);
    clock.advance(29_000);
    expect(await logIn(other)).toBe('-ERR [IN-USE]');
  }
});

it('a letter on its way has the time a slow line takes for it', async () => {
  const clock = manualClock();
  const { port, folder } = await office({}, { clock });
  const bytes = 100_000;
  await letter(folder, '1', `${'x'.repeat(998)}\r\n`.repeat(bytes / 1000));
  const slow = await annasClient(port);
  await slow.askText('RETR 1');
  const other = await client(port);
  clock.advance(120_000);
  expect(await logIn(other)).toBe('-ERR [IN-USE]');
  clock.advance(15_000);
  expect(await logIn(other)).toBe('+OK 1 messages');
});

it('who reads no more in the middle of a letter gives the mailbox back, and what stood behind is not obeyed', async () => {
  const clock = manualClock();
  const { port, folder } = await office({ authenticateWithoutTls: true }, { clock });
  await letter(folder, '1', `${'x'.repeat(998)}\r\n`.repeat(20_000));
  await elsewhere(port, 'RETR 1\r\nDELE 1\r\nQUIT\r\n');
  // More than the system keeps for it; the rest waits with us.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const back = await client(port);
  expect(await logIn(back)).toBe('-ERR [IN-USE]');
  // Less than the ten minutes after which it ends by itself.
  clock.advance(599_000);
  expect(await logIn(back)).toBe('+OK 1 messages');
  expect(await readdir(`${folder}/new`)).toEqual(['1']);
});

it('of two who come at once one gets it', async () => {
  const clock = manualClock();
  const { port } = await office({}, { clock });
  await annasClient(port);
  const both = [await client(port), await client(port)];
  clock.advance(31_000);
  const answers = await Promise.all(both.map((one) => logIn(one)));
  expect(answers.toSorted()).toEqual(['+OK 0 messages', '-ERR [IN-USE]']);
});
