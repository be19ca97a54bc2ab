// What a row says of when it goes is what the relay then does, and status says the same.
import { describe, expect, it } from 'vitest';
import { MINUTE, MODEM, MONDAY, type Rig, startRig } from './rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
const HOURLY = { kind: 'every', minutes: 60 };
const LATER = { kind: 'weekly', open: { mon: ['09:00-10:00'] } };
const iso = (minutes: number): string => new Date(MONDAY + minutes * MINUTE).toISOString();
const rows = async ({ relay }: Rig) =>
  (await relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 1000 })).rows;
const goes = async (rig: Rig) => (await rows(rig)).map((row) => row.goes);
const next = async ({ relay }: Rig) => (await relay.handlers.status({})).next;
/** Is always asked to come again. */
const BUSY = 'later@far.example';

it('the call is made at the time that was told, and status tells the same', async () => {
  const rig = await startRig({ schedule: LATER }, MODEM);
  const id = await rig.write();
  const told = { at: iso(70), kind: 'schedule', text: 'the schedule opens then' };
  expect(await goes(rig)).toEqual([told]);
  expect((await rig.relay.handlers['queue.get']({ id })).row.goes).toEqual(told);
  expect(await next(rig)).toEqual([{ connector: 'isp', at: iso(70), why: 'schedule' }]);
  await rig.pass(69 * MINUTE);
  expect(await rig.ended()).toEqual([]);
  await rig.pass(2 * MINUTE);
  expect((await rig.calls(1))[0]).toMatchObject({ sent: 1 });
  expect(await goes(rig)).toEqual([]);
});

describe('status', () => {
  it('does not promise a try while the schedule is closed, whatever the line', async () => {
    const rig = await startRig({ schedule: HOURLY }, { id: 'line' });
    await rig.write(BUSY);
    await rig.pass(11 * MINUTE);
    const [row] = await rows(rig);
    expect(row).toMatchObject({ state: 'deferred', goes: { kind: 'retry', at: iso(70) } });
    expect(await next(rig)).toEqual([{ connector: 'isp', at: iso(70), why: 'schedule' }]);
  });

  it('tells of the try that an open schedule makes', async () => {
    const rig = await startRig({}, { id: 'line' });
    await rig.write(BUSY);
    const [row] = await rows(rig);
    expect(row?.goes).toMatchObject({ kind: 'retry', at: row?.nextAttempt });
    expect(await next(rig)).toEqual([{ connector: 'isp', at: row?.nextAttempt, why: 'retry' }]);
  });

  it('tells of the call that age will make', async () => {
    const rig = await startRig({ schedule: NEVER, triggers: { oldestMinutes: 30 } }, MODEM);
    await rig.write();
    const [row] = await rows(rig);
    expect(row?.goes).toMatchObject({ kind: 'schedule', text: 'it has waited 30 minutes then' });
    expect(await next(rig)).toEqual([{ connector: 'isp', at: row?.goes?.at, why: 'schedule' }]);
  });

  it('has no call that the budget forbids', async () => {
    const link = { ...MODEM, tariff: { perCall: 1 }, monthlyBudget: 1 };
    const rig = await startRig({ schedule: HOURLY }, link);
    await rig.write();
    await rig.pass(15 * MINUTE);
    await rig.calls(1);
    await rig.write();
    const february = new Date(Date.UTC(2040, 1, 1)).toISOString();
    expect(await goes(rig)).toEqual([
      { at: february, kind: 'line', text: "this month's budget of 'Modem' is used up" },
    ]);
    expect(await next(rig)).toEqual([{ connector: 'isp', at: february, why: 'schedule' }]);
  });

  it('has none at all where the budget is nothing, this month or another', async () => {
    const rig = await startRig({ schedule: HOURLY }, { ...MODEM, tariff: { perCall: 1 }, monthlyBudget: 0 });
    await rig.write();
    const text = "this month's budget of 'Modem' is used up; goes with Send/receive now";
    expect(await goes(rig)).toEqual([{ at: null, kind: 'line', text }]);
    expect(await next(rig)).toEqual([]);
    const { attention } = await rig.relay.handlers.status({});
    expect(attention.map((one) => one.text)).toContainEqual(
      expect.stringMatching(/^The monthly budget of Modem is nothing/),
    );
  });
});
