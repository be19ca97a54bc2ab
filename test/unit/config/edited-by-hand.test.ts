// settings.json as people's hands leave it: a mistake is told by its place and never quoted,
// for it may stand beside a password, and what stands twice is not lost in silence.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const DEPS = { clock: manualClock(), log: silentLog };
const GOOD = JSON.stringify({ organization: { domains: ['clinic.example'] } });
const TWICE = '{"organization": {"domains": ["a.example"]},\n "organization": {"domains": ["b.example"]}}';
const BARE = '{"accounts": [{"username": "anna",\n "password": hunter2secret}]}';

async function folderWith(text: string): Promise<string> {
  const dir = await testFolder();
  await writeFile(join(dir, 'settings.json'), text);
  return dir;
}

test('a mistake at the start is told by its line, and the password beside it by nobody', async () => {
  const dir = await folderWith(BARE);
  const told = (await openSettings(dir, DEPS)).problems().join('\n');
  expect(told).toMatch(
    /^The settings in \S+settings\.json cannot be used: it is not JSON: the first mistake stands at character 14, in line 2\. \S+ could not be read and was moved to corrupt/,
  );
  expect(told).not.toMatch(/hunter|secret/);
});

test('so is one made while the relay runs, and the settings from before hold', async () => {
  const dir = await folderWith(GOOD);
  const store = await openSettings(dir, DEPS);
  await writeFile(join(dir, 'settings.json'), BARE);
  const judged = await store.takeEdited();
  expect(judged).toEqual({
    ok: false,
    issues: [{ path: '', message: 'it is not JSON: the first mistake stands at character 14, in line 2' }],
  });
  expect(store.current()?.organization.domains).toEqual(['clinic.example']);
});

test('what stands twice is not taken from a hand, for what the first one says would be gone', async () => {
  const dir = await folderWith(GOOD);
  const store = await openSettings(dir, DEPS);
  await writeFile(join(dir, 'settings.json'), TWICE);
  expect(await store.takeEdited()).toEqual({
    ok: false,
    issues: [{ path: '', message: '"organization" stands twice in the same group, the second time in line 2' }],
  });
  expect(await readFile(join(dir, 'settings.json'), 'utf8')).toBe(TWICE);
});

test('at a start it holds as it did, and is told', async () => {
  const store = await openSettings(await folderWith(TWICE), DEPS);
  expect(store.current()?.organization.domains).toEqual(['b.example']);
  expect(store.problems()).toEqual([
    expect.stringMatching(/^In \S+settings\.json "organization" stands twice .* in line 2\. The last one holds/),
  ]);
});
