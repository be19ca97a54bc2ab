// A call that is held up while somebody signs in over its line, at a real provider: for how
// long, what ends it, and what becomes of the mail and the money. The clock is in the test's hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractError } from '../../../src-main/contract/errors';
import type { SignInBegun, SignInEnd } from '../../../src-main/contract/sign-in/methods';
import type { Session } from '../../../src-main/contract/views';
import { grantOf } from '../../support/grants';
import { CLIENT, playProvider, type PlayedProvider } from '../../support/sign-in-provider';
import { FALSE, MINUTE, MODEM, type Rig, startRig } from '../relay/rig';

process.env['TZ'] = 'UTC';
const WHO = 'ship@isp.example';
/** A program that dials for as long as nobody ends it, and one that takes a moment. */
const [SLOW, WHILE] = [60_000, 300].map((ms) => [process.execPath, '-e', `setTimeout(() => undefined, ${ms})`]);
const NEVER = { schedule: { kind: 'never' } };
const PAID = { ...MODEM, tariff: { perMinute: 2, billingSeconds: 60, currency: 'EUR' } };

let provider: PlayedProvider;
beforeAll(async () => (provider = await playProvider()));
afterAll(() => provider.close());

const grant = () => grantOf({ issuer: provider.issuer, clientId: CLIENT });

async function dial(rig: Rig): Promise<Session> {
  const { session } = await rig.relay.handlers['session.start']({ connectors: ['isp'], signIn: 'browser' });
  return session;
}

/** Begun when the line is up. */
async function begin(rig: Rig, { id }: Session, device = false): Promise<SignInBegun> {
  const asked = { connector: 'isp', draft: grant(), device, session: id };
  const begun = Promise.resolve(rig.relay.handlers['signIn.begin'](asked));
  begun.catch(() => undefined);
  let over = false;
  void begun.then(
    () => (over = true),
    () => (over = true),
  );
  await rig.until(() => over);
  return begun;
}

const wait = (rig: Rig, id: string): Promise<SignInEnd> => Promise.resolve(rig.relay.handlers['signIn.wait']({ id }));
const phases = (call: Session | undefined): readonly string[] => call?.phases.map(({ phase }) => phase) ?? [];

