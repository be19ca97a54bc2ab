// What a person's call takes along, leaves and says, on the built relay: large mail stays,
// put-off mail is tried, just the letters named go; a hang-up says what is being confirmed
// and may be cut short; waiting begins no other billing step.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import { type PretendHost, type PretendOptions, startPretendHost } from '../support/pretend-host';
import { dialpost, type Serving } from '../support/serve';
import { started } from '../support/started';
import { listener, MAILBOXES, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { queuedAs, submit } from './support/submit';
import { until } from './support/wait';

const TRUE = ['/bin/sh', '-c', 'exit 0'];
/** Steps of ten seconds, ten a minute. */
const SATELLITE = {
  id: 'line',
  kind: 'command',
  connectCommand: TRUE,
  disconnectCommand: TRUE,
  tariff: { currency: 'EUR', perMinute: 10, billingSeconds: 10 },
};
const BUSY = '450 4.2.1 mailbox busy';

interface Boat {
  readonly serving: Serving;
  readonly host: PretendHost;
  /** Hands in a letter to NAME; its id. */
  letter(name: string, bytes?: number): Promise<string>;
  /** Who still waits. */
  waiting(): Promise<readonly string[]>;
}

async function boat(connector: object = {}, behaviour: PretendOptions = {}): Promise<Boat> {
  const host = await startPretendHost({ keywords: ['PIPELINING', 'CHUNKING'], ...behaviour });
  onTestFinished(() => host.close());
  const isp = smartHost(host.port, { schedule: { kind: 'never' }, ...connector });
  const serving = await started(office({ listeners: [listener()], links: [SATELLITE], connectors: [isp, MAILBOXES] }));
  return {
    serving,
    host,
    letter: async (name, bytes = 100) => {
      const content = Buffer.from(`Subject: ${name}\r\n\r\n${'eight words of text\r\n'.repeat(Math.ceil(bytes / 21))}`);
      return queuedAs(await submit(serving.port(), { from: 'me@office.example', to: `${name}@far.example`, content }));
    },
    waiting: async () =>
      (await serving.client.call('queue.list', {})).rows.flatMap(({ recipients }) =>
        recipients.map(({ address }) => address.replace(/@.*/, '')),
      ),
  };
}

const live = async ({ client }: Serving): Promise<Session | null> => (await client.call('status', {})).session;
const sendReceive = ({ dir }: Serving) => dialpost(['send-receive', '--wait', '--data', dir]);

describe.skipIf(process.platform === 'win32')('a person’s call', () => {
  it('leaves large mail to its own times and says so; it goes when they say large', async () => {
    const sundays = { kind: 'weekly', open: { sun: ['02:00-02:15'] } };
    const { serving, letter, waiting } = await boat({ oversize: { overBytes: 5000, schedule: sundays } });
    await letter('small');
    await letter('photo', 20_000);
    expect(await call(serving)).toMatchObject({ sent: 1, result: 'ok', left: null, largeLeft: { messages: 1 } });
    expect(await waiting()).toEqual(['photo']);
    const ran = await sendReceive(serving);
    expect([ran.code, ran.stdout]).toEqual([
      0,
      expect.stringMatching(/^Only a large message waits, and nothing is fetched: no call is made\. /) as unknown,
    ]);
    const { session } = await serving.client.call('session.start', { large: true });
    expect(session.toSend.messages).toBe(1);
    await until('the photo to go', async () => (await waiting()).length === 0);
    expect((await serving.client.call('status', {})).lastSession).not.toBeNull();
  });

  it('tries put-off letters, and is not done while one is left', async () => {
    let busy = true;
    const { serving, letter, waiting } = await boat(
      {},
      { answer: ({ line }) => (busy && line.startsWith('RCPT TO:<later@') ? BUSY : undefined) },
    );
    const id = await letter('later');
    await letter('other');
    const ran = await sendReceive(serving);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toMatch(
      /Partly done: sent 1, .*\n1 message did not go\. It is to be tried again: 450 4\.2\.1 mailbox busy\.\n/,
    );
    expect(await call(serving)).toMatchObject({ sent: 0, deferred: 1, result: 'partly', left: { messages: 1 } });
    const { row } = await serving.client.call('queue.get', { id });
    expect(row).toMatchObject({ state: 'deferred', attempts: 2 });
    busy = false;
    expect(await call(serving)).toMatchObject({ sent: 1, result: 'ok', left: null });
    expect(await waiting()).toEqual([]);
  });

  it('"try now" is for just one of three', async () => {
    const { serving, letter, waiting, host } = await boat();
    await letter('one');
    const two = await letter('two');
    await letter('three');
    const { session } = await serving.client.call('queue.retry', { ids: [two], now: true });
    expect(session?.toSend.messages).toBe(1);
    await until('two to go', async () => (await live(serving)) === null && (await waiting()).length === 2);
    expect(host.taken.map(({ to }) => to)).toEqual([['two@far.example']]);
    expect(await waiting()).toEqual(['one', 'three']);
  });
});

describe.skipIf(process.platform === 'win32')('hanging up', () => {
  /** A call whose one letter has left whole and is not answered for. */
  async function unanswered(): Promise<Serving> {
    const { serving, letter, host } = await boat({}, { answer: ({ line }) => (line === 'CONTENT' ? null : undefined) });
    await letter('silent');
    await serving.client.call('session.start', {});
    await until('the host to have it', async () => host.lines.some((line) => line.startsWith('BDAT')));
    return serving;
  }

  it('says at once what is being confirmed and by when, and keeps to it', async () => {
    const serving = await unanswered();
    const began = Date.now();
    await serving.client.call('session.stop', {});
    const hangingUp = (await live(serving))?.hangingUp;
    expect(hangingUp?.confirming).toBe(1);
    expect(Date.parse(hangingUp?.by ?? '') - began).toBeLessThanOrEqual(7_200);
    await until('the line to be down', async () => (await live(serving)) === null, 10_000);
    const { rows } = await serving.client.call('session.list', {});
    expect(rows[0]).toMatchObject({ hangingUp: null, left: { messages: 1 }, result: 'partly' });
  });

  it('now cuts what is being confirmed, also when it was to end in order', async () => {
    const serving = await unanswered();
    const began = Date.now();
    await serving.client.call('session.stop', {});
    const { stdout } = await dialpost(['hang-up', '--now', '--data', serving.dir]);
    expect(stdout).toContain('may arrive twice');
    await until('the line to be down', async () => (await live(serving)) === null, 10_000);
    expect(Date.now() - began).toBeLessThan(2_000 + 4_000);
    const { rows } = await serving.client.call('session.list', {});
    expect(rows[0]?.left?.why).toContain('may arrive twice');
  });
});

describe.skipIf(process.platform === 'win32')('waiting for mail', () => {
  it('counts down, and ends before another billing step begins', async () => {
    const { serving } = await boat({
      collect: { method: 'command', command: TRUE },
      wait: { firstMessageSeconds: 12, idleSeconds: 1, maxMinutes: 1 },
    });
    const { session } = await serving.client.call('session.start', {});
    const waits = await until('it to wait', async () => {
      const now = await live(serving);
      return now?.hangsUpAt ? now : null;
    });
    expect(Date.parse(waits.nextStepAt ?? '') - Date.parse(waits.hangsUpAt ?? '')).toBe(1_000);
    const ended = await until('the end', async () => {
      const found = await serving.client.call('session.get', { id: session.id });
      return found.phase === 'ended' && found;
    });
    expect(ended.secondsOnline).toBeLessThan(10);
    expect(ended).toMatchObject({ hangsUpAt: null, result: 'ok' });
    expect(ended.cost).toBeCloseTo(10 / 6, 5);
  });
});
