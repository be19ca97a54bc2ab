// `dialpost sign-in` as a person runs it, in a process of its own: until it has printed where
// to go, and then to its end.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CLI } from './serve';

export interface SignInCommand {
  /** The address or the code it printed; all it said where it ended without one. */
  readonly address: string;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  /** Ctrl+C. */
  interrupt(): void;
}

export async function beginSignIn(dir: string, words: readonly string[]): Promise<SignInCommand> {
  const child = spawn(process.execPath, [CLI, 'sign-in', ...words, '--data', dir], { stdio: ['pipe', 'pipe', 'pipe'] });
  const interrupt = (): void => void child.kill('SIGINT');
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
    return { address: found, ended, interrupt };
  }
  await ended;
  return { address: said, ended, interrupt };
}
