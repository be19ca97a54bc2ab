// A file stands where a folder of the relay's should be: the start says which, in a sentence, and
// changes nothing; when it is moved away the relay starts.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const document = { organization: { domains: ['office.example'] }, listeners: [], links: [], connectors: [] };

it.each(['sessions', 'kept', 'spool'])('%s', async (name) => {
  const dir = await testFolder();
  const path = join(dir, name);
  const clock = manualClock();
  const start = (): ReturnType<typeof startRelay> =>
    startRelay({ dir, clock, log: createLog(() => clock.now(), { default: 'minimum' }), document });
  await (await start()).stop();
  await rename(path, `${path}.away`).catch(() => undefined);
  await writeFile(path, 'no folder');
  const refused = start().then(() => 'started', String);
  expect(await refused).toMatch(new RegExp(`${path}.* a part of its path is no folder \\(ENOTDIR`));
  expect(await refused).not.toMatch(/scandir|mkdir|open '/);
  expect(await readFile(path, 'utf8')).toBe('no folder');
  await rm(path);
  await rename(`${path}.away`, path).catch(() => undefined);
  await (await start()).stop();
});
