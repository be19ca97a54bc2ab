// What a person's call takes along: everything but large mail, put-off mail too; or just
// the letters they named.
import { describe, expect, it } from 'vitest';
import { submit } from '../../scenario/support/submit';
import { PARAMS } from '../../../src-main/contract/methods';
import { FALSE, MINUTE, MODEM, type Rig, startRig } from '../relay/rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
const HOUR = 60 * MINUTE;
/** All mail is large: a test message has a few hundred bytes. */
const BY_HAND = { schedule: NEVER, oversize: { overBytes: 10, schedule: NEVER } };
const waiting = async (rig: Rig): Promise<readonly string[]> =>
  (await rig.relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 100 })).rows.map((row) => row.id);

describe('large mail', () => {
  it('is left to its own schedule by a person, unless they say large, or name it', async () => {
    const rig = await startRig(BY_HAND, MODEM);
    const [one, two, three] = [await rig.write(), await rig.write(), await rig.write()];
    await rig.relay.handlers['session.start']({});
    expect(await rig.calls(1)).toMatchObject([{ why: 'person', sent: 0 }]);
    await rig.relay.handlers['session.start']({ also: [two] });
    await rig.calls(2);
    expect(await waiting(rig)).toEqual([one, three]);
    await rig.relay.handlers['session.start']({ ids: [three] });
    await rig.calls(3);
    expect(await waiting(rig)).toEqual([one]);
    await rig.relay.handlers['session.start']({ large: true });
    expect((await rig.calls(4)).map((call) => call.sent)).toEqual([0, 1, 1, 1]);
  });

  it('goes with a person while its own schedule is open, and is not said to be on its way before', async () => {
    const mondays = { kind: 'weekly', open: { mon: ['09:00-10:00'] } };
    const rig = await startRig(
      { schedule: NEVER, oversize: { overBytes: 10, schedule: mondays } },
      { ...MODEM, connectCommand: FALSE },
    );
    await rig.write();
    const { session } = await rig.relay.handlers['session.start']({});
    expect(session.toSend.messages).toBe(0);
    await rig.calls(1);
    await rig.pass(80 * MINUTE);
    const later = await rig.relay.handlers['session.start']({});
    expect(later.session.toSend.messages).toBe(1);
  });
});

describe('letters that are named', () => {
  it('are all that goes, and held mail is not asked for', async () => {
    const rig = await startRig({ schedule: NEVER, collect: { method: 'etrn' } }, MODEM);
    const [one, two, three] = [await rig.write(), await rig.write(), await rig.write()];
    const { session } = await rig.relay.handlers['session.start']({ ids: [two] });
    expect(session.toSend.messages).toBe(1);
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({ sent: 1, result: 'ok' });
    expect(call?.phases.map(({ phase }) => phase)).toEqual(['dialing', 'sending', 'hanging-up', 'ended']);
    expect(await waiting(rig)).toEqual([one, three]);
    await rig.relay.handlers['session.start']({ ids: [three], fetch: true });
    const [, second] = await rig.calls(2);
    expect(second?.phases.map(({ phase }) => phase)).toContain('collecting');
    expect(await waiting(rig)).toEqual([one]);
  });

  it('none, and fetching: the line is opened for that alone; for nothing it is not', async () => {
    const rig = await startRig({ schedule: NEVER, collect: { method: 'etrn' } }, MODEM);
    const one = await rig.write();
    await rig.relay.handlers['session.start']({ ids: [], fetch: true });
    const [call] = await rig.calls(1);
    expect([call?.sent, call?.phases.map(({ phase }) => phase).includes('collecting')]).toEqual([0, true]);
    expect(await waiting(rig)).toEqual([one]);
    expect(PARAMS['session.start'].safeParse({ ids: [] }).success).toBe(false);
    expect(PARAMS['queue.estimate'].safeParse({ ids: [], fetch: true }).success).toBe(true);
  });

  it('a usual call that joins takes all the rest, and names that join add theirs and take nothing away', async () => {
    const slow = { slowMilliseconds: 30_000 };
    const rig = await startRig(BY_HAND, MODEM, slow);
    const [slowOne, large, two] = [await rig.write('slow@far.example'), await rig.write(), await rig.write()];
    await rig.relay.handlers['session.start']({ ids: [slowOne] });
    await rig.until(() => rig.live()?.phase === 'sending');
    const { session } = await rig.relay.handlers['session.start']({ ids: [large] });
    expect(session.toSend.messages).toBe(2);
    await rig.relay.handlers['session.start']({ large: true });
    await rig.pass(2 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ sent: 3 }]);
    expect(await waiting(rig)).toEqual([]);
    expect([slowOne, large, two]).toHaveLength(3);
  });

  it('what cannot go is said; the others go', async () => {
    const rig = await startRig({ schedule: NEVER }, MODEM);
    const [held, free] = [await rig.write(), await rig.write()];
    await rig.relay.handlers['queue.hold']({ ids: [held] });
    const start = (ids: string[]) =>
      Promise.resolve()
        .then(() => rig.relay.handlers['session.start']({ ids }))
        .catch((error: unknown) => (error instanceof Error ? error.message : ''));
    expect(await start([held])).toMatch(/held\. Release it first/);
    expect(await start(['gone'])).toMatch(/no longer in the queue/);
    expect(await start(['gone', held])).toBe(
      'None of these messages can go: 1 no longer in the queue, 1 held (release them first).',
    );
    await start(['gone', held, free]);
    expect(await rig.calls(1)).toMatchObject([{ sent: 1 }]);
    expect(await waiting(rig)).toEqual([held]);
  });

  it('go on by another line when theirs does not come up, and nothing else does', async () => {
    const links = [
      { ...MODEM, connectCommand: FALSE },
      { ...MODEM, id: 'second' },
    ];
    const rig = await startRig({ schedule: NEVER, link: 'line', otherLinks: ['second'] }, MODEM, {}, { links });
    const [one, two] = [await rig.write(), await rig.write()];
    await rig.relay.handlers['session.start']({ ids: [two] });
    expect(await rig.calls(2)).toMatchObject([{ sent: 0 }, { link: 'second', sent: 1 }]);
    expect(await waiting(rig)).toEqual([one]);
  });
});

