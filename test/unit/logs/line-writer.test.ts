// Whoever talks to us fills our logs, so that writing many lines at once takes no longer for
// each than writing a few: eighty strangers with a hundred commands each stopped all mail for
// five seconds.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LineWriter } from '../../../src-main/logs/line-writer';
import { testFolder } from '../../support/folders';

const LINE = `${'ü'.repeat(40)}\r\n`;

async function opened() {
  const path = join(await testFolder(), 'log');
  const sizes: number[] = [];
  const writer = new LineWriter({
    place: (_, current) => (sizes.push(current?.bytes ?? 0), path),
    header: () => '#ö\r\n',
    gap: (lines) => `gap ${lines}\r\n`,
    opened: () => Promise.resolve(),
    trouble: (error) => {
      throw error;
    },
  });
  return { path, sizes, writer };
}

/** Milliseconds, the best of five. */
async function took(lines: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const { writer } = await opened();
    const began = performance.now();
    for (let n = 0; n < lines; n++) writer.add(0, LINE);
    await writer.close();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

test('eight times the lines take about eight times as long', async () => {
  await took(100);
  expect((await took(16_000)) / (await took(2_000))).toBeLessThan(25);
});

test('whoever chooses the file is told its size in bytes, with what is about to be written', async () => {
  const { path, sizes, writer } = await opened();
  for (let n = 0; n < 3; n++) writer.add(0, LINE);
  await writer.flush();
  writer.add(0, LINE);
  await writer.close();
  expect(sizes).toEqual([0, 5 + 82, 5 + 2 * 82, 5 + 3 * 82]);
  expect(await readFile(path)).toHaveLength(5 + 4 * 82);
});
