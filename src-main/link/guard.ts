// A line must not stay up, and cost money, because we are gone: while it is dialled or
// up, a small shell waits at the other end of a pipe. Told that the line is down, it
// ends; where the pipe closes without that (the window system took the app with it,
// kill -9, a crash), it runs what hangs the line up. It has a session of its own, so that
// what ends us by a terminal leaves it. LIMIT: not on Windows, which has no such shell;
// there the next start hangs up.
import { spawn } from 'node:child_process';

/** Stands guard over one dialled line; answers how to let go when the line is down. */
export type Guard = (hangUp: HangUpCommand) => () => void;

export interface HangUpCommand {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** "$@" is the command; a line read is our word that nothing is to be done. */
const SCRIPT = 'read -r word || exec "$@"';

export const standLinkGuard: Guard = ({ argv, env }) => {
  if (process.platform === 'win32' || argv.length === 0) return () => undefined;
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'dialpost-guard', ...argv], {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // No shell, or one that somebody ended: then there is no guard, and the next start hangs up.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return () => void shell.stdin.end('down\n');
};
