// Addresses that the world cannot reach: RFC 1918 and their like. Pure.
import { inNetworks, networkList } from '../contract/fields';

const PRIVATE = networkList([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '127.0.0.0/8',
  '0.0.0.0/8',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
]);

export function isPrivate(address: string): boolean {
  return inNetworks(PRIVATE, address);
}
