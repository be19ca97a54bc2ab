// The way up: what waits goes to the host that takes this post office's place. Killed in
// the middle and asked again, it has every letter once, but for those that were in doubt;
// whom it does not take stays here, with what it said, and nothing goes back to a sender.
import { spawn } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { openByteSink } from '../support/byte-sink';
import { CLI, dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { chance } from './support/chance';
import { freePort } from '../support/free-port';
import { MAILBOXES, office, smartHost } from './support/office';
import { asHandedIn, handOver, letterOf, nameOf, openClient, queuedAs, submit } from './support/submit';
import { until } from './support/wait';

const LETTERS = 200;
/** In flight on two connections when they die (ARCHITECTURE.md, law 4). */
const IN_DOUBT = 16;

/** An office whose provider cannot be reached, with `names` waiting. */
async function waiting(dir: string, names: readonly string[]): Promise<Serving> {
  const provider = smartHost(await freePort(), { schedule: { kind: 'never' } });
  const home = await serve(dir, office({ connectors: [provider, MAILBOXES] }));
  const client = await openClient(home.port());
  if (!client) throw new Error('nobody answers');
  const next = chance(18);
  for (const name of names)
    queuedAs(
      await handOver(client, {
        from: 'me@office.example',
        to: `${name}@far.example`,
        content: letterOf(name, next() < 0.1 ? 60_000 : 2_000, next),
      }),
    );
  client.close();
  return home;
}

const rowsOf = async ({ client }: Serving) => (await client.call('queue.list', { limit: 1000 })).rows;
const nobody = { refuses: /^nobody/ };

it('hands 200 letters over, killed midway and resumed: each is there, once but for those in doubt, byte for byte', async () => {
  const sink = await openByteSink(nobody);
  onTestFinished(() => sink.close());
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const names = Array.from({ length: LETTERS }, (_, i) => (i % 100 === 7 ? `nobody${i}` : `letter${i}`));
  const first = await waiting(dir, names);
  const originals = new Map(
    await Promise.all(
      (await rowsOf(first)).map(async ({ id, subject }) => {
        const { text } = await first.client.call('queue.content', { id, maxBytes: 1 << 20, encoding: 'base64' });
        return [subject, Buffer.from(text, 'base64')] as const;
      }),
    ),
  );
  const target = `127.0.0.1:${sink.port}`;
  const asking = spawn(process.execPath, [CLI, 'queue', 'hand-over', target, '--data', dir], { stdio: 'ignore' });
  const asked = new Promise((code) => asking.once('exit', code));
  await until('a third of them to be there', async () => sink.kept.length >= LETTERS / 3);
  await first.kill();
  expect(await asked).toBe(1);
  const before = sink.kept.length;

  const second = await serve(dir);
  onTestFinished(() => second.stop().then(() => undefined));
  const { code, stdout } = await dialpost(['queue', 'hand-over', target, '--data', dir]);
  expect([code, stdout]).toEqual([2, expect.stringContaining('2 messages stay here as before')]);
  const times = new Map<string, number>();
  for (const { content } of sink.kept) {
    const name = nameOf(content) ?? '';
    times.set(name, (times.get(name) ?? 0) + 1);
    expect(content.equals(originals.get(name) ?? Buffer.alloc(0))).toBe(true);
    expect(asHandedIn(content).length).toBeGreaterThan(0);
  }
  expect([...times.keys()].sort()).toEqual(names.filter((name) => !name.startsWith('nobody')).sort());
  expect(before).toBeGreaterThan(0);
  expect([...times.values()].filter((count) => count > 1).length).toBeLessThanOrEqual(IN_DOUBT);

  // Whom it did not take stays as it stood: waiting, never counted as failed, with what was said.
  expect((await rowsOf(second)).map(({ state, subject, reason }) => [state, subject, reason])).toEqual(
    names
      .filter((name) => name.startsWith('nobody'))
      .map((name) => ['incoming', name, `not handed over: ${target} said 550 5.1.1 there is nobody of that name here`]),
  );
  const { rows, total } = await second.client.call('history.list', { limit: 1000 });
  expect(total).toBeGreaterThanOrEqual(LETTERS - 2);
  expect(rows.filter(({ reply }) => !reply.startsWith(`handed over to ${target}: 250`))).toEqual([]);
});

it('leaves held letters and our own mailboxes alone, and takes held ones where that is asked', async () => {
  const sink = await openByteSink(nobody);
  onTestFinished(() => sink.close());
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const home = await waiting(dir, ['anna', 'berta', 'nobody']);
  onTestFinished(() => home.stop().then(() => undefined));
  const held = (await rowsOf(home)).filter(({ subject }) => subject !== 'berta').map(({ id }) => id);
  await home.client.call('queue.hold', { ids: held });
  const args = ['queue', 'hand-over', `127.0.0.1:${sink.port}`, '--data', dir];
  const some = await dialpost(args);
  expect([some.code, some.stdout]).toEqual([0, expect.stringContaining('2 held messages stay here')]);
  expect(sink.kept.map(({ recipients }) => recipients)).toEqual([['berta@far.example']]);
  // Held, refused, and held again for the reason it had; the other one is gone.
  expect((await dialpost([...args, '--held'])).code).toBe(2);
  expect(sink.kept).toHaveLength(2);
  expect((await rowsOf(home)).map(({ state, subject, reason }) => [state, subject, reason])).toEqual([
    ['hold', 'nobody', expect.stringMatching(/held/i)],
  ]);
});

it('takes no mail with --pause until somebody resumes, and says which host did not answer', async () => {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const home = await waiting(dir, ['anna']);
  onTestFinished(() => home.stop().then(() => undefined));
  const nowhere = `127.0.0.1:${await freePort()}`;
  const ended = await dialpost(['queue', 'hand-over', nowhere, '--pause', '--data', dir]);
  expect([ended.code, ended.stdout]).toEqual([2, expect.stringContaining(`${nowhere} takes no more from us`)]);
  const letter = { from: 'me@office.example', to: 'b@far.example', content: Buffer.from('Subject: b\r\n\r\nb\r\n') };
  expect((await submit(home.port(), letter)).code).toBe(451);
  expect((await home.client.call('status', {})).paused).toBe(true);
  await dialpost(['resume', '--data', dir]);
  expect((await submit(home.port(), letter)).code).toBe(250);
  expect((await rowsOf(home)).map(({ state }) => state)).toEqual(['incoming', 'incoming']);
  // Bad words are told with what would be right.
  for (const words of [[], ['a b'], ['127.0.0.1', 'x']])
    expect((await dialpost(['queue', 'hand-over', ...words, '--data', dir])).code).toBe(1);
});

it('to a listener of its own is refused: every letter would come back until it had gone round too often', async () => {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const home = await waiting(dir, ['one', 'two']);
  onTestFinished(() => home.stop().then(() => undefined));
  for (const host of ['127.0.0.1', 'localhost']) {
    const there = `${host}:${home.port()}`;
    const { code, stderr } = await dialpost(['queue', 'hand-over', there, '--pause', '--data', dir]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`At ${there} this Dialpost itself takes mail`)]);
  }
  // Nothing went round, and mail is taken as before.
  const row = { attempts: 0, state: 'incoming' };
  expect(await rowsOf(home)).toEqual([expect.objectContaining(row), expect.objectContaining(row)]);
  queuedAs(
    await submit(home.port(), { from: 'me@office.example', to: 'x@far.example', content: Buffer.from('a: b\r\n\r\n') }),
  );
});
