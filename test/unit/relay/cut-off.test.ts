// The power fails in the middle of a call that costs: the next start books and files what it
// had come to, once, and what it was made for is still done.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { type ManualClock, manualClock } from '../../support/manual-clock';
import { MINUTE, MODEM, type Rig, startRig, stopped } from './rig';

process.env['TZ'] = 'UTC';

const PRICE = { perMinute: 1, perCall: 0.5, billingSeconds: 60, currency: 'EUR' };
/** So that no call of the next start's own comes in between. */
const BY_HAND = { schedule: { kind: 'never' } };
const SLOWLY = { slowMilliseconds: 8 * MINUTE };

interface Started {
  readonly relay: Relay;
  readonly clock: ManualClock;
}

const isNoSocket = (path: string): boolean => !path.endsWith('.sock');

/** The folder as the power cut leaves it, opened again an hour later. */
async function startedAgain(rig: Rig, later = 60 * MINUTE): Promise<Started> {
  const folder = join(await testFolder(), 'after');
  await cp(rig.dir, folder, { recursive: true, filter: isNoSocket });
  return start(folder, rig.clock.now() + later);
}

async function start(dir: string, now: number): Promise<Started> {
  const clock = manualClock(now);
  const relay = await startRelay({ dir, clock, log: createLog(() => clock.now(), { default: 'minimum' }) });
  onTestFinished(() => stopped(clock, () => relay.stop()));
  return { relay, clock };
}

/** Paid this month by the first line. */
async function paid(relay: Relay): Promise<number | undefined> {
  return (await relay.handlers.status({})).links[0]?.costThisMonth;
}

/** One that has been on the line for so long, with a letter that the host does not answer. */
async function calling(link: object, milliseconds: number): Promise<Rig> {
  const rig = await startRig(BY_HAND, link, SLOWLY);
  await rig.write('slow@far.example');
  await rig.relay.handlers['session.start']({});
  await rig.until(() => rig.live()?.phase === 'sending');
  await rig.pass(milliseconds);
  return rig;
}

const LINES = {
  'a line that is dialled': { ...MODEM, tariff: PRICE },
  'a line that stands and is paid for': { id: 'line', tariff: PRICE },
};

describe.each(Object.entries(LINES))('%s', (_, link) => {
  it('costs what it had come to, and is told', async () => {
    const rig = await calling(link, 95_000);
    const { relay } = await startedAgain(rig);
    const { rows } = await relay.handlers['session.list']({ offset: 0, limit: 9 });
    expect(rows).toMatchObject([{ phase: 'ended', result: 'failed', cost: 2.5, currency: 'EUR', sent: 0 }]);
    expect(rows[0]?.error).toMatch(/power cut/);
    expect(rows[0]?.secondsOnline).toBeGreaterThan(60);
    expect(Date.parse(rows[0]?.endedAt ?? '')).toBeLessThanOrEqual(rig.clock.now());
    expect(await paid(relay)).toBe(2.5);
    const shown = await relay.handlers['session.get']({ id: rows[0]?.id ?? '' });
    expect(shown.transcript).toMatch(/power cut/);
  });

  it('is booked once, however often it is started then', async () => {
    const rig = await calling(link, 95_000);
    const folder = join(await testFolder(), 'after');
    await cp(rig.dir, folder, { recursive: true, filter: isNoSocket });
    const first = await start(folder, rig.clock.now() + MINUTE);
    await first.relay.stop();
    const second = await start(folder, rig.clock.now() + 2 * MINUTE);
    expect(await paid(second.relay)).toBe(2.5);
    expect((await second.relay.handlers['session.list']({ offset: 0, limit: 9 })).rows).toHaveLength(1);
  });

  it('that ended in order is as it was', async () => {
    const rig = await startRig(BY_HAND, link);
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await rig.pass(MINUTE);
    const [call] = await rig.calls(1);
    const { relay } = await startedAgain(rig);
    expect((await relay.handlers['session.list']({ offset: 0, limit: 9 })).rows).toEqual([call]);
    expect(await paid(relay)).toBe(call?.cost);
  });
});

it('a call under way is none of those that have been', async () => {
  const rig = await calling(LINES['a line that is dialled'], 40_000);
  expect(await rig.ended()).toEqual([]);
});

it('what a planned call was made for is done after it: it is made up for', async () => {
  const rig = await startRig({ schedule: { kind: 'every', minutes: 60 } }, LINES['a line that is dialled'], SLOWLY);
  await rig.write();
  await rig.pass(20 * MINUTE);
  await rig.calls(1);
  await rig.write('slow@far.example');
  await rig.pass(51 * MINUTE);
  expect(rig.live()).not.toBeNull();
  const { relay, clock } = await startedAgain(rig, MINUTE);
  const called = async (): Promise<unknown> => {
    await clock.advanceAsync(1000);
    return (await relay.handlers.status({})).session;
  };
  await expect.poll(called).not.toBeNull();
});

it('of a line that costs nothing and is not dialled nothing is noted', async () => {
  const rig = await calling({ id: 'line' }, 95_000);
  const { relay } = await startedAgain(rig);
  expect((await relay.handlers['session.list']({ offset: 0, limit: 9 })).rows).toEqual([]);
});
