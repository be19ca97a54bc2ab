// Nobody goes online for nothing: where nothing would go and nothing is fetched, a line that
// is dialled or paid for is left alone, by a person's start and by the timetable alike.
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src-main/contract/settings';
import type { Estimate } from '../../../src-main/contract/views';
import { isForNothing } from '../../../src-main/contract/money/before-call';
import { MINUTE, MODEM, type Rig, startRig } from '../relay/rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
const PAID = { ...MODEM, tariff: { perCall: 1 } };
const LARGE_BY_HAND = { oversize: { overBytes: 10, schedule: NEVER } };
const EIGHT = { kind: 'weekly', open: { mon: ['08:00-08:15'] } };

const start = (rig: Rig, asked: object = {}) => rig.relay.handlers['session.start'](asked);
const estimate = async (rig: Rig, asked: object = {}): Promise<Estimate> =>
  rig.relay.handlers['queue.estimate'](asked) as Promise<Estimate>; // today's relay tells all of it

describe('a person', () => {
  it.each<[string, object, (rig: Rig) => Promise<unknown>, RegExp]>([
    ['nothing waits', {}, () => Promise.resolve(), /^Nothing waits that would go/],
    ['only held mail waits', {}, held, /^Nothing waits that would go/],
    ['only large mail waits', LARGE_BY_HAND, (rig) => rig.write(), /^Only a large message waits/],
  ])('does not dial where %s, and is told so', async (_, connector, prepare, why) => {
    const rig = await startRig({ schedule: NEVER, ...connector }, MODEM);
    await prepare(rig);
    expect(isForNothing(await estimate(rig))).toBe(true);
    await expect(start(rig)).rejects.toMatchObject({
      code: 'for-nothing',
      message: expect.stringMatching(why) as unknown,
    });
    expect(await rig.ended()).toEqual([]);
  });

  it('fetches, sends what was put off, and may open a line that costs nothing', async () => {
    const fetching = await startRig({ schedule: NEVER, collect: { method: 'etrn' } }, PAID);
    expect(isForNothing(await estimate(fetching))).toBe(false);
    await start(fetching);
    expect(isForNothing(await estimate(fetching, { ids: [], fetch: true }))).toBe(false);
    const free = await startRig({ schedule: NEVER });
    expect(isForNothing(await estimate(free))).toBe(false);
    await start(free);
    const putOff = await startRig({ schedule: NEVER }, MODEM);
    await putOff.write('later@far.example');
    await start(putOff);
    await putOff.calls(1);
    expect(isForNothing(await estimate(putOff))).toBe(false);
    await start(putOff);
    expect(await putOff.calls(2)).toMatchObject([{ deferred: 1 }, { deferred: 1 }]);
  });

  it('does not dial a second line by which nothing goes, and is not told a price for it', async () => {
    const rig = await startRig({ schedule: NEVER }, MODEM);
    const document = (await rig.relay.handlers['settings.get']({})) as Settings; // as the store completed it
    const [isp] = document.connectors;
    await rig.relay.handlers['settings.set']({
      ...document,
      links: [...document.links, { ...PAID, id: 'second' }],
      connectors: [isp, { ...isp, id: 'other', link: 'second', addressSpaces: [{ pattern: 'other.example' }] }],
    });
    await rig.write();
    expect(await estimate(rig)).toMatchObject({ lines: [{ id: 'line' }], total: { cost: 0 } });
    await start(rig);
    expect(await rig.calls(1)).toMatchObject([{ link: 'line', sent: 1, cost: 0 }]);
    await rig.pass(MINUTE);
    expect(await rig.ended()).toHaveLength(1);
  });

  it('does not dial where the provider takes nothing yet, nor does the timetable', async () => {
    const rig = await startRig({ schedule: NEVER }, PAID);
    const document = (await rig.relay.handlers['settings.get']({})) as Settings; // as the store completed it
    const [isp] = document.connectors;
    const route = { ...isp?.route, rateLimit: { messages: 1, per: 'hour' } };
    await rig.relay.handlers['settings.set']({ ...document, connectors: [{ ...isp, route, schedule: EIGHT }] });
    await rig.write();
    await rig.write();
    await start(rig);
    await rig.calls(1);
    await expect(start(rig)).rejects.toMatchObject({
      code: 'for-nothing',
      message: expect.stringMatching(
        /^The provider takes no more for now; it can go from 08:5\d on\. No call is made before\.$/,
      ) as unknown,
    });
    await rig.pass(20 * MINUTE);
    expect(await rig.ended()).toHaveLength(1);
  });

  it('joins a call that is on, whatever is left', async () => {
    const rig = await startRig({ schedule: NEVER }, MODEM, { slowMilliseconds: 30_000 });
    await rig.write('slow@far.example');
    const { session } = await start(rig);
    await rig.until(() => rig.live()?.phase === 'sending');
    expect((await start(rig)).session.id).toBe(session.id);
  });
});

describe('the timetable', () => {
  it('rings for large mail only where that may go then', async () => {
    const rig = await startRig({ schedule: EIGHT, ...LARGE_BY_HAND }, PAID);
    await rig.write();
    await rig.pass(20 * MINUTE);
    expect(await rig.ended()).toEqual([]);
    const both = await startRig({ schedule: EIGHT, oversize: { overBytes: 10, schedule: EIGHT } }, PAID);
    await both.write();
    await both.pass(20 * MINUTE);
    expect(await both.ended()).toMatchObject([{ sent: 1 }]);
  });
});

async function held(rig: Rig): Promise<void> {
  const id = await rig.write();
  await rig.relay.handlers['queue.hold']({ ids: [id] });
}
