// How a program of the settings is started on this system. On Windows a batch file
// (.cmd, .bat) is no program: Node refuses to start one without a shell, because cmd.exe
// reads its arguments by rules of its own. It is handed to cmd.exe here with every word
// in quotes, and words that cmd.exe would take apart all the same are refused. Pure.
import { win32 } from 'node:path';
import { baseWords } from '../words/base';

export type Start =
  | { readonly ok: true; readonly program: string; readonly args: readonly string[]; readonly verbatim: boolean }
  | { readonly ok: false; readonly text: string };

/**
 * In quotes cmd.exe still replaces %NAME% (and !NAME! where that is on) and ends at a line end; a quote ends the
 * quoting.
 */
const UNQUOTABLE = /["%!\r\n]/;

export function isBatchFile(program: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && /\.(cmd|bat)$/i.test(program.trimEnd());
}

export function startOf(
  argv: readonly string[],
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Start {
  const [program = '', ...args] = argv;
  if (!isBatchFile(program, platform)) return { ok: true, program, args, verbatim: false };
  const bad = argv.find((word) => UNQUOTABLE.test(word));
  if (bad !== undefined)
    return {
      ok: false,
      text: baseWords.program.batchFile(program, JSON.stringify(bad)),
    };
  const line = argv.map((word) => `"${word}"`).join(' ');
  return {
    ok: true,
    program: env['ComSpec'] ?? win32.join(systemRoot(env), 'System32', 'cmd.exe'),
    args: ['/d', '/s', '/c', `"${line}"`],
    verbatim: true,
  };
}

/** A program of Windows itself by its whole path: what else is called so and lies in the PATH is not ours to run. */
export function systemProgram(name: string, env: NodeJS.ProcessEnv = process.env): string {
  return win32.join(systemRoot(env), 'System32', name);
}

function systemRoot(env: NodeJS.ProcessEnv): string {
  return env['SystemRoot'] ?? env['windir'] ?? 'C:\\Windows';
}
