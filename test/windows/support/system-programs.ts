// A Windows whose netsh, schtasks, icacls and fltmc are played by system-programs.cjs: what
// they were called with, and which of them refuse.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shippedNode } from '../../../scripts/packages/shipped-node.mjs';
import { openWine, type StartOptions, type Wine, windowsPath } from '../../support/wine';

const STAND_IN = windowsPath(fileURLToPath(new URL('system-programs.cjs', import.meta.url)));
const PLAYED = ['netsh.exe', 'schtasks.exe', 'icacls.exe', 'fltmc.exe'];

export interface PlayedWindows {
  readonly wine: Wine;
  /** Runs a program to its end. */
  run(program: string, ...words: readonly string[]): ReturnType<Wine['run']>;
  start(program: string, ...words: readonly string[]): ReturnType<Wine['start']>;
  /** A path of C:, as Linux sees it. */
  at(path: string): string;
  /** Calls since the last look, a line each; of these programs alone. */
  called(...programs: readonly string[]): readonly string[];
  /** Calls that begin so are refused from now on. */
  refuse(...beginnings: readonly string[]): void;
}

export async function playedWindows(): Promise<PlayedWindows> {
  const wine = await openWine();
  const log = join(wine.driveC, 'called.txt');
  for (const name of PLAYED) {
    const file = join(wine.driveC, 'windows', 'system32', name);
    // Linked with the template's.
    rmSync(file, { force: true });
    cpSync(shippedNode('win-x64').program, file);
  }
  const how: StartOptions = {
    env: {
      LC_ALL: 'C.UTF-8',
      // Wine would take its own of that name.
      WINEDLLOVERRIDES: `mscoree,mshtml=;${PLAYED.join(',')}=n`,
      // In NODE_OPTIONS a backslash stands for the next letter.
      NODE_OPTIONS: `--require "${STAND_IN.replaceAll('\\', '\\\\')}"`,
    },
  };
  return {
    wine,
    run: (program, ...words) => wine.run(program, words, how),
    start: (program, ...words) => wine.start(program, words, how),
    at: (path) => join(wine.driveC, path.replace(/^C:\\/, '').replaceAll('\\', '/')),
    called(...programs) {
      const calls = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
      rmSync(log, { force: true });
      return calls.filter((call) => programs.some((name) => call.startsWith(`${name} `)));
    },
    refuse: (...beginnings) => writeFileSync(join(wine.driveC, 'refused.txt'), beginnings.join('\n')),
  };
}
