// What this computer is looked at for: the doors, lines and smart hosts of the
// settings, or of the draft that was handed in with the question.
import type { Clock } from '../base/clock';
import type { ComputerProbe, DiagnoseComputer } from '../contract/diagnose/computer';
import { isDialled, type Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Status } from '../contract/views';
import { clockMemory, type ComputerWants, probeComputer } from '../diagnose/computer/probe';
import type { WantedName } from '../diagnose/computer/name-check';
import type { WantedDoor } from '../diagnose/computer/port-check';
import { programsOf } from '../link/kinds';
import { BUILT } from '../base/version';
import { computerWords } from '../words/diagnose/computer';

export interface ComputerProbeDeps {
  readonly clock: Clock;
  /** The data folder. */
  readonly dir: string;
  zone(): string;
  settings(): Settings;
  listeners(): Status['listeners'];
  line(link: string): { readonly state: string };
}

const DNS_TIMEOUT = 5_000;
/** Room for some of the largest messages, and for the journal beside them. */
const LARGEST_KEPT = 4;
const LEAST = 104_857_600;

/** Looks at the computer; one that is asked again knows whether the clock jumped since. */
export function createComputerProbe(deps: ComputerProbeDeps): (ask: DiagnoseComputer) => Promise<ComputerProbe> {
  const memory = clockMemory(deps.clock);
  return (ask) => {
    const { clock, dir } = deps;
    const settings = deps.settings();
    const open = deps.listeners().filter(({ state }) => state === 'open');
    const wants: ComputerWants = {
      doors: ask.doors ?? doorsOf(settings),
      lines:
        ask.links?.map((link) => ({ name: link.name || computerWords.unnamedLine, ...programsOf(link) })) ??
        settings.links.map((link) => ({ name: link.name || link.id, ...programsOf(link) })),
      names: namesOf(ask, settings, deps),
      folder: dir,
      needBytes: Math.max(LEAST, LARGEST_KEPT * Math.max(0, ...settings.listeners.map((l) => l.maxMessageBytes))),
    };
    return probeComputer(wants, { clock, zone: deps.zone(), built: BUILT, dnsTimeoutMs: DNS_TIMEOUT, open }, memory);
  };
}

function doorsOf({ listeners }: Settings): readonly WantedDoor[] {
  return listeners.filter(({ enabled }) => enabled).map(({ address, port }) => ({ address, port }));
}

function namesOf(ask: DiagnoseComputer, settings: Settings, deps: ComputerProbeDeps): readonly WantedName[] {
  const { links, connectors } = settings;
  if (ask.hosts) {
    const line = standing(ask.links ?? links, links, deps);
    return ask.hosts.map((host) => ({ host, line, servers: ask.servers }));
  }
  return connectors
    .filter(({ enabled }) => enabled)
    .flatMap(({ route, link: id }) => {
      const own = links.filter((link) => link.id === id);
      const line = standing(own, own, deps);
      const servers = ask.servers.length > 0 ? ask.servers : (own[0]?.dnsServers ?? []);
      return route.kind === 'smart-host' ? route.hosts.map(({ host }) => ({ host, line, servers })) : [];
    });
}

/** How the lines stand that a question would go over: there only where every one is. */
function standing(
  wanted: readonly Pick<Link, 'kind'>[],
  stored: readonly Link[],
  deps: ComputerProbeDeps,
): WantedName['line'] {
  if (stored.some((link) => isDialled(link) && deps.line(link.id).state === 'up')) return 'there';
  if (wanted.some(isDialled)) return 'down';
  return wanted.some(({ kind }) => kind === 'on-demand') ? 'on-demand' : 'there';
}
