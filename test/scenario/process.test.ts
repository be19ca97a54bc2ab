// `dialpost serve` as a process among others: what it outlives, what ends it, and that
// an end is in order every time (the socket's name is taken away last).
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectControl } from '../../src-main/control/socket-client';
import { lacks } from '../support/needs';
import { CLI, dataFolder, dialpost, serve } from '../support/serve';
import { office } from './support/office';
import { submit } from './support/submit';
import { until } from './support/wait';

const LETTER = {
  from: 'me@office.example',
  to: 'you@office.example',
  content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
};

async function folder(): Promise<string> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  await writeFile(join(dir, 'wanted.json'), JSON.stringify(office()));
  return dir;
}

const words = (dir: string): readonly string[] => [CLI, 'serve', '--data', dir, '--settings', join(dir, 'wanted.json')];
const inShell = (dir: string): string => [process.execPath, ...words(dir)].map((word) => `'${word}'`).join(' ');

interface Running {
  readonly pid: number;
  port(): Promise<number>;
}

/** The relay of `dir` as its own socket and /proc tell of it. Killed at the end if it still runs. */
async function running(dir: string, pid: number): Promise<Running> {
  onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
  const port = async (): Promise<number> => {
    const client = await connectControl(dir);
    const status = await client?.call('status', {}).catch(() => null);
    client?.close();
    return status?.listeners[0]?.port ?? 0;
  };
  await until('the listener to be open', async () => (await port()) > 0);
  return { pid, port };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function takesMail(relay: Running): Promise<void> {
  await submit(await relay.port(), LETTER);
  expect(isAlive(relay.pid)).toBe(true);
}

const pidIn = (file: string): Promise<number> =>
  until('the pid', async () => existsSync(file) && Number(readFileSync(file, 'utf8')));

describe.skipIf(lacks('linux'))('D3: nobody reads what it says', () => {
  it.each([
    [
      'stderr is a pipe whose reader is gone',
      (dir: string): ChildProcess => {
        const child = spawn(process.execPath, words(dir), { stdio: ['ignore', 'ignore', 'pipe'] });
        child.stderr?.destroy();
        return child;
      },
    ],
    [
      'stdout and stderr are',
      (dir: string): ChildProcess => {
        const child = spawn(process.execPath, words(dir), { stdio: ['ignore', 'pipe', 'pipe'] });
        child.stdout?.destroy();
        child.stderr?.destroy();
        return child;
      },
    ],
    [
      'stderr lies on a full disk',
      (dir: string): ChildProcess =>
        spawn(process.execPath, words(dir), { stdio: ['ignore', 'ignore', openSync('/dev/full', 'w')] }),
    ],
    [
      'stderr is closed',
      (dir: string): ChildProcess =>
        spawn('sh', ['-c', `exec ${inShell(dir)} 2>&-`], { stdio: ['ignore', 'ignore', 'ignore'] }),
    ],
  ])('%s: the relay lives, also when it has much to say', async (_, start) => {
    const dir = await folder();
    const relay = await running(dir, start(dir).pid ?? 0);
    const client = await connectControl(dir);
    // Every log line it can think of, and a line for each of these letters.
    const settings = (await client?.call('settings.get', {})) as { log: { diagnostic: object } };
    expect(
      await client?.call('settings.set', {
        ...settings,
        log: { ...settings.log, diagnostic: { levels: { default: 'maximum' } } },
      }),
    ).toEqual({ ok: true });
    client?.close();
    for (let letter = 0; letter < 5; letter++) await takesMail(relay);
    expect((await dialpost(['stop', '--data', dir])).code).toBe(0);
  });
});

describe.skipIf(lacks('linux'))('D4: the end of a terminal', () => {
  const pidFile = (dir: string): string => join(dir, 'pid');
  /** A terminal of its own (util-linux's script) in which `command` runs; kill it, and the terminal is gone. */
  const terminal = (command: string): ChildProcess => {
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };

  it('is outlived by what nohup started', async () => {
    const dir = await folder();
    const shell = terminal(
      `sh -c 'nohup ${inShell(dir).replaceAll("'", '')} >/dev/null & echo $! >${pidFile(dir)}; sleep 1000'`,
    );
    const relay = await running(dir, await pidIn(pidFile(dir)));
    shell.kill('SIGKILL');
    process.kill(relay.pid, 'SIGHUP');
    await takesMail(relay);
    expect((await dialpost(['stop', '--data', dir])).code).toBe(0);
  });

  it('and by what a shell that ignores it started, and by what has no terminal and no reader', async () => {
    for (const command of [
      `trap '' HUP; ${inShell('DIR')} & echo $! >PID; wait`,
      `${inShell('DIR')} >/dev/null 2>&1 </dev/null & echo $! >PID; wait`,
    ]) {
      const dir = await folder();
      const shell = spawn('sh', ['-c', command.replaceAll('DIR', dir).replace('PID', pidFile(dir))], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      onTestFinished(() => void shell.kill('SIGKILL'));
      const relay = await running(dir, await pidIn(pidFile(dir)));
      process.kill(relay.pid, 'SIGHUP');
      await takesMail(relay);
      expect((await dialpost(['stop', '--data', dir])).code).toBe(0);
    }
  });

  it('ends, in order, what was started in it without that', async () => {
    const dir = await folder();
    const shell = terminal(`sh -c 'echo $$ >${pidFile(dir)}; exec ${inShell(dir).replaceAll("'", '')}'`);
    const relay = await running(dir, await pidIn(pidFile(dir)));
    shell.kill('SIGKILL');
    await until('the relay to end', async () => !isAlive(relay.pid));
    expect(existsSync(join(dir, 'control.sock'))).toBe(false);
  });

  it('and is not cut short by being told again, as kernel and shell both do', async () => {
    const dir = await folder();
    terminal(`sh -c 'echo $$ >${pidFile(dir)}; exec ${inShell(dir).replaceAll("'", '')}'`);
    const relay = await running(dir, await pidIn(pidFile(dir)));
    while (isAlive(relay.pid)) {
      process.kill(relay.pid, 'SIGHUP');
      await sleep(2);
    }
    // Taken away at the very end of a stop.
    expect(existsSync(join(dir, 'control.sock'))).toBe(false);
  });
});

describe('dialpost stop', () => {
  it('returns when the relay has ended, and the next start takes the folder at once', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const first = await serve(dir, office());
    await submit(first.port(), LETTER);
    expect(await dialpost(['stop', '--data', dir])).toMatchObject({
      code: 0,
      stdout: 'Stopped. What waits is safe in the queue and goes when Dialpost runs again.\n',
    });
    const second = await serve(dir);
    expect((await second.client.call('status', {})).listeners).toHaveLength(1);
    expect(await second.client.call('relay.stop', {})).toEqual({});
    expect(await second.stop()).toBe(0);
  });

  it('says that nothing runs where nothing does', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const { code, stderr } = await dialpost(['stop', '--data', dir]);
    expect(code).toBe(1);
    expect(stderr).toContain('is not running');
  });
});
