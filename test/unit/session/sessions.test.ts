// When a dialled line is called, for what, how long and at what cost, with the clock in
// the test's hand.
import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src-main/contract/settings';
import type { Session } from '../../../src-main/contract/views';
import { RETRY } from '../../../src-main/link/link';
import { TIMEOUTS } from '../../../src-main/smtp/timeouts';
import { submit } from '../../scenario/support/submit';
import { testFolder } from '../../support/folders';
import { FALSE, MINUTE, MODEM, MONDAY, type Rig, startRig, TRUE } from '../relay/rig';

process.env['TZ'] = 'UTC';
const HOUR = 60 * MINUTE;
const eightToHalfPastNine = { kind: 'weekly', open: { mon: ['08:00-09:30'] } };
const NEVER = { kind: 'never' };

/** Until the slow host took the message and counts its `patience`; the clock moves no more than a second. */
const hostHasIt = (rig: Rig, patience: number): Promise<void> =>
  rig.until(() => rig.clock.remaining().some((ms) => ms <= patience && ms > patience - 1000));

describe('on a dialled line', () => {
  it('a call is made when the range opens, and not before', async () => {
    const rig = await startRig({ schedule: eightToHalfPastNine }, MODEM);
    await rig.write();
    await rig.pass(9 * MINUTE);
    expect([rig.live(), await rig.ended()]).toEqual([null, []]);
    await rig.pass(2 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([
      {
        why: 'schedule',
        sent: 1,
        result: 'ok',
        phases: [{ phase: 'dialing' }, { phase: 'sending' }, { phase: 'hanging-up' }, { phase: 'ended' }],
      },
    ]);
    const [call] = await rig.calls(1);
    expect(Date.parse(call?.startedAt ?? '') - MONDAY).toBeLessThanOrEqual(11 * MINUTE);
  });

  it('mail that comes while the range is open waits for the next call: of the next opening, or of everyMinutes', async () => {
    const rig = await startRig({ schedule: { ...eightToHalfPastNine, everyMinutes: 30 } }, MODEM);
    await rig.pass(15 * MINUTE);
    expect(await rig.ended()).toEqual([]); // nobody gains from a call without mail
    await rig.write();
    expect(rig.live()).toBeNull();
    await rig.pass(26 * MINUTE);
    expect(await rig.calls(1)).toHaveLength(1);
    await rig.write();
    await rig.pass(31 * MINUTE);
    expect(await rig.calls(2)).toHaveLength(2);
    await rig.pass(HOUR);
    await rig.write();
    await rig.pass(2 * HOUR);
    expect(await rig.calls(2)).toHaveLength(2);
  });

  it('"every" calls on the multiples of the clock', async () => {
    const rig = await startRig({ schedule: { kind: 'every', minutes: 15 } }, MODEM);
    await rig.write();
    await rig.pass(9 * MINUTE);
    expect(await rig.ended()).toEqual([]);
    await rig.pass(1.5 * MINUTE);
    expect(await rig.calls(1)).toHaveLength(1);
  });

  it('triggers: so many, so old', async () => {
    const many = await startRig({ schedule: NEVER, triggers: { queuedMessages: 3 } }, MODEM);
    await many.write();
    await many.write();
    await many.pass(MINUTE);
    expect(await many.ended()).toEqual([]);
    await many.write();
    expect(await many.calls(1)).toMatchObject([{ why: 'trigger', sent: 3 }]);

    const old = await startRig({ schedule: NEVER, triggers: { oldestMinutes: 30 } }, MODEM);
    await old.write();
    await old.pass(29 * MINUTE);
    expect(await old.ended()).toEqual([]);
    await old.pass(2 * MINUTE);
    expect(await old.calls(1)).toMatchObject([{ why: 'trigger', sent: 1 }]);
  });

  it('a trigger of bytes waits for enough of them', async () => {
    const rig = await startRig({ schedule: NEVER, triggers: { queuedBytes: 1000 } }, MODEM);
    await rig.write();
    expect(rig.live()).toBeNull();
    for (let i = 0; i < 3; i++) await rig.write();
    await rig.calls(1);
  });

  it('urgent mail calls at once where it may, other mail does not', async () => {
    const office = { listeners: [{ id: 'office', port: 0, relay: { allow: ['127.0.0.1/32'] } }] };
    const rig = await startRig({ schedule: NEVER, triggers: { urgent: true } }, MODEM, {}, office);
    const port = rig.relay.listeners()[0]?.port ?? 0;
    await rig.write();
    await rig.pass(MINUTE);
    expect(await rig.ended()).toEqual([]);
    await submit(port, {
      from: 'me@office.example',
      to: 'doctor@far.example',
      content: Buffer.from('Subject: now\r\nImportance: high\r\n\r\nPlease\r\n'),
    });
    expect(await rig.calls(1)).toMatchObject([{ why: 'urgent', sent: 2 }]);
  });

  it('a second start joins the session under way', async () => {
    const rig = await startRig({ schedule: NEVER }, { ...MODEM }, { slowMilliseconds: 30_000 });
    await rig.write('slow@far.example');
    const first = await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'sending');
    const second = await rig.relay.handlers['session.start']({});
    expect(second.session.id).toBe(first.session.id);
    await rig.pass(2 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ why: 'person', sent: 1 }]);
  });

  it('a start while the line goes down waits in line and then has a call of its own', async () => {
    const slowly = { ...MODEM, disconnectCommand: [process.execPath, '-e', 'setTimeout(() => {}, 200)'] };
    const rig = await startRig({ schedule: NEVER }, slowly);
    await rig.write();
    const first = await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'hanging-up');
    const second = await rig.relay.handlers['session.start']({});
    expect(second.session.id).not.toBe(first.session.id);
    await rig.calls(2);
    expect((await rig.ended()).map((s) => s.id)).toEqual([first.session.id, second.session.id]);
  });

  it('a session can be asked for from its start on, also while it waits in line and as it is filed', async () => {
    const slowly = { ...MODEM, disconnectCommand: [process.execPath, '-e', 'setTimeout(() => {}, 200)'] };
    const rig = await startRig({ schedule: NEVER }, slowly);
    const phase = async (id: string): Promise<string> => (await rig.relay.handlers['session.get']({ id })).phase;
    const first = await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'hanging-up');
    const second = await rig.relay.handlers['session.start']({});
    expect(await phase(second.session.id)).toBe('dialing');
    await rig.until(
      async () => (await phase(first.session.id)) === 'ended' && (await phase(second.session.id)) === 'ended',
    );
    await rig.calls(2);
  });

  it('a session stopped while it waits in line never dials, and says so', async () => {
    const slowly = { ...MODEM, disconnectCommand: [process.execPath, '-e', 'setTimeout(() => {}, 200)'] };
    const rig = await startRig({ schedule: NEVER }, slowly);
    await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'hanging-up');
    const second = await rig.relay.handlers['session.start']({});
    await rig.relay.handlers['session.stop']({});
    await rig.calls(2);
    const { error, secondsOnline, cost, result } = await rig.relay.handlers['session.get']({ id: second.session.id });
    expect({ error, secondsOnline, cost, result }).toEqual({
      error: 'The call was stopped before it began.',
      secondsOnline: 0,
      cost: 0,
      result: 'failed',
    });
  });

  it('a session that waits in line goes by the settings that are made meanwhile', async () => {
    const folder = await testFolder();
    const busy = join(folder, 'busy');
    const whenFree = `setInterval(() => require('node:fs').existsSync(${JSON.stringify(busy)}) || process.exit(0), 10)`;
    const line = { ...MODEM, disconnectCommand: [process.execPath, '-e', whenFree] };
    const rig = await startRig({ schedule: NEVER }, line);
    const { handlers } = rig.relay;
    const change = async (edit: (document: Settings) => object): Promise<void> => {
      // The store shows what its own schema completed.
      const document = (await handlers['settings.get']({})) as Settings;
      expect(await handlers['settings.set']({ ...document, ...edit(document) })).toEqual({ ok: true });
    };
    /** A call for a message that came while the call before was hanging up; `edit` is made while it waits in line. */
    const inLine = async (edit: (document: Settings) => object): Promise<Session | undefined> => {
      await writeFile(busy, '');
      await handlers['session.start']({});
      await rig.until(() => rig.live()?.phase === 'hanging-up');
      await handlers['message.test']({ to: 'friend@far.example' });
      const { session } = await handlers['session.start']({});
      await change(edit);
      await unlink(busy);
      await rig.until(async () => (await rig.ended()).some(({ id }) => id === session.id));
      return (await rig.ended()).find(({ id }) => id === session.id);
    };
    const dialledBy =
      (connectCommand: readonly string[]) =>
      ({ links }: Settings): object => ({ links: links.map((link) => ({ ...link, connectCommand })) });
    expect(await inLine(dialledBy(FALSE))).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('did not connect') as unknown,
    });
    await change(dialledBy(TRUE));
    const elsewhere = { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: 1, security: 'none' }] };
    expect(
      await inLine(({ connectors }) => ({ connectors: connectors.map((one) => ({ ...one, route: elsewhere })) })),
    ).toMatchObject({ result: 'failed', sent: 0, error: expect.stringContaining('127.0.0.1:1 ') as unknown });
    expect(await inLine(() => ({ links: [{ ...MODEM, id: 'another' }], connectors: [] }))).toMatchObject({
      result: 'failed',
      error: 'The call was stopped before it began.',
    });
  });

  it('costs what its tariff says, begun units rounded up, and it is booked', async () => {
    const tariff = { currency: 'EUR', perCall: 1, perMinute: 0.6, billingSeconds: 60 };
    const rig = await startRig({ schedule: NEVER }, { ...MODEM, tariff }, { slowMilliseconds: 90_000 });
    await rig.write('slow@far.example');
    await rig.relay.handlers['session.start']({});
    await hostHasIt(rig, 90_000);
    await rig.clock.advanceAsync(90_000);
    const [call] = await rig.calls(1);
    // Before and after the host's ninety seconds the clock moved no more than a second.
    expect(call?.secondsOnline).toBeGreaterThanOrEqual(90);
    expect(call?.secondsOnline).toBeLessThanOrEqual(92);
    expect(call?.cost).toBeCloseTo(2.2);
    expect((await rig.relay.handlers.status({})).links).toMatchObject([
      { state: 'down', costThisMonth: call?.cost, secondsThisMonth: call?.secondsOnline },
    ]);
  });

  it('is hung up after maxOnlineMinutes, says so, and loses nothing', async () => {
    const rig = await startRig({ schedule: NEVER }, { ...MODEM, maxOnlineMinutes: 2 }, { slowMilliseconds: HOUR });
    await rig.write('slow@far.example');
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await hostHasIt(rig, HOUR);
    await rig.clock.advanceAsync(2 * MINUTE);
    // Replies under way get a last moment.
    await rig.clock.advanceAsync(TIMEOUTS.stop);
    const [call] = await rig.calls(1);
    expect(call?.error).toBe(
      'The line was hung up after 2 minutes, the longest allowed. What is left goes with the next call.',
    );
    expect(call?.secondsOnline).toBeGreaterThan(118);
    expect(call?.secondsOnline).toBeLessThanOrEqual(121 + TIMEOUTS.stop / 1000);
    const { total } = await rig.relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 10 });
    expect(total + (call?.sent ?? 0)).toBe(2);
  });

  it('a call that was cut off before anything got through is not made again at once', async () => {
    const rig = await startRig(
      { retry: { minutes: [15] } },
      { ...MODEM, maxOnlineMinutes: 2 },
      { slowMilliseconds: HOUR },
    );
    await rig.write('slow@far.example');
    await rig.pass(3 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ result: 'failed', sent: 0 }]);
    await rig.pass(13 * MINUTE);
    expect(await rig.ended()).toHaveLength(1);
    await rig.pass(5 * MINUTE);
    expect(await rig.calls(2)).toHaveLength(2);
  });

  it('a line that does not come up is left alone for a while, longer each time; a person may dial at once', async () => {
    const rig = await startRig({ retry: { minutes: [15, 30] } }, { ...MODEM, connectCommand: FALSE });
    const id = await rig.write();
    expect(await rig.calls(1)).toMatchObject([
      {
        why: 'schedule',
        result: 'failed',
        error: expect.stringMatching(/^Modem did not connect \(tried once\): /) as unknown,
        dialFault: { trouble: 'other', by: 'program', code: 1, hopeless: false },
      },
    ]);
    await rig.pass(14 * MINUTE);
    expect(await rig.ended()).toHaveLength(1);
    await rig.pass(2 * MINUTE);
    expect(await rig.calls(2)).toHaveLength(2);
    await rig.pass(28 * MINUTE);
    expect(await rig.ended()).toHaveLength(2);
    await rig.relay.handlers['session.start']({});
    expect(await rig.calls(3)).toMatchObject([{}, {}, { why: 'person', result: 'failed' }]);
    expect((await rig.relay.handlers['queue.get']({ id })).row).toMatchObject({ attempts: 0, state: 'incoming' });
  });

  it('that will not hang up is reported until it is down', async () => {
    const folder = await testFolder();
    const busy = join(folder, 'busy');
    await writeFile(busy, '');
    const script = `process.exit(require('node:fs').existsSync(${JSON.stringify(busy)}) ? 1 : 0)`;
    const rig = await startRig({ schedule: NEVER }, { ...MODEM, disconnectCommand: [process.execPath, '-e', script] });
    await rig.write();
    await rig.relay.handlers['session.start']({});
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({
      sent: 1,
      result: 'partly',
      error: expect.stringMatching(/^Modem does not hang up .*The call may still be costing money/) as unknown,
    });
    const status = async () => rig.relay.handlers.status({});
    expect((await status()).attention).toMatchObject([{ key: 'line:line', severity: 'error' }]);
    expect((await status()).links).toMatchObject([{ state: 'hanging-up' }]);
    await unlink(busy);
    await rig.clock.advanceAsync(RETRY);
    await rig.until(async () => (await status()).attention.length === 0);
    expect((await status()).links).toMatchObject([{ state: 'down' }]);
  });

  it('is not dialled for mail that stays in the house', async () => {
    const isp = {
      id: 'isp',
      schedule: NEVER,
      route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: 9, security: 'none' }] },
    };
    const local = {
      id: 'local',
      addressSpaces: [{ pattern: 'office.example' }],
      route: { kind: 'mailboxes' },
      wait: { idleSeconds: 1 },
    };
    const rig = await startRig({}, MODEM, {}, { connectors: [isp, local] });
    await rig.write('me@office.example');
    await rig.until(
      async () => (await rig.relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 10 })).total === 0,
    );
    await rig.pass(MINUTE);
    expect(
      (await rig.relay.handlers['session.list']({ offset: 0, limit: 10 })).rows.filter((s) => s.link === 'line'),
    ).toEqual([]);
    const { links } = await rig.relay.handlers.status({});
    expect(links).toMatchObject([{ id: 'line', state: 'down', since: null, secondsThisMonth: 0 }]);
  });

  it('beyond its budget makes no calls by itself, but a person may', async () => {
    const rig = await startRig(
      { schedule: { kind: 'every', minutes: 15 } },
      { ...MODEM, tariff: { perCall: 2 }, monthlyBudget: 1 },
    );
    await rig.write();
    await rig.pass(11 * MINUTE);
    expect(await rig.calls(1)).toHaveLength(1);
    await rig.write();
    await rig.pass(HOUR);
    expect(await rig.calls(1)).toHaveLength(1);
    expect((await rig.relay.handlers.status({})).attention).toMatchObject([{ key: 'budget:line', severity: 'error' }]);
    await rig.relay.handlers['session.start']({});
    await rig.calls(2);
    expect((await rig.ended())[1]).toMatchObject({ why: 'person', sent: 1 });
  });
});
