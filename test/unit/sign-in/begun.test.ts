// Signing in at a real provider (oidc-provider): by the browser of this computer, by a
// pasted answer, by a code on another device; and everything a person or the provider
// may do instead.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import type { Grant } from '../../../src-main/contract/sign-in/grant';
import { beginByCode, beginByDevice } from '../../../src-main/sign-in/begun';
import { manualClock } from '../../support/manual-clock';
import { CLIENT, type Manner, playProvider, type PlayedProvider } from '../../support/sign-in-provider';
import { grantOf } from '../../support/grants';

const WHO = 'ship@isp.example';
let provider: PlayedProvider;
let stop: AbortController;
beforeEach(async () => {
  provider = await playProvider();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await provider.close();
});

const grant = (more: Partial<Grant> = {}): Grant => grantOf({ issuer: provider.issuer, clientId: CLIENT, ...more });
const deps = () => ({ clock: systemClock, signal: stop.signal });

describe('by the browser of this computer', () => {
  test('the consent becomes a grant, and the account is named', async () => {
    const begun = await beginByCode(grant(), ['smtp'], deps());
    expect(begun).toMatchObject({ userCode: null, pasted: false });
    await provider.sign(begun.address, WHO);
    expect(await begun.end).toEqual({ ok: true, refreshToken: expect.any(String), lasts: null, account: WHO });
  });

  test('it is another account than was meant, and that is told', async () => {
    const begun = await beginByCode(grant(), ['smtp'], deps());
    await provider.sign(begun.address, 'captain@isp.example');
    expect(await begun.end).toMatchObject({ ok: true, account: 'captain@isp.example' });
  });

  test('what is not its answer ends nothing', async () => {
    const begun = await beginByCode(grant(), ['smtp'], deps());
    const door = new URL(begun.address).searchParams.get('redirect_uri') ?? '';
    for (const stray of ['', '?code=x', '?code=x&state=guessed', 'favicon.ico'])
      expect((await fetch(`${door}${stray}`)).status).toBe(404);
    const page = await provider.sign(begun.address, WHO);
    expect(page).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?code=/);
    expect(await begun.end).toMatchObject({ ok: true });
    // The door is gone with it.
    await expect(fetch(door)).rejects.toThrow();
  });

  test('the answer is pasted where the browser ran elsewhere', async () => {
    const [elsewhere, here] = [
      await beginByCode(grant(), ['smtp'], deps()),
      await beginByCode(grant(), ['smtp'], deps()),
    ];
    const theirs = await provider.sign(elsewhere.address, WHO);
    expect(here.answer(theirs)).toBe(false);
    expect(here.answer('captain, it does not work')).toBe(false);
    expect(elsewhere.answer(`  ${theirs}\n`)).toBe(true);
    expect(await elsewhere.end).toMatchObject({ ok: true });
  });

  test('consent that was not given says what to do', async () => {
    const begun = await beginByCode(grant(), ['smtp'], deps());
    await provider.sign(begun.address, WHO, 'declines');
    expect(await begun.end).toMatchObject({ ok: false, trouble: { kind: 'refused', fault: 'declined' } });
  });

  test('a client that nobody registered is seen at the provider only, and the sign-in can be called off', async () => {
    const begun = await beginByCode(grant({ clientId: 'nobody' }), ['smtp'], deps());
    expect((await fetch(begun.address, { redirect: 'manual' })).status).toBe(400);
    stop.abort();
    expect(await begun.end).toMatchObject({ ok: false, trouble: { kind: 'unanswered', why: 'stopped' } });
  });
});

describe('by a code on another device', () => {
  /** The provider is asked every five seconds. */
  async function typed(manner?: Manner) {
    const clock = manualClock();
    const begun = await beginByDevice(grant(), ['smtp'], { ...deps(), clock });
    expect(begun.address).toBe(`${provider.issuer}/device`);
    clock.advance(5000);
    await provider.typeCode(begun.userCode ?? '', WHO, manner);
    const asking = setInterval(() => clock.advance(5000), 20);
    return begun.end.finally(() => clearInterval(asking));
  }

  test('the code is typed there, and the consent becomes a grant', async () => {
    expect(await typed()).toMatchObject({ ok: true, account: WHO });
  });

  test('consent that was not given says so', async () => {
    expect(await typed('declines')).toMatchObject({ ok: false, trouble: { fault: 'declined' } });
  });

  test('a code that nobody types ends by itself', async () => {
    const clock = manualClock();
    const begun = await beginByDevice(grant(), ['smtp'], { ...deps(), clock });
    clock.advance(begun.lasts + 1);
    expect(await begun.end).toMatchObject({ ok: false, trouble: { fault: 'code-old' } });
  });
});