describe('a call that is opened for a sign-in', () => {
  it('holds the line up as long as the person takes, then sends what waits and is booked like any other', async () => {
    const rig = await startRig(NEVER, PAID);
    await rig.write();
    const begun = await begin(rig, await dial(rig));
    await rig.pass(3 * MINUTE);
    expect(rig.live()).toMatchObject({ phase: 'signing-in', sent: 0 });
    await provider.sign(begun.address, WHO);
    expect(await wait(rig, begun.id)).toMatchObject({ ok: true, account: WHO });
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({ why: 'person', sent: 1, result: 'ok', error: null, left: null });
    expect(phases(call)).toEqual(['dialing', 'signing-in', 'sending', 'hanging-up', 'ended']);
    expect(call?.secondsOnline).toBeGreaterThanOrEqual(180);
    expect(call?.cost).toBe(8);
    const { links } = await rig.relay.handlers.status({});
    expect(links).toMatchObject([{ costThisMonth: 8, state: 'down' }]);
  });

  it('is hung up at once when the person changes his mind; what waits goes on waiting', async () => {
    const rig = await startRig(NEVER, MODEM);
    await rig.write();
    const begun = await begin(rig, await dial(rig));
    await rig.relay.handlers['signIn.cancel']({ id: begun.id });
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({ sent: 0, error: null, left: { messages: 1 } });
    expect(phases(call)).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
    expect(await wait(rig, begun.id)).toMatchObject({ ok: false });
  });

  it('can be called off before anything was begun, by its own name', async () => {
    const rig = await startRig(NEVER, MODEM);
    const { id } = await dial(rig);
    await rig.until(() => rig.live()?.phase === 'signing-in');
    await rig.relay.handlers['signIn.cancel']({ id });
    expect(phases((await rig.calls(1))[0])).toContain('signing-in');
  });

  it('can be called off while it dials: no line comes up for it', async () => {
    const rig = await startRig(NEVER, { ...MODEM, connectCommand: SLOW });
    await rig.write();
    const { id } = await dial(rig);
    await rig.until(() => rig.live()?.phase === 'dialing');
    await rig.relay.handlers['signIn.cancel']({ id });
    const [call] = await rig.calls(1);
    expect(phases(call)).toEqual(['dialing', 'hanging-up', 'ended']);
    expect(call).toMatchObject({ sent: 0, error: null, secondsOnline: 0, left: { messages: 1 } });
  });

  it('that somebody else wants as well while it dials goes on without the sign-in', async () => {
    const rig = await startRig(NEVER, { ...MODEM, connectCommand: WHILE });
    await rig.write();
    const { id } = await dial(rig);
    await rig.until(() => rig.live()?.phase === 'dialing');
    await rig.relay.handlers['session.start']({});
    await rig.relay.handlers['signIn.cancel']({ id });
    expect(await rig.calls(1)).toMatchObject([{ id, sent: 1, error: null, result: 'ok' }]);
  });

  it('that somebody else wants as well while it is held sends his mail when the sign-in is called off', async () => {
    const rig = await startRig(NEVER, MODEM);
    await rig.write();
    const call = await dial(rig);
    const begun = await begin(rig, call);
    await rig.relay.handlers['session.start']({});
    await rig.relay.handlers['signIn.cancel']({ id: begun.id });
    expect(await rig.calls(1)).toMatchObject([{ id: call.id, sent: 1, error: null, result: 'ok' }]);
  });

  it('is not hung up on the second of two people when the first changes his mind', async () => {
    const rig = await startRig(NEVER, MODEM);
    await rig.write();
    const one = await begin(rig, await dial(rig));
    const other = await begin(rig, await dial(rig));
    await rig.relay.handlers['signIn.cancel']({ id: one.id });
    await rig.pass(MINUTE);
    expect(rig.live()).toMatchObject({ phase: 'signing-in' });
    await provider.sign(other.address, WHO);
    expect(await rig.calls(1)).toMatchObject([{ sent: 1, error: null, result: 'ok' }]);
  });

  it('does not wait long for somebody who never begins', async () => {
    const rig = await startRig(NEVER, MODEM);
    const call = await dial(rig);
    await rig.pass(MINUTE + 10_000);
    expect(await rig.calls(1)).toMatchObject([{ id: call.id, error: null, result: 'ok' }]);
    await expect(begin(rig, call)).rejects.toThrow('There is no call that waits for a sign-in');
  });

  it.each([
    ['by the browser', false],
    ['by a code', true],
  ])(
    '%s, is hung up in order after ten minutes or a quarter of an hour, and says that nobody signed in',
    async (_, device) => {
      const rig = await startRig(NEVER, MODEM);
      await rig.write();
      const begun = await begin(rig, await dial(rig), device);
      await rig.clock.advanceAsync((device ? 9 : 14) * MINUTE);
      expect(rig.live()?.phase).toBe('signing-in');
      await rig.clock.advanceAsync(2 * MINUTE);
      const [call] = await rig.calls(1);
      expect(call).toMatchObject({
        sent: 0,
        result: 'failed',
        error: expect.stringMatching(/^Nobody was signed in during this call: the code was not used in time/),
        left: { messages: 1 },
      });
      expect(await wait(rig, begun.id)).toMatchObject({ ok: false, text: expect.stringContaining('not used in time') });
    },
  );

  it('hangs up where consent was not given', async () => {
    const rig = await startRig(NEVER, MODEM);
    const begun = await begin(rig, await dial(rig));
    await provider.sign(begun.address, WHO, 'declines');
    expect(await rig.calls(1)).toMatchObject([{ error: expect.stringContaining('consent was not given') }]);
  });

  it('whose line does not come up tells the person why, and nothing is asked', async () => {
    const rig = await startRig(NEVER, { ...MODEM, connectCommand: FALSE });
    const before = provider.asked.length;
    const refused = await begin(rig, await dial(rig)).catch((error: unknown) => error as ContractError); // it refuses
    const [call] = await rig.calls(1);
    expect(refused).toMatchObject({ code: 'refused', message: call?.error });
    expect(provider.asked.length).toBe(before);
  });

  it('whose line breaks tells the person at once', async () => {
    const rig = await startRig(NEVER, { ...MODEM, maxOnlineMinutes: 2 });
    const begun = await begin(rig, await dial(rig));
    await rig.pass(2 * MINUTE);
    expect(await wait(rig, begun.id)).toMatchObject({ ok: false, text: expect.stringContaining('the line went down') });
    expect(await rig.calls(1)).toMatchObject([{ error: expect.stringContaining('the longest allowed') }]);
  });

  it('that a person hangs up ends the sign-in too', async () => {
    const rig = await startRig(NEVER, MODEM);
    const begun = await begin(rig, await dial(rig));
    await rig.relay.handlers['session.stop']({});
    await rig.calls(1);
    expect(await wait(rig, begun.id)).toMatchObject({ ok: false, text: expect.stringContaining('the line went down') });
  });

  it('goes on by the next line, and takes the person along', async () => {
    const rig = await startRig(
      { ...NEVER, link: 'line', otherLinks: ['other'] },
      { ...MODEM, connectCommand: FALSE },
      {},
      {
        links: [
          { ...MODEM, connectCommand: FALSE },
          { ...MODEM, id: 'other', tariff: { perCall: 1 } },
        ],
      },
    );
    await rig.write();
    const begun = await begin(rig, await dial(rig));
    expect(rig.live()).toMatchObject({ link: 'other', phase: 'signing-in' });
    await provider.sign(begun.address, WHO);
    const calls = await rig.calls(2);
    expect(calls.map(({ link, sent }) => [link, sent])).toEqual([
      ['line', 0],
      ['other', 1],
    ]);
  });

  it('may be one that runs: the line stays up when its mail is done', async () => {
    const rig = await startRig(NEVER, MODEM, { slowMilliseconds: 30_000 });
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await rig.until(() => rig.live()?.phase === 'sending');
    const begun = await begin(rig, await dial(rig));
    await rig.pass(2 * MINUTE);
    expect(rig.live()).toMatchObject({ phase: 'signing-in', sent: 1 });
    await provider.sign(begun.address, WHO);
    expect(await rig.calls(1)).toMatchObject([{ sent: 1, result: 'ok' }]);
  });

  it('a sign-in for a call that is not there is refused', async () => {
    const rig = await startRig(NEVER, MODEM);
    const asked = { connector: 'isp', draft: grant(), session: 'nowhere' };
    await expect(Promise.resolve(rig.relay.handlers['signIn.begin'](asked))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
