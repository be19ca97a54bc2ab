// A code that is typed while the line is down: one call brings it, another asks once or a few
// times, and sends what waits; and all that comes between. The provider is real, the clock is in
// the test's hand.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignInBegun, SignInEnd } from '../../../src-main/contract/sign-in/methods';
import { testFolder } from '../../support/folders';
import { grantOf } from '../../support/grants';
import { CLIENT, playProvider, type PlayedProvider } from '../../support/sign-in-provider';
import { FALSE, MINUTE, MODEM, type Rig, startRig } from '../relay/rig';

process.env['TZ'] = 'UTC';
const WHO = 'ship@isp.example';
const NEVER = { schedule: { kind: 'never' } };
const PAID = { ...MODEM, tariff: { perMinute: 2, billingSeconds: 60, currency: 'EUR' } };

let provider: PlayedProvider;
beforeEach(async () => (provider = await playProvider()));
afterEach(() => provider.close());

const draft = () => grantOf({ issuer: provider.issuer, clientId: CLIENT });

/** What `work` comes to, while time goes on. */
async function meanwhile<T>(rig: Rig, work: T | Promise<T>): Promise<T> {
  const both = Promise.resolve(work);
  let over = false;
  const done = (): void => void (over = true);
  both.then(done, done);
  for (let tries = 0; !over && tries < 1000; tries++) {
    await rig.clock.advanceAsync(100);
    await sleep(4);
  }
  return both;
}

/** The first call: the code is here, and the line down. */
async function codeIn(rig: Rig, count = 1): Promise<SignInBegun> {
  const { handlers } = rig.relay;
  const { session } = await handlers['session.start']({ connectors: ['isp'], ids: [], signIn: 'code-given' });
  const asked = { connector: 'isp', draft: draft(), device: true, hangUp: true, session: session.id };
  const begun = await meanwhile(rig, handlers['signIn.begin'](asked));
  await rig.calls(count);
  return begun;
}

/** The second call, under way. */
async function asking(rig: Rig, id: string): Promise<{ readonly end: Promise<SignInEnd> }> {
  const { session } = await start(rig, id);
  return { end: Promise.resolve(rig.relay.handlers['signIn.ask']({ id, session: session.id })) };
}

/** How the person stands by it. */
async function askIn(rig: Rig, { id }: SignInBegun): Promise<SignInEnd> {
  return meanwhile(rig, (await asking(rig, id)).end);
}

const start = (rig: Rig, signInId: string) =>
  Promise.resolve().then(() =>
    rig.relay.handlers['session.start']({ connectors: ['isp'], signIn: 'code-asked', signInId }),
  );
const kept = (rig: Rig) => Promise.resolve(rig.relay.handlers['signIn.kept']({ connector: 'isp', draft: draft() }));

