// `npm start` where there is no display: whoever started it ends it, in each way there
// is, and the relay goes down in order. A letter is under way each time to a host that
// answers only after the signal, so that an end in order takes a moment and a sudden one
// is seen.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectControl } from '../../src-main/control/socket-client';
import { lacks } from '../support/needs';
import { startPretendHost } from '../support/pretend-host';
import { dataFolder } from '../support/serve';
import { office, smartHost } from './support/office';
import { submit } from './support/submit';
import { freePort, until } from './support/wait';

const ROOT = resolve(import.meta.dirname, '../..');
const START = [process.execPath, 'scripts/start.mjs'];
const NPM = ['npm', 'start', '--'];

interface Started {
  readonly child: ChildProcess;
  readonly dir: string;
  /** The relay's own process. */
  readonly relay: number;
  /** The host answers at last, a moment from now. */
  answer(): Promise<void>;
  /** How the child ended: its code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** In a process group of its own, as a terminal would give it, with a letter under way. */
async function startedBy([command = '', ...words]: readonly string[]): Promise<Started> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const waiting: Socket[] = [];
  const host = await startPretendHost({
    answer: ({ line, socket }) => (line === 'CONTENT' ? (waiting.push(socket), null) : undefined),
  });
  onTestFinished(() => host.close());
  const file = join(dir, 'wanted.json');
  await writeFile(
    file,
    JSON.stringify({
      ...office({ connectors: [smartHost(host.port)] }),
      practice: { enabled: true, port: await freePort() },
    }),
  );
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn(command, [...words, '--data', dir, '--settings', file], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  const ended = new Promise<number | string | null>((done) =>
    child.once('exit', (code, signal) => done(code ?? signal)),
  );
  const ready = await until('the ready line', async () => /^\{"event":"ready".*\}$/m.exec(said)?.[0]).catch(
    (error: unknown) => Promise.reject(new Error(`${String(error)}\n${said}`)),
  );
  // The contract's ready line.
  const { pid: relay, listeners } = JSON.parse(ready) as { pid: number; listeners: readonly { port: number }[] };
  onTestFinished(() => void (isAlive(relay) && process.kill(relay, 'SIGKILL')));
  await submit(listeners[0]?.port ?? 0, {
    from: 'me@office.example',
    to: 'you@far.example',
    content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
  });
  await until('the letter to be under way', async () => waiting.length > 0);
  const answer = async (): Promise<void> => {
    await sleep(500);
    for (const socket of waiting) socket.write('250 2.0.0 Kept\r\n');
  };
  return { child, dir, relay, answer, ended };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until the relay has gone down, and says whether it did so in order. */
async function goneInOrder({ relay, dir }: Started): Promise<boolean> {
  await until('the relay to end', async () => !isAlive(relay));
  // Taken away at the very end of a stop.
  return !existsSync(join(dir, 'control.sock')) && (await connectControl(dir)) === null;
}

describe.skipIf(lacks('linux'))('npm start without a display', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s to the start script stops the relay in order, and it ends as the relay does',
    async (signal) => {
      const started = await startedBy(START);
      started.child.kill(signal);
      await started.answer();
      expect(await started.ended).toBe(0);
      expect(await goneInOrder(started)).toBe(true);
    },
  );

  it.each(['SIGINT', 'SIGHUP'] as const)(
    '%s from the terminal, to everybody at once, reaches the relay once',
    async (signal) => {
      const started = await startedBy(START);
      process.kill(-(started.child.pid ?? 0), signal);
      await started.answer();
      expect(await started.ended).toBe(0);
      expect(await goneInOrder(started)).toBe(true);
    },
  );

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    '%s to npm, which tells its shell at most, stops the relay in order',
    async (signal) => {
      const started = await startedBy(NPM);
      started.child.kill(signal);
      await started.answer();
      await started.ended;
      expect(await goneInOrder(started)).toBe(true);
    },
  );
});
