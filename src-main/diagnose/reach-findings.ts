// Whether the provider can reach us, as sentences: what stands in the way, what must be
// open, what was seen. What only somebody outside could know is said to be unknown. Pure.
import type { AddressRecord, Finding, Severity } from '../contract/diagnose/diagnose';
import type { ReachCaller, ReachDoor } from '../contract/diagnose/reach';
import { isPrivate } from './private-address';

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
  if (!facts.needed)
    return [
      finding(
        'good',
        'reach-not-needed',
        'Nothing must be open for others: mail for the office is fetched by calls that we make, or none is expected from outside.',
      ),
    ];
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
  const who = providers.length > 0 ? providers.map(({ host }) => host).join(', ') : 'the provider';
  if (doors.length === 0)
    return [
      finding(
        'error',
        'reach-no-door',
        `No listener is switched on, so ${who} cannot bring mail. Add one in Listeners that others may reach.`,
      ),
    ];
  if (outward.length === 0) {
    const inside = doors.filter((door) => door.open).map((door) => `"${door.listener}" (${door.address})`);
    if (inside.length === 0)
      return [
        finding(
          'error',
          'reach-closed',
          `No listener is open, so ${who} cannot bring mail. See what stands in its way in Listeners.`,
        ),
      ];
    return [
      finding(
        'error',
        'reach-loopback',
        `Only this computer itself hears ${inside.join(', ')}: ${who} cannot bring mail. Give a listener the address 0.0.0.0, or this computer's address in the office.`,
      ),
    ];
  }
  return outward.map((door) =>
    loginRequired.includes(door.listener)
      ? finding(
          'error',
          'reach-login',
          `"${door.listener}" wants a login of everybody, and a provider that brings mail does not log in. Set its login to "offered"; it relays for no stranger all the same.`,
        )
      : finding(
          'error',
          'reach-access',
          `"${door.listener}" lets in only addresses on its list, and ${who} is not on it. Put the provider's addresses there, or 0.0.0.0/0 and ::/0 for everybody; it relays for no stranger all the same.`,
        ),
  );
}

function nameFindings({ name, dnsAnswered, published, own }: ReachFacts): readonly Finding[] {
  if (!dnsAnswered)
    return [
      finding(
        'warning',
        'reach-dns',
        `What DNS says of ${name} could not be asked. Is the line up? Ask again then, or name another name server.`,
      ),
    ];
  const first = published[0];
  if (!first)
    return [
      finding(
        'warning',
        'reach-no-name',
        `${name} has no address in DNS. Who is to bring mail finds us by it, unless the provider knows our address in another way. Ask for the record (see Diagnose → DNS).`,
      ),
    ];
  const hidden = published.filter(({ address }) => isPrivate(address));
  if (hidden.length > 0)
    return [
      finding(
        'error',
        'reach-name-private',
        `${name} has the address ${hidden.map((a) => a.address).join(', ')}, which only the office can reach. Let the public address stand in DNS.`,
      ),
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
    return finding('good', 'reach-name-here', `${name} is this computer (${says}).`);
  const elsewhere = own.filter(
    (address) => !isPrivate(address) && address.includes(':') === first.address.includes(':'),
  );
  if (elsewhere.length > 0)
    return finding(
      'warning',
      'reach-name-elsewhere',
      `${name} points to ${says}, while this computer has ${elsewhere.join(', ')}. If that is no router in front of it, mail goes to another computer: let the record be corrected.`,
    );
  return finding(
    'note',
    'reach-name-router',
    `${name} points to ${says}. This computer has ${own.join(', ') || 'no address now'}, so that must be the router; whether it is can be seen on its own page.`,
  );
}

function pointers(name: string, published: readonly AddressRecord[]): readonly Finding[] {
  return published
    .filter(({ ptr }) => !ptr.some((back) => back.toLowerCase() === name.toLowerCase()))
    .map(({ address, ptr }) =>
      finding(
        'note',
        'reach-ptr',
        `${address} points back to ${ptr.join(', ') || 'no name'} instead of ${name}. Nobody is kept from calling us by that; hosts we send to directly may mind.`,
      ),
    );
}

/** What must be open, on the way from outside to `doors`. */
function wayFindings({ providers, published, own }: ReachFacts, doors: readonly ReachDoor[]): readonly Finding[] {
  const from =
    providers
      .map(({ host, addresses }) => `${host}${addresses.length > 0 ? ` (${addresses.join(', ')})` : ''}`)
      .join(', ') || 'whoever brings mail';
  return doors.map((door) => {
    const inside =
      door.address === '0.0.0.0' || door.address === '::'
        ? (own.find(isPrivate) ?? own[0] ?? 'this computer')
        : door.address;
    const behind = !published.some(({ address }) => own.includes(address));
    const router = behind ? ` In the router, forward TCP port ${SMTP_PORT} to ${inside}, port ${door.port}.` : '';
    const port =
      !behind && door.port !== SMTP_PORT
        ? ` Others call port ${SMTP_PORT} and cannot be told another: give the listener that port, or let the firewall turn it to ${door.port}.`
        : '';
    return finding(
      'note',
      'reach-must-be-open',
      `For "${door.listener}" this must be open: TCP port ${SMTP_PORT} from ${from} to ${published[0]?.address ?? 'our public address'}.${router}${port} In the firewall of this computer, let in TCP port ${door.port}. Some providers of lines block port ${SMTP_PORT}: ask yours.`,
    );
  });
}

function seen({ doors, since }: ReachFacts): Finding {
  const calls = doors.flatMap(({ listener, lastCaller }) => (lastCaller ? [{ listener, ...lastCaller }] : []));
  const best = latest(calls.filter(({ provider }) => provider !== null)) ?? latest(calls);
  if (!best)
    return finding(
      'note',
      'reach-unseen',
      `Nobody from outside has called since ${since}. Whether the way is open cannot be known from here: only a call that comes in proves it. Send and receive, so that the provider is asked to call, and look here again.`,
    );
  if (best.provider !== null)
    return finding(
      'good',
      'reach-seen',
      `${best.provider} (${best.remote}) called "${best.listener}" at ${best.at}: the way was open then.`,
    );
  return finding(
    'good',
    'reach-seen-other',
    `Somebody from outside (${best.remote}) called "${best.listener}" at ${best.at}: the way was open then, at least for that address.`,
  );
}

function latest<T extends ReachCaller>(calls: readonly T[]): T | undefined {
  return [...calls].sort((a, b) => b.at.localeCompare(a.at))[0];
}
