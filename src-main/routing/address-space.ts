// Which connectors serve an address, best first: the most specific address space,
// then the lowest cost, then the order of the settings. Looked up by domain and
// remembered, because 100,000 waiting messages are routed again when settings
// change and most of them go to a few hundred domains.
import type { Connector } from '../contract/connector';
import { practiceConnectors } from '../contract/practice';
import type { Settings } from '../contract/settings';
import { domainOf, isLocal, matchStrength, normalizeDomain, parseAddress } from '../mail/address';
import { compileJudge, type Judge } from './restrictions';

/** One connector that serves an address, by its best pattern for it. */
export interface Candidate {
  readonly connector: Connector;
  readonly name: string;
  readonly judge: Judge;
  /** It leads to the practice provider. */
  readonly practice: boolean;
  readonly strength: number;
  readonly cost: number;
  readonly pattern: string;
}

export interface ServedSpace {
  readonly candidates: readonly Candidate[];
  /**
   * Set where only "*" matched one of our own domains: the name of the connector that would send it round in a
   * circle.
   */
  readonly loopBy: string | null;
  readonly domain: string;
}

const DOMAINS_REMEMBERED = 20_000;

/**
 * Compiles the address spaces of all connectors, disabled ones too (so that the reason can be told).
 * `practiceBeside`: the practice provider runs whatever the settings say.
 */
export function compileAddressSpaces(settings: Settings, practiceBeside = false): (address: string) => ServedSpace {
  const own = settings.organization.domains;
  const practice = practiceConnectors(settings, practiceBeside);
  const compiled = settings.connectors.map((connector) => ({
    connector,
    name: connector.name || connector.id,
    judge: compileJudge(connector, settings.links),
    practice: practice.has(connector.id),
  }));
  const wholeAddresses = domainsNamedByAddress(settings.connectors);
  const known = new Map<string, ServedSpace>();
  const remember = (key: string, served: ServedSpace): ServedSpace => {
    if (known.size >= DOMAINS_REMEMBERED) known.clear();
    known.set(key, served);
    return served;
  };
  return (address) => {
    const raw = address.slice(address.lastIndexOf('@') + 1);
    const served = known.get(raw);
    if (served) return served;
    // Never remembered under their domain: what is right for one address there is wrong for the next.
    const whole = wholeAddresses.has(domainOf(address));
    return whole
      ? (known.get(address) ?? remember(address, serve(address, own, compiled)))
      : remember(raw, serve(address, own, compiled));
  };
}

type Compiled = Pick<Candidate, 'connector' | 'name' | 'judge' | 'practice'>;

function serve(given: string, own: readonly string[], compiled: readonly Compiled[]): ServedSpace {
  // <postmaster> has no domain (RFC 5321 §4.5.1): it is ours, like the first domain's.
  const address = given.includes('@') ? given : `${given}@${own[0] ?? ''}`;
  const candidates = compiled
    .flatMap((entry) => bestSpace(entry, address))
    .sort((a, b) => b.strength - a.strength || a.cost - b.cost);
  const domain = domainOf(address);
  if (!isLocal(address, own)) return { candidates, loopBy: null, domain };
  const safe = candidates.filter((c) => c.strength > 1 || c.connector.route.kind === 'mailboxes');
  return { candidates: safe, loopBy: safe.length === 0 ? (candidates[0]?.name ?? null) : null, domain };
}

function bestSpace(entry: Compiled, address: string): Candidate[] {
  const matches = entry.connector.addressSpaces
    .filter(({ pattern }) => mayMatch(pattern, address))
    .map(({ pattern, cost }) => ({ pattern, cost, strength: matchStrength(pattern, address) }))
    .filter((m) => m.strength > 0)
    .sort((a, b) => b.strength - a.strength || a.cost - b.cost);
  const best = matches[0];
  return best ? [{ ...entry, ...best }] : [];
}

const PLAIN = /^[!-~]*[!-\-/-~]$/;

/** A quick look that spares the exact one: where both are plain ASCII, an address ends like a pattern that names it. */
function mayMatch(pattern: string, address: string): boolean {
  if (!PLAIN.test(pattern) || !PLAIN.test(address)) return true;
  const tail = pattern.startsWith('*') ? pattern.slice(1) : pattern;
  return address.toLowerCase().endsWith(tail.toLowerCase());
}

/** Domains in which some pattern names a whole address: there the local part matters. */
function domainsNamedByAddress(connectors: readonly Connector[]): ReadonlySet<string> {
  const patterns = connectors.flatMap((c) => c.addressSpaces.map((space) => space.pattern));
  const domains = patterns.filter((p) => p.includes('@')).map((p) => parseAddress(p)?.domain ?? '');
  return new Set(domains.map((d) => normalizeDomain(d) ?? d));
}
