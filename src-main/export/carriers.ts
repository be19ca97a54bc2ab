// The connectors that carry mail, each as a service of Postfix's own: its name, where it
// hands mail on, and whether mail waits there until somebody releases it. And which of
// them serves which pattern: as Dialpost chooses where nothing is known of a message but
// its recipient. Pure.
import type { Connector, Route, SmartHost } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import { matchStrength } from '../mail/address';
import type { Notes } from './files';
import { nextHop, plainNames } from './syntax';

export interface Carrier {
  readonly connector: Connector;
  readonly link: Link | undefined;
  /** "conn_isp"; mailboxes are Dovecot's business. */
  readonly service: string;
  /** "[a]:587, [b]:587"; '' where each domain's own hosts are looked for. */
  readonly nextHop: string;
  /** What is handed on to, of a smart host. */
  readonly hosts: readonly SmartHost[];
  /** Mail waits in it until it is released. */
  readonly deferred: boolean;
}

type SmartHostRoute = Extract<Route, { kind: 'smart-host' }>;

/** Of a carrier, as it stands in transport(5). */
export function transportOf({ service, nextHop: hop }: Carrier): string {
  return `${service}:${hop}`;
}

/** Those in use, in the order of the settings. */
export function postfixCarriers({ connectors, links }: Settings, notes: Notes): readonly Carrier[] {
  const names = plainNames(connectors.map(({ id }) => id));
  return connectors
    .filter(({ enabled }) => enabled)
    .map((connector): Carrier => {
      const link = links.find(({ id }) => id === connector.link);
      const { route, schedule, holdForRemote, id } = connector;
      if (route.kind === 'mailboxes')
        return { connector, link, service: 'lmtp', nextHop: MAILBOXES, hosts: [], deferred: false };
      const deferred = holdForRemote !== null || schedule.kind !== 'always' || (link !== undefined && isDialled(link));
      const hosts = route.kind === 'smart-host' ? carriedHosts(route, id, notes) : [];
      const hop = hosts.map(({ host, port }) => nextHop(host, port)).join(', ');
      return { connector, link, service: `conn_${names.get(id) ?? id}`, nextHop: hop, hosts, deferred };
    });
}

/** Where Dovecot takes mail, below Postfix's queue directory. */
const MAILBOXES = 'unix:private/dovecot-lmtp';

/** A service of master.cf begins with TLS or does not, so those that do otherwise than the first are left out. */
function carriedHosts({ hosts }: SmartHostRoute, id: string, notes: Notes): readonly SmartHost[] {
  const isImplicit = hosts[0]?.security === 'implicit';
  return hosts.filter(({ security, host }) => {
    const fits = (security === 'implicit') === isImplicit;
    if (!fits) notes.add('mixed-tls', `connectors[${id}].route.hosts[${host}]`);
    return fits;
  });
}

export interface Served {
  readonly pattern: string;
  readonly carrier: Carrier;
}

/** Carries mail of anybody, whichever way it came in. */
function isForAll({ connector: { restrictions, content, listeners } }: Carrier): boolean {
  return restrictions.default === 'accept' && content.normal && listeners === 'all';
}

/** Is it one of those by whose senders mail for everywhere is told apart? The table of senders speaks of it then. */
export function isBySender({ connector }: Carrier): boolean {
  return connector.restrictions.except.length > 0 && connector.addressSpaces.some(({ pattern }) => pattern === '*');
}

/** Who serves each pattern: whoever carries all mail for it, then the lowest cost, then the order of the settings. */
export function servedPatterns(carriers: readonly Carrier[], notes: Notes): readonly Served[] {
  const asked = carriers
    .flatMap((carrier) => carrier.connector.addressSpaces.map((space) => ({ ...space, carrier })))
    .sort((a, b) => Number(isForAll(b.carrier)) - Number(isForAll(a.carrier)) || a.cost - b.cost);
  const first = new Map<string, Served>();
  for (const { pattern, carrier } of asked) {
    const key = pattern.toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, { pattern: key, carrier });
    else if (before.carrier !== carrier && !(key === '*' && (isBySender(carrier) || isBySender(before.carrier))))
      notes.add('second', `connectors[${carrier.connector.id}].addressSpaces[${pattern}]`);
  }
  return [...first.values()];
}

/** Who carries mail for one of our own domains: never one that serves it by "*" alone. */
export function carrierOfOwn(domain: string, served: readonly Served[]): Carrier | null {
  const address = `postmaster@${domain}`;
  const [best] = served
    .filter(({ pattern, carrier }) => pattern !== '*' || carrier.connector.route.kind === 'mailboxes')
    .map(({ pattern, carrier }) => ({ carrier, strength: matchStrength(pattern, address) }))
    .filter(({ strength }) => strength > 0 && strength < WHOLE_ADDRESS)
    .sort((a, b) => b.strength - a.strength);
  return best?.carrier ?? null;
}

/** matchStrength of a whole address: it says nothing of its domain. */
const WHOLE_ADDRESS = 2000;
