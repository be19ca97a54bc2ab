// Windows programs on Linux, under Debian's Wine: a prefix (a C: drive with its registry)
// of the test's own, programs started in it with their output in files (node.exe under
// Wine cannot write to pipes), ended by their own pid, and all that is left in the prefix
// ended with it. Nothing of another prefix is ever touched.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const WINE = '/usr/lib/wine/wine64';
const SERVER = '/usr/lib/wine/wineserver64';

export interface WineProgram {
  readonly pid: number;
  /** What it wrote so far. */
  out(): string;
  err(): string;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** SIGKILL is TerminateProcess, SIGINT is Ctrl+C. Resolves with the exit code. */
  end(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null>;
}

export interface Wine {
  /** Its C: drive, as Linux sees it. */
  readonly driveC: string;
  /** Lets drive letter `letter` show a Linux folder. */
  mapDrive(letter: string, folder: string): void;
  start(program: string, args: readonly string[], more?: StartOptions): WineProgram;
  run(program: string, args: readonly string[], more?: StartOptions): Promise<WineRan>;
  /** Ends everything that runs in the prefix and removes it. */
  remove(): Promise<void>;
}

export interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Working folder, as Linux sees it. */
  readonly cwd?: string;
}

export interface WineRan {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function environment(prefix: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  // Without a display: nothing here opens a window, and Wine asks nobody for Mono or Gecko.
  const own = { WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree,mshtml=', DISPLAY: '' };
  return { ...process.env, ...own, ...more };
}

/** Resolves when the prefix has no program any more and its registry is on the disk. */
function endAll(prefix: string): Promise<void> {
  spawnSync(SERVER, ['-k'], { env: environment(prefix) });
  return new Promise((done) => {
    spawn(SERVER, ['-w'], { env: environment(prefix), stdio: 'ignore' }).once('close', () => done());
  });
}

/** The prefix every other is a copy of, made once on this machine: making one takes ten seconds. */
async function template(): Promise<string> {
  const version = spawnSync(WINE, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/\W+/g, '-');
  const kept = join(tmpdir(), `dialpost-wine-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(kept)) return kept;
  const making = mkdtempSync(join(tmpdir(), 'dialpost-wine-making-'));
  const env = environment(making);
  for (const words of [
    ['wineboot', '-i'],
    // Node runs on nothing older.
    ['winecfg', '-v', 'win10'],
  ]) {
    const ran = spawnSync(WINE, words, { env, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`wine ${words.join(' ')} ended with ${ran.status}: ${ran.stderr}`);
  }
  await endAll(making);
  // Another run may have finished first; its folder is as good as ours.
  if (existsSync(kept)) rmSync(making, { recursive: true, force: true });
  else renameSync(making, kept);
  return kept;
}

/** A Windows of the caller's own. Files of the template are linked, not copied: Wine replaces files, it never writes in them. */
export async function openWine(): Promise<Wine> {
  const from = await template();
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-wine-'));
  const prefix = join(folder, 'prefix');
  const linked = spawnSync('cp', ['-al', from, prefix], { encoding: 'utf8' });
  if (linked.status !== 0) throw new Error(`the prefix could not be copied: ${linked.stderr}`);
  for (const name of ['system.reg', 'user.reg', 'userdef.reg']) {
    rmSync(join(prefix, name), { force: true });
    cpSync(join(from, name), join(prefix, name));
  }
  let started = 0;
  const start = (program: string, args: readonly string[], more: StartOptions = {}): WineProgram => {
    const at = join(folder, String((started += 1)));
    return launch([program, ...args], at, { ...more, env: environment(prefix, more.env) });
  };
  return {
    driveC: join(prefix, 'drive_c'),
    mapDrive: (letter, target) => void spawnSync('ln', ['-sfn', target, join(prefix, 'dosdevices', `${letter}:`)]),
    start,
    run: async (program, args, more) => {
      const running = start(program, args, more);
      return { code: await running.ended, out: running.out(), err: running.err() };
    },
    remove: async () => {
      await endAll(prefix);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function launch(words: readonly string[], at: string, options: StartOptions): WineProgram {
  const [out, err] = [`${at}.out`, `${at}.err`];
  const files = [openSync(out, 'w'), openSync(err, 'w')] as const;
  const child = spawn(WINE, words, { ...options, stdio: ['ignore', ...files] });
  files.forEach((file) => closeSync(file));
  const ended = exitOf(child);
  return {
    pid: child.pid ?? 0,
    out: () => readFileSync(out, 'utf8'),
    err: () => readFileSync(err, 'utf8'),
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code));
  });
}

/** What Windows calls a path of Linux: `/tmp/a` is `Z:\tmp\a`. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}
