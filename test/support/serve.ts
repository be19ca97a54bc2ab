// A real `dialpost serve` in a process of its own, as a technician runs it: built
// files, plain Node, a data folder, the control socket. Ends only what it started.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connectControl, type ControlClient } from '../../src-main/control/socket-client';

export const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');

export interface Serving {
  readonly dir: string;
  readonly pid: number;
  /** Port of listener `id`, or of the first. */
  port(id?: string): number;
  readonly client: ControlClient;
  /** Everything it said on stderr so far. */
  log(): string;
  /** SIGTERM and wait; the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL and wait. */
  kill(): Promise<void>;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of the command line to its end. */
export function dialpost(args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const failed = typeof error?.code === 'number' ? error.code : 1;
      done({ code: error ? failed : 0, stdout, stderr });
    });
  });
}

/** A new temporary data folder with a short path (sockets have short names). */
export async function dataFolder(): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'dp-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/**
 * Starts `serve` on `dir`; `settings` replaces what is stored, `env` joins our own environment. Rejects with its
 * stderr when it does not get ready.
 */
export function serve(
  dir: string,
  settings?: unknown,
  more: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Serving> {
  return serveBy({ cli: CLI, env }, dir, settings, more);
}

interface Program {
  readonly cli: string;
  /** That runs it; ours where none is named. */
  readonly node?: string;
  readonly env: NodeJS.ProcessEnv;
}

/** As serve, by the command line that lies at `cli`. */
export async function serveBy(
  program: Program,
  dir: string,
  settings: unknown,
  more: readonly string[] = [],
): Promise<Serving> {
  const args = ['serve', '--data', dir, ...more];
  if (settings !== undefined) {
    const file = join(dir, 'wanted.json');
    await writeFile(file, JSON.stringify(settings));
    args.push('--settings', file);
  }
  const child = spawn(program.node ?? process.execPath, [program.cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...program.env },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const ready = await firstLine(child, () => stderr);
  const client = await connectControl(dir);
  if (!client) throw new Error('the control socket does not answer');
  return {
    dir,
    pid: child.pid ?? 0,
    client,
    port: (id) => ready.listeners.find((l) => id === undefined || l.id === id)?.port ?? 0,
    log: () => stderr,
    stop: () => end(child, client, 'SIGTERM'),
    kill: async () => void (await end(child, client, 'SIGKILL')),
  };
}

interface Ready {
  readonly listeners: readonly { readonly id: string; readonly port: number }[];
}

function firstLine(child: ChildProcess, stderr: () => string): Promise<Ready> {
  return new Promise((done, fail) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      // The contract's ready line; anything else fails the parse and so the test.
      if (text.includes('\n')) done(JSON.parse(text.slice(0, text.indexOf('\n'))) as Ready);
    });
    child.once('exit', (code) => fail(new Error(`serve ended with ${code}: ${stderr()}`)));
  });
}

function end(child: ChildProcess, client: ControlClient, signal: NodeJS.Signals): Promise<number | null> {
  client.close();
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
}
