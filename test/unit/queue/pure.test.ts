import { describe, expect, test } from 'vitest';
import { newRecipient, STATES, type Recipient } from '../../../src-main/mail/envelope';
import { foldOutcomes, requeued } from '../../../src-main/queue/attempt';
import { Heap, type Slotted } from '../../../src-main/queue/heap';
import { delayAfter, delaySoon, delayUntilAllowed, dueFrom, retriedUntil } from '../../../src-main/queue/retry';
import { after, NEXT } from '../../../src-main/queue/transitions';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { HOUR, MINUTE, outcome, RETRY } from './rig';

const START = Date.UTC(2026, 0, 5);
const A = 'a@there.example';

function itemWith(recipients: readonly Recipient[]): QueueItem {
  return {
    id: '0123456789ABCDEF',
    state: 'active',
    sender: 'me@office.example',
    recipients,
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: null,
    account: null,
    subject: '',
    messageId: null,
    priority: 'normal',
    system: false,
    bytes: 1,
    crc: 0,
    arrived: START,
    attempts: [],
    attemptCount: 0,
    reason: null,
  };
}

function recipient(more: Partial<Recipient> = {}): Recipient {
  return { ...newRecipient({ address: A, notify: null, originalRecipient: null }), ...more };
}

function fold(item: QueueItem, at: number, result: 'delivered' | 'deferred' | 'failed') {
  return foldOutcomes(
    item,
    { taken: new Set([A]), outcomes: [outcome(A, result)], at, session: null, connector: 'isp' },
    RETRY,
  );
}

/** Tries every `gap` milliseconds until it fails; returns the number of tries. */
function triesUntilExpiry(gap: number): number {
  let item = itemWith([recipient()]);
  for (let tries = 1; tries < 10_000; tries++) {
    const folded = fold(item, START + tries * gap, 'deferred');
    if (folded.expired.length > 0) return tries;
    item = { ...item, ...folded };
  }
  return Number.POSITIVE_INFINITY;
}

describe('transitions', () => {
  test('what the table does not name cannot happen', () => {
    expect(() => after('hold', 'requeue')).toThrow('hold cannot be told requeue');
    expect(() => after('active', 'hold')).toThrow();
    expect(after('incoming', 'take')).toBe('active');
  });

  test('every state can be left, and only by finishing or a person does a message go', () => {
    for (const state of STATES) {
      const going = Object.entries(NEXT[state])
        .filter(([, next]) => next === 'gone')
        .map(([event]) => event);
      expect(going.sort()).toEqual(['finished', 'remove']);
    }
  });
});

describe('retry', () => {
  test('the last delay of the list repeats', () => {
    expect([1, 2, 3, 4, 5, 50].map((n) => delayAfter(n, RETRY) / MINUTE)).toEqual([15, 30, 60, 240, 240, 240]);
  });

  test('after a fault that may be over in a moment: seconds, growing to what is usual', () => {
    expect([1, 2, 3, 4, 8, 12, 50].map((n) => delaySoon(n, RETRY) / 1000)).toEqual([
      5, 10, 20, 40, 640, 10_240, 14_400,
    ]);
    const soon = foldOutcomes(
      itemWith([recipient()]),
      {
        taken: new Set([A]),
        outcomes: [{ ...outcome(A, 'deferred'), soon: true }],
        at: START,
        session: null,
        connector: 'local',
      },
      RETRY,
    );
    expect(soon.recipients).toMatchObject([{ status: 'deferred', nextAttempt: START + 5000 }]);
  });

  test('time offline does not count towards expiry', () => {
    const deferred = recipient({ status: 'deferred', lastAttempt: START, nextAttempt: START + 15 * MINUTE });
    expect(retriedUntil(deferred, START + 9 * MINUTE)).toBe(9 * MINUTE);
    expect(retriedUntil(deferred, START + 500 * HOUR)).toBe(15 * MINUTE);
    expect(retriedUntil(deferred, START - 500 * HOUR)).toBe(0);
  });

  test('a message tried once a day lives for thirty tries; one tried at every chance for five days', () => {
    expect(triesUntilExpiry(4 * HOUR)).toBe(triesUntilExpiry(24 * HOUR));
    expect(triesUntilExpiry(24 * HOUR)).toBeGreaterThan(30);
    expect(triesUntilExpiry(HOUR)).toBeGreaterThan(118);
  });

  test('what somebody must allow first is looked for less often, down to once a day, and never sooner than usual', () => {
    expect([1, 2, 3, 4, 50].map((n) => delayUntilAllowed(n, RETRY) / HOUR)).toEqual([1, 4, 24, 24, 24]);
    expect(delayUntilAllowed(3, { ...RETRY, minutes: [3000] }) / MINUTE).toBe(3000);
  });

  test('what waits for its sender to be allowed never expires, and that wait is counted for nothing', () => {
    const cause = { kind: 'send-as', login: 'anna' } as const;
    const refused = { ...outcome(A, 'deferred'), cause };
    const tried = { taken: new Set([A]), outcomes: [refused], session: null, connector: 'isp' };
    let item = itemWith([recipient({ retriedFor: 119 * HOUR })]);
    for (let tries = 1; tries < 200; tries++)
      item = { ...item, ...foldOutcomes(item, { ...tried, at: START + tries * 24 * HOUR }, RETRY) };
    expect(item.recipients).toMatchObject([{ status: 'deferred', retriedFor: 119 * HOUR, cause }]);
    expect(requeued(item.recipients, START + 999 * 24 * HOUR, false)).toMatchObject([{ retriedFor: 119 * HOUR }]);
  });

  test('a clock set back makes mail due rather than late', () => {
    const deferred = recipient({ status: 'deferred', lastAttempt: START, nextAttempt: START + HOUR });
    expect(dueFrom(deferred, START + 1)).toBe(START + HOUR);
    expect(dueFrom(deferred, START - HOUR)).toBe(0);
    expect(dueFrom(recipient({ status: 'delivered' }), START)).toBeNull();
  });
});

