// How a call ends by a person's word: in order, saying what is still being confirmed; or at
// once. And how waiting ends before another billing step begins.
import { describe, expect, it } from 'vitest';
import { TIMEOUTS } from '../../../src-main/smtp/timeouts';
import { MINUTE, MODEM, type Rig, startRig, TRUE } from '../relay/rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
/** Nobody else waits so long. */
const PATIENCE = 37 * MINUTE;

/** A call whose letter is whole at a host that does not answer. */
async function unanswered(): Promise<Rig> {
  const rig = await startRig({ schedule: NEVER }, MODEM, { slowMilliseconds: PATIENCE });
  await rig.write('slow@far.example');
  await rig.relay.handlers['session.start']({});
  await rig.until(() => rig.clock.remaining().some((ms) => ms <= PATIENCE && ms > PATIENCE - 1000));
  return rig;
}

describe('hang up', () => {
  it('says at once what is being confirmed and by when, and is down by then', async () => {
    const rig = await unanswered();
    const by = rig.clock.now() + 2_000 + TIMEOUTS.stop;
    await rig.relay.handlers['session.stop']({});
    expect(rig.live()).toMatchObject({
      phase: 'sending',
      // The program that hangs up comes after that, and has its own time.
      hangingUp: { confirming: 1, by: new Date(by).toISOString(), programSeconds: 30 },
    });
    await rig.pass(8_000);
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({ hangingUp: null, sent: 0, left: { messages: 1 } });
    expect(Date.parse(call?.endedAt ?? '')).toBeLessThan(by + 2_000);
  });

  it.each([
    ['from the start', false],
    ['while it is hung up in order', true],
  ] as const)('now cuts %s, and says that the letter may go twice', async (_, first) => {
    const rig = await unanswered();
    if (first) {
      await rig.relay.handlers['session.stop']({});
      await rig.clock.advanceAsync(3_000); // the grace is over, the replies are waited for
      expect(rig.live()?.hangingUp).toMatchObject({ confirming: 1 });
    }
    const before = rig.clock.now();
    await rig.relay.handlers['session.stop']({ now: true });
    const [call] = await rig.calls(1);
    expect(Date.parse(call?.endedAt ?? '') - before).toBeLessThan(1_500);
    expect(call).toMatchObject({
      result: 'partly',
      left: { messages: 1, why: expect.stringContaining('may arrive twice') as unknown },
    });
  });
});

describe('waiting on a line that is paid by the minute', () => {
  const asks = { schedule: NEVER, collect: { method: 'command', command: TRUE } };
  const tariff = { currency: 'EUR', perMinute: 6, billingSeconds: 60 };

  it('counts down to the hang-up and ends before another step begins', async () => {
    const rig = await startRig(asks, { ...MODEM, tariff });
    await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'waiting' && rig.live()?.hangsUpAt !== null);
    const live = rig.live();
    const step = Date.parse(live?.nextStepAt ?? '');
    expect(step - Date.parse(live?.hangsUpAt ?? '')).toBe(1_000);
    await rig.pass(Date.parse(live?.hangsUpAt ?? '') - rig.clock.now() - 700);
    expect(rig.live()?.phase).toBe('waiting');
    await rig.until(() => rig.live()?.phase !== 'waiting');
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({ hangsUpAt: null, nextStepAt: null, result: 'ok' });
    // The program that hangs up is a real one; how long it takes is the machine's affair.
    const hungUp = Date.parse(call?.phases.find(({ phase }) => phase === 'hanging-up')?.at ?? '');
    expect(hungUp).toBeLessThan(step);
    expect(hungUp).toBeGreaterThan(step - 2_000);
  });
});
