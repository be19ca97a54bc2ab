// What was found at the start is said in the language of the moment, which the settings
// name only after they were read.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { speak } from '../../../src-main/words/page';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

afterEach(() => speak('en'));

const DEPS = { clock: manualClock(), log: silentLog };

test('damaged settings and passwords', async () => {
  const dir = await testFolder();
  await writeFile(join(dir, 'settings.json'), '{"organization"');
  await writeFile(join(dir, 'secrets.json'), '{"x"');
  const store = await openSettings(dir, DEPS);
  expect(store.problems()).toEqual([
    expect.stringMatching(/settings\.json could not be read and was moved to corrupt/),
    expect.stringMatching(/^The stored passwords in .* could not be read/),
  ]);
  speak('en-XA');
  expect(store.problems()).toEqual([expect.stringMatching(/^⟦.*⟧$/), expect.stringMatching(/^⟦The stored.*⟧$/)]);
});

test('what an earlier version stored', async () => {
  const dir = await testFolder();
  const document = {
    organization: { domains: ['clinic.example'] },
    accounts: [
      { username: 'anna', password: 'one' },
      { username: 'Anna', password: 'two' },
    ],
  };
  await writeFile(join(dir, 'settings.json'), JSON.stringify(document));
  const store = await openSettings(dir, DEPS);
  expect(store.newer().map(({ told }) => told())).toEqual([
    expect.stringMatching(/^The login names "anna" and "Anna" differ/),
  ]);
  speak('en-XA');
  expect(store.newer().map(({ told }) => told())).toEqual([expect.stringMatching(/^⟦The login names.*⟧$/)]);
});
