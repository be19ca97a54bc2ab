// The signals that end `dialpost serve`: SIGTERM, SIGINT (Ctrl+C), on Windows SIGBREAK
// (Ctrl+Break), and SIGHUP, the end of its terminal, because a line must not be left up
// by a window that was closed. Whoever starts a program with nohup wants it to outlive
// the terminal, and says so by having SIGHUP ignored; Node forgets that before any
// script runs (src/node.cc sets all signals to their defaults), so it is known by what
// else nohup leaves behind. LIMIT: nohup with its output read through a pipe, from a
// shell that does not say in $_ what it ran, is not seen.
import { fstatSync, readFileSync } from 'node:fs';

export interface Surroundings {
  /** stdin, stdout, stderr: is somebody at the other end (a terminal, a pipe, a socket)? */
  readonly attended: readonly boolean[];
  /** $_: the command as the shell ran it. */
  readonly ranAs: string;
  /** /proc/PARENT/status, "" where there is none. */
  readonly parent: string;
}

const SIGHUP_BIT = 1n;

/** True where the end of a terminal is not to end us. */
export function outlivesTerminal({ attended, ranAs, parent }: Surroundings): boolean {
  const ignored = /^SigIgn:\s*([0-9a-f]+)$/m.exec(parent)?.[1] ?? '0';
  return (
    /(^|\/)nohup$/.test(ranAs) ||
    (BigInt(`0x${ignored}`) & SIGHUP_BIT) !== 0n ||
    attended.every((somebody) => !somebody)
  );
}

/**
 * Resolves at the first of the signals that end us; a second one ends the process at once, but for SIGHUP: a terminal
 * that goes is told of by the kernel and by the shell, and no person is in a hurry.
 */
export function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => resolve();
    process.once('SIGTERM', heard);
    process.once('SIGINT', heard);
    if (process.platform === 'win32') process.once('SIGBREAK', heard);
    if (outlivesTerminal(surroundings())) process.on('SIGHUP', () => undefined);
    else process.on('SIGHUP', heard);
  });
}

function surroundings(): Surroundings {
  return { attended: [0, 1, 2].map(isAttended), ranAs: process.env['_'] ?? '', parent: statusOf(process.ppid) };
}

function isAttended(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    // A device that is no terminal is /dev/null, which nohup gives for a terminal's input.
    return found.isFIFO() || found.isSocket() || (found.isCharacterDevice() && isTerminal(descriptor));
  } catch {
    return false;
  }
}

function isTerminal(descriptor: number): boolean {
  return [process.stdin, process.stdout, process.stderr][descriptor]?.isTTY ?? false;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
