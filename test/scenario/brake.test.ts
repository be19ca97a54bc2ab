// A host that suddenly wants nothing from us and says so in words nobody knows: of twelve
// letters none is returned, a person decides, and it is over when the host takes mail again.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startPretendHost } from '../support/pretend-host';
import { dialpost, type Serving } from '../support/serve';
import { started } from '../support/started';
import { MAILBOXES, office, smartHost } from './support/office';
import { submit } from './support/submit';
import { until } from './support/wait';

const KEYWORDS = ['PIPELINING', 'SIZE', '8BITMIME', 'CHUNKING'];
const letter = (name: string) => ({
  from: 'me@office.example',
  to: `${name}@far.example`,
  content: Buffer.from(`Subject: ${name}\r\n\r\n${name}\r\n`),
});
const rows = async ({ client }: Serving) => (await client.call('queue.list', { limit: 100 })).rows;
const attention = async ({ client }: Serving) => (await client.call('status', {})).attention;

async function unfriendly(verb: string, keywords: readonly string[] = KEYWORDS) {
  const mood = { friendly: false };
  const host = await startPretendHost({
    keywords,
    answer: ({ line }) => (!mood.friendly && line.startsWith(verb) ? '550 5.7.1 We have had enough of you' : undefined),
  });
  onTestFinished(() => host.close());
  return { host, mood };
}

it.each([
  ['CONTENT', KEYWORDS],
  ['RCPT', ['PIPELINING']],
  ['MAIL', []],
] as const)(
  'C: twelve letters refused in one voice at %s: none is bounced, they are held, and "Try again" sends them',
  async (verb, keywords) => {
    const { host, mood } = await unfriendly(verb, keywords);
    const serving = await started(office({ connectors: [MAILBOXES, smartHost(host.port)] }));
    for (let i = 0; i < 12; i++) await submit(serving.port(), letter(`m${i}`));
    const item = await until('attention', async () =>
      (await attention(serving)).find(({ key }) => key === 'braked:isp'),
    );
    expect(item).toMatchObject({ severity: 'error', action: { kind: 'release' }, otherActions: [{ kind: 'return' }] });
    expect(item.text).toContain('550 5.7.1 We have had enough of you');
    await sleep(500);
    const waiting = await rows(serving);
    expect(waiting).toHaveLength(12);
    expect(waiting.every(({ attempts, sender }) => attempts === 0 && sender === 'me@office.example')).toBe(true);
    const held = waiting.filter(({ state }) => state === 'hold').map(({ id }) => id);
    expect(held.length).toBeGreaterThanOrEqual(3);

    mood.friendly = true;
    expect(await dialpost(['queue', 'release', ...held, '--data', serving.dir])).toMatchObject({ code: 0 });
    await dialpost(['send-receive', '--wait', '--data', serving.dir]);
    await until('an empty queue', async () => (await rows(serving)).length === 0);
    expect(new Set(host.taken.map(({ to }) => to[0])).size).toBe(12);
    expect((await attention(serving)).filter(({ key }) => key.startsWith('braked:'))).toEqual([]);
  },
);

it("C: what is held stays held over kill -9, is let go when the host takes mail again, and goes back only by a person's word", async () => {
  const { host, mood } = await unfriendly('CONTENT');
  const settings = office({ connectors: [MAILBOXES, smartHost(host.port)] });
  const first = await started(settings);
  for (let i = 0; i < 4; i++) await submit(first.port(), letter(`m${i}`));
  await until('held mail', async () => (await rows(first)).some(({ state }) => state === 'hold'));
  await first.kill();
  const serving = await started(settings, first.dir);
  const [item] = await until('attention', async () => {
    const all = (await attention(serving)).filter(({ key }) => key === 'braked:isp');
    return all.length > 0 && all;
  });
  expect(item?.action?.kind).toBe('release');
  const [one = ''] = (await rows(serving)).filter(({ state }) => state === 'hold').map(({ id }) => id);
  expect((await dialpost(['queue', 'bounce', one, '--data', serving.dir])).code).toBe(0);
  mood.friendly = true;
  await dialpost(['send-receive', '--wait', '--data', serving.dir]);
  await submit(serving.port(), letter('after'));
  await until('an empty queue', async () => (await rows(serving)).length === 0);
  expect(host.taken.filter(({ from }) => from === 'me@office.example')).toHaveLength(4);
  expect((await attention(serving)).filter(({ key }) => key === 'braked:isp')).toEqual([]);
});

it('C: one letter refused alone goes back to its sender', async () => {
  const { host } = await unfriendly('CONTENT');
  const serving = await started(office({ connectors: [MAILBOXES, smartHost(host.port)] }));
  await submit(serving.port(), letter('m0'));
  await until('an empty queue', async () => (await rows(serving)).length === 0);
  expect(
    (await serving.client.call('history.list', {})).rows.some(
      ({ result, recipient }) => result === 'failed' && recipient === 'm0@far.example',
    ),
  ).toBe(true);
});
