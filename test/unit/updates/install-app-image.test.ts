// A newer AppImage takes the place of the one that runs, in one step: killed at any moment, one of the two
// lies there whole, and the next try takes away what was left beside it.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundled } from '../../support/bundled';
import { testFolder } from '../../support/folders';

const BYTES = 12_000_000;
const KILLS = 12;
const NAME = 'Dialpost of ours.AppImage';
const sumOf = (content: Buffer): string => createHash('sha512').update(content).digest('base64');

/** Resolves with what it said, and how long it took; `killAfter` milliseconds after it began. */
function install(
  child: string,
  words: readonly string[],
  killAfter: number | null,
): Promise<{ said: string; ms: number }> {
  return new Promise((resolve) => {
    const program = spawn(process.execPath, [child, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let began = 0;
    program.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (began > 0) return;
      began = performance.now();
      if (killAfter !== null) setTimeout(() => program.kill('SIGKILL'), killAfter);
    });
    program.once('close', () => resolve({ said, ms: performance.now() - began }));
  });
}

test('killed at any moment, one of the two lies whole in its place, and another try ends well', async () => {
  const folder = await testFolder();
  const child = await bundled(join(import.meta.dirname, 'app-image-child.ts'));
  const [place, file] = [join(folder, NAME), join(folder, 'newer')];
  const [older, newer] = [randomBytes(BYTES), randomBytes(BYTES + 1)];
  const sums = [sumOf(older), sumOf(newer)];
  await writeFile(file, newer);
  const offer = { version: '0.2.0', file: 'newer', bytes: newer.length, sha512: sums[1] };
  const words = [place, file, JSON.stringify(offer)];
  await writeFile(place, older, { mode: 0o755 });
  const { said, ms } = await install(child, words, null);
  expect(said).toContain('null');
  for (let kill = 0; kill < KILLS; kill += 1) {
    await writeFile(place, older, { mode: 0o755 });
    await install(child, words, (ms * kill) / KILLS);
    expect(sums).toContain(sumOf(await readFile(place)));
    expect((await stat(place)).mode & 0o111).toBe(0o111);
  }
  expect((await install(child, words, null)).said).toContain('null');
  expect(sumOf(await readFile(place))).toBe(sums[1]);
  expect((await readdir(folder)).sort()).toEqual([NAME, 'newer']);
}, 120_000);
