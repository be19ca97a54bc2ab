// Whether the provider can reach us, as sentences: what stands in the way, what must be
// open, what was seen. What only somebody outside could know is said to be unknown. Pure.
import { isEverywhere } from '../contract/listener';
import type { AddressRecord, Finding, Severity } from '../contract/diagnose/diagnose';
import type { ReachCaller, ReachDoor } from '../contract/diagnose/reach';
import { isPrivate } from './private-address';
import { reachWords } from '../words/diagnose/tests';

export interface ReachFacts {
  readonly needed: boolean;
  readonly doors: readonly ReachDoor[];
  readonly name: string;
  readonly dnsAnswered: boolean;
  readonly published: readonly AddressRecord[];
  readonly own: readonly string[];
  readonly providers: readonly { readonly host: string; readonly addresses: readonly string[] }[];
  /** Listeners that want a login of everybody. */
  readonly loginRequired: readonly string[];
  /** Since when callers are remembered. */
  readonly since: string;
}

/** The port others call (RFC 5321 §4.5.4.2): no other can be told to them. */
const SMTP_PORT = 25;
const ORDER: readonly Severity[] = ['error', 'warning', 'note', 'good'];
const finding = (severity: Severity, code: string, text: string): Finding => ({ severity, code, text });

/** Worst first. */
export function reachFindings(facts: ReachFacts): readonly Finding[] {
  if (!facts.needed) return [finding('good', 'reach-not-needed', reachWords.notNeeded)];
  const outward = facts.doors.filter((door) => door.open && door.heard === 'everywhere');
  const ready = outward.filter((door) => door.admits && !facts.loginRequired.includes(door.listener));
  const found = [
    ...(ready.length > 0 ? [] : doorFindings(facts, outward)),
    ...nameFindings(facts),
    ...wayFindings(facts, ready),
    seen(facts),
  ];
  return found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** Why no door takes the provider's call. */
function doorFindings(
  { doors, loginRequired, providers }: ReachFacts,
  outward: readonly ReachDoor[],
): readonly Finding[] {
  const who = providers.length > 0 ? providers.map(({ host }) => host).join(', ') : reachWords.provider;
  if (doors.length === 0) return [finding('error', 'reach-no-door', reachWords.door.none(who))];
  if (outward.length === 0) {
    const inside = doors.filter((door) => door.open).map((door) => `"${door.listener}" (${door.address})`);
    if (inside.length === 0) return [finding('error', 'reach-closed', reachWords.door.closed(who))];
    return [finding('error', 'reach-loopback', reachWords.door.inside(inside.join(', '), who))];
  }
  return outward.map((door) =>
    loginRequired.includes(door.listener)
      ? finding('error', 'reach-login', reachWords.door.login(door.listener))
      : finding('error', 'reach-access', reachWords.door.access(door.listener, who)),
  );
}

function nameFindings({ name, dnsAnswered, published, own }: ReachFacts): readonly Finding[] {
  if (!dnsAnswered) return [finding('warning', 'reach-dns', reachWords.name.notAsked(name))];
  const first = published[0];
  if (!first) return [finding('warning', 'reach-no-name', reachWords.name.none(name))];
  const hidden = published.filter(({ address }) => isPrivate(address));
  if (hidden.length > 0)
    return [
      finding('error', 'reach-name-private', reachWords.name.hidden(name, hidden.map((a) => a.address).join(', '))),
    ];
  return [placeOf(name, published, own, first), ...pointers(name, published)];
}

/** Is the published address this computer, another one, or the router? */
function placeOf(
  name: string,
  published: readonly AddressRecord[],
  own: readonly string[],
  first: AddressRecord,
): Finding {
  const says = published.map((a) => a.address).join(', ');
  if (published.some(({ address }) => own.includes(address)))
    return finding('good', 'reach-name-here', reachWords.name.here(name, says));
  const elsewhere = own.filter(
    (address) => !isPrivate(address) && address.includes(':') === first.address.includes(':'),
  );
  if (elsewhere.length > 0)
    return finding('warning', 'reach-name-elsewhere', reachWords.name.elsewhere(name, says, elsewhere.join(', ')));
  return finding('note', 'reach-name-router', reachWords.name.router(name, says, own.join(', ')));
}

function pointers(name: string, published: readonly AddressRecord[]): readonly Finding[] {
  return published
    .filter(({ ptr }) => !ptr.some((back) => back.toLowerCase() === name.toLowerCase()))
    .map(({ address, ptr }) => finding('note', 'reach-ptr', reachWords.name.pointer(address, ptr.join(', '), name)));
}

/** What must be open, on the way from outside to `doors`. */
function wayFindings({ providers, published, own }: ReachFacts, doors: readonly ReachDoor[]): readonly Finding[] {
  const from =
    providers
      .map(({ host, addresses }) => `${host}${addresses.length > 0 ? ` (${addresses.join(', ')})` : ''}`)
      .join(', ') || reachWords.whoever;
  return doors.map((door) => {
    const inside = isEverywhere(door.address)
      ? (own.find(isPrivate) ?? own[0] ?? reachWords.thisComputer)
      : door.address;
    const behind = !published.some(({ address }) => own.includes(address));
    const router = behind ? reachWords.way.router(SMTP_PORT, inside, door.port) : '';
    const port = !behind && door.port !== SMTP_PORT ? reachWords.way.otherPort(SMTP_PORT, door.port) : '';
    return finding(
      'note',
      'reach-must-be-open',
      [
        reachWords.way.open(door.listener, from, published[0]?.address ?? reachWords.ourAddress, SMTP_PORT),
        router,
        port,
        reachWords.way.firewall(door.port, SMTP_PORT),
      ].join(''),
    );
  });
}

function seen({ doors, since }: ReachFacts): Finding {
  const calls = doors.flatMap(({ listener, lastCaller }) => (lastCaller ? [{ listener, ...lastCaller }] : []));
  const best = latest(calls.filter(({ provider }) => provider !== null)) ?? latest(calls);
  if (!best) return finding('note', 'reach-unseen', reachWords.seen.nobody(since));
  if (best.provider !== null)
    return finding('good', 'reach-seen', reachWords.seen.provider(best.provider, best.remote, best.listener, best.at));
  return finding('good', 'reach-seen-other', reachWords.seen.somebody(best.remote, best.listener, best.at));
}

function latest<T extends ReachCaller>(calls: readonly T[]): T | undefined {
  return [...calls].sort((a, b) => b.at.localeCompare(a.at))[0];
}
