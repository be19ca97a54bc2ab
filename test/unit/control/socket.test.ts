import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { manualClock } from '../../support/manual-clock';
import { silentLog } from '../../../src-main/base/log';
import type { Handlers } from '../../../src-main/contract/methods';
import { createDispatch } from '../../../src-main/control/dispatch';
import { connectControl } from '../../../src-main/control/socket-client';
import { MOST_CLIENTS } from '../../../src-main/control/clients';
import { controlPath } from '../../../src-main/control/socket-path';
import { type ControlSocket, openControlSocket } from '../../../src-main/control/socket-server';

let dir: string;
const open: ControlSocket[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dialpost-control-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((socket) => socket.close()));
  await rm(dir, { recursive: true, force: true });
});

async function take(): Promise<ControlSocket> {
  const socket = await openControlSocket(dir);
  open.push(socket);
  return socket;
}

/** A table with one method that answers and one that has a bug; the rest is not asked here. */
const handlers = {
  'relay.pause': () => ({}),
  'queue.get': () => {
    throw new Error('a bug');
  },
} as unknown as Handlers;

/** Serves those handlers; the bugs that it hears of. */
async function served(): Promise<readonly unknown[]> {
  const socket = await take();
  const faults: unknown[] = [];
  socket.serve(
    createDispatch(
      () => handlers,
      silentLog,
      (error) => void faults.push(error),
    ),
    () => () => undefined,
  );
  return faults;
}

describe('the control socket', () => {
  it('is open to its owner only', async () => {
    await take();
    expect((await stat(controlPath(dir))).mode & 0o777).toBe(0o600);
  });

  it('gives the folder to one process at a time', async () => {
    await take();
    await expect(openControlSocket(dir)).rejects.toThrow(/Another Dialpost is already running/);
  });

  it('takes over what a killed process left', async () => {
    const path = controlPath(dir);
    const child = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    await new Promise((resolve) => child.once('exit', resolve));
    expect((await stat(path)).isSocket()).toBe(true);
    await expect(take()).resolves.toBeDefined();
  });

  it('says in a sentence when the path is too long or no socket can be made', async () => {
    expect(() => controlPath(join(dir, 'x'.repeat(120)))).toThrow(/too long.*--data/);
    await expect(openControlSocket(join(dir, 'missing'))).rejects.toThrow(/cannot be made/);
  });

  it('takes over a name that belongs to a plain file left there', async () => {
    await writeFile(controlPath(dir), 'not a socket');
    await expect(take()).resolves.toBeDefined();
  });

  it('says "starting" until the relay serves, then answers', async () => {
    const socket = await take();
    const client = await connectControl(dir);
    await expect(client?.call('relay.pause', {})).rejects.toMatchObject({ code: 'starting' });
    socket.serve(
      createDispatch(() => handlers, silentLog),
      () => () => undefined,
    );
    await expect(client?.call('relay.pause', {})).resolves.toEqual({});
    client?.close();
  });

  it('answers unknown methods, wrong parameters and bugs with a code and a sentence', async () => {
    const socket = await take();
    socket.serve(
      createDispatch(
        () => handlers,
        silentLog,
        () => undefined,
      ),
      () => () => undefined,
    );
    const client = await connectControl(dir);
    await expect(client?.ask('nonsense', {})).rejects.toMatchObject({ code: 'unknown-method' });
    await expect(client?.ask('queue.list', { limit: -1 })).rejects.toMatchObject({
      code: 'bad-request',
      issues: [{ path: 'limit' }],
    });
    await expect(client?.ask('queue.get', { id: 'x' })).rejects.toMatchObject({ code: 'internal' });
    client?.close();
  });

  it('asks no more of a client that does not read the answers, and goes on when it does', async () => {
    const socket = await take();
    let asked = 0;
    const answer = { long: 'x'.repeat(100_000) };
    socket.serve(
      async () => (asked++, { result: answer }),
      () => () => undefined,
    );
    const line = connect(controlPath(dir));
    onTestFinished(() => void line.destroy());
    const question = `${' '.repeat(2_000)}{"id":1,"method":"status","params":{}}\n`;
    for (let n = 0; n < 1_000; n++) line.write(question);
    // A second client is answered as always, and by then everything is read that will be.
    const other = await connectControl(dir);
    let before = -1;
    await expect
      .poll(async () => {
        const same = asked === before;
        before = asked;
        await other?.ask('status', {});
        return same || asked === before + 1;
      })
      .toBe(true);
    expect(asked).toBeLessThan(300);
    line.resume();
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1_000);
    other?.close();
  });

  it('a question nested deeper than anything that is asked here is refused, and no bug', async () => {
    const faults = await served();
    const line = connect(controlPath(dir));
    onTestFinished(() => void line.destroy());
    let heard = '';
    line.on('data', (bytes) => (heard += String(bytes)));
    const deep = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
    line.write(`{"id":1,"method":"settings.set","params":${deep}}\n{"id":2,"method":"relay.pause","params":{}}\n`);
    await expect.poll(() => heard).toContain('{"id":2,"result":{}}');
    expect(heard).toContain('settings.set was asked with something nested too deeply');
    const nest = '['.repeat(30_000) + ']'.repeat(30_000);
    for (const id of [nest, '{"a":1}']) line.write(`{"id":${id},"method":"status","params":{}}\n`);
    line.write('{"id":3,"method":"relay.pause","params":{}}\n');
    await expect.poll(() => heard).toContain('{"id":3,"result":{}}');
    expect(heard.match(/"id":null,"error":\{"code":"bad-request"/g)).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it('B1: tells a bug, and ends the connection it was met on with the answer, and no other', async () => {
    const faults = await served();
    const [client, other] = [await connectControl(dir), await connectControl(dir)];
    const closed = new Promise<void>((resolve) => client?.onClose(resolve));
    await expect(client?.ask('queue.get', { id: 'x' })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('a bug'),
    });
    await closed;
    expect(faults).toEqual([new Error('a bug')]);
    expect(await other?.ask('relay.pause', {})).toEqual({});
    other?.close();
  });

  it('B1: keeps a connection whose wish the disk refused: that is no bug', async () => {
    const socket = await take();
    const faults: unknown[] = [];
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const refusing = {
      ...handlers,
      'queue.get': () => Promise.reject(new Error('it could not be written', { cause: full })),
    } as unknown as Handlers;
    socket.serve(
      createDispatch(
        () => refusing,
        silentLog,
        (error) => void faults.push(error),
      ),
      () => () => undefined,
    );
    const client = await connectControl(dir);
    await expect(client?.ask('queue.get', { id: 'x' })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('it could not be written'),
    });
    expect(await client?.ask('relay.pause', {})).toEqual({});
    expect(faults).toEqual([]);
    client?.close();
  });

  it('survives lines that are not JSON', async () => {
    const socket = await take();
    socket.serve(
      createDispatch(() => handlers, silentLog),
      () => () => undefined,
    );
    const raw = connect(controlPath(dir));
    const heard = new Promise<string>((resolve) => {
      let text = '';
      raw.on('data', (chunk) => {
        text += String(chunk);
        if (text.split('\n').length > 3) resolve(text);
      });
    });
    raw.write('hello\n[1,2]\n');
    const lines = (await heard)
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines[0]).toEqual({ dialpost: 1 });
    expect(lines.slice(1)).toEqual([
      expect.objectContaining({ error: expect.objectContaining({ code: 'bad-request' }) }),
      expect.objectContaining({ error: expect.anything() }),
    ]);
    raw.destroy();
  });

  it('tells a client that nobody runs here', async () => {
    expect(await connectControl(dir)).toBeNull();
  });
});

