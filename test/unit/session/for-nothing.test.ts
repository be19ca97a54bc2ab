// A line that is dialled or paid for is left alone where nothing would go or be fetched by it: by the
// timetable, and by a person's start as long as another carries something. Who says "now" goes online.
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src-main/contract/settings';
import type { Estimate } from '../../../src-main/contract/views';
import { MINUTE, MODEM, type Rig, startRig } from '../relay/rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
const PAID = { ...MODEM, tariff: { perCall: 1 } };
const LARGE_BY_HAND = { oversize: { overBytes: 10, schedule: NEVER } };
const EIGHT = { kind: 'weekly', open: { mon: ['08:00-08:15'] } };

const start = (rig: Rig, asked: object = {}) => rig.relay.handlers['session.start'](asked);
const estimate = async (rig: Rig, asked: object = {}): Promise<Estimate> =>
  rig.relay.handlers['queue.estimate'](asked) as Promise<Estimate>; // today's relay tells all of it

/** By the second, which is paid for, goes what is for other.example. */
async function withTwoLines(): Promise<Rig> {
  const rig = await startRig({ schedule: NEVER }, MODEM);
  const document = (await rig.relay.handlers['settings.get']({})) as Settings; // as the store completed it
  const [isp] = document.connectors;
  const other = { ...isp, id: 'other', link: 'second', addressSpaces: [{ pattern: 'other.example' }] };
  await rig.relay.handlers['settings.set']({
    ...document,
    links: [...document.links, { ...PAID, id: 'second' }],
    connectors: [isp, other],
  });
  return rig;
}

describe('a person', () => {
  it('does not dial a second line by which nothing goes, and is not told a price for it', async () => {
    const rig = await withTwoLines();
    await rig.write();
    expect(await estimate(rig)).toMatchObject({ lines: [{ id: 'line' }], total: { cost: 0 } });
    await start(rig);
    expect(await rig.calls(1)).toMatchObject([{ link: 'line', sent: 1, cost: 0 }]);
    await rig.pass(MINUTE);
    expect(await rig.ended()).toHaveLength(1);
  });

  it('who names both providers, or has nothing to send at all, gets all lines they ask for', async () => {
    const rig = await withTwoLines();
    await start(rig);
    expect((await rig.calls(2)).map(({ link }) => link).sort()).toEqual(['line', 'second']);
    await rig.write();
    const connectors = ['isp', 'other'];
    expect(await estimate(rig, { connectors })).toMatchObject({ total: { cost: 1 } });
    await start(rig, { connectors });
    expect(await rig.calls(4)).toHaveLength(4);
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

  it('rings for nobody while the provider takes nothing yet', async () => {
    const rig = await startRig({ schedule: NEVER }, PAID);
    const document = (await rig.relay.handlers['settings.get']({})) as Settings; // as the store completed it
    const [isp] = document.connectors;
    const route = { ...isp?.route, rateLimit: { messages: 1, per: 'hour' } };
    await rig.relay.handlers['settings.set']({ ...document, connectors: [{ ...isp, route, schedule: EIGHT }] });
    await rig.write();
    await rig.write();
    await start(rig);
    await rig.calls(1);
    await rig.pass(20 * MINUTE);
    expect(await rig.ended()).toHaveLength(1);
  });
});
