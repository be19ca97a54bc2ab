// Whether the programs that bring a line up and down are there: looked for where the
// system would look, and not started. Never rejects.
import { delimiter, join } from 'node:path';
import { type ProgramFound, programAt } from '../../base/run';
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { computerWords } from '../../words/diagnose/computer';
import { fail, pass } from './check';

export interface WantedLine {
  /** The line's name for people. */
  readonly name: string;
  /** What it runs: "pon", "/usr/local/bin/dial" …; none where nothing is dialled. */
  readonly programs: readonly string[];
  /** What brings the programs. */
  readonly mend: string;
}

/** One check a line. */
export async function checkPrograms(
  { name, programs, mend }: WantedLine,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ComputerCheck> {
  if (programs.length === 0) return pass('program', name, 'program-none', computerWords.good['program-none'](name));
  const found = await Promise.all(
    programs.map(async (program) => ({ program, found: await findProgram(program, env) })),
  );
  const bad = found.find((one) => one.found !== 'there');
  const about = `${name}: ${programs.join(', ')}`;
  const { good, bad: said } = computerWords;
  if (!bad) return pass('program', about, 'program-there', good['program-there'](name, programs));
  if (bad.found === 'missing')
    return fail('program', about, 'program-missing', { text: said['program-missing'](name, bad.program), mend });
  return fail('program', about, 'program-not-executable', said['program-not-executable'](name, bad.program));
}

/** As a program is started without a shell: a name with a slash is a place, any other is looked for in PATH. */
async function findProgram(program: string, env: NodeJS.ProcessEnv): Promise<ProgramFound> {
  const windows = process.platform === 'win32';
  const isPlace = program.includes('/') || (windows && program.includes('\\'));
  const folders = isPlace ? [''] : (env['PATH'] ?? env['Path'] ?? '').split(delimiter);
  const endings = windows ? ['', ...(env['PATHEXT'] ?? '.EXE;.COM').split(';')] : [''];
  const paths = folders.flatMap((folder) =>
    endings.map((ending) => (folder === '' ? program : join(folder, program)) + ending),
  );
  const found = await Promise.all(paths.map(programAt));
  return found.find((one) => one === 'there') ?? found.find((one) => one === 'not-executable') ?? 'missing';
}
