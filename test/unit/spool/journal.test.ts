// The journal's own segments are never taken for somebody else's, whatever is asked of it
// at the same time; somebody else's are.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { Journal } from '../../../src-main/spool/journal/journal';
import { JournalMark } from '../../../src-main/spool/journal/mark';
import { testFolder } from '../../support/folders';

const NOTHING = { contents: new Map<string, Buffer>(), before: async () => undefined, synced: () => undefined };

async function journalIn(folder: string): Promise<Journal> {
  const mark = new JournalMark(join(folder, 'mark'), 'S');
  const journal = new Journal(folder, {
    clock: systemClock,
    mark,
    next: 1,
    last: null,
    spool: 'S',
    vanished: () => undefined,
  });
  onTestFinished(() => journal.close());
  return journal;
}

test('while segments are begun and put down at once, none is taken for another program’s', async () => {
  const folder = await testFolder();
  const journal = await journalIn(folder);
  for (let round = 0; round < 200; round++) {
    const begun = journal.append({ round }, NOTHING);
    const turns = Array.from({ length: 12 }, async (_, turnsOfTheLoop) => {
      for (let i = 0; i < turnsOfTheLoop; i++) await new Promise((resolve) => setImmediate(resolve));
      await journal.turn((next) => next);
    });
    await Promise.all([begun, ...turns]);
  }
  expect(journal.otherOwner).toBeNull();
});

test('a segment that somebody else has begun is noticed before the next one is, and nothing is closed for it', async () => {
  const folder = await testFolder();
  const journal = await journalIn(folder);
  await journal.append({ round: 1 }, NOTHING);
  await writeFile(join(folder, '000007.log'), '');
  await expect(journal.turn((next) => next)).rejects.toMatchObject({ kind: 'owner' });
  expect((await readdir(folder)).filter((name) => name.endsWith('.log'))).toEqual(['000001.log', '000007.log']);
});
