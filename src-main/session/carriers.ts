// Who carries a connector's mail and who asks for ours: the rooms delivery and
// collect, handed what they need of the session they work in.
import { join } from 'node:path';
import { type Clock, sleep } from '../base/clock';
import type { Log } from '../base/log';
import { assertNever } from '../base/never';
import { collectInOrder } from '../collect/collect';
import type { CollectDeps, SwappedHost, CollectResult } from '../collect/method';
import { openCommandConnection } from '../collect/command-connection';
import type { Inbox } from '../collect/fetched';
import type { Announcements } from '../contract/announcements';
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import type { Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Status } from '../contract/views';
import { deliverDirect } from '../delivery/direct';
import { deliverMailboxes } from '../mailboxes/deliver';
import { deliverSmartHost, type SmartHostDeps } from '../delivery/smart-host';
import type { Source, Summary } from '../delivery/source';
import type { LocalMail } from '../mailboxes/local-mail';
import { toKnown } from './fetched-mail';
import type { Carriers, SessionContext } from './deps';
import type { LogContext, Logs } from '../logs/logs';
import type { Timeouts } from '../smtp/timeouts';
import { leadsHere, ourselves } from './ourselves';

export interface CarrierDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The data folder. */
  readonly dir: string;
  readonly intake: {
    readonly admit: Inbox['admit'];
    /** Has this address of ours a mailbox, or somewhere to go? */
    knows(address: string): boolean;
  };
  readonly local: LocalMail;
  readonly signIns: {
    readonly token: SmartHostDeps['token'];
    renewUnused(signal: AbortSignal): Promise<readonly string[]>;
  };
  /** For the protocol log. */
  readonly logTap: Logs['logTap'];
  readonly announcements: Announcements;
  readonly doors: {
    /** Takes mail on a line whose roles were swapped. */
    readonly serve: SwappedHost['serve'];
    /** Our own listeners, as they are now. */
    views(): Status['listeners'];
  };
  settings(): Settings;
}

export function openCarriers(parts: CarrierDeps): Omit<Carriers, 'errand'> {
  return {
    deliver: (connector, source, context) => deliver({ parts, connector, source, context }),
    collect: (connector, context) => collectHeld(parts, connector, context),
    renewSignIns: (signal) => parts.signIns.renewUnused(signal),
  };
}

function deliver(work: Carrying): Promise<Summary> {
  const { route } = work.connector;
  switch (route.kind) {
    case 'smart-host':
      return bySmartHost(work, route);
    case 'mailboxes':
      return intoMailboxes(work, route);
    case 'direct':
      return straight(work, route);
    default:
      return assertNever(route);
  }
}

/** One connector's sending in one session. */
interface Carrying {
  readonly parts: CarrierDeps;
  readonly connector: Connector;
  readonly source: Source;
  readonly context: SessionContext;
}

type RouteOf<Kind extends Connector['route']['kind']> = Extract<Connector['route'], { kind: Kind }>;

function bySmartHost(work: Carrying, route: RouteOf<'smart-host'>): Promise<Summary> {
  const { parts, connector, source, context } = work;
  const { clock, signIns } = parts;
  const { signal, link, kept } = context;
  const encrypted: SmartHostDeps['encrypted'] = (host, socket) =>
    parts.announcements.tell('certificate-seen', {
      connector: connector.id,
      host,
      ends: Date.parse(socket.getPeerCertificate().valid_to),
    });
  const keep: SmartHostDeps['keep'] = (host, connection) => kept.keep(connector.id, host, connection);
  const deps = { ...lineOf(work), token: signIns.token, encrypted, keep };
  return withFirstTry(link, clock, signal, (timeouts) =>
    deliverSmartHost(route, source, { ...deps, timeouts }, signal),
  );
}

/** Between two tries on a line that dials itself: a refusal by our own computer comes at once, a dial takes seconds. */
const PAUSE_MS = 5_000;

