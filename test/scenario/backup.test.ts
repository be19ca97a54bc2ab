// A backup is made while mail is accepted and sent, the relay is killed, its folder is lost
// or grows old, and the backup is put back: nothing is lost, nothing goes twice.
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openByteSink } from '../support/byte-sink';
import { lacks } from '../support/needs';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { chance, seedOfThisRun } from './support/chance';
import { listener, MAILBOXES, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { handOver, letterOf, mailbox, nameOf, openClient } from './support/submit';
import { until } from './support/wait';

/** The user of nobody's files. */
const NOBODY = 65_534;
const NEVER = { schedule: { kind: 'never' } };
const next = chance(seedOfThisRun());

async function world(): Promise<{
  dir: string;
  copy: string;
  document: object;
  sent: () => readonly string[];
  start(): Promise<Serving>;
}> {
  const { dir: root, remove } = await dataFolder();
  onTestFinished(remove);
  const sink = await openByteSink();
  onTestFinished(() => sink.close());
  const dir = join(root, 'd');
  await mkdir(dir, { mode: 0o700 });
  const document = office({ listeners: [listener()], connectors: [smartHost(sink.port, NEVER), MAILBOXES] });
  let first = true;
  const start = async (): Promise<Serving> => {
    const serving = await serve(dir, first ? document : undefined);
    first = false;
    onTestFinished(() => serving.kill());
    return serving;
  };
  return {
    dir,
    copy: join(root, 'copy'),
    document,
    sent: () => sink.kept.map(({ content }) => nameOf(content)),
    start,
  };
}

async function handIn(serving: Serving, names: readonly string[], to = 'you@far.example'): Promise<void> {
  const client = await openClient(serving.port());
  for (const name of names) {
    const content = letterOf(name, 800, next);
    expect((await handOver(client!, { from: 'me@office.example', to, content })).code).toBe(250);
  }
  client?.close();
}

async function giveTo(user: number, folder: string): Promise<void> {
  await chown(folder, user, user);
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), user, user);
}

