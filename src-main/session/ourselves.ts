// Who we are to the world: the names we greet with and the addresses at which one of
// our listeners would answer. Delivery asks, so that mail whose host is this very
// computer, by whatever name, does not go in circles. Limit: an address that a router
// hands on to us is not known here.
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isEverywhere } from '../contract/listener';
import type { Settings } from '../contract/settings';
import type { Status } from '../contract/views';

export interface Ourselves {
  readonly ourNames: readonly string[];
  isOurs(address: string): boolean;
}

/** As seen by somebody who connects to `port`. */
export function ourselves(settings: Settings, port: number): Ourselves {
  const open = settings.listeners.filter((listener) => listener.enabled);
  const greeting = open.flatMap(({ greetingName }) => (greetingName === null ? [] : [greetingName]));
  const bound = open.filter((listener) => listener.port === port).map(({ address }) => address);
  const everywhere = bound.some(isEverywhere);
  const mine = everywhere
    ? Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
    : [];
  const addresses = new Set([...bound, ...mine]);
  return { ourNames: [settings.organization.hostname, ...greeting], isOurs: (address) => addresses.has(address) };
}

/**
 * What listener of ours answers at an address and port, by the name that people know it by; null: none. Only one that
 * is open: else another program has the port.
 */
export function leadsHere(doors: Status['listeners']): (address: string, port: number) => string | null {
  const open = doors.filter(({ state }) => state === 'open');
  return (address, port) => {
    const door = open.find((one) => one.port === port && answers(one.address, address));
    return door ? door.name || door.id : null;
  };
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const withoutZone = (address: string): string => address.replace(/%.*$/, '');

/** `bound`: where a listener is. Addresses have many spellings: 0::1, ::ffff:127.0.0.1, fe80::1%eth0. */
function answers(bound: string, address: string): boolean {
  const at = withoutZone(address);
  if (isIP(at) === 0 || isIP(withoutZone(bound)) === 0) return false;
  const here = new BlockList();
  const add = (one: string): void => here.addAddress(withoutZone(one), familyOf(withoutZone(one)));
  const four = bound !== '::';
  const loopback = { four: bound === '127.0.0.1' || isEverywhere(bound), six: bound === '::1' || bound === '::' };
  add(bound);
  // Who calls "no address" gets to this computer itself.
  if (loopback.four) add('0.0.0.0');
  if (loopback.six) add('::');
  if (isEverywhere(bound)) {
    here.addSubnet('127.0.0.0', 8, 'ipv4');
    if (!four) add('::1');
    const mine = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address: one, family } of mine) if (!four || family === 'IPv4') add(one);
  }
  return here.check(at, familyOf(at));
}
