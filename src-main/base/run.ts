// Runs one program of the system (a dialler, nmcli, a command of the settings)
// and tells how it ended. No shell reads the arguments. Promises: it ends within
// its limit (SIGTERM to the whole process group, SIGKILL three seconds later, and two
// seconds after that the answer, whatever the program and its children do); a
// flood of output fills no memory and takes no processor; of the output only the
// last lines are kept, and the password is struck out of them. It never throws:
// a program that is not there is an answer like any other.
//
// A program that ends well may leave something running (pppd does); that is left
// alone. On Windows the tree is ended with taskkill, and batch files are handed to
// cmd.exe (batch-file.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { startOf, systemProgram } from './batch-file';
import type { Clock, Timer } from './clock';
import { systemCode } from './durable';
import { decodeOutput } from './program-output';
import { plain } from './visible';
import { baseWords } from '../words/base';

export interface RunAsk {
  readonly argv: readonly string[];
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Added to our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to its standard input, which is then closed. */
  readonly input?: string;
  /** Never to be seen in `output`. */
  readonly secret?: string;
  /** Told the process once it runs; but on Windows it leads a group of its own. */
  readonly onStart?: (pid: number) => void;
}

export interface Ran {
  readonly end: 'exit' | 'time' | 'cancelled' | 'missing';
  /** The exit code; null unless it ended by itself. */
  readonly code: number | null;
  /** The last output (standard output and error together), at most KEPT characters. */
  readonly output: string;
}

/** Exit codes of pkexec(1): the question was dismissed; a wrong password, nobody may, or nobody could be asked. */
export const DISMISSED = 126;
export const NOT_ALLOWED = 127;

export type Run = (ask: RunAsk) => Promise<Ran>;

const KEPT = 4096;
/** So much a program may say in one go; then it is read in sips. */
const FREE_OUTPUT = 1_048_576;
const SIP_PAUSE = 50;
const KILL_AFTER = 3000;
/** A program the system cannot end (it waits for a disk) is not waited for. */
const LEAVE_AFTER = KILL_AFTER + 2000;
/** How long output may still come after the program ended (a daemon it left may hold the pipe). */
const DRAIN = 500;

/** A runner on the computer's own programs. */
export function createRun(clock: Clock): Run {
  return (ask) => new Promise((resolve) => start(ask, clock, resolve));
}

function start(ask: RunAsk, clock: Clock, resolve: (ran: Ran) => void): void {
  const how = startOf(ask.argv);
  if (!how.ok) return resolve({ end: 'missing', code: null, output: how.text });
  if (ask.signal?.aborted) return resolve({ end: 'cancelled', code: null, output: '' });
  let child: ChildProcess;
  try {
    child = spawn(how.program, how.args, {
      windowsVerbatimArguments: how.verbatim,
      env: { ...process.env, ...ask.env },
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: 'pipe',
    });
  } catch (error) {
    // A NUL in an argument, say: spawn throws instead of telling by event.
    return resolve({ end: 'missing', code: null, output: String(error) });
  }
  if (child.pid !== undefined) ask.onStart?.(child.pid);
  new Running(child, ask, clock, resolve);
}

/** Node says "spawn … ENOENT". */
function whyNotStarted(error: Error): string {
  const code = systemCode(error);
  if (code === 'ENOENT') return baseWords.program.none;
  return code === 'EACCES' ? baseWords.program.forbidden : error.message;
}

class Running {
  private kept: Buffer = Buffer.alloc(0);
  private read = 0;
  private why: 'exit' | 'time' | 'cancelled' = 'exit';
  private over = false;
  private readonly limit: Timer;
  private readonly harder: Timer[] = [];
  private readonly abort = (): void => this.end('cancelled');

  constructor(
    private readonly child: ChildProcess,
    private readonly ask: RunAsk,
    private readonly clock: Clock,
    private readonly resolve: (ran: Ran) => void,
  ) {
    this.limit = clock.after(ask.limitMs, () => this.end('time'));
    ask.signal?.addEventListener('abort', this.abort, { once: true });
    child.on('error', (error) => this.finish({ end: 'missing', code: null, output: whyNotStarted(error) }));
    child.on('exit', (code) => this.exited(code));
    this.listen();
    child.stdin?.on('error', () => undefined); // it may not care for input
    child.stdin?.end(ask.input ?? '');
  }

  private listen(): void {
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.read += chunk.length;
        this.kept = Buffer.concat([this.kept, chunk]).subarray(-8 * KEPT);
        if (this.read <= FREE_OUTPUT) return;
        stream.pause();
        this.clock.after(SIP_PAUSE, () => stream.resume());
      });
      stream?.on('error', () => undefined);
    }
  }

  private end(why: 'time' | 'cancelled'): void {
    if (this.over || this.why !== 'exit') return;
    this.why = why;
    signalGroup(this.child, 'SIGTERM');
    this.harder.push(
      this.clock.after(KILL_AFTER, () => signalGroup(this.child, 'SIGKILL')),
      this.clock.after(LEAVE_AFTER, () => this.finish({ end: why, code: null, output: this.output() })),
    );
  }

  private exited(code: number | null): void {
    const ran = (): Ran => ({ end: this.why, code: this.why === 'exit' ? code : null, output: this.output() });
    // The one that led the group is gone; what it started and left behind after our SIGTERM goes too.
    if (this.why !== 'exit') signalGroup(this.child, 'SIGKILL');
    this.child.once('close', () => this.finish(ran()));
    this.clock.after(DRAIN, () => this.finish(ran()));
  }

  private output(): string {
    const { secret } = this.ask;
    const text = decodeOutput(this.kept);
    return (secret ? text.replaceAll(secret, '****') : text).slice(-KEPT).trim();
  }

  private finish(ran: Ran): void {
    if (this.over) return;
    this.over = true;
    this.limit.cancel();
    this.harder.forEach((timer) => timer.cancel());
    this.ask.signal?.removeEventListener('abort', this.abort);
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    this.resolve(ran);
  }
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32')
      spawn(systemProgram('taskkill.exe'), ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true }).on(
        'error',
        () => undefined,
      );
    else process.kill(-child.pid, signal);
  } catch {
    // ESRCH: it was quicker than we were.
  }
}

/** Colours and the like (ECMA-48 §5.4); programs write them for terminals. */
const TERMINAL = /\x1b\[[0-?]*[ -/]*[@-~]/g;

/** The last `count` lines of what a program said, as part of a sentence; "" when it said nothing. */
export function lastLines(output: string, count = 2): string {
  return output
    .replace(TERMINAL, '')
    .split(/[\r\n]+/)
    .map((line) => plain(line).trim())
    .filter((line) => line !== '')
    .slice(-count)
    .join(' / ')
    .slice(0, 300);
}

/** What happened, in words, where a program did not end well: 'it ended with code 3: no carrier'. */
export function ranText(ran: Ran, program: string, limitMs: number): string {
  const W = baseWords.program;
  const said = lastLines(ran.output);
  switch (ran.end) {
    case 'missing':
      return W.notStarted(program, said);
    case 'time':
      return W.tookTooLong(program, Math.round(limitMs / 1000), said);
    case 'cancelled':
      return W.stopped(program);
    default:
      return ran.code === null ? W.signalled(program, said) : W.ended(program, ran.code, said);
  }
}

export type ProgramFound = 'there' | 'missing' | 'not-executable';

/** Could the file at `path` be started? A folder is no program. Never rejects. */
export async function programAt(path: string): Promise<ProgramFound> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) return 'missing';
  return access(path, constants.X_OK).then(
    (): ProgramFound => 'there',
    (): ProgramFound => 'not-executable',
  );
}
