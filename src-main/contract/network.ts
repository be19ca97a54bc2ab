// Whose address it is, for counting: whoever has one IPv6 address of a /64 has them all,
// so it counts as one, for passwords as for connections. IPv4 in IPv6's clothes is IPv4.
// Nothing here is judged; access lists look at the whole address.
import { plainAddress } from './fields';

/** The address itself, or an IPv6 address's /64: whoever has one address of it has them all. */
export function networkOf(address: string): string {
  const plain = plainAddress(address).replace(/%.*$/, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const words =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${words
    .slice(0, 4)
    .map((word) => Number.parseInt(word, 16).toString(16))
    .join(':')}::/64`;
}
