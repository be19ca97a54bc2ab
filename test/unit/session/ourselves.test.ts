// A smart host that is this very computer under another name: each letter would come back as one more.
import { hostname, networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { leadsHere } from '../../../src-main/session/ourselves';

const door = (address: string, fields: object = {}) => [
  { id: 'office', name: 'Office', address, port: 2525, state: 'open' as const, error: null, ...fields },
];

const mine = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));

test.each<readonly [string, string]>([
  ['0.0.0.0', '127.0.0.1'],
  ['0.0.0.0', '127.8.9.10'],
  ['0.0.0.0', '0.0.0.0'],
  ['0.0.0.0', '::ffff:127.0.0.1'],
  ['::', '127.0.0.1'],
  ['::', '::1'],
  ['::', '::'],
  ['::', '0:0:0:0:0:0:0:1'],
  ['127.0.0.1', '127.0.0.1'],
  ['127.0.0.1', '0.0.0.0'],
  ['::1', '0::1'],
  ['fe80::1', 'fe80::1%eth0'],
  ['192.0.2.7', '::FFFF:192.0.2.7'],
  ...mine.map((address) => ['::', address] as const),
])('a listener at %s answers at %s', (bound, address) => {
  expect(leadsHere(door(bound))(address, 2525)).toBe('Office');
  expect(leadsHere(door(bound))(address, 25)).toBeNull();
});

test.each([
  ['0.0.0.0', '192.0.2.7'],
  ['0.0.0.0', '::1'],
  ['127.0.0.1', '127.0.0.2'],
  ['192.0.2.7', '127.0.0.1'],
  ['::1', '127.0.0.1'],
  ['::', 'no address'],
  ['::', hostname()],
])('a listener at %s does not answer at %s', (bound, address) => {
  expect(leadsHere(door(bound))(address, 2525)).toBeNull();
});

// A port that another program holds leads to that program, whatever the settings say.
test.each(['closed', 'failed'] as const)('a listener that is %s answers nowhere', (state) => {
  expect(leadsHere(door('0.0.0.0', { state }))('127.0.0.1', 2525)).toBeNull();
});
