// What a line that is always on carries and when it asks, with the clock in the test's hand.
import { describe, expect, it } from 'vitest';
import { MINUTE, MODEM, MONDAY, startRig, TRUE } from '../relay/rig';

process.env['TZ'] = 'UTC';
const HOUR = 60 * MINUTE;
const NEVER = { kind: 'never' };

describe('on a line that is always on', () => {
  it('one session covers a burst and closes when the line has been quiet for idleSeconds', async () => {
    const rig = await startRig({});
    await rig.write();
    await rig.until(() => rig.live()?.phase === 'waiting');
    await rig.pass(10_000);
    await rig.write();
    await rig.pass(12_000);
    expect(rig.live()).toMatchObject({ phase: 'waiting', sent: 2 });
    await rig.pass(25_000);
    expect(await rig.calls(1)).toMatchObject([{ why: 'schedule', sent: 2, result: 'ok' }]);
  });

  it('held mail is asked for every quarter of an hour', async () => {
    const rig = await startRig({ collect: { method: 'etrn' } });
    await rig.pass(9 * MINUTE);
    expect(await rig.ended()).toEqual([]);
    await rig.pass(32 * MINUTE);
    const calls = await rig.calls(3);
    expect(calls.map((s) => Math.round((Date.parse(s.startedAt) - MONDAY) / MINUTE))).toEqual([10, 25, 40]);
    expect(calls.every((s) => s.phases.some((p) => p.phase === 'collecting'))).toBe(true);
  });

  it('held mail is asked for on the connection that has just sent, and on one of its own where nothing was sent', async () => {
    const rig = await startRig({ schedule: NEVER, collect: { method: 'etrn' } }, MODEM);
    await rig.write();
    await rig.relay.handlers['session.start']({});
    const [call] = await rig.calls(1);
    const { transcript } = await rig.relay.handlers['session.get']({ id: call?.id ?? '' });
    expect(call).toMatchObject({ sent: 1, error: null });
    expect(transcript).toMatch(/C: MAIL FROM[^]*C: ETRN office\.example[^]*C: QUIT/);
    expect(rig.provider.connections).toBe(1);
    await rig.relay.handlers['session.start']({});
    await rig.calls(2);
    expect(rig.provider.connections).toBe(2);
  });

  it('a provider that was asked and sends nothing is not waited for longer than firstMessageSeconds, and that is said', async () => {
    const rig = await startRig({ schedule: NEVER, collect: { method: 'command', command: TRUE } }, MODEM);
    await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'waiting');
    await rig.pass(50_000);
    expect(rig.live()?.phase).toBe('waiting');
    await rig.pass(15_000);
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({ result: 'ok', error: null, received: 0 });
    expect((await rig.relay.handlers['session.get']({ id: call?.id ?? '' })).transcript).toContain(
      'nothing came within 60 s of asking',
    );
  });

  it('large mail waits for its own schedule', async () => {
    const rig = await startRig({
      oversize: { overBytes: 10, schedule: { kind: 'weekly', open: { mon: ['22:00-23:00'] } } },
    });
    await rig.write();
    await rig.pass(2 * HOUR);
    expect(await rig.ended()).toEqual([]);
    await rig.pass(12 * HOUR + 11 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ sent: 1 }]);
  });

  it('deferred mail is tried again when its time has come', async () => {
    const rig = await startRig({ retry: { minutes: [15, 30] } });
    const id = await rig.write('later@far.example');
    const tries = async (): Promise<number> => (await rig.relay.handlers['queue.get']({ id })).row.attempts;
    expect(await tries()).toBe(1);
    await rig.pass(14 * MINUTE);
    expect(await tries()).toBe(1);
    await rig.pass(2 * MINUTE);
    expect(await tries()).toBe(2);
    await rig.pass(25 * MINUTE);
    expect(await tries()).toBe(2);
    await rig.pass(6 * MINUTE);
    expect(await tries()).toBe(3);
  });

  it('a host in trouble is left alone for a while, longer each time; nothing is counted', async () => {
    const rig = await startRig({ retry: { minutes: [15, 30] } }, { id: 'line' }, { refuseConnections: true });
    const id = await rig.write();
    const knocks = (): number => rig.provider.connections;
    expect(knocks()).toBe(1);
    await rig.write();
    await rig.pass(14 * MINUTE);
    expect(knocks()).toBe(1);
    await rig.pass(2 * MINUTE);
    expect(knocks()).toBe(2);
    await rig.pass(28 * MINUTE);
    expect(knocks()).toBe(2);
    await rig.pass(3 * MINUTE);
    expect(knocks()).toBe(3);
    expect((await rig.relay.handlers['queue.get']({ id })).row).toMatchObject({ attempts: 0, state: 'incoming' });
  });
});
