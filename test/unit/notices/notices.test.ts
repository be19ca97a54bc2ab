// A whole relay whose clock the test holds: what is told of mail that is late, that
// was tried for too long, and that nobody carries since the settings were changed.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import { startPractice } from '../../../src-main/practice/provider';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const SECOND = 1000;
const HOUR = 3_600_000;
const LOCAL = { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } };

interface House {
  readonly relay: Relay;
  /** Moves the clock in `steps` steps, with real time between for sockets and disk. */
  pass(milliseconds: number, steps?: number): Promise<void>;
  document(connector: object | null): object;
  /** What the postmaster, who writes all test messages, found in his mailbox, oldest first. */
  found(): Promise<readonly ParsedMail[]>;
  until(count: number): Promise<readonly ParsedMail[]>;
}

async function house(connector: object): Promise<House> {
  const clock = manualClock(Date.UTC(2040, 0, 2, 8));
  const log = createLog(() => clock.now(), { default: 'minimum' });
  const provider = await startPractice({ port: 0, deliverTo: () => null, clock, log });
  const dir = await testFolder();
  const isp = {
    id: 'isp',
    route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: provider.port, security: 'none' }] },
  };
  const document = (more: object | null): object => ({
    organization: { domains: ['office.example'] },
    listeners: [],
    connectors: [...(more ? [{ ...isp, ...more }] : []), LOCAL],
  });
  const relay = await startRelay({ dir, clock, log, document: document(connector) });
  const breathe = async (milliseconds: number): Promise<void> => {
    await clock.advanceAsync(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  onTestFinished(async () => {
    let over = false;
    const stopping = relay
      .stop()
      .then(() => provider.close())
      .finally(() => (over = true));
    while (!over) await breathe(SECOND);
    await stopping;
  });
  const found = async (): Promise<readonly ParsedMail[]> => {
    const place = join(dir, 'mailboxes', 'office.example', 'postmaster', 'new');
    const names = (await readdir(place).catch(() => [])).sort();
    return Promise.all(names.map(async (name) => simpleParser(await readFile(join(place, name)))));
  };
  return {
    relay,
    document,
    found,
    pass: async (milliseconds, steps = 1) => {
      for (let i = 0; i < steps; i++) await breathe(milliseconds / steps);
    },
    until: async (count) => {
      for (let tries = 0; tries < 1000 && (await found()).length < count; tries++) await breathe(10);
      return found();
    },
  };
}

test('mail that is late is told of once, and once more when it is given up', async () => {
  const { relay, pass, until, found } = await house({ retry: { minutes: [60], delayNoticeHours: 2, expireHours: 5 } });
  await relay.handlers['message.test']({ to: 'later@far.example' });
  for (let hour = 0; hour < 8 && (await found()).length < 2; hour++) await pass(HOUR, 30);
  const [late, failed, ...others] = await until(2);
  expect(others).toEqual([]);
  expect(late?.subject).toBe('Delayed, still being tried: Dialpost test message');
  expect(late?.text).toMatch(/Will-Retry-Until: Mon, 2 Jan 2040 1[23]:/);
  expect(failed?.subject).toBe('Not delivered: Dialpost test message');
  expect(failed?.text).toContain('It was tried again and again for 5 hours on the line');
  expect(failed?.text).toContain('Status: 4.4.7');
});

test('mail whose connector is gone from the settings is given back, a minute later', async () => {
  const { relay, pass, until, document, found } = await house({ schedule: { kind: 'never' } });
  const { id } = await relay.handlers['message.test']({ to: 'friend@far.example' });
  await relay.handlers['settings.set'](document(null));
  await pass(50 * SECOND, 10);
  expect(relay.handlers['queue.get']({ id })).toBeDefined();
  expect(await found()).toEqual([]);
  await pass(15 * SECOND, 3);
  const [notice] = await until(1);
  expect(notice?.text).toContain('No way leads to far.example.');
});

test('a slip in the settings that is undone within the minute costs nothing', async () => {
  const { relay, pass, document, found } = await house({ schedule: { kind: 'never' } });
  const { id } = await relay.handlers['message.test']({ to: 'friend@far.example' });
  await relay.handlers['settings.set'](document(null));
  await pass(50 * SECOND, 10);
  await relay.handlers['settings.set'](document({ schedule: { kind: 'never' } }));
  await pass(300 * SECOND, 20);
  expect(await found()).toEqual([]);
  expect(
    (await relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 9 })).rows.map((row) => row.id),
  ).toEqual([id]);
});
