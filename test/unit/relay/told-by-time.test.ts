// What only time has changed is told too: whoever looks at the window must not read last
// month's sums, or a call as coming that has been.
import { expect, it } from 'vitest';
import type { Status } from '../../../src-main/contract/views';
import { MINUTE, MODEM, type Rig, startRig } from './rig';

process.env['TZ'] = 'UTC';

/** What was told last. */
function heard(rig: Rig): () => Status | null {
  let last: Status | null = null;
  rig.relay.listen((event, data) => {
    if (event === 'status') last = data as Status; // the event's own
  });
  return () => last;
}

it('a new month has begun: its sums, and its budget', async () => {
  const rig = await startRig({}, { ...MODEM, tariff: { perCall: 2 }, monthlyBudget: 1 });
  await rig.write();
  await rig.calls(1);
  rig.clock.jump(Date.UTC(2040, 0, 31, 23, 50));
  await rig.pass(9 * MINUTE);
  expect(await rig.relay.handlers.status({})).toMatchObject({ attention: [{ key: 'budget:line' }] });
  const status = heard(rig);
  await rig.pass(2 * MINUTE);
  expect(status()?.links).toMatchObject([{ costThisMonth: 0 }]);
  await rig.until(() => status()?.attention.length === 0);
});

it('a new day has begun: "16:30" is yesterday\'s from now on', async () => {
  const rig = await startRig({}, MODEM);
  rig.clock.jump(Date.UTC(2040, 0, 2, 23, 50));
  await rig.pass(9 * MINUTE);
  const status = heard(rig);
  await rig.pass(2 * MINUTE);
  expect(status()).not.toBeNull();
});

it('a time of the schedule has come, and nothing waited', async () => {
  const rig = await startRig({ schedule: { kind: 'every', minutes: 15 } }, MODEM);
  const status = heard(rig);
  await rig.pass(11 * MINUTE);
  expect(await rig.ended()).toEqual([]);
  expect(status()?.next).toMatchObject([{ at: '2040-01-02T08:15:00.000Z' }]);
});

it('the clock was set', async () => {
  const rig = await startRig({ schedule: { kind: 'every', minutes: 60 } }, MODEM);
  const status = heard(rig);
  rig.clock.jump(rig.clock.now() - 180 * MINUTE);
  await rig.pass(MINUTE);
  expect(status()?.next).toMatchObject([{ at: '2040-01-02T05:00:00.000Z' }]);
});
