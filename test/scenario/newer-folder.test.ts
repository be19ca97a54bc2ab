// A folder that a newer Dialpost wrote: an older one says which file and which versions, and
// touches nothing in it, whichever of its files says so.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordLine } from '../../src-main/spool/journal/record';
import { testFolder } from '../support/folders';
import { dialpost } from '../support/serve';

const FILES: readonly (readonly [string, string | Buffer])[] = [
  ['settings.json', '{"version":2,"organization":{"domains":["office.example"]}}'],
  ['folder.json', '{"dialpost":"folder","version":9,"by":"4.0.0"}'],
  [
    'spool/snapshot.jsonl',
    recordLine({ dialpost: 'snapshot', version: 99, journal: 1, count: 0, spool: 'x', gone: [] }),
  ],
  ['spool/journal/000001.log', recordLine({ dialpost: 'journal', version: 99, spool: 'x', cuts: [] })],
];

it.each(FILES)('%s of a newer Dialpost is left alone', async (name, text) => {
  const dir = await testFolder();
  await mkdir(join(dir, 'spool', 'journal'), { recursive: true });
  await writeFile(join(dir, name), text);
  await writeFile(join(dir, 'owner.json'), 'as it was');
  const { code, stderr } = await dialpost(['serve', '--data', dir]);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /written by a newer Dialpost \(.*version \d+ of that file; Dialpost \d\S+ knows version \d+\)/,
  );
  expect(await readFile(join(dir, name))).toEqual(Buffer.from(text));
  expect(await readFile(join(dir, 'owner.json'), 'utf8')).toBe('as it was');
  expect((await readdir(dir)).filter((one) => !['spool', name, 'owner.json'].includes(one))).toEqual([]);
});

const COMMANDS = [['queue'], ['history'], ['sessions'], ['settings', 'get'], ['settings', 'set'], ['settings', 'diff']];

it.each(FILES)('no command reads or sets anything where %s is of a newer Dialpost', async (name, text) => {
  const dir = await testFolder();
  const file = join(await testFolder(), 'wanted.json');
  await writeFile(file, '{"organization":{"domains":["office.example"]}}');
  await mkdir(join(dir, 'spool', 'journal'), { recursive: true });
  await writeFile(join(dir, name), text);
  for (const words of COMMANDS) {
    const { code, stdout, stderr } = await dialpost([...words, ...(words.length > 1 ? [file] : []), '--data', dir]);
    expect([code, stdout], words.join(' ')).toEqual([words.includes('diff') ? 2 : 1, '']);
    expect(stderr).toContain('written by a newer Dialpost');
  }
  expect((await readdir(dir)).filter((one) => !['spool', name].includes(one))).toEqual([]);
});
