// The facts for "can the provider reach us": our doors and who came to them, the name
// others call and what DNS says of it, this computer's own addresses, and the hosts
// that bring us our mail. What they mean is judged in diagnose/reach-findings.
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../base/clock';
import { callsUs, collectMethods } from '../contract/collect';
import type { DiagnoseReach, ReachDoor, ReachProbe } from '../contract/diagnose/reach';
import { plainAddress } from '../contract/fields';
import { isLoopback, type Listener } from '../contract/listener';
import type { Settings } from '../contract/settings';
import type { Status } from '../contract/views';
import { serversOf } from '../diagnose/dns/ask';
import { lookAtHost } from '../diagnose/dns/look';
import { reachFindings } from '../diagnose/reach-findings';
import { accessOf, isAtHome } from '../access/networks';
import type { Callers } from '../reception/callers';

export interface ReachDeps {
  readonly clock: Clock;
  readonly startedAt: number;
  settings(): Settings;
  listeners(): Status['listeners'];
  callers(listener: string): ReturnType<Callers['of']>;
}

interface Provider {
  readonly host: string;
  readonly addresses: readonly string[];
}

const DNS_TIMEOUT = 5_000;
/** RFC 5737: an address that is nobody's, for a stranger's. */
const STRANGER = '203.0.113.1';

export async function probeReach(deps: ReachDeps, ask: DiagnoseReach, signal: AbortSignal): Promise<ReachProbe> {
  const settings = deps.settings();
  const servers = serversOf(
    ask.servers,
    settings.links.flatMap((l) => l.dnsServers),
  );
  const look = (host: string) => lookAtHost(host, servers, { clock: deps.clock, timeoutMs: DNS_TIMEOUT }, signal);
  const name = settings.organization.hostname;
  const [published, providers] = await Promise.all([
    look(name),
    Promise.all(
      hostsThatCall(settings).map(async (host): Promise<Provider> => ({
        host,
        addresses: isIP(host) ? [host] : ((await look(host)) ?? []).map((a) => a.address),
      })),
    ),
  ]);
  const doors = deps.listeners().flatMap((view) => {
    const listener = settings.listeners.find((l) => l.id === view.id && l.enabled);
    return listener ? [doorOf(listener, view, providers, deps.callers(view.id))] : [];
  });
  const seen = { needed: isNeeded(settings, doors), doors, name, published: published ?? [], own: ownAddresses() };
  const facts = {
    ...seen,
    dnsAnswered: published !== null,
    providers,
    loginRequired: settings.listeners.filter((l) => l.authentication === 'required').map((l) => l.id),
    since: new Date(deps.startedAt).toISOString(),
  };
  return { ...seen, findings: reachFindings(facts) };
}

/** Ways of collecting that end with the provider connecting to us, and whom they ask. */
function hostsThatCall({ connectors }: Settings): readonly string[] {
  const hosts = connectors
    .filter((c) => c.enabled)
    .flatMap(({ collect, route }) => {
      const smart = route.kind === 'smart-host' ? route.hosts.map(({ host }) => host) : [];
      return collectMethods(collect)
        .filter(callsUs)
        .flatMap((m) => ('host' in m && m.host !== null ? [m.host] : smart));
    });
  return [...new Set(hosts)];
}

/** Asked for by a way of collecting; or, where none is set, a door that lets strangers in is there for a reason. */
function isNeeded({ connectors }: Settings, doors: readonly ReachDoor[]): boolean {
  const methods = connectors.filter((c) => c.enabled).flatMap(({ collect }) => collectMethods(collect));
  return methods.length > 0
    ? methods.some(callsUs)
    : doors.some(({ heard, admits }) => heard === 'everywhere' && admits);
}

function doorOf(
  listener: Listener,
  { id, address, port, state }: Status['listeners'][number],
  providers: readonly Provider[],
  callers: ReturnType<Callers['of']>,
): ReachDoor {
  const known = providers.flatMap(({ addresses }) => addresses);
  const access = accessOf(listener);
  const providerOf = (remote: string): string | null =>
    providers.find(({ addresses }) => addresses.includes(plainAddress(remote)))?.host ?? null;
  const last =
    callers.find(({ remote }) => providerOf(remote) !== null) ?? callers.find(({ remote }) => !isAtHome(remote));
  return {
    listener: id,
    address,
    port,
    open: state === 'open',
    // A provider on this very computer (the practice one) needs no more than loopback.
    heard: isLoopback(address) && !known.some(isLoopback) ? 'this-computer' : 'everywhere',
    admits: (known.length > 0 ? known : [STRANGER]).some((one) => access.mayConnect(one)),
    lastCaller: last
      ? { remote: plainAddress(last.remote), at: new Date(last.at).toISOString(), provider: providerOf(last.remote) }
      : null,
  };
}

function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.filter(({ internal, address }) => !internal && !/^fe80:/i.test(address)).map(({ address }) => address);
}
