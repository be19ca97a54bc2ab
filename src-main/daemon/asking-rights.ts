// How a program is run with an administrator's rights where the system itself asks a person
// for them: polkit's pkexec on Linux, the question of Windows' user account control.
import { posix, win32 } from 'node:path';
import { DISMISSED, programAt } from '../base/run';
import type { DaemonSystem } from './daemon-places';
import { windowsWord } from './task-xml';

type Environment = Readonly<Record<string, string | undefined>>;

/** The words that run `argv` so; null: this system has no such question (macOS), or not its program (pkexec). */
export async function askingRights(
  system: DaemonSystem,
  argv: readonly string[],
  env: Environment,
): Promise<readonly string[] | null> {
  switch (system) {
    case 'linux': {
      const pkexec = await onPath(system, ['pkexec'], env);
      return pkexec === null ? null : [pkexec, ...argv];
    }
    case 'darwin':
      return null;
    case 'win32':
      return elevated(argv, env);
  }
}

/** The whole path of the first of `names` that stands on PATH; null: none does. */
export async function onPath(system: DaemonSystem, names: readonly string[], env: Environment): Promise<string | null> {
  const { join, delimiter, isAbsolute } = system === 'win32' ? win32 : posix;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name))))
    if ((await programAt(path)) === 'there') return path;
  return null;
}

/** A program that was raised writes to nobody: only its exit code comes back, 126 where the person said no. */
function elevated([program = '', ...args]: readonly string[], env: Environment): readonly string[] {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const script = [
    `try { $p = Start-Process -FilePath ${quoted(program)} -ArgumentList ${quoted(args.map(windowsWord).join(' '))}`,
    `-Verb RunAs -WindowStyle Hidden -Wait -PassThru -ErrorAction Stop; exit $p.ExitCode } catch { exit ${DISMISSED} }`,
  ].join(' ');
  const shell = win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  return [shell, '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
}

/** `argv` as a person types it in a shell of Unix. */
export function typedLine(argv: readonly string[]): string {
  return argv.map((one) => (/^[\w@%+=:,./-]+$/.test(one) ? one : `'${one.replaceAll("'", "'\\''")}'`)).join(' ');
}