describe('an attempt', () => {
  test('a final recipient stays final', () => {
    const item = itemWith([recipient({ status: 'delivered', reply: '250 Ok' })]);
    expect(fold(item, START, 'failed').recipients).toEqual(item.recipients);
  });

  test('outcomes for people who were not taken are not believed', () => {
    const item = itemWith([recipient()]);
    const folded = foldOutcomes(
      item,
      {
        taken: new Set(),
        outcomes: [outcome(A, 'delivered')],
        at: START,
        session: null,
        connector: 'isp',
      },
      RETRY,
    );
    expect(folded).toMatchObject({ recipients: item.recipients, attemptCount: 0, attempts: [] });
  });

  test('an expired recipient has failed with 4.4.7 and its last reply', () => {
    const item = itemWith([
      recipient({
        status: 'deferred',
        attempts: 9,
        lastAttempt: START,
        nextAttempt: START + HOUR,
        retriedFor: 119 * HOUR,
      }),
    ]);
    expect(fold(item, START + 2 * HOUR, 'deferred').failed).toMatchObject([
      { status: 'failed', failure: '4.4.7', reply: '451 4.3.0 later', cause: { kind: 'expired', hours: 120 } },
    ]);
  });

  test('replies and the story of attempts are bounded', () => {
    let item = itemWith([recipient()]);
    for (let i = 0; i < 60; i++) {
      const long = outcome(A, 'deferred', `451 ${'x\r\n'.repeat(5000)}`);
      item = {
        ...item,
        ...foldOutcomes(
          item,
          { taken: new Set([A]), outcomes: [long], at: START, session: null, connector: 'isp' },
          RETRY,
        ),
      };
    }
    expect(item.attempts).toHaveLength(50);
    expect(item.attemptCount).toBe(60);
    expect(item.recipients[0]?.reply?.length).toBe(500);
    expect(item.recipients[0]?.reply).not.toMatch(/[\r\n]/);
  });

  test('asking again keeps the count of tries and of time', () => {
    const deferred = recipient({
      status: 'deferred',
      attempts: 3,
      lastAttempt: START,
      nextAttempt: START + HOUR,
      retriedFor: HOUR,
    });
    expect(requeued([deferred], START + 9 * HOUR, false)).toMatchObject([
      { status: 'waiting', attempts: 3, retriedFor: 2 * HOUR, nextAttempt: null },
    ]);
  });
});

test('a heap gives back the smallest, whatever was taken out of its middle', () => {
  interface Number_ extends Slotted {
    readonly n: number;
  }
  const heap = new Heap<Number_>((a, b) => a.n < b.n);
  let seed = 7;
  const all = Array.from({ length: 500 }, () => ({ n: (seed = (seed * 48_271) % 2_147_483_647) % 100, slot: -1 }));
  for (const one of all) heap.push(one);
  const out = all.filter((_, i) => i % 3 === 0);
  for (const one of out) heap.remove(one);
  const rest = all
    .filter((_, i) => i % 3 !== 0)
    .map((one) => one.n)
    .sort((a, b) => a - b);
  const given: number[] = [];
  for (let one = heap.pop(); one; one = heap.pop()) given.push(one.n);
  expect(given).toEqual(rest);
});
