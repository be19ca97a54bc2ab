// What the diagnose methods do: the probes of the room diagnose, handed the settings
// they ask about. A stored password goes only to the very host, port and security it
// was stored for.
import { reachable } from '../reception/listeners';
import type { DiagnoseSmtp, Situation } from '../contract/diagnose/diagnose';
import { collectMethods } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { ContractError } from '../contract/errors';
import { passwordText } from '../contract/fields';
import { isDialled, lineToTry, type Link } from '../contract/link';
import type { Handlers, Params, Results } from '../contract/methods';
import type { Grant } from '../contract/sign-in/grant';
import type { Settings } from '../contract/settings';
import { probeCollect } from '../diagnose/collect-probe';
import { probeDns } from '../diagnose/dns/probe';
import { type ProbedLink, probeLink } from '../diagnose/link-probe';
import { probeRelay } from '../diagnose/relay-probe';
import { type ProbeDeps, probeSmtp } from '../diagnose/smtp-probe';
import type { ProbeTarget } from '../diagnose/smtp-seen';
import { type ComputerProbeDeps, createComputerProbe } from './computer';
import { probeLogin } from './mailbox-login';
import { probeReach, type ReachDeps } from './reach';
import type { Token } from '../smtp/auth/token';
import { relayWords } from '../words/relay';

/** A line that was made for a try is done with when that is over and it is down. */
type TriedLine = ProbedLink & { done?(): void };

export interface ProbesDeps extends ComputerProbeDeps, ReachDeps {
  /** `draft`: the line as it is typed, where that is another than the one that holds. */
  line(link: string, draft?: Link): TriedLine;
  /** True while a session uses the link. */
  inUse(link: string): boolean;
  /** A token for a sign-in as it is typed or stored, to be shown to `host`. */
  tokenFor(grant: Grant, host: string, signal: AbortSignal, refused?: string): Promise<Token>;
  book(link: Link, startedAt: number, seconds: number): Promise<void>;
}

export type Probes = Pick<
  Handlers,
  | 'diagnose.dns'
  | 'diagnose.smtp'
  | 'diagnose.link'
  | 'diagnose.relay'
  | 'diagnose.computer'
  | 'diagnose.collect'
  | 'diagnose.mailbox'
  | 'diagnose.reach'
>;

/** No probe takes longer, whatever it meets. */
const LONGEST = 600_000;
const DNS_TIMEOUT = 5_000;
const RELAY_TIMEOUT = 10_000;

export function createProbes(deps: ProbesDeps): Probes {
  const running = new Set<string>();
  const limit = (): AbortSignal => AbortSignal.timeout(LONGEST);
  return {
    'diagnose.dns': (ask) => probeDns(ask, dnsDeps(deps, ask.domain), limit()),
    'diagnose.smtp': (ask) => probeSmtp(targetOf(ask, deps), smtpDeps(deps, ask), limit()),
    'diagnose.collect': (ask) => probeCollect(targetOf(ask, deps), smtpDeps(deps, ask), limit()),
    'diagnose.computer': createComputerProbe(deps),
    'diagnose.mailbox': (ask) => probeLogin(ask, { ...deps, dnsServers: linkServers(deps.settings()) }),
    'diagnose.reach': (ask) => probeReach(deps, ask, limit()),
    'diagnose.relay': (ask) => relay(deps, ask, limit()),
    'diagnose.link': async (ask) => {
      const link = ask.draft ? typedLink(ask.draft, deps.settings()) : linkOf(deps.settings(), ask.link);
      if (running.has(link.id)) throw new ContractError('refused', relayWords.testedAlready(link.id));
      running.add(link.id);
      return probe(deps, link, ask.draft !== undefined, limit()).finally(() => running.delete(link.id));
    },
  };
}

async function probe(
  deps: ProbesDeps,
  link: Link,
  typed: boolean,
  signal: AbortSignal,
): Promise<Results['diagnose.link']> {
  const startedAt = deps.clock.now();
  const inUse = (): boolean => deps.inUse(link.id);
  // What the disk does not take now goes with the next booking.
  const booked = (seconds: number): void => void deps.book(link, startedAt, seconds).catch(() => undefined);
  const line = deps.line(link.id, typed ? link : undefined);
  const result = await probeLink(link, line, { clock: deps.clock, inUse, booked }, signal);
  // One that will not hang up is tried on until it does: money runs.
  if (line.state === 'down') line.done?.();
  return result;
}

