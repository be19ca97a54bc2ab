// A whole relay in a temporary folder whose clock a test holds in its hand, with
// real hosts on loopback. Traffic takes real time while the clock stands still;
// `settle` lets it run out, `pass` moves the clock in steps that let it happen.
// The year is far ahead, so that no alarm of the real clock interferes.
import { existsSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import type { Session } from '../../../src-main/contract/views';
import type { Behaviour } from '../../../src-main/practice/behaviour';
import { type Practice, startPractice } from '../../../src-main/practice/provider';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { type ManualClock, manualClock } from '../../support/manual-clock';

/** A Monday, ten minutes before eight. */
export const MONDAY = Date.UTC(2040, 0, 2, 7, 50);
export const MINUTE = 60_000;

/** A program that succeeds. */
export const TRUE = existsSync('/bin/true') ? ['/bin/true'] : [process.execPath, '-e', ''];
/** A program that fails. */
export const FALSE = existsSync('/bin/false') ? ['/bin/false'] : [process.execPath, '-e', 'process.exit(1)'];

export const MODEM = {
  id: 'line',
  name: 'Modem',
  kind: 'command',
  connectCommand: TRUE,
  disconnectCommand: TRUE,
  dialAttempts: 1,
};

export interface Rig {
  readonly dir: string;
  readonly clock: ManualClock;
  readonly relay: Relay;
  readonly provider: Practice;
  /** Queues a message and lets what follows from it happen. */
  write(to?: string): Promise<string>;
  /** Moves the clock, a few seconds at a time. */
  pass(milliseconds: number): Promise<void>;
  /** Until `look` says so, while the clock moves no more than a second. */
  until(look: () => boolean | Promise<boolean>): Promise<void>;
  /** Sessions that have ended, oldest first. */
  ended(): Promise<readonly Session[]>;
  /** Waits (in real time) until `count` sessions have ended, and answers them. */
  calls(count: number): Promise<readonly Session[]>;
  live(): Session | null;
}

/** `settings` are links and connectors; the connector "isp" leads to a practice provider. */
export async function startRig(
  connector: object,
  link: object = { id: 'line' },
  behaviour: Behaviour = {},
  more: object = {},
): Promise<Rig> {
  const clock = manualClock(MONDAY);
  const log = createLog(() => clock.now(), { default: 'minimum' });
  const provider = await startPractice({ port: 0, deliverTo: () => null, clock, log, behaviour });
  const document = {
    organization: { domains: ['office.example'] },
    listeners: [],
    links: [link],
    connectors: [
      {
        id: 'isp',
        route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: provider.port, security: 'none' }] },
        wait: { idleSeconds: 20, firstMessageSeconds: 60, maxMinutes: 15 },
        ...connector,
      },
    ],
    ...more,
  };
  const dir = await testFolder();
  const relay = await startRelay({ dir, clock, log, document });
  const rig = { dir, ...rigOf(clock, relay, provider) };
  onTestFinished(() => takeDown(rig));
  return rig;
}

/** Real time for sockets, disk and programs. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));

/** Real milliseconds: programs start slowly on a busy machine. */
const PATIENCE = 15_000;

function rigOf(clock: ManualClock, relay: Relay, provider: Practice): Omit<Rig, 'dir'> {
  const { handlers } = relay;
  const live = (): Session | null => {
    const status = handlers.status({});
    return status instanceof Promise ? null : status.session; // it answers at once
  };
  /** What is under way without the clock: until nothing has moved for a while. */
  const settle = async (): Promise<void> => {
    for (let still = 0, last = ''; still < 8;) {
      await clock.advanceAsync(1);
      await breathe();
      const now = JSON.stringify(live()).replace(/"seconds(Online)?":[\d.]+/g, '');
      still = now === last ? still + 1 : 0;
      last = now;
    }
  };
  const until: Rig['until'] = async (look) => {
    const end = performance.now() + PATIENCE;
    for (let tries = 0; performance.now() < end; tries++) {
      if (await look()) return;
      await clock.advanceAsync(tries < 1000 ? 1 : 0);
      await breathe();
    }
    throw new Error('it never came so');
  };
  const ended: Rig['ended'] = async () =>
    [...(await handlers['session.list']({ offset: 0, limit: 100 })).rows].reverse();
  return {
    clock,
    relay,
    provider,
    live,
    until,
    ended,
    async calls(count) {
      await until(async () => (await ended()).length >= count);
      return ended();
    },
    async write(to = 'friend@far.example') {
      const { id } = await handlers['message.test']({ to });
      await settle();
      return id;
    },
    async pass(milliseconds) {
      for (let left = milliseconds; left > 0;) {
        const step = Math.min(live() ? ONLINE_STEP : STEP, left);
        await clock.advanceAsync(step);
        if (live()) await settle();
        left -= step;
      }
      await settle();
    },
  };
}

const STEP = 15_000;
const ONLINE_STEP = 5_000;

async function takeDown({ clock, relay, provider }: Rig): Promise<void> {
  await stopped(clock, () => relay.stop().then(() => provider.close()));
}

/** What takes time by that clock to stop. */
export async function stopped(clock: ManualClock, stopping: () => Promise<unknown>): Promise<void> {
  let over = false;
  const stop = stopping().then(() => (over = true));
  while (!over) {
    await clock.advanceAsync(1000);
    await breathe();
  }
  await stop;
}
