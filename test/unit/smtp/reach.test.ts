// A host with several addresses, one of which swallows packets (D15). Such an address is
// a listening port of this computer whose queue of connections is full: Linux drops what
// comes then.
import { spawn } from 'node:child_process';
import { connect, createServer, type Server, Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reach, rememberAddresses, type Reaching } from '../../../src-main/smtp/reach';
import { manualClock, type ManualClock } from '../../support/manual-clock';
import { lacks } from '../../support/needs';

const never = new AbortController().signal;

async function answering(address: string, port = 0): Promise<number> {
  const server: Server = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((listening) => server.listen(port, address, listening));
  onTestFinished(() => void server.close());
  const at = server.address();
  return typeof at === 'object' && at ? at.port : 0;
}

/** Takes `address`:`port`, lets a few in that nobody attends to, and swallows what comes after them. */
async function swallowing(address: string, port: number): Promise<void> {
  const script = `require('node:net').createServer().listen({ host: '${address}', port: ${port}, backlog: 1 }, () => { console.log('listening'); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((listening) => child.stdout.once('data', listening));
  // A process that is stopped accepts nobody.
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 8 }, () => connect(port, address).on('error', () => undefined));
  onTestFinished(() => fillers.forEach((socket) => socket.destroy()));
  await new Promise((full) => setTimeout(full, 300));
}

interface Host {
  readonly reaching: Reaching;
  readonly clock: ManualClock;
  readonly tried: readonly string[];
}

function host(addresses: readonly string[], port: number, more: Partial<Reaching> = {}): Host {
  const clock = manualClock();
  const tried: string[] = [];
  const note = (text: string): void => {
    const address = /^connecting to \S+ \[(.*?)\]/.exec(text)?.[1];
    if (address !== undefined) tried.push(address);
  };
  return {
    clock,
    tried,
    reaching: {
      host: 'mx.isp.example',
      port,
      addresses,
      clock,
      timeoutMs: 60_000,
      memory: rememberAddresses(clock),
      note,
      ...more,
    },
  };
}

/** Moves the clock until `work` is done; answers how long that took by it, milliseconds. */
async function timed<T>({ clock }: Host, work: Promise<T>): Promise<{ readonly result: T; readonly took: number }> {
  const began = clock.monotonic();
  let done = false;
  void work.then(() => (done = true));
  while (!done) {
    await clock.advanceAsync(250);
    await new Promise((next) => setTimeout(next, 2));
  }
  const result = await work;
  if (result instanceof Socket) result.destroy();
  return { result, took: clock.monotonic() - began };
}

describe('D15: of two addresses', () => {
  // 192.0.2.0/24 (RFC 5737) leads nowhere; whether a packet there is swallowed or refused is this computer's affair,
  // so time is held by the test.
  test('the one that answers is begun with the next time, and a refusal costs nothing', async () => {
    const port = await answering('127.0.0.2');
    const h = host(['127.0.0.1', '127.0.0.2'], port);
    expect((await timed(h, reach(h.reaching, never))).result).toBeInstanceOf(Socket);
    expect((await timed(h, reach(h.reaching, never))).result).toBeInstanceOf(Socket);
    expect(h.tried).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.2']);
  });

  test.skipIf(lacks('linux'))(
    'one that is silent costs ten seconds once, and nothing in the calls after it',
    async () => {
      const port = await answering('127.0.0.2');
      await swallowing('127.0.0.1', port);
      const h = host(['127.0.0.1', '127.0.0.2'], port);
      const first = await timed(h, reach(h.reaching, never));
      expect([first.result instanceof Socket, first.took >= 10_000 && first.took < 20_000]).toEqual([true, true]);
      const second = await timed(h, reach(h.reaching, never));
      expect([second.result instanceof Socket, second.took < 5_000, h.tried.slice(2)]).toEqual([
        true,
        true,
        ['127.0.0.2'],
      ]);
      // An hour later it may have come back.
      await h.clock.advanceAsync(3_700_000);
      expect(h.reaching.memory?.inOrder('mx.isp.example', ['127.0.0.1', '127.0.0.2'])).toEqual([
        '127.0.0.1',
        '127.0.0.2',
      ]);
    },
  );

  test.skipIf(lacks('linux'))(
    'where both are silent each has its whole time all the same; where there is one, at once',
    async () => {
      const port = await answering('127.0.0.3');
      await Promise.all(['127.0.0.1', '127.0.0.2'].map((address) => swallowing(address, port)));
      const both = host(['127.0.0.1', '127.0.0.2'], port, { timeoutMs: 20_000 });
      const { result, took } = await timed(both, reach(both.reaching, never));
      expect([result instanceof Socket, Math.round(took / 10_000), both.tried]).toEqual([
        false,
        4,
        ['127.0.0.1', '127.0.0.2', '127.0.0.1', '127.0.0.2'],
      ]);
      const one = host(['127.0.0.1'], port, { timeoutMs: 20_000 });
      expect(Math.round((await timed(one, reach(one.reaching, never))).took / 10_000)).toBe(2);
      expect(one.tried).toEqual(['127.0.0.1']);
    },
  );

  test('a stop is heeded at once', async () => {
    const stop = new AbortController();
    const h = host(['192.0.2.1', '192.0.2.2'], 25);
    const reaching = reach(h.reaching, stop.signal);
    stop.abort();
    expect(await reaching).toMatchObject({ code: 0, lines: ['the call was stopped'] });
  });
});