describe('a code that is typed while the line is down', () => {
  it('takes two short calls, whatever time is between them, and the second sends what waits', async () => {
    const rig = await startRig(NEVER, PAID);
    await rig.write();
    const begun = await codeIn(rig);
    expect(begun).toMatchObject({ kept: true, userCode: expect.any(String), username: WHO });
    expect(await rig.calls(1)).toMatchObject([{ sent: 0, cost: 2, error: null, result: 'ok' }]);
    await rig.clock.advanceAsync(8 * MINUTE);
    expect(rig.live()?.phase ?? 'ended').toBe('ended');
    await provider.typeCode(begun.userCode ?? '', WHO);
    expect(await askIn(rig, begun)).toMatchObject({ ok: true, account: WHO });
    const calls = await rig.calls(2);
    expect(calls.map(({ sent, cost, error }) => [sent, cost, error])).toEqual([
      [0, 2, null],
      [1, 2, null],
    ]);
    expect(await kept(rig)).toMatchObject({ begun: null });
  });

  it('and is not typed yet when it is asked about: the line goes down again, the code holds', async () => {
    const rig = await startRig(NEVER, PAID);
    await rig.write();
    const begun = await codeIn(rig);
    await rig.clock.advanceAsync(MINUTE);
    const end = await askIn(rig, begun);
    expect(end).toMatchObject({ ok: false, waits: { endsAt: begun.endsAt } });
    expect(end.text).toContain('not been typed yet');
    const call = (await rig.calls(2))[1];
    expect(call).toMatchObject({ sent: 0, cost: 2, error: expect.stringContaining('not been typed yet') });
    expect(call?.secondsOnline).toBeLessThanOrEqual(20);
    expect(await kept(rig)).toMatchObject({ begun: { id: begun.id, userCode: begun.userCode } });
    await provider.typeCode(begun.userCode ?? '', WHO);
    expect(await askIn(rig, begun)).toMatchObject({ ok: true });
    expect((await rig.calls(3))[2]).toMatchObject({ sent: 1, error: null });
  });

  it('and typed a moment after the question is found by the next one of the same call', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    await rig.clock.advanceAsync(MINUTE);
    const { id } = begun;
    const asked = (await asking(rig, id)).end;
    await meanwhile(
      rig,
      vi.waitUntil(() => provider.pending() > 0),
    );
    await provider.typeCode(begun.userCode ?? '', WHO);
    expect(await meanwhile(rig, asked)).toMatchObject({ ok: true });
    await rig.calls(2);
  });

  it('is asked about no sooner than its provider allows', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    const given = rig.clock.elapsed();
    await askIn(rig, begun);
    expect(rig.clock.elapsed() - given).toBeGreaterThanOrEqual(5_000);
  });

  it('runs out: that is said, and nothing is dialled', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    await rig.clock.advanceAsync(11 * MINUTE);
    await expect(start(rig, begun.id)).rejects.toThrow('the code was not used in time. Begin the sign-in again');
    expect(await kept(rig)).toEqual({ begun: null, text: expect.stringContaining('was not used in time') });
    expect(rig.live()?.phase ?? 'ended').toBe('ended');
    expect(await rig.calls(1)).toHaveLength(1);
  });

  it('runs out while the computer sleeps', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    rig.clock.sleep(11 * MINUTE);
    await expect(start(rig, begun.id)).rejects.toThrow('the code was not used in time');
  });

  it('runs out while it is asked about', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    await rig.clock.advanceAsync(10 * MINUTE - 8_000);
    expect(await askIn(rig, begun)).toEqual({ ok: false, text: expect.stringContaining('was not used in time') });
    expect((await rig.calls(2))[1]).toMatchObject({ error: expect.stringContaining('was not used in time') });
  });

  it('is unknown to a relay that was started meanwhile: begin again', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    const anew = await startRig(NEVER, PAID);
    await expect(start(anew, begun.id)).rejects.toThrow('kept in memory only');
    expect(await kept(anew)).toEqual({ begun: null, text: expect.stringContaining('Begin the sign-in again') });
  });

  it('is declined on the phone: that is told, and the code is over', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    await provider.typeCode(begun.userCode ?? '', WHO, 'declines');
    expect(await askIn(rig, begun)).toEqual({ ok: false, text: expect.stringContaining('consent was not given') });
    await rig.calls(2);
    await expect(start(rig, begun.id)).rejects.toThrow('Begin the sign-in again');
  });

  it('outlives a line that does not come up, and a call that is ended while it dials', async () => {
    const dir = await testFolder();
    const [out, slow] = [join(dir, 'out'), join(dir, 'slow')];
    const script = `[ -e "${out}" ] && { echo NO CARRIER; exit 3; }; [ -e "${slow}" ] && exec sleep 60; exit 0`;
    const rig = await startRig(NEVER, { ...PAID, connectCommand: ['/bin/sh', '-c', script] });
    const begun = await codeIn(rig);
    await writeFile(out, '');
    await expect(askIn(rig, begun)).rejects.toThrow(/NO CARRIER.*The code still holds: ask again$/);
    await rig.calls(2);
    await rm(out);
    await writeFile(slow, '');
    const asked = askIn(rig, begun);
    asked.catch(() => undefined);
    await rig.until(() => rig.live()?.phase === 'dialing');
    await rig.relay.handlers['signIn.cancel']({ id: rig.live()?.id ?? '' });
    await expect(asked).rejects.toThrow('the call was ended before its line was up. The code still holds: ask again');
    await rig.calls(3);
    await rm(slow);
    await provider.typeCode(begun.userCode ?? '', WHO);
    expect(await askIn(rig, begun)).toMatchObject({ ok: true });
  });

  it('outlives a line that breaks in the middle', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    const { id } = begun;
    const asked = (await asking(rig, id)).end;
    await rig.until(() => rig.live()?.phase === 'signing-in');
    await rig.relay.handlers['session.stop']({});
    expect(await meanwhile(rig, asked)).toMatchObject({
      ok: false,
      text: expect.stringContaining('the line went down'),
      waits: { endsAt: expect.any(String) },
    });
    await rig.calls(2);
    await provider.typeCode(begun.userCode ?? '', WHO);
    expect(await askIn(rig, begun)).toMatchObject({ ok: true });
  });

  it('outlives a provider that does not answer in the second call', async () => {
    const rig = await startRig(NEVER, PAID);
    const begun = await codeIn(rig);
    provider.deaf(true);
    const end = await askIn(rig, begun);
    expect(end).toMatchObject({ ok: false, waits: { endsAt: expect.any(String) } });
    expect(end.text).toMatch(/has no token to give now .*The code still holds: ask again$/);
    provider.deaf(false);
    await provider.typeCode(begun.userCode ?? '', WHO);
    await rig.clock.advanceAsync(MINUTE);
    expect(await askIn(rig, begun)).toMatchObject({ ok: true });
  });

  it('can be called off while the line is down, and while it is asked about', async () => {
    const rig = await startRig(NEVER, PAID);
    const one = await codeIn(rig);
    await rig.relay.handlers['signIn.cancel']({ id: one.id });
    expect(await kept(rig)).toMatchObject({ begun: null });
    const other = await codeIn(rig, 2);
    const { id } = other;
    const asked = (await asking(rig, id)).end;
    await rig.until(() => rig.live()?.phase === 'signing-in');
    await rig.relay.handlers['signIn.cancel']({ id });
    expect(await meanwhile(rig, asked)).toEqual({ ok: false, text: expect.stringContaining('called off') });
    expect((await rig.calls(3))[2]).toMatchObject({ error: null, sent: 0 });
  });

  it('gives place to a newer one of the same account, and to nobody else’s', async () => {
    const rig = await startRig(NEVER, PAID);
    const one = await codeIn(rig);
    const other = await codeIn(rig, 2);
    expect(await kept(rig)).toMatchObject({ begun: { id: other.id } });
    await expect(start(rig, one.id)).rejects.toThrow('Begin the sign-in again');
    const another = { connector: 'isp', draft: { ...draft(), username: 'yard@isp.example' } };
    expect(await rig.relay.handlers['signIn.kept'](another)).toMatchObject({ begun: null });
  });

  it('tells how it stands to whoever waits for it', async () => {
    const rig = await startRig(NEVER, PAID);
    const { id, endsAt } = await codeIn(rig);
    expect(await rig.relay.handlers['signIn.wait']({ id })).toMatchObject({ ok: false, waits: { endsAt } });
  });

  it('needs no line where one is up', async () => {
    const rig = await startRig(NEVER, MODEM);
    const asked = { connector: 'isp', draft: draft(), device: true, hangUp: true };
    const begun = await meanwhile(rig, rig.relay.handlers['signIn.begin'](asked));
    await provider.typeCode(begun.userCode ?? '', WHO);
    expect(await meanwhile(rig, rig.relay.handlers['signIn.ask']({ id: begun.id }))).toMatchObject({ ok: true });
  });

  it('is not there for a browser, which needs the line: that is said, and the line hung up', async () => {
    const rig = await startRig(NEVER, PAID);
    const { handlers } = rig.relay;
    const { session } = await handlers['session.start']({ connectors: ['isp'], ids: [], signIn: 'code-given' });
    const asked = { connector: 'isp', draft: draft(), hangUp: true, session: session.id };
    await expect(meanwhile(rig, handlers['signIn.begin'](asked))).rejects.toThrow('a browser here needs it');
    await rig.calls(1);
  });

  it('is not there where the line does not come up', async () => {
    const rig = await startRig(NEVER, { ...MODEM, connectCommand: FALSE });
    await expect(codeIn(rig)).rejects.toMatchObject({ code: 'refused' });
    expect(await kept(rig)).toMatchObject({ begun: null });
  });
});
