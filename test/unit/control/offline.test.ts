// With no relay running the command line reads the folder itself. It is not its own
// meanwhile: whatever state it is in, nothing is written, moved, made or removed, and
// what can be read is answered.
import { appendFile, chmod, lstat, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openHistory } from '../../../src-main/config/history';
import { openSessions } from '../../../src-main/config/sessions';
import { openSettings } from '../../../src-main/config/settings-store';
import { readDisk } from '../../../src-main/command-line/offline';
import { openSpool } from '../../../src-main/spool/start';
import { office, smartHost } from '../../scenario/support/office';
import { testFolder } from '../../support/folders';
import { admit } from '../spool/items';

const DEPS = { clock: systemClock, log: silentLog };
const PASSWORD = 'open sesame';

/** Settings with a backup and a password, three letters over a snapshot and a journal, a result, a session. */
async function used(): Promise<string> {
  const dir = await testFolder();
  const settings = await openSettings(dir, DEPS);
  const document = office({
    connectors: [smartHost(2525, {}, { auth: { kind: 'password', username: 'office', password: PASSWORD } })],
  });
  for (const name of ['Internet', 'Provider'])
    expect(await settings.set({ ...document, links: [{ id: 'line', name }] })).toEqual({ ok: true });
  const { spool } = await openSpool(join(dir, 'spool'), DEPS);
  await admit(spool, Buffer.from('Subject: one\r\n\r\n'));
  await spool.checkpoint();
  await admit(spool, Buffer.from('Subject: two\r\n\r\n'));
  await admit(spool, Buffer.alloc(300_000, 'Subject: large\r\n\r\nx'));
  await spool.close();
  const history = await openHistory(dir, DEPS);
  await history.record([
    {
      id: '0123456789ABCDEF',
      at: '2026-10-23T12:00:00.000Z',
      sender: null,
      recipient: 'a@far.example',
      result: 'delivered',
      reply: '250 Ok',
      host: 'h:25',
      connector: 'isp',
      session: 'S1',
      bytes: 10,
    },
  ]);
  await history.close();
  const at = new Date().toISOString();
  // Only what tells a session from anything else; the archive takes it as it is.
  const session = { id: 'S1', startedAt: at, endedAt: at, phases: [], transcript: 'hello' };
  await (
    await openSessions(dir, DEPS)
  ).save(session as unknown as Parameters<Awaited<ReturnType<typeof openSessions>>['save']>[0]);
  return dir;
}

/** Everything in the folder: what it is, what stands in it, and when it was last touched. */
async function everything(dir: string): Promise<readonly string[]> {
  const names = ['.', ...(await readdir(dir, { recursive: true }))].sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(dir, name);
      const { mode, size, mtimeMs, ctimeMs, ino } = await lstat(path);
      const content = (await lstat(path)).isFile() ? (await readFile(path)).toString('base64') : '';
      return [name, mode, size, mtimeMs, ctimeMs, ino, content].join(' ');
    }),
  );
}

const journal = async (dir: string): Promise<string> =>
  join(dir, 'spool/journal', (await readdir(join(dir, 'spool/journal'))).sort().at(-1) ?? '');

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const STATES: Readonly<Record<string, (dir: string) => Promise<unknown>>> = {
  'all is well': () => Promise.resolve(),
  'settings.json is no JSON': (dir) => truncate(join(dir, 'settings.json'), 40),
  'settings.json does not fit': async (dir) =>
    writeFile(
      join(dir, 'settings.json'),
      (await readFile(join(dir, 'settings.json'), 'utf8')).replace('"smart-host"', '"smart-h0st"'),
    ),
  'settings.json and its copy are empty': (dir) =>
    Promise.all(['settings.json', 'settings.json.bak'].map((name) => truncate(join(dir, name)))),
  'secrets.json has a bad bit': (dir) => flip(join(dir, 'secrets.json'), 60),
  'secrets.json is of an older Dialpost': async (dir) => {
    const { secrets } = JSON.parse(await readFile(join(dir, 'secrets.json'), 'utf8')) as { secrets: object };
    await writeFile(join(dir, 'secrets.json'), JSON.stringify({ version: 1, secrets }));
  },
  'the journal has a bad bit': async (dir) => flip(await journal(dir), 200),
  'the journal is cut': async (dir) => truncate(await journal(dir), 300),
  'the snapshot is cut, and another was begun': async (dir) => {
    await truncate(join(dir, 'spool/snapshot.jsonl'), 120);
    await writeFile(join(dir, 'spool/.snapshot.jsonl.4711.new'), '["0000');
  },
  'a content is missing its end': async (dir) => {
    for (const name of await readdir(join(dir, 'spool/content'), { recursive: true }))
      if (name.endsWith('.eml')) await truncate(join(dir, 'spool/content', name), 5);
  },
  'the record of a session is damaged': (dir) => writeFile(join(dir, 'sessions/S1.json'), '{"id":'),
  'the index of the history is damaged': (dir) => writeFile(join(dir, 'history/2026-10.index'), Buffer.alloc(4000, 7)),
  'the history has a torn line': (dir) => appendFile(join(dir, 'history/2026-10.jsonl'), '{"id":"X'),
  'nothing in it may be written': async (dir) => {
    for (const name of ['.', ...(await readdir(dir, { recursive: true }))].reverse())
      await chmod(join(dir, name), (await lstat(join(dir, name))).isFile() ? 0o400 : 0o500);
  },
};

const ASKED: readonly (readonly [string, unknown])[] = [
  ['queue.list', { limit: 10 }],
  ['history.list', { limit: 10 }],
  ['history.list', { limit: 10, search: 'far' }],
  ['session.list', { limit: 10 }],
  ['session.get', { id: 'S1' }],
  ['settings.get', {}],
  ['settings.check', { version: 1 }],
];

describe('a folder that is only read is the same afterwards', () => {
  test.each(Object.entries(STATES))('when %s', async (name, bring) => {
    const dir = await used();
    await bring(dir);
    if (name === 'nothing in it may be written') {
      onTestFinished(async () => {
        for (const one of ['.', ...(await readdir(dir, { recursive: true }))]) await chmod(join(dir, one), 0o700);
      });
    }
    const before = await everything(dir);
    const answers = new Map<string, unknown>();
    for (const [method, params] of ASKED)
      answers.set(method, await readDisk(dir, method, params).catch((error: unknown) => error));
    expect(await everything(dir)).toEqual(before);
    // What is sound beside it is told.
    expect(answers.get('queue.list')).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ sender: 'nurse@clinic.example' })]) as unknown,
    });
    if (!name.startsWith('settings.json and its copy'))
      expect(answers.get('settings.get')).toMatchObject({ connectors: [{ id: 'isp' }] });
    expect(JSON.stringify([...answers.values()])).not.toContain(PASSWORD);
  });

  test('a folder that is not there is not made', async () => {
    const dir = join(await testFolder(), 'nothing');
    for (const [method, params] of ASKED) await readDisk(dir, method, params).catch(() => undefined);
    await expect(lstat(dir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('the next owner finds and says what was damaged, as if nobody had looked', async () => {
    const dir = await used();
    await truncate(join(dir, 'settings.json'), 40);
    await readDisk(dir, 'settings.get', {});
    expect((await openSettings(dir, DEPS)).problems()).toMatchObject([
      expect.stringContaining('was moved to corrupt/'),
      expect.stringContaining('settings.json.bak'),
    ]);
  });
});
