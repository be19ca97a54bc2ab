// Weeks offline with a sign-in: a real provider (oidc-provider) that ends what lies unused for 90
// days, a real Postfix and Dovecot that ask it whose each token is, and a relay whose days are
// counted by the test. Nothing is asked while offline; what would lapse is renewed by the next
// call, whoever's it is; what has lapsed is told once, and the mail waits.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Clock, systemClock } from '../../src-main/base/clock';
import { createLog } from '../../src-main/base/log';
import { startRelay } from '../../src-main/relay/relay';
import { beginByCode } from '../../src-main/sign-in/begun';
import { testFolder } from '../support/folders';
import { grantOf } from '../support/grants';
import { lacks } from '../support/needs';
import type { Postfix } from '../support/postfix';
import { CLIENT, type PlayedProvider } from '../support/sign-in-provider';
import { startTokenHosts, type TokenHosts } from '../support/token-hosts';
import { office, smartHost } from '../scenario/support/office';
import { submit } from '../scenario/support/submit';

const WHO = 'office';
const DAY = 86_400_000;

describe.skipIf(lacks('dovecot', 'openssl', 'postfix'))('an office that is offline for weeks', () => {
  let hosts: TokenHosts;
  let provider: PlayedProvider;
  let postfix: Postfix;
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let passed = 0;
  let sent = 0;
  const clock: Clock = { ...systemClock, now: () => Date.now(), elapsed: () => systemClock.elapsed() + passed };

  beforeAll(async () => {
    hosts = await startTokenHosts({ unusedDays: 90 });
    ({ provider, postfix } = hosts);
  });
  afterAll(async () => {
    await hosts?.stop();
  });

  /** The provider's clock and the relay's. */
  function days(count: number): void {
    passed += count * DAY;
    vi.setSystemTime(Date.now() + count * DAY);
    relay.wake();
  }

  const status = () => Promise.resolve(relay.handlers.status({}));
  const items = async () => (await status()).attention.filter(({ severity }) => severity !== 'info');
  const letter = async () => {
    sent += 1;
    const content = Buffer.from('Subject: x\r\n\r\nx\r\n');
    await submit(relay.listeners()[0]?.port ?? 0, { from: 'me@office.example', to: 'far@far.example', content });
  };
  /** A call for these, to its end. */
  const call = async (connector: string) => {
    const { session } = await relay.handlers['session.start']({ connectors: [connector] });
    const ended = async () => (await relay.handlers['session.get']({ id: session.id })).endedAt;
    await expect.poll(ended, { timeout: 15_000 }).not.toBeNull();
    return relay.handlers['session.get']({ id: session.id });
  };

  /** Somebody has signed in, and one letter went. */
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    passed = 0;
    const signal = new AbortController().signal;
    const grant = grantOf({ issuer: provider.issuer, clientId: CLIENT, username: WHO });
    const begun = await beginByCode(grant, ['smtp'], { clock, signal });
    await provider.sign(begun.address, WHO);
    const came = await begun.end;
    const auth = {
      kind: 'oauth2',
      ...grant,
      // Whose limit is known.
      provider: 'microsoft',
      issuer: null,
      tokenUrl: `${provider.issuer}/token`,
      refreshToken: came.ok ? came.refreshToken : '',
    };
    const document = {
      // Its programs' certificates and clocks know nothing of the days that pass here.
      warnings: { certificateDays: null, clockMinutes: null },
      ...office({
        connectors: [
          smartHost(
            postfix.port,
            { schedule: { kind: 'never' } },
            { security: 'starttls', verifyCertificate: false, auth },
          ),
          smartHost(9, { id: 'other', addressSpaces: [{ pattern: 'elsewhere.example' }], schedule: { kind: 'never' } }),
        ],
      }),
    };
    relay = await startRelay({
      dir: await testFolder(),
      clock,
      log: createLog(() => clock.now(), { default: 'minimum' }),
      document,
    });
    await letter();
    expect(await call('isp')).toMatchObject({ result: 'ok', sent: 1 });
  });
  afterEach(async () => {
    await relay?.stop();
    vi.useRealTimers();
  });

  test('after 60 days it sends again, and nothing was asked meanwhile', async () => {
    const before = provider.asked.length;
    days(60);
    expect(await items()).toEqual([]);
    expect(provider.asked).toHaveLength(before);
    await letter();
    expect(await call('isp')).toMatchObject({ result: 'ok', sent: 1 });
    await postfix.sink.until(sent);
  });

  test('ten days before its end a person is told; a call that needs no sign-in renews it, and it counts anew', async () => {
    const before = provider.asked.length;
    days(81);
    await expect.poll(items, { timeout: 20_000 }).toMatchObject([
      {
        key: expect.stringMatching(/^sign-in:microsoft/),
        severity: 'warning',
        text: expect.stringMatching(/ends on \d+ \w+ \d{4}.*Go online once/),
        action: { kind: 'open', screen: 'connectors', id: 'isp' },
      },
    ]);
    expect(provider.asked).toHaveLength(before);
    expect(await call('other')).toMatchObject({ transcript: expect.stringContaining('is renewed') });
    expect(provider.asked.slice(before)).toEqual(['refresh_token']);
    await expect.poll(items, { timeout: 20_000 }).toEqual([]);
    days(80);
    await letter();
    expect(await call('isp')).toMatchObject({ result: 'ok', sent: 1 });
  });

  test('one that has lapsed says so once, and the letter waits', async () => {
    days(91);
    await letter();
    sent -= 1;
    const ended = await call('isp');
    expect(ended).toMatchObject({ result: 'failed', sent: 0, error: expect.stringContaining('not used for so long') });
    expect(ended.shownAs).toMatch(/^sign-in:/);
    expect((await status()).queue.incoming).toBe(1);
    await expect
      .poll(items, { timeout: 20_000 })
      .toMatchObject([{ key: ended.shownAs, severity: 'error', text: expect.stringContaining('Sign in again') }]);
    expect((await status()).signIns).toMatchObject([{ state: 'refused', username: WHO }]);
  });
});
