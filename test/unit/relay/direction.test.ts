// Which way a letter went, by whom it was handed in and where it was going.
import { expect, test } from 'vitest';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { Settings } from '../../../src-main/contract/settings';
import { directionBy } from '../../../src-main/relay/direction';

const SETTINGS = Settings.parse({
  organization: { domains: ['clinic.example'] },
  connectors: [
    {
      id: 'isp',
      addressSpaces: [{ pattern: '*' }],
      route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
    },
    {
      id: 'server',
      addressSpaces: [{ pattern: 'clinic.example' }],
      route: { kind: 'smart-host', hosts: [{ host: '10.0.0.2' }] },
    },
    { id: 'boxes', addressSpaces: [{ pattern: 'boat.example' }], route: { kind: 'mailboxes' } },
    {
      id: 'branch',
      addressSpaces: [{ pattern: 'north@clinic.example' }],
      route: { kind: 'smart-host', hosts: [{ host: '10.0.0.3' }] },
      holdForRemote: { accounts: ['north'] },
    },
  ],
  accounts: [{ username: 'north', password: 'x' }],
});

type Facts = Pick<HistoryRow, 'sender' | 'recipient' | 'connector' | 'listener' | 'account' | 'cameBy'>;
const OURS: Facts = {
  sender: 'nurse@clinic.example',
  recipient: 'depot@supplier.example',
  connector: 'isp',
  listener: 'office',
  account: null,
  cameBy: null,
};

test.each<[string, Partial<Facts>, HistoryRow['direction']]>([
  ['the office writes to somebody outside', {}, 'out'],
  ['a letter that nobody carries yet', { connector: '' }, 'out'],
  ['one of us writes to one of us', { recipient: 'anna@clinic.example', connector: 'server' }, 'house'],
  [
    'who logged in is one of us, whatever the sender',
    { sender: 'me@home.example', account: 'anna', recipient: 'anna@clinic.example', connector: 'server' },
    'house',
  ],
  [
    'a stranger writes to us',
    { sender: 'depot@supplier.example', recipient: 'anna@clinic.example', connector: 'server' },
    'in',
  ],
  [
    'into a mailbox of a domain that is not in the list',
    { sender: 'depot@supplier.example', recipient: 'skipper@boat.example', connector: 'boxes' },
    'in',
  ],
  [
    'our own notice to one of us',
    { sender: null, listener: null, recipient: 'nurse@clinic.example', connector: 'server' },
    'house',
  ],
  ['our own notice to a stranger', { sender: null, listener: null }, 'out'],
  [
    'a notice of somebody else that was fetched',
    { sender: null, listener: null, cameBy: 'S1', recipient: 'nurse@clinic.example', connector: 'server' },
    'in',
  ],
  [
    'a notice of somebody else that was brought',
    { sender: null, recipient: 'nurse@clinic.example', connector: 'server' },
    'in',
  ],
  ['a mailbox that forwards a stranger', { sender: 'depot@supplier.example', listener: null }, 'out'],
  ['a branch office that calls', { recipient: 'north@clinic.example', connector: 'branch' }, 'out'],
])('%s', (_, facts, direction) => {
  expect(directionBy({ ...OURS, ...facts }, SETTINGS)).toBe(direction);
});
