// A password that somebody typed into settings.json while nothing ran, or while it did: from
// the next look on it is kept with the others, no settings file holds it, and that is told.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const document = (password: unknown): object => ({
  version: 1,
  organization: { domains: ['office.example'] },
  accounts: [{ username: 'reception', password }],
});
const deps = { clock: manualClock(Date.UTC(2026, 10, 29)), log: silentLog };
const filesOf = (dir: string): Promise<string> =>
  Promise.all(
    ['settings.json', 'settings.json.bak'].map((name) => readFile(join(dir, name), 'utf8').catch(() => '')),
  ).then((texts) => texts.join(''));

it('typed before a start it is put away, also out of the settings before the last change, and what was typed holds', async () => {
  const dir = await testFolder();
  expect(await (await openSettings(dir, deps)).set(document('stored-before'))).toEqual({ ok: true });
  await writeFile(join(dir, 'settings.json'), JSON.stringify(document('typed-by-hand')));
  await writeFile(join(dir, 'settings.json.bak'), JSON.stringify(document('typed-earlier')));
  const store = await openSettings(dir, deps);
  expect(await filesOf(dir)).not.toMatch(/typed|stored/);
  expect(store.current()?.accounts[0]?.password).toBe('typed-by-hand');
  expect(store.problems().join()).toMatch(/stood in clear in .*settings\.json \(for reception\)/);
  const again = await openSettings(dir, deps);
  expect(again.current()?.accounts[0]?.password).toBe('typed-by-hand');
  expect(again.problems()).toEqual([]);
});

it('typed while it runs it is put away as it is taken over', async () => {
  const dir = await testFolder();
  const store = await openSettings(dir, deps);
  await store.set(document('first'));
  await writeFile(join(dir, 'settings.json'), JSON.stringify(document('typed-by-hand')));
  expect(await store.takeEdited()).toEqual({ ok: true });
  expect(await filesOf(dir)).not.toContain('typed-by-hand');
  expect(store.current()?.accounts[0]?.password).toBe('typed-by-hand');
  expect(store.problems().join()).toContain('stood in clear');
});
