// The list of fetched letters on a damaged disk: whatever bit flips, no letter at the
// provider is taken for another one that is safe here. It may come twice, and that is said.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSeen } from '../../../src-main/collect/seen';
import { fetchingFrom } from '../../support/fetching';
import { testFolder } from '../../support/folders';
import { moodyDisk } from '../../support/moody-disk';
import { type HostMessage, pop3Host } from '../../support/pop3-host';

async function folder(): Promise<{ dir: string; path: string }> {
  const dir = join(await testFolder(), 'collect');
  await mkdir(dir);
  return { dir, path: join(dir, `${createHash('sha256').update('box').digest('hex').slice(0, 32)}.seen`) };
}

/** Two letters that lie there, one whose deletion was asked for, one that is gone. */
async function written(dir: string): Promise<void> {
  const seen = await openSeen(dir, 'box', 0);
  const note = (n: number): ReturnType<typeof seen.note> =>
    seen.note({ id: `u:uid${n}`, bytes: 100 + n, marks: [`h:${n}`, `c:${n}`] });
  await note(1);
  const two = await note(2);
  const three = await note(3);
  await note(4);
  await seen.tell('asked', [two, three]);
  await seen.tell('gone', [three]);
}

/** What could make a letter be deleted unread: ids that are believed, and marks. */
async function believed(dir: string): Promise<readonly string[]> {
  const seen = await openSeen(dir, 'box', 0);
  const marks = seen.letters().flatMap((message) => message.marks);
  return [
    ...seen
      .letters()
      .flatMap((message) => (seen.stateOf(message) === 'safe' ? [`${message.id} ${message.bytes}`] : [])),
    ...marks,
  ];
}

const TRUE = ['u:uid1 101', 'u:uid4 104', 'h:1', 'c:1', 'h:2', 'c:2', 'h:3', 'c:3', 'h:4', 'c:4'];

