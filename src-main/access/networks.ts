// Who may connect and who may relay, by address. An empty allow list means this
// computer and private networks only; an empty relay list means nobody. A client
// that came over IPv6 with a mapped IPv4 address counts as that IPv4 address.
import type { BlockList } from 'node:net';
import { inNetworks, networkList, plainAddress } from '../contract/fields';
import type { Listener } from '../contract/listener';

/** Loopback, RFC 1918, link-local, and IPv6's unique local addresses (RFC 4193). */
export const AT_HOME = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];
const home = asked(networkList(AT_HOME));

type Holds = (address: string) => boolean;

/** Answers kept; an office has few addresses, and a scanner's many are forgotten again. */
const KEPT = 1000;

function asked(list: BlockList): Holds {
  const known = new Map<string, boolean>();
  return (address) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const answer = inNetworks(list, plainAddress(address).replace(/%.*$/, ''));
    known.set(address, answer);
    return answer;
  };
}

/** True for loopback and private addresses. */
export function isAtHome(address: string): boolean {
  return home(address);
}

export interface Access {
  mayConnect(address: string): boolean;
  mayRelay(address: string): boolean;
}

/** The lists of a listener, ready to ask. */
export function accessOf(listener: Pick<Listener, 'access' | 'relay'>): Access {
  const allow = listener.access.allow.length > 0 ? asked(networkList(listener.access.allow)) : home;
  const deny = asked(networkList(listener.access.deny));
  const relay = asked(networkList(listener.relay.allow));
  return {
    mayConnect: (address) => allow(address) && !deny(address),
    mayRelay: (address) => relay(address),
  };
}
