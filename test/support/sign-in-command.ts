// `dialpost sign-in` as a person runs it, in a process of its own: until it has printed where
// to go, and then to its end.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { CLI } from './serve';

export interface StartedSignIn {
  /** Ctrl+C. */
  interrupt(): void;
  /** It dies without a word, as where the computer it was typed on is gone. */
  kill(): void;
}

export interface SignInCommand extends StartedSignIn {
  /** The address or the code it printed; all it said where it ended without one. */
  readonly address: string;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

/** Not waited for. */
export function startSignIn(
  dir: string,
  words: readonly string[],
): StartedSignIn & { readonly child: ChildProcessByStdio<Writable, Readable, Readable> } {
  const child = spawn(process.execPath, [CLI, 'sign-in', ...words, '--data', dir], { stdio: ['pipe', 'pipe', 'pipe'] });
  return { child, interrupt: () => void child.kill('SIGINT'), kill: () => void child.kill('SIGKILL') };
}

export async function beginSignIn(dir: string, words: readonly string[]): Promise<SignInCommand> {
  const { child, ...ways } = startSignIn(dir, words);
  let said = '';
  child.stderr.on('data', (piece) => (said += String(piece)));
  const ended = new Promise<Awaited<SignInCommand['ended']>>((done) =>
    child.once('exit', (code) => done({ code, said })),
  );
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    const found = /^ {2}(http\S+|[A-Z]{4}-[A-Z]{4})$/.exec(line)?.[1];
    if (found === undefined) continue;
    child.stdout.on('data', (piece) => (said += String(piece)));
    child.stdout.resume();
    return { address: found, ended, ...ways };
  }
  await ended;
  return { address: said, ended, ...ways };
}