describe('a list of fetched letters', () => {
  it('is the same after it was closed', async () => {
    const { dir } = await folder();
    await written(dir);
    expect(await believed(dir)).toEqual(['u:uid1 101', 'u:uid4 104', 'h:1', 'c:1', 'h:2', 'c:2', 'h:4', 'c:4']);
  });

  it('with any bit flipped believes nothing that was not written, and is set aside once', async () => {
    const { dir, path } = await folder();
    await written(dir);
    const whole = await readFile(path);
    for (let bit = 0; bit < whole.length * 8; bit += 13) {
      const bytes = Buffer.from(whole);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await writeFile(path, bytes);
      const now = await believed(dir);
      expect(TRUE, `bit ${bit}`).toEqual(expect.arrayContaining([...now]));
      expect(await believed(dir), `bit ${bit}, the second time`).toEqual(now);
    }
    expect((await readdir(join(dir, '..', 'corrupt'))).length).toBe(2);
  }, 60_000);

  it.each(['asked', 'note'])('with its line "%s" lost believes no id that stood before it', async (which) => {
    const { dir, path } = await folder();
    await written(dir);
    const lines = (await readFile(path, 'utf8'))
      .split('\n')
      .map((line) => (line.includes(which === 'asked' ? '"asked"' : 'uid4') ? line.replace('"', "'") : line));
    await writeFile(path, lines.join('\n'));
    let said = 0;
    const seen = await openSeen(dir, 'box', 0, () => said++);
    expect(seen.letters().filter((message) => seen.stateOf(message) === 'safe')).toEqual([]);
    expect(seen.letters().length).toBeGreaterThan(1);
    // What is noted from now on is believed again.
    const five = await seen.note({ id: 'u:uid5', bytes: 105, marks: [] });
    expect([said, (await openSeen(dir, 'box', 0, () => said++)).stateOf(five), said]).toEqual([1, 'safe', 1]);
  });

  it.each([
    ['a torn last line', '01234567 {"n":9,"id":"u:ui'],
    ['zeros', '\0\0\0\0'],
  ])('with %s is no damage: it is the one in doubt', async (_, tail) => {
    const { dir, path } = await folder();
    await written(dir);
    const before = await believed(dir);
    await writeFile(path, tail, { flag: 'a' });
    let said = 0;
    await openSeen(dir, 'box', 0, () => said++);
    expect([await believed(dir), said]).toEqual([before, 0]);
  });

  it('of before, without sums, is read and gets them', async () => {
    const { dir, path } = await folder();
    await writeFile(path, '{"n":1,"id":"u:uid1","b":101,"m":["h:1"]}\nc:2\n{"asked":[]}\n');
    for (let n = 0; n < 2; n++) {
      const seen = await openSeen(dir, 'box', 0);
      expect([seen.letters().map((message) => seen.stateOf(message)), seen.knows('h:1'), seen.knows('c:2')]).toEqual([
        ['safe'],
        true,
        true,
      ]);
    }
    expect(
      (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '' && !/^[0-9a-f]{8} \{/.test(line)),
    ).toEqual([]);
  });

  it('that is there and cannot be read is an error that names it, and no empty list', async () => {
    const { dir, path } = await folder();
    await mkdir(path);
    await expect(openSeen(dir, 'box', 0)).rejects.toThrow(/\.seen cannot be read: .*Check the disk/);
    await rm(path, { recursive: true });
    expect((await openSeen(dir, 'box', 0)).letters()).toEqual([]);
  });
});

it('A1: a letter whose id a flipped bit made look like one that is safe here is fetched, and it is said', async () => {
  const messages: HostMessage[] = [{ uid: 'uid1', content: Buffer.from('Subject: one\r\n\r\nx\r\n') }];
  const host = await pop3Host({ messages });
  onTestFinished(() => host.close());
  const { fetch, taken, seenDir } = await fetchingFrom('pop3', host.port);
  await fetch({ after: 'leave' });
  const [file = ''] = (await readdir(seenDir)).filter((name) => name.endsWith('.seen'));
  const text = await readFile(join(seenDir, file), 'utf8');
  expect(text).toContain('u:uid1');
  await writeFile(join(seenDir, file), text.replace('u:uid1', 'u:uid3'));
  messages.push({ uid: 'uid3', content: Buffer.from('Subject: two\r\n\r\nx\r\n') });
  const result = await fetch();
  expect([taken.length, messages]).toEqual([3, []]);
  expect(result.text).toMatch(/list of what was fetched there before was damaged.*none is lost/);
});

it('a letter that could be taken and not be noted does not come again, and none is fetched until notes are taken', async () => {
  const disk = await moodyDisk();
  const letter = (name: string): HostMessage => ({ uid: name, content: Buffer.from(`Subject: ${name}\r\n\r\nx\r\n`) });
  const messages = [letter('one'), letter('two'), letter('three')];
  const host = await pop3Host({ messages });
  onTestFinished(() => host.close());
  const { fetch, taken } = await fetchingFrom('pop3', host.port);
  const refused = async (safe: number): Promise<void> => {
    expect(await fetch()).toMatchObject({
      kind: 'nothing',
      amiss: 'again',
      text: expect.stringContaining('EMFILE') as unknown,
    });
    expect([taken.length, messages.length]).toEqual([safe, 3]);
  };
  // The list is made before anything is fetched.
  disk.refuse('sync', '.new', 1, 'EMFILE');
  await refused(0);
  disk.refuse('sync', '.seen', 1, 'EMFILE');
  await refused(1);
  // While it stays: the list cannot be written anew either.
  disk.refuse('sync', '.new', 3, 'EMFILE');
  for (let call = 0; call < 3; call++) await refused(1);
  await fetch();
  expect(taken.map((text) => /Subject: (\w+)/.exec(text)?.[1])).toEqual(['one', 'two', 'three']);
  expect(messages).toEqual([]);
});