/**
 * Runs `attempt` with the patience that `link` needs. A line that dials itself when the first packet leaves gets the
 * time a dial may take, and where nobody could be reached at all it is tried once more, because the packets that woke
 * the line are often lost. On every other line the first try decides.
 */
export async function withFirstTry(
  link: Link,
  clock: Clock,
  signal: AbortSignal,
  attempt: (timeouts: Partial<Timeouts>) => Promise<Summary>,
): Promise<Summary> {
  if (link.kind !== 'on-demand') return attempt({});
  const long = link.dialTimeoutSeconds * 1000;
  const first = await attempt({ dns: long, connect: long });
  if (first.connections > 0 || first.trouble?.kind !== 'unreachable' || signal.aborted) return first;
  await sleep(clock, PAUSE_MS, signal);
  return signal.aborted ? first : attempt({});
}

function intoMailboxes({ parts, connector, source, context }: Carrying, route: RouteOf<'mailboxes'>): Promise<Summary> {
  const { clock, log, local } = parts;
  const list = local.list(connector, route, parts.settings().organization);
  const { dir: mailboxDir, quotas, broken } = local;
  const { progress, signal } = context;
  return deliverMailboxes(
    source,
    { clock, log, progress, mailboxDir, quotas, broken, list, admit: parts.intake.admit },
    signal,
  );
}

/** To the recipients' own hosts. */
function straight(work: Carrying, route: RouteOf<'direct'>): Promise<Summary> {
  const { parts, source, context } = work;
  const { signal, link } = context;
  const deps = { ...lineOf(work), ...ourselves(parts.settings(), route.port) };
  return withFirstTry(link, parts.clock, signal, (timeouts) =>
    deliverDirect(route, source, { ...deps, timeouts }, signal),
  );
}

/** What every way out over a line needs to know of it. */
function lineOf({ parts, connector, context }: Carrying) {
  return {
    clock: parts.clock,
    log: parts.log,
    transcript: context.transcript,
    progress: context.progress,
    cut: context.cut,
    hostname: parts.settings().organization.hostname,
    name: nameOfConnector(connector),
    dnsServers: context.link.dnsServers,
    logTap: parts.logTap(logContextOf(connector, context)),
    leadsHere: leadsHere(parts.doors.views()),
  };
}

/** On a swapped line the provider has round trips of its own to make before each message; milliseconds. */
const SHORTEST_SILENCE = 10_000;

function collectHeld(
  parts: CarrierDeps,
  connector: Connector,
  context: SessionContext,
): Promise<readonly CollectResult[]> {
  const { clock, log } = parts;
  const { token } = parts.signIns;
  const { organization } = parts.settings();
  const smartHosts = connector.route.kind === 'smart-host' ? connector.route.hosts : [];
  const { hostname, domains, postmaster } = organization;
  const { transcript, link, signal, kept } = context;
  const { dnsServers } = link;
  const logTap = parts.logTap(logContextOf(connector, context));
  const open = openCommandConnection({ clock, transcript, hostname, dnsServers, logTap, token }, (host) =>
    kept.take(connector.id, host),
  );
  const inbox: Inbox = {
    admit: (envelope) =>
      parts.intake.admit({ ...toKnown(envelope, parts.intake.knows, postmaster), cameBy: context.session }),
    domains,
    hostname,
    postmaster,
    seenDir: join(parts.dir, 'collect'),
  };
  const deps: CollectDeps = {
    clock,
    log,
    transcript,
    logTap,
    domains,
    smartHosts,
    reach: { dnsServers, token },
    inbox,
    open,
    swapped: {
      serve: parts.doors.serve,
      silence: Math.max(SHORTEST_SILENCE, connector.wait.firstMessageSeconds * 1000),
    },
  };
  return collectInOrder(collectMethods(connector.collect), deps, signal);
}

const logContextOf = (connector: Connector, { session, link }: SessionContext): LogContext => ({
  session,
  connector: connector.id,
  link: link.id,
});

export function nameOfConnector(connector: Connector): string {
  return connector.name === '' ? connector.id : connector.name;
}