const named = (word: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${word}${i}`);
const waiting = async ({ client }: Serving): Promise<readonly string[]> =>
  (await client.call('queue.list', { limit: 1000 })).rows.map(({ subject }) => subject).sort();
const restore = async (copy: string, dir: string, ...more: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await dialpost(['restore', copy, '--data', dir, ...more]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
};

it('taken while mail comes and goes, and put back over what was killed: nothing lost, nothing twice', async () => {
  const w = await world();
  const first = await w.start();
  await handIn(first, named('a', 150));
  await handIn(first, ['at-home'], 'reception@office.example');
  const coming = handIn(first, named('b', 60));
  const going = call(first);
  await until('sending to have begun', async () => w.sent().length > 5);
  const made = await dialpost(['backup', w.copy, '--data', w.dir]);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  await Promise.all([coming, going.catch(() => undefined)]);
  await handIn(first, named('c', 20));
  await first.kill();
  await restore(w.copy, w.dir);
  expect((await readdir(w.dir)).filter((name) => name.startsWith('before-restore-'))).toHaveLength(1);
  const second = await w.start();
  await call(second);
  await until('the queue to be empty', async () => (await waiting(second)).length === 0);
  const all = [...named('a', 150), ...named('b', 60), ...named('c', 20)].sort();
  expect([...w.sent()].sort()).toEqual(all);
  expect((await mailbox(w.dir, 'reception')).map(nameOf)).toEqual(['at-home']);
});

it('put back where the folder is lost: what waited is on hold until one word releases it, and history is not sent again', async () => {
  const w = await world();
  const first = await w.start();
  await handIn(first, ['gone-before']);
  await call(first);
  await handIn(first, named('w', 3));
  expect((await dialpost(['backup', w.copy, '--data', w.dir])).code).toBe(0);
  await call(first);
  await first.kill();
  await rm(w.dir, { recursive: true });
  expect(await restore(w.copy, w.dir)).toContain('dialpost queue release restored');
  const second = await w.start();
  const { attention } = await second.client.call('status', {});
  expect(attention.find(({ key }) => key === 'restored')).toMatchObject({
    text: expect.stringContaining('3 letters put back from the backup'),
    otherActions: [{ kind: 'release', ids: expect.any(Array) as unknown }],
  });
  await call(second);
  expect(w.sent()).toHaveLength(4);
  expect(await waiting(second)).toEqual(['w0', 'w1', 'w2']);
  expect((await dialpost(['queue', 'release', 'restored', '--data', w.dir])).stdout).toContain('3 done');
  await call(second);
  expect([...w.sent()].sort()).toEqual(['gone-before', 'w0', 'w0', 'w1', 'w1', 'w2', 'w2']);
  expect((await second.client.call('status', {})).attention.some(({ key }) => key === 'restored')).toBe(false);
});

it('an old one over a folder that went on: what the history knows as sent stays sent, what came since waits on', async () => {
  const w = await world();
  const first = await w.start();
  await handIn(first, named('old', 3));
  expect((await dialpost(['backup', w.copy, '--data', w.dir])).code).toBe(0);
  await call(first);
  await handIn(first, ['since']);
  expect(await first.stop()).toBe(0);
  expect(await restore(w.copy, w.dir, '--send')).toContain('3 letters of the backup had gone since');
  const second = await w.start();
  await call(second);
  expect([...w.sent()].sort()).toEqual(['old0', 'old1', 'old2', 'since']);
  const { total } = await second.client.call('history.list', {});
  expect(total).toBe(4);
});

it('what is damaged, full, among the mail or running is refused with a sentence, and nothing is touched', async () => {
  const w = await world();
  const first = await w.start();
  await handIn(first, ['x']);
  const refused = async (...words: readonly string[]): Promise<string> => {
    const { code, stderr } = await dialpost([...words, '--data', w.dir]);
    expect(code).toBe(1);
    return stderr;
  };
  expect(await refused('backup', join(w.dir, 'inside'))).toContain('lies in the data folder itself');
  expect((await dialpost(['backup', w.copy, '--without-passwords', '--data', w.dir])).stdout).toContain(
    'are not in it',
  );
  expect(await refused('backup', w.copy)).toContain('it holds a backup already');
  expect(await refused('restore', w.copy)).toContain('End it first');
  expect(await first.stop()).toBe(0);
  const files = join(w.copy, 'dialpost-backup', 'data');
  expect(await readdir(files)).not.toContain('secrets.json');
  expect((await stat(join(files, 'settings.json'))).mode & 0o777).toBe(0o600);
  const before = await readFile(join(w.dir, 'settings.json'), 'utf8');
  await writeFile(join(files, 'settings.json'), before.replace('office', 'officf'));
  expect(await refused('restore', w.copy)).toMatch(/damaged: settings\.json is missing or not as written/);
  expect(await readFile(join(w.dir, 'settings.json'), 'utf8')).toBe(before);
  expect(await refused('restore', w.dir)).toContain('no whole backup');
  // While nothing runs it is made all the same.
  const resting = await dialpost(['backup', `${w.copy}2`, '--data', w.dir]);
  expect(resting.stdout).toContain('1 letter that waited');
});

it.skipIf(lacks('root'))(
  "as root, into a service's folder: from where only root reads, and all of it is the service's",
  async () => {
    const w = await world();
    const first = await w.start();
    await handIn(first, named('w', 3));
    expect((await dialpost(['backup', w.copy, '--data', w.dir])).code).toBe(0);
    await first.stop();
    await giveTo(NOBODY, w.dir);
    await chmod(w.copy, 0o700);
    await restore(w.copy, w.dir);
    const left = (await readdir(w.dir)).filter((name) => !name.startsWith('before-restore-') && name !== 'owner.json');
    for (const name of left) expect([name, (await stat(join(w.dir, name))).uid]).toEqual([name, NOBODY]);
  },
);
