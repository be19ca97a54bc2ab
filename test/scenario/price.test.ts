// What a call costs is said before it, from outside, over a thin line; and what is said after
// one measured call is what is then paid.
import { expect, it, onTestFinished } from 'vitest';
import type { Estimate, Session } from '../../src-main/contract/views';
import { startThinLine } from '../support/link-simulator';
import { startPretendHost } from '../support/pretend-host';
import { dialpost } from '../support/serve';
import { started } from '../support/started';
import { listener, office, smartHost } from './support/office';
import { queuedAs, submit } from './support/submit';

const LINE = {
  id: 'satellite',
  name: 'Satellite phone',
  kind: 'command',
  connectCommand: ['/bin/true'],
  disconnectCommand: ['/bin/true'],
  tariff: { perMinute: 6 },
};

it.skipIf(process.platform === 'win32')(
  'a call of twelve is guessed, the next one known to a quarter',
  async () => {
    const host = await startPretendHost({ keywords: ['PIPELINING', 'SIZE', '8BITMIME'] });
    onTestFinished(() => host.close());
    const thin = await startThinLine({
      to: { host: '127.0.0.1', port: host.port },
      roundTripMs: 300,
      bitsPerSecond: 76_800,
    });
    onTestFinished(() => thin.close());
    const never = { kind: 'never' };
    const oversize = { overBytes: 100_000, schedule: never };
    const connector = smartHost(thin.port, { link: 'satellite', schedule: never, oversize });
    const serving = await started(office({ listeners: [listener()], links: [LINE], connectors: [connector] }));
    const write = async (bytes: number): Promise<string> => {
      const content = Buffer.from(`Subject: letter\r\n\r\n${`${'x'.repeat(62)}\r\n`.repeat(bytes / 64)}`);
      return queuedAs(await submit(serving.port(), { from: 'me@office.example', to: 'a@far.example', content }));
    };
    const twelve = async (): Promise<void> => {
      for (let i = 0; i < 12; i++) await write(2_048 + 1_024 * i);
    };
    const go = (...more: string[]) => dialpost(['send-receive', '--wait', '--data', serving.dir, ...more]);
    const estimate = (): Promise<Estimate> => serving.client.call('queue.estimate', {});
    const last = async (): Promise<Session | undefined> =>
      (await serving.client.call('session.list', { offset: 0, limit: 1 })).rows[0];

    const large = await write(128_000);
    await twelve();
    const guess = await go();
    expect(guess.stdout).toMatch(
      /^About \d+\.\d\d EUR for 12 messages, 0:\d\d min by Satellite phone\. A guess: .* reckoned with 24 kbit\/s\. This month 0\.00 EUR so far\. 1 large letter \(128\.\d kB, about \d+\.\d\d EUR more\) stays; --large sends it\.\n/,
    );
    expect(await last()).toMatchObject({ sent: 12 });

    await twelve();
    const known = await estimate();
    expect(known.basis).toBe('measured');
    expect((await go('--yes')).code).toBe(0);
    const paid = (await last())?.cost ?? 0;
    expect(Math.abs(known.total.cost - paid) / paid).toBeLessThan(0.25);

    // Small letters have told what a large one takes.
    const added = (await estimate()).largeLetters[0];
    const asJson = await go('--only', large, '--json');
    // The estimate goes to stderr, so that stdout is what it was.
    expect(JSON.parse(asJson.stderr.trim())).toMatchObject({ total: { messages: 1 } });
    expect(asJson.stdout).not.toContain('largeLetters');
    const session = await last();
    expect(session).toMatchObject({ sent: 1 });
    expect(Math.abs((added?.cost ?? 0) - (session?.cost ?? 0)) / (session?.cost ?? 1)).toBeLessThan(0.3);
  },
  120_000,
);
