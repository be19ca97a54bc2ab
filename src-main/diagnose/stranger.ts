// Whom the relay tests play. A stranger is an address that is not on the listener's
// relay list; this computer often is, so the tests then come from another loopback
// address of its own, where the system has one (Linux and Windows do). Pure.
import { inNetworks, networkList } from '../contract/fields';
import type { Listener } from '../contract/listener';

/** Loopback addresses that nobody puts on a list. */
const STAND_INS: readonly string[] = ['127.98.76.54', '127.12.34.56'];
/** Addresses of the wide world, for documentation and for nobody's office (RFC 5737, RFC 3849). */
const WORLD: readonly string[] = ['203.0.113.77', '198.51.100.77', '2001:db8::77'];

/** True where mail from `address` may go anywhere. */
export function onRelayList({ relay }: Listener, address: string): boolean {
  return inNetworks(networkList(relay.allow), address);
}

/** An address to come from as a stranger; undefined: as we are, or there is no such address. */
export function strangerAddress(listener: Listener, host: string): string | undefined {
  if (!onRelayList(listener, host) || host.includes(':')) return undefined;
  return STAND_INS.find((address) => !onRelayList(listener, address));
}

/** True where the relay list lets the wide world in: no test is needed to know. */
export function listsTheWorld(listener: Listener): boolean {
  return WORLD.some((address) => onRelayList(listener, address));
}
