// The layer under the file calls and the disk built from its record, shown to bite:
// what a program only wrote may be gone, torn or nameless after a power cut, what it
// synced is there, and a call that is to be refused is refused.
import { execFile, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { chance } from '../scenario/support/chance';
import { testFolder } from '../support/folders';
import { lacks } from '../support/needs';
import { type DiskLaw, writeImage } from './support/disk-image';
import { asPrograms, DiskModel } from './support/disk-model';
import { readDiskRecord } from './support/disk-record';
import { refusals, watchedBy } from './support/disk-shim';

const run = promisify(execFile);
const node = (script: string, env: NodeJS.ProcessEnv): Promise<unknown> =>
  run(process.execPath, ['-e', script], { env: { ...process.env, ...env } });

/**
 * Runs `script` (with fs and the folder `at`) and answers what may be found of a file after the power went: each
 * content seen, null for none.
 */
async function outcomes(script: string, name: string, law: DiskLaw): Promise<ReadonlySet<string | null>> {
  const root = await testFolder();
  const record = join(await testFolder(), 'record');
  await node(`const fs = require('fs'), at = '${root}/'; ${script}`, watchedBy({ root, record }));
  const disk = new DiskModel();
  for (const entry of await readDiskRecord(record, root)) disk.follow(entry);
  const seen = new Set<string | null>();
  for (let n = 0; n < 60; n++) {
    const image = join(await testFolder(), 'image');
    await writeImage(disk, law, chance(n), image);
    seen.add(
      await readFile(join(image, name), 'latin1').then(
        (text) => text.replace(/(.)\1+/g, '$1'),
        () => null,
      ),
    );
  }
  return seen;
}

const WRITE = "const f = fs.openSync(at + 'new', 'w'); fs.writeSync(f, 'x'.repeat(2000));";
const SYNC = 'fs.fsyncSync(f);';
const FOLDER = "fs.fsyncSync(fs.openSync(at, 'r'));";
const OLD = `fs.writeFileSync(at + 'b', 'o', { flush: true }); const o = fs.openSync(at + 'b', 'r+'); fs.fsyncSync(o); ${FOLDER}`;
const RENAME = "fs.renameSync(at + 'new', at + 'b');";

describe.skipIf(lacks('disk-shim'))('after a power cut', () => {
  it.each<[string, string, string, DiskLaw, readonly (string | null)[], readonly (string | null)[]]>([
    ['what was only written may be gone, empty, torn or whole', WRITE, 'new', 'posix', [null, '', 'x', '\0x'], []],
    ['bytes that were synced may lack their name', WRITE + SYNC, 'new', 'posix', [null, 'x'], ['', '\0x']],
    ['bytes and name that were synced are there', WRITE + SYNC + FOLDER, 'new', 'posix', ['x'], [null, '', '\0x']],
    ['a name that was synced may have no bytes', WRITE + FOLDER, 'new', 'posix', ['', 'x'], [null]],
    [
      'a file renamed over another without a sync may have no bytes',
      OLD + WRITE + RENAME,
      'b',
      'posix',
      ['', 'o', 'x'],
      [null],
    ],
    ['ext4 writes those bytes first', OLD + WRITE + RENAME, 'b', 'ext4', ['o', 'x'], [null, '', '\0x']],
    ['ext4 writes the name with the bytes', WRITE + SYNC, 'new', 'ext4', ['x'], [null, '']],
  ])('%s', async (_, script, name, ...[law, may, never]) => {
    const seen = await outcomes(script, name, law);
    expect([...seen]).toEqual(expect.arrayContaining([...may]));
    for (const content of never) expect(seen).not.toContain(content);
  });
});

describe.skipIf(lacks('disk-shim'))('a call that is to be refused', () => {
  it('is, by its number, and no other', async () => {
    const root = await testFolder();
    const rules = await refusals(join(await testFolder(), 'control'));
    await rules.refuse({ calls: ['write'], error: 'EIO', nth: 2, times: 1 });
    const script = `const fs = require('fs'); const f = fs.openSync('${root}/a', 'a'); for (const text of ['1', '2', '3']) try { fs.writeSync(f, text); } catch (error) { fs.writeFileSync('${root}/' + error.code, ''); }`;
    await node(script, watchedBy({ root, control: rules.path }));
    expect(await readFile(join(root, 'a'), 'utf8')).toBe('13');
    expect(await readdir(root)).toContain('EIO');
    expect((await rules.end()).hits).toBe(1);
    await rules.close();
  });
});

/** Eight at once: a file is made, written in two pieces and takes another's name. */
const BUSY = `for (let n = 0; n < 8; n++) void (async () => {
  for (let i = 0; ; i++) {
    const file = await fs.promises.open(at + n + '-' + i, 'w');
    await file.write('x'.repeat(3000) + i);
    await file.write('end of ' + i);
    await file.close();
    await fs.promises.rename(at + n + '-' + i, at + 'done-' + n);
  }
})(); console.log('at work');`;

describe.skipIf(lacks('disk-shim'))('a program killed by the layer', () => {
  it('leaves nothing half done: what the record says and what programs find are one', async () => {
    for (let round = 0; round < 12; round++) {
      const root = await testFolder();
      const record = join(await testFolder(), 'record');
      const rules = await refusals(join(await testFolder(), 'control'));
      const child = spawn(process.execPath, ['-e', `const fs = require('fs'), at = '${root}/'; ${BUSY}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...watchedBy({ root, record, control: rules.path }) },
      });
      const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await sleep(20 + 5 * round);
      await rules.kill();
      expect(await ended).toBe('SIGKILL');
      const disk = new DiskModel();
      for (const entry of await readDiskRecord(record, root)) disk.follow(entry);
      const found = new Map(
        await Promise.all(
          (await readdir(root)).map(async (name) => [name, await readFile(join(root, name), 'latin1')] as const),
        ),
      );
      expect(found.size).toBeGreaterThan(0);
      expect(asPrograms(disk)).toEqual(found);
      await rules.close();
    }
  });
});
