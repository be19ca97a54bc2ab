// The service of this computer, from the window: what there is of it, installed and removed
// by the command line with rights for which the system asks a person. The app's own relay
// ends for it in order when it is asked to, and the app steers whoever has the folder then.
import { systemClock } from '../../base/clock';
import { createRun, DISMISSED, NOT_ALLOWED, ranText } from '../../base/run';
import type { DesktopRequests } from '../../contract/bridge';
import { ContractError } from '../../contract/errors';
import type { DaemonSeen } from '../../contract/window/daemon-seen';
import { askingRights, typedLine } from '../../daemon/asking-rights';
import { daemonSystem, type DaemonSystem, placesOn } from '../../daemon/daemon-places';
import { findDaemon } from '../../daemon/found';
import { runnable } from '../../daemon/runnable';
import { isSameFolder } from '../../daemon/steered';
import { windowsWord } from '../../daemon/task-xml';
import { desktopWords } from '../../words/desktop';

type Wishes = Pick<DesktopRequests, 'see-daemon' | 'install-daemon' | 'remove-daemon'>;
type Action = 'install' | 'remove';

export interface DaemonWishesDeps {
  /** Whose relay the app steers. */
  readonly folder: string;
  /** It is this app's own: without the service the app goes on with it. */
  readonly isOwn: boolean;
  /** The command line that lies beside the app. */
  readonly beside: string;
  /** The relay that is steered runs as a service, whoever wrote its file. */
  isDaemon(): Promise<boolean>;
  lend(to: 'daemon' | 'app', act: () => Promise<boolean>): Promise<boolean>;
}

/** A person may have to look for a password first, and the relay that ends may have to hang up. */
const LIMIT = 900_000;

export function daemonWishes(deps: DaemonWishesDeps): Wishes {
  let busy = false;
  const once = async (act: () => Promise<boolean>): Promise<{ readonly done: boolean }> => {
    if (busy) throw new ContractError('refused', desktopWords.daemon.busy);
    busy = true;
    try {
      return { done: await act() };
    } finally {
      busy = false;
    }
  };
  return {
    'see-daemon': () => seen(deps),
    'install-daemon': () => once(() => deps.lend('daemon', () => perform('install', deps))),
    'remove-daemon': () => once(() => deps.lend('app', () => perform('remove', deps))),
  };
}

async function seen(deps: DaemonWishesDeps): Promise<DaemonSeen> {
  const there = await whatIsThere(deps);
  const argv = await argvOf(there.state === 'none' ? 'install' : 'remove', deps);
  const system = daemonSystem(process.platform);
  const asks = system && argv && deps.isOwn ? (await askingRights(system, argv, process.env)) !== null : false;
  return { ...there, asks, command: system && argv && typed(system, argv) };
}

/** By an administrator, in a terminal; on Windows in one that was opened as one. */
function typed(system: DaemonSystem, argv: readonly string[]): string {
  return system === 'win32' ? argv.map(windowsWord).join(' ') : typedLine(['sudo', ...argv]);
}

async function whatIsThere({
  folder,
  isDaemon,
}: DaemonWishesDeps): Promise<Pick<DaemonSeen, 'state' | 'folder' | 'packaged'>> {
  const system = daemonSystem(process.platform);
  const found = system && (await findDaemon(placesOn(system, process.env)));
  const packaged = found?.packaged ?? false;
  if (!found || (found.record && packaged && !(await isDaemon())))
    return { state: (await isDaemon()) ? 'here' : 'none', folder, packaged: false };
  const { record } = found;
  if (record && (await isSameFolder(record.data, folder))) return { state: 'here', folder, packaged };
  return { state: 'elsewhere', folder: record?.data ?? null, packaged };
}

/** null: nothing on this computer could run it. */
async function argvOf(action: Action, { folder, beside }: DaemonWishesDeps): Promise<readonly string[] | null> {
  const system = daemonSystem(process.platform);
  if (system === null) return null;
  const program = await runnable({ run: createRun(systemClock), system, env: process.env, beside });
  return program && [...program, 'service', action, ...(action === 'install' ? ['--data', folder] : [])];
}

/** Resolves false where the person said no. Rejects with why it was not done. */
async function perform(action: Action, deps: DaemonWishesDeps): Promise<boolean> {
  const system = daemonSystem(process.platform);
  const argv = await argvOf(action, deps);
  const asking = system && argv && (await askingRights(system, argv, process.env));
  if (!system || !argv || !asking || !deps.isOwn) throw new ContractError('refused', desktopWords.daemon.noQuestion);
  const ran = await createRun(systemClock)({ argv: asking, limitMs: LIMIT });
  if (ran.end === 'exit' && ran.code === 0) return true;
  if (ran.code === DISMISSED) return false;
  if (ran.code === NOT_ALLOWED) throw new ContractError('refused', desktopWords.daemon.notAllowed(typed(system, argv)));
  const said = /^dialpost: (.+)$/m.exec(ran.output)?.[1];
  throw new ContractError('refused', said ?? ranText(ran, typed(system, argv), LIMIT));
}