describe('B5: clients of the control socket that say nothing', () => {
  async function joined(): Promise<{ readonly closed: () => boolean; heard(): string; say(text: string): void }> {
    const raw = connect(controlPath(dir)).on('error', () => undefined);
    onTestFinished(() => void raw.destroy());
    let [heard, closed] = ['', false];
    raw.on('data', (bytes) => (heard += String(bytes))).on('close', () => (closed = true));
    await expect.poll(() => closed || heard !== '').toBe(true);
    return { closed: () => closed, heard: () => heard, say: (text) => void raw.write(text) };
  }

  it('are ended after five minutes, half a line or none; who asked once may stay', async () => {
    const clock = manualClock();
    const socket = await openControlSocket(dir, { clock });
    open.push(socket);
    socket.serve(
      createDispatch(() => handlers, silentLog),
      () => () => undefined,
    );
    const [silent, half, asked] = [await joined(), await joined(), await joined()];
    half.say('{"id":1,');
    asked.say('{"id":1,"method":"relay.pause"}\n');
    await expect.poll(asked.heard).toMatch(/"result"/);
    clock.advance(299_000);
    expect([silent.closed(), half.closed()]).toEqual([false, false]);
    clock.advance(2_000);
    await expect.poll(() => silent.closed() && half.closed()).toBe(true);
    asked.say('{"id":2,"method":"relay.pause"}\n');
    await expect.poll(asked.heard).toMatch(/"id":2,"result"/);
  });

  it('make room when too many are there, and so do those that ask nothing; a window that listens stays', async () => {
    const socket = await take();
    socket.serve(
      createDispatch(() => ({ ...handlers, 'events.subscribe': () => ({}) }) as unknown as Handlers, silentLog),
      () => () => undefined,
    );
    const window = await joined();
    window.say('{"id":1,"method":"events.subscribe","params":{}}\n');
    await expect.poll(window.heard).toMatch(/"result"/);
    const asked = await joined();
    asked.say('{"id":1,"method":"relay.pause"}\n');
    await expect.poll(asked.heard).toMatch(/"result"/);
    const silent = await Promise.all(Array.from({ length: MOST_CLIENTS + 50 }, joined));
    await expect.poll(() => silent.filter(({ closed }) => !closed()).length).toBe(MOST_CLIENTS - 2);
    expect([window.closed(), asked.closed()]).toEqual([false, false]);
    const client = await connectControl(dir);
    await expect(client?.call('relay.pause', {})).resolves.toEqual({});
    client?.close();
  });

  it('who finds nobody to spare is told so in a sentence', async () => {
    const socket = await take();
    socket.serve(
      createDispatch(() => ({ ...handlers, 'events.subscribe': () => ({}) }) as unknown as Handlers, silentLog),
      () => () => undefined,
    );
    const windows = await Promise.all(Array.from({ length: MOST_CLIENTS }, joined));
    for (const { say } of windows) say('{"id":1,"method":"events.subscribe","params":{}}\n');
    await expect.poll(() => windows.every(({ heard }) => /"result"/.test(heard()))).toBe(true);
    const late = await joined();
    await expect.poll(late.closed).toBe(true);
    expect(late.heard()).toMatch(/Too many programs are connected to this Dialpost\. Close some of them/);
  });
});
