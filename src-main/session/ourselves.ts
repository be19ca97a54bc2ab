// Who we are to the world: the names we greet with and the addresses at which one of
// our listeners would answer. Direct delivery asks, so that mail whose best host is
// this very computer does not go in circles. Limit: an address that a router hands on
// to us is not known here.
import { networkInterfaces } from 'node:os';
import { isEverywhere } from '../contract/listener';
import type { Settings } from '../contract/settings';

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
