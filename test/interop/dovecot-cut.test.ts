// Fetching by IMAP from a real Dovecot is broken off in the middle of a message: the line
// is cut, the host is gone for a while, or the relay is killed. Nothing is lost, nothing
// is fetched twice but the one in doubt at a kill, and the next session gets the rest.
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { chance } from '../scenario/support/chance';
import { MAILBOXES, office, smartHost } from '../scenario/support/office';
import { call } from '../scenario/support/sessions';
import { asHandedIn, letterOf, mailbox, nameOf } from '../scenario/support/submit';
import { until } from '../scenario/support/wait';
import { startDovecot } from '../support/dovecot';
import { startThinLine, type ThinLine } from '../support/link-simulator';
import { lacks } from '../support/needs';
import { dataFolder, serve, type Serving } from '../support/serve';

/** The fourth takes three parts to fetch. */
const SIZES = [60_000, 60_000, 60_000, 2_600_000, ...Array<number>(12).fill(60_000)];
const BIG = 3 * 60_000;

describe.skipIf(lacks('dovecot', 'openssl'))('fetching by IMAP that is broken off', () => {
  let line: ThinLine;
  let dir: string;
  let all: readonly Buffer[];

  beforeEach(async () => {
    const next = chance(11);
    all = SIZES.map((size, i) =>
      Buffer.concat([Buffer.from('Delivered-To: me@office.example\r\n'), letterOf(`held${i}`, size, next)]),
    );
    const dovecot = await startDovecot();
    // A letter's name and its place in the mailbox.
    for (const [i, content] of all.entries())
      await dovecot.put(`17000000${String(i).padStart(2, '0')}.held${i}.host`, content);
    line = await startThinLine({
      to: { host: '127.0.0.1', port: dovecot.imap },
      roundTripMs: 2,
      bitsPerSecond: 40_000_000,
    });
    const folder = await dataFolder();
    dir = folder.dir;
    onTestFinished(async () => {
      await line.close();
      await dovecot.stop();
      await folder.remove();
    });
  });

  async function started(): Promise<Serving> {
    const collect = {
      method: 'imap',
      host: '127.0.0.1',
      port: line.port,
      security: 'none',
      username: 'office',
      password: 'secret',
    };
    const serving = await serve(
      dir,
      office({ connectors: [smartHost(9, { schedule: { kind: 'never' }, collect }), MAILBOXES] }),
    );
    onTestFinished(async () => void (await serving.stop()));
    return serving;
  }

  /** Everything is here once, byte for byte, but for `doubles` at most. */
  async function allArrived({ client }: Serving, doubles: number): Promise<void> {
    await until('its queue to empty', async () => (await client.call('queue.list', {})).total === 0);
    const found = (await mailbox(dir, 'me')).map(asHandedIn);
    expect(new Set(found.map(nameOf))).toEqual(new Set(all.map((_, i) => `held${i}`)));
    for (const letter of found) expect(all.some((content) => asHandedIn(content).equals(letter))).toBe(true);
    expect(found.length - all.length).toBeLessThanOrEqual(doubles);
  }

  const nothingLeft = async (serving: Serving): Promise<void> => {
    expect(await call(serving)).toMatchObject({
      result: 'ok',
      error: null,
      received: 0,
      transcript: expect.stringContaining('Nothing was fetched.') as unknown,
    });
  };

  it('by a cut line: each session goes on where the last one was', async () => {
    const serving = await started();
    const received: number[] = [];
    // In the first letter; between and in the parts of the big one; among the small ones.
    for (const bytes of [30_000, BIG + 1_048_576, 1_500_000, 2_700_000 + 4 * 60_000]) {
      line.atDownBytes(line.carried().down + bytes, () => line.cut());
      const session = await call(serving);
      expect(session).toMatchObject({
        error: expect.stringMatching(
          /could not be fetched to its end: .*What is left stays there until the next call/,
        ) as unknown,
      });
      received.push(session.received);
    }
    // Where the relay had read little of the first letter by the cut, that letter comes last from then on.
    const [first, second, third] = received;
    expect([first, third]).toEqual([0, 0]);
    expect([2, 3]).toContain(second);
    const last = await call(serving);
    expect(last).toMatchObject({ result: 'ok', error: null });
    expect([...received, last.received].reduce((sum, count) => sum + count, 0)).toBe(all.length);
    await nothingLeft(serving);
    await allArrived(serving, 0);
  });

  it('by a host that is gone for a while: told, and fetched when it is back', async () => {
    const serving = await started();
    line.atDownBytes(100_000, () => line.cut(true));
    expect((await call(serving)).received).toBe(1);
    expect(await call(serving)).toMatchObject({
      result: 'failed',
      received: 0,
      error: expect.stringContaining('could not be fetched to its end') as unknown,
    });
    line.cut(false);
    expect(await call(serving)).toMatchObject({ result: 'ok', received: all.length - 1 });
    await nothingLeft(serving);
    await allArrived(serving, 0);
  });

  it('by a kill of the relay, in a letter and in the big one: the one in doubt may come twice', async () => {
    const kills = [90_000, 1_300_000, 2_700_000 + 3 * 60_000];
    for (const bytes of kills) {
      const serving = await started();
      const reached = new Promise<void>((resolve) => line.atDownBytes(line.carried().down + bytes, resolve));
      await serving.client.call('session.start', {});
      await reached;
      await serving.kill();
    }
    const serving = await started();
    expect(await call(serving)).toMatchObject({ result: 'ok', error: null });
    await nothingLeft(serving);
    await allArrived(serving, kills.length);
  });
});