/** A typed line, with the password stored for it where it still dials the same entry as the same user. */
function typedLink(draft: Link, { links }: Settings): Link {
  if (draft.password === null || typeof draft.password === 'string') return draft;
  const same = links.find(
    ({ id, kind, entry, username }) =>
      id === draft.id && kind === draft.kind && entry === draft.entry && username === draft.username,
  );
  return { ...draft, password: same?.password ?? null };
}

function linkOf({ links }: Settings, id: string | undefined): Link {
  const link = lineToTry(links, id);
  if (!link)
    throw new ContractError(
      'not-found',
      relayWords.missing.link(
        id ?? '',
        links.map((l) => l.id),
      ),
    );
  return link;
}

/** The name servers of the first link that names some. */
function linkServers({ links }: Settings): readonly string[] {
  return links.find((l) => l.dnsServers.length > 0)?.dnsServers ?? [];
}

function smtpDeps({ clock, settings }: ProbesDeps, { timeoutSeconds }: { readonly timeoutSeconds: number }): ProbeDeps {
  return {
    clock,
    hostname: settings().organization.hostname,
    dnsServers: linkServers(settings()),
    timeoutMs: timeoutSeconds * 1000,
  };
}

function dnsDeps({ clock, settings }: ProbesDeps, domain: string) {
  const { organization, connectors, links } = settings();
  const situation: Situation = links.some(isDialled) ? 'provider-dialup' : 'provider-permanent';
  return {
    clock,
    situation,
    timeoutMs: DNS_TIMEOUT,
    hostname: organization.domains.includes(domain) ? organization.hostname : `mail.${domain}`,
    providerHosts: [...new Set(connectors.flatMap(holdingHosts))],
    servers: linkServers(settings()),
  };
}

/** Who is asked for our held mail by ETRN or ATRN is who holds it. */
function holdingHosts({ collect, route }: Settings['connectors'][number]): readonly string[] {
  return collectMethods(collect).flatMap((method) => {
    if (method.method === 'atrn') return [method.host];
    if (method.method !== 'etrn') return [];
    return [method.host ?? (route.kind === 'smart-host' ? route.hosts[0]?.host : undefined) ?? []].flat();
  });
}

function targetOf(
  { host, port, security, auth, verifyCertificate: wanted }: DiagnoseSmtp,
  deps: ProbesDeps,
): ProbeTarget {
  const stored = storedHost(deps.settings(), host, port);
  const verifyCertificate = (auth.kind === 'stored' ? undefined : wanted) ?? stored?.verifyCertificate ?? true;
  if (auth.kind !== 'stored')
    return { host, port, security, verifyCertificate, credentials: credentialsOf(auth, host, deps) };
  const credentials = stored ? credentialsOf(stored.auth, host, deps) : null;
  if (!stored || !credentials) throw new ContractError('refused', relayWords.missing.password(host, port));
  return { host, port, security: stored.security, verifyCertificate, credentials };
}

function credentialsOf(
  auth: Exclude<DiagnoseSmtp['auth'], { kind: 'stored' }> | SmartHost['auth'],
  host: string,
  { tokenFor }: ProbesDeps,
): ProbeTarget['credentials'] {
  switch (auth.kind) {
    case 'none':
      return null;
    case 'password':
      return { username: auth.username, password: passwordText(auth.password) };
    case 'oauth2': {
      const { kind: _kind, ...grant } = auth;
      return { username: auth.username, token: (signal, refused) => tokenFor(grant, host, signal, refused) };
    }
  }
}

function storedHost({ connectors }: Settings, host: string, port: number): SmartHost | undefined {
  const hosts = connectors.flatMap(({ route }) => (route.kind === 'smart-host' ? route.hosts : []));
  return hosts.find((h) => h.host.toLowerCase() === host.toLowerCase() && h.port === port);
}

function relay(
  { clock, settings, listeners }: ProbesDeps,
  { listener: id }: Params<'diagnose.relay'>,
  signal: AbortSignal,
): Promise<Results['diagnose.relay']> {
  const { organization, listeners: known } = settings();
  const view = listeners().find((l) => (id === undefined ? l.state === 'open' : l.id === id));
  const listener = known.find((l) => l.id === view?.id);
  if (!view || !listener)
    throw new ContractError(
      'not-found',
      id === undefined
        ? relayWords.missing.openListener
        : relayWords.missing.listener(
            id,
            known.map((l) => l.id),
          ),
    );
  const host = reachable(view.address);
  const ownDomain = organization.domains[0] ?? organization.hostname;
  const target = { listener, host, port: view.port, ownDomain, name: listener.greetingName ?? organization.hostname };
  return probeRelay(target, { clock, timeoutMs: RELAY_TIMEOUT }, signal);
}
