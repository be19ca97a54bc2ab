// A program of the user's own that makes the mail come: argv, no shell, a time limit
// after which it and what it started are ended. Exit 0 means that it was asked for.
// What it prints goes into the transcript, bounded; its environment is ours.
import { spawn, type ChildProcess } from 'node:child_process';
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './collect';
import { firstLine } from './words';

type Command = Extract<CollectMethod, { method: 'command' }>;

interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** Why it did not end by itself, or could not begin. */
  readonly trouble: string | null;
}

const OUTPUT_LIMIT = 8192;

/** Ends a program with everything it started, where the system has process groups. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

function run(argv: readonly string[], milliseconds: number, deps: CollectDeps, signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const [program = '', ...rest] = argv;
    // A group of its own, so that a script's children end with it.
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true });
    let output = '';
    let trouble: string | null = null;
    const give = (why: string): void => {
      trouble ??= why;
      end(child);
    };
    const stop = (): void => give('the session was stopped');
    const timer = deps.clock.after(milliseconds, () => give(`it took longer than ${Math.round(milliseconds / 1000)} s`));
    const finish = (code: number | null): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      resolve({ code, output, trouble });
    };
    const listen = (piece: Buffer): void => {
      if (output.length < OUTPUT_LIMIT) output = (output + piece.toString('utf8')).slice(0, OUTPUT_LIMIT);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => {
      trouble ??= error.message;
      finish(null);
    });
    child.on('close', finish);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

export async function collectByCommand(method: Command, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const name = method.command[0] ?? '';
  deps.transcript.note(`running ${name}`);
  const { code, output, trouble } = await run(method.command, method.timeoutSeconds * 1000, deps, signal);
  if (output !== '') deps.transcript.in(output.trimEnd());
  if (trouble !== null) return { method: 'command', kind: 'failed', text: `The program ${name} that fetches mail was ended or could not run: ${trouble}.` };
  if (code === 0) return { method: 'command', kind: 'requested', text: `The program ${name} that fetches mail ended well.` };
  return { method: 'command', kind: 'failed', text: `The program ${name} that fetches mail ended with code ${code ?? 'none'}: ${firstLine(output)}` };
}
