// A line must not stay up, and cost money, because we are gone: while it is dialled or
// up, a small shell waits at the other end of a pipe. Told that the line is down, it
// ends; where the pipe closes without that (the window system took the app with it,
// kill -9, a crash), it ends the program that is just running for the line, or one that
// dials would bring it up afterwards, and runs what hangs the line up. It has a session
// of its own, so that what ends us by a terminal leaves it. LIMIT: not on Windows, which
// has no such shell; there the next start hangs up.
import { spawn } from 'node:child_process';

/** Stands guard over one dialled line. */
export type Guard = (hangUp: HangUpCommand) => StandingGuard;

export interface StandingGuard {
  /** A program was started for the line; it leads a process group. */
  began(pid: number): void;
  /** It has ended. */
  over(pid: number): void;
  /** The line is down. */
  letGo(): void;
}

export interface HangUpCommand {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** "$@" is the command. The end of the pipe without "down" means that we are gone. SIGKILL comes as late as in run.ts. */
const SCRIPT = [
  'running=',
  'while read -r word pid',
  'do case $word in',
  'began) running=$pid ;;',
  'over) [ "$running" != "$pid" ] || running= ;;',
  '*) exit 0 ;;',
  'esac; done',
  'if [ -n "$running" ] && kill -s TERM -- "-$running"; then',
  'for second in 1 2 3; do kill -s 0 -- "-$running" || break; sleep 1; done',
  'kill -s KILL -- "-$running"',
  'fi',
  'exec "$@"',
].join('\n');

const NOBODY: StandingGuard = { began: () => undefined, over: () => undefined, letGo: () => undefined };

export const standLinkGuard: Guard = ({ argv, env }) => {
  if (process.platform === 'win32' || argv.length === 0) return NOBODY;
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'dialpost-guard', ...argv], {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // No shell, or one that somebody ended: then there is no guard, and the next start hangs up.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return {
    began: (pid) => void shell.stdin.write(`began ${pid}\n`),
    over: (pid) => void shell.stdin.write(`over ${pid}\n`),
    letGo: () => void shell.stdin.end('down\n'),
  };
};
