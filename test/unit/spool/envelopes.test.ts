// Contents of an older program get their envelopes once a start is over; in a folder that is
// no longer ours nothing is written for that.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { folderOf } from '../../../src-main/spool/content';
import { recordLine } from '../../../src-main/spool/journal/record';
import type { Spool } from '../../../src-main/spool/spool';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { type ManualClock, manualClock } from '../../support/manual-clock';
import { makeItem } from './items';

const LETTER = Buffer.from('Subject: Hello\r\n\r\nText\r\n');
const LETTERS = 5;

async function ofAnOlderProgram(): Promise<{ dir: string; clock: ManualClock; spool: Spool }> {
  const dir = await testFolder();
  const items = Array.from({ length: LETTERS }, () => makeItem(LETTER));
  for (const { id } of items) {
    await mkdir(join(dir, 'content', folderOf(id)), { recursive: true });
    await writeFile(join(dir, 'content', folderOf(id), `${id}.eml`), LETTER);
  }
  const head = { dialpost: 'snapshot', version: 1, journal: 1, count: LETTERS };
  await writeFile(join(dir, 'snapshot.jsonl'), Buffer.concat([head, ...items].map((one) => recordLine(one))));
  const clock = manualClock();
  const { spool } = await openSpool(dir, { clock, log: silentLog });
  return { dir, clock, spool };
}

const envelopesIn = async (dir: string): Promise<number> =>
  (await readdir(join(dir, 'content'), { recursive: true })).filter((name) => name.endsWith('.envelope')).length;

test('a start does not wait for them, and they are there a while after it', async () => {
  const { dir, clock, spool } = await ofAnOlderProgram();
  expect(await envelopesIn(dir)).toBe(0);
  clock.advance(60_000);
  await expect.poll(() => envelopesIn(dir)).toBe(LETTERS);
  await spool.close();
});

test('a folder that is no longer ours gets none, whether it is lost before or while they are written', async () => {
  for (const isBefore of [true, false]) {
    const { dir, clock, spool } = await ofAnOlderProgram();
    if (isBefore) spool.forsake('another program has it');
    clock.advance(60_000);
    if (!isBefore) spool.forsake('another program has it');
    await new Promise((resolve) => setTimeout(resolve, 200));
    // The one that was being written may be there.
    expect(await envelopesIn(dir)).toBeLessThanOrEqual(isBefore ? 0 : 1);
    await spool.close();
    expect(await envelopesIn(dir)).toBeLessThanOrEqual(isBefore ? 0 : 1);
  }
});
