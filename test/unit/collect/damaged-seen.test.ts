// B7: a list of seen letters that is damaged through and through holds nobody up: what no
// line of ours looks like is not read further, and one place of damage stands for many.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSeenFile } from '../../../src-main/collect/seen-file';
import { testFolder } from '../../support/folders';

const NOTE = { n: 1, id: 'a', b: 1, m: [] };

/** Milliseconds to open a file of `text`, and what was found. */
async function opened(
  text: string,
): Promise<{ readonly took: number; readonly found: unknown; readonly damaged: boolean }> {
  const dir = await testFolder();
  await (await openSeenFile(dir, 'box')).replace([]);
  const [name = ''] = await readdir(dir);
  await writeFile(join(dir, name), text);
  const begun = performance.now();
  const { found, damaged } = await openSeenFile(dir, 'box');
  return { took: performance.now() - begun, found, damaged };
}

it.each(['\n', 'x\n', '[\n', '{}\n', '{"n":\n', '{"n":1}\n', '{"kept":1}\n', '00000000 {}\n'])(
  'B7: a megabyte of %j costs little more than a megabyte that means nothing',
  async (word) => {
    const text = word.repeat(1_000_000 / word.length);
    // The same size in lines that are thrown away by their sums alone.
    const plain = await opened('00000000 x\n'.repeat(1_000_000 / 11));
    const { took, found, damaged } = await opened(text);
    expect(found).toEqual(['damaged']);
    expect(damaged).toBe(true);
    expect(took).toBeLessThan(20 * plain.took + 200);
  },
  60_000,
);

it('B7: what is sound among the damage is found, with one place of damage between', async () => {
  const line = JSON.stringify(NOTE);
  expect((await opened(`${line}\n${'x\n'.repeat(50)}${line}\n`)).found).toEqual([
    { line: NOTE },
    'damaged',
    { line: NOTE },
  ]);
});
