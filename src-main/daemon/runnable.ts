// What could run the relay without the desktop app: a service is started by the system, and
// the app's own Electron is no Node. The package without a window brings one; else the
// computer's Node runs the command line that lies beside the app.
import { access } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { appImageOf } from '../base/version';
import type { Run } from '../base/run';
import { onPath } from './asking-rights';
import type { DaemonSystem } from './daemon-places';

const PACKAGED: readonly string[] = ['/usr/lib/dialpost-relay/node', '/usr/lib/dialpost-relay/cli.js'];
/** The oldest that runs the command line. */
const NODE_NEEDED = [20, 19] as const;

interface RunnableDeps {
  readonly run: Run;
  readonly system: DaemonSystem;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The command line that lies beside the app; a whole path. */
  readonly beside: string;
}

/** The words before a command of Dialpost's: whole paths, the program first; null: there is nothing to run it by. */
export async function runnable({ run, system, env, beside }: RunnableDeps): Promise<readonly string[] | null> {
  const packaged = system === 'win32' ? await setUpOnWindows(env) : PACKAGED;
  if (packaged && (await areThere(packaged))) return packaged;
  if (appImageOf(beside, env) !== null) return null;
  const node = await onPath(system, system === 'win32' ? ['node.exe'] : ['node'], env);
  if (node === null || !(await areThere([beside]))) return null;
  const { output } = await run({ argv: [node, '--version'], limitMs: 15_000 });
  return isNewEnough(output) ? [node, beside] : null;
}

/** The setup puts `bin` on PATH, beside what it starts. */
async function setUpOnWindows(env: RunnableDeps['env']): Promise<readonly string[] | null> {
  const command = await onPath('win32', ['dialpost.cmd'], env);
  const folder = command === null ? null : win32.dirname(win32.dirname(command));
  return folder === null ? null : ['node.exe', 'cli.js'].map((name) => win32.join(folder, 'relay', name));
}

export function isNewEnough(version: string): boolean {
  const [, major = '0', minor = '0'] = /v(\d+)\.(\d+)\./.exec(version) ?? [];
  const [needed, neededMinor] = NODE_NEEDED;
  return Number(major) > needed || (Number(major) === needed && Number(minor) >= neededMinor);
}

async function areThere(paths: readonly string[]): Promise<boolean> {
  const looked = paths.map((path) =>
    posix.isAbsolute(path) || win32.isAbsolute(path) ? access(path) : Promise.reject(),
  );
  return Promise.all(looked).then(
    () => true,
    () => false,
  );
}