describe('put-off mail', () => {
  it('is tried in a person’s call, once, and not before the line is up', async () => {
    const rig = await startRig({ schedule: NEVER, retry: { minutes: [240] } }, MODEM);
    const id = await rig.write('later@far.example');
    const row = async () => (await rig.relay.handlers['queue.get']({ id })).row;
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    expect(await row()).toMatchObject({ attempts: 1, state: 'deferred' });
    await rig.relay.handlers['session.start']({});
    await rig.calls(2);
    expect(await row()).toMatchObject({ attempts: 2, state: 'deferred' });
    await rig.relay.handlers['session.start']({ ids: [id] });
    await rig.calls(3);
    expect(await row()).toMatchObject({ attempts: 3, state: 'deferred' });
  });

  it('is as it was when the line does not come up', async () => {
    const rig = await startRig({ schedule: NEVER, retry: { minutes: [240] } }, MODEM);
    const id = await rig.write('later@far.example');
    const row = async () => (await rig.relay.handlers['queue.get']({ id })).row;
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    const before = await row();
    const settings = await rig.relay.handlers['settings.get']({});
    // The settings document, as it was handed over above.
    const document = settings as { links: object[] };
    await rig.relay.handlers['settings.set']({ ...document, links: [{ ...MODEM, connectCommand: FALSE }] });
    const { session } = await rig.relay.handlers['session.start']({});
    expect(session.toSend.messages).toBe(1);
    await rig.calls(2);
    expect(await row()).toEqual(before);
    expect(before.attempts).toBe(1);
  });

  it('is tried too when a person joins a call that is on already; a schedule’s call leaves it', async () => {
    const rig = await startRig({ retry: { minutes: [240] } });
    const id = await rig.write('later@far.example');
    const tries = async (): Promise<number> => (await rig.relay.handlers['queue.get']({ id })).row.attempts;
    await rig.pass(HOUR);
    await rig.write();
    expect([await tries(), rig.live()?.why]).toEqual([1, 'schedule']);
    await rig.relay.handlers['session.start']({});
    await rig.pass(5_000);
    expect(await tries()).toBe(2);
  });
});

describe('"try now"', () => {
  it('opens a call for just these, put off or due', async () => {
    const rig = await startRig({ schedule: NEVER, retry: { minutes: [240] } }, MODEM);
    const later = await rig.write('later@far.example');
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    const [one, two] = [await rig.write(), await rig.write()];
    const retry = await rig.relay.handlers['queue.retry']({ ids: [later, two, 'gone'], now: true });
    expect(retry).toMatchObject({ done: [later, two], missing: ['gone'], session: { toSend: { messages: 2 } } });
    expect(await rig.calls(2)).toMatchObject([{}, { sent: 1, deferred: 1 }]);
    expect(await waiting(rig)).toEqual([later, one]);
  });

  it('without a now they wait for the next call', async () => {
    const rig = await startRig({ schedule: NEVER }, MODEM);
    const id = await rig.write();
    expect(await rig.relay.handlers['queue.retry']({ ids: [id] })).toMatchObject({ done: [id], missing: [] });
    await rig.pass(MINUTE);
    expect(await rig.ended()).toEqual([]);
  });

  it('changes nothing while Dialpost is paused', async () => {
    const rig = await startRig({ schedule: NEVER, retry: { minutes: [240] } }, MODEM);
    const id = await rig.write('later@far.example');
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    await rig.relay.handlers['relay.pause']({});
    await expect(rig.relay.handlers['queue.retry']({ ids: [id], now: true })).rejects.toThrow(/paused/);
    expect((await rig.relay.handlers['queue.get']({ id })).row.state).toBe('deferred');
  });
});

it('letters named are shared out over the lines that carry them', async () => {
  const small = { ...MODEM, limits: { when: 'always', maxBytes: 1_000_000, priorities: ['normal', 'high'] } };
  const links = [small, { ...MODEM, id: 'second', tariff: { perCall: 5 } }];
  const office = { listeners: [{ id: 'office', port: 0, relay: { allow: ['127.0.0.1/32'] } }] };
  const connector = { schedule: NEVER, otherLinks: ['second'], oversize: { overBytes: 10, schedule: NEVER } };
  const rig = await startRig(connector, small, {}, { ...office, links });
  const port = rig.relay.listeners()[0]?.port ?? 0;
  const content = Buffer.from(`Subject: heavy\r\n\r\n${'eight words of text\r\n'.repeat(60_000)}`);
  await submit(port, { from: 'me@office.example', to: 'heavy@far.example', content });
  const [one, two] = [await rig.write(), await rig.write()];
  const heavy = (await waiting(rig)).find((id) => id !== one && id !== two) ?? '';
  await rig.relay.handlers['session.start']({ ids: [heavy, two] });
  const sent = (await rig.calls(2)).map((call) => `${call.link} ${call.sent}`).sort();
  expect(sent).toEqual(['line 1', 'second 1']);
  expect(await waiting(rig)).toEqual([one]);
});
