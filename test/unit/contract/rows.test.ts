// What every place says of a row and of the queue alike.
import { expect, it } from 'vitest';
import { recipientNamed, type RecipientView, waitingMessages } from '../../../src-main/contract/views';

const to = (address: string, status: RecipientView['status']): RecipientView => ({ address, status, reply: null });
const done = to('done@a.example', 'delivered');
const failed = to('failed@a.example', 'failed');
const later = to('later@a.example', 'deferred');
const waits = to('waits@a.example', 'waiting');

it.each([
  [[done, failed, later, waits], { first: later.address, others: 1 }],
  [[waits], { first: waits.address, others: 0 }],
  [[done, failed], { first: done.address, others: 1 }],
  [[], { first: '', others: 0 }],
] as const)('a row names who still waits: %j', (recipients, named) => {
  expect(recipientNamed({ recipients })).toEqual(named);
});

it('what is on hold waits for a person and is not counted as waiting', () => {
  const queue = { incoming: 1, active: 2, deferred: 4, hold: 8, corrupt: 16, bytes: 0, oldest: null, byConnector: [] };
  expect(waitingMessages({ queue })).toBe(7);
});
