// Clocks that are wrong, set right, or in another zone, against everything a relay waits
// for. A range is an appointment with the wall clock; a wait is time that passes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watchClock } from '../../../src-main/attention/clock-watch';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { MINUTE, MODEM, MONDAY, startRig } from './rig';

process.env['TZ'] = 'UTC';
const HOUR = 60 * MINUTE;
const NEVER = { kind: 'never' };

describe('D5: a trigger of age', () => {
  it.each([
    ['back', -8 * HOUR],
    ['on', 8 * HOUR],
  ])('comes when the mail is that old, though the clock was set eight hours %s', async (_, by) => {
    const rig = await startRig({ schedule: NEVER, triggers: { oldestMinutes: 30 } }, MODEM);
    await rig.write();
    await rig.pass(10 * MINUTE);
    rig.clock.jump(rig.clock.now() + by);
    await rig.pass(19 * MINUTE);
    expect(await rig.ended()).toEqual([]);
    await rig.pass(2 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ why: 'trigger', sent: 1 }]);
  });
});

describe('D5: the wait after trouble with a host', () => {
  it.each([
    ['back', -8 * HOUR],
    ['on', 8 * HOUR],
  ])('is a quarter of an hour, though the clock was set eight hours %s', async (_, by) => {
    const rig = await startRig({}, { id: 'line' });
    await rig.provider.close();
    await rig.write();
    await rig.pass(5 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ sent: 0 }]);
    rig.clock.jump(rig.clock.now() + by);
    await rig.pass(9 * MINUTE);
    expect(await rig.ended()).toHaveLength(1);
    await rig.pass(4 * MINUTE);
    expect(await rig.calls(2)).toHaveLength(2);
  });
});

it('D7: a new month frees the budget, and what waits goes by itself', async () => {
  const rig = await startRig({}, { ...MODEM, tariff: { perCall: 2 }, monthlyBudget: 1 });
  await rig.write();
  expect(await rig.calls(1)).toMatchObject([{ cost: 2 }]);
  await rig.write();
  await rig.pass(2 * MINUTE);
  rig.clock.jump(Date.UTC(2040, 0, 31, 23, 50));
  await rig.pass(9 * MINUTE);
  expect(await rig.ended()).toHaveLength(1);
  await rig.pass(2 * MINUTE);
  expect((await rig.calls(2)).at(-1)).toMatchObject({ why: 'schedule', sent: 1 });
});

describe('what came due while the computer slept goes within a minute of its waking: no timer counts a sleep', () => {
  it('mail that waited for a host', async () => {
    const rig = await startRig({ retry: { minutes: [240] } }, { id: 'line' });
    await rig.provider.close();
    await rig.write();
    await rig.pass(5 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ sent: 0 }]);
    rig.clock.sleep(8 * HOUR);
    await rig.pass(MINUTE);
    expect(await rig.ended()).toHaveLength(2);
  });
  it('mail whose age is to make a call', async () => {
    const rig = await startRig({ schedule: NEVER, triggers: { oldestMinutes: 120 } }, MODEM);
    await rig.write();
    rig.clock.sleep(8 * HOUR);
    await rig.pass(MINUTE);
    expect(await rig.ended()).toMatchObject([{ why: 'trigger', sent: 1 }]);
  });
  it('mail that waited for a month with money in it', async () => {
    const rig = await startRig({}, { ...MODEM, tariff: { perCall: 2 }, monthlyBudget: 1 });
    await rig.write();
    await rig.calls(1);
    rig.clock.jump(Date.UTC(2040, 0, 31, 20));
    await rig.pass(MINUTE);
    await rig.write();
    rig.clock.sleep(8 * HOUR);
    await rig.pass(MINUTE);
    expect(await rig.ended()).toMatchObject([{ sent: 1 }, { why: 'schedule', sent: 1 }]);
  });
});

describe('D10: a line that was busy when its range opened', () => {
  it('is dialled again within the range, and not after it', async () => {
    const carrier = join(await testFolder(), 'carrier');
    const range = { kind: 'weekly', open: { mon: ['08:00-09:30'] } };
    const rig = await startRig(
      { schedule: range, retry: { minutes: [15, 30] } },
      { ...MODEM, connectCommand: ['test', '-e', carrier] },
    );
    await rig.write();
    await rig.pass(11 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ sent: 0, result: 'failed' }]);
    await rig.pass(16 * MINUTE);
    expect(await rig.calls(2)).toHaveLength(2);
    await writeFile(carrier, '');
    await rig.pass(31 * MINUTE);
    expect((await rig.calls(3)).at(-1)).toMatchObject({ sent: 1, result: 'ok' });
    await rig.write();
    await rig.pass(10 * MINUTE);
    expect(await rig.ended()).toHaveLength(3); // that call got through: the next is of the next range
  });
});

describe('the watch over the clock', () => {
  const watched = () => {
    const clock = manualClock(MONDAY);
    const turns: number[] = [];
    let zone = 'UTC';
    watchClock(
      clock,
      () => zone,
      () => turns.push(clock.now()),
    );
    return { clock, turns, move: (to: string) => (zone = to) };
  };
  it.each([
    ['set back', (w: ReturnType<typeof watched>) => w.clock.jump(MONDAY - HOUR)],
    ['set on', (w: ReturnType<typeof watched>) => w.clock.jump(MONDAY + HOUR)],
    ['taken to another zone (D6)', (w: ReturnType<typeof watched>) => w.move('Asia/Tokyo')],
    ['asleep', (w: ReturnType<typeof watched>) => w.clock.sleep(8 * HOUR)],
  ])('tells within a minute that it was %s, once', (_, turn) => {
    const w = watched();
    turn(w);
    w.clock.advance(MINUTE);
    expect(w.turns).toHaveLength(1);
    w.clock.advance(10 * MINUTE);
    expect(w.turns).toHaveLength(1);
  });
  it('says nothing of time that goes by, and of what a time server does all day', () => {
    const { clock, turns } = watched();
    clock.advance(HOUR);
    clock.jump(clock.now() - 2_000);
    clock.advance(HOUR);
    expect(turns).toEqual([]);
  });
});
