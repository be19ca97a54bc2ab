// "Save a report" in the real window: asks where, and the zip is there. Only the system's
// own dialog is answered by the test.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `a report for the technician (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    beforeAll(async () => {
      office = await openOffice();
    });
    afterAll(() => office?.close());

    test('is saved where the person says', async () => {
      const path = join(office.dir, 'help.zip');
      await office.app.evaluate(
        ({ dialog }, filePath) => Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: false, filePath })),
        path,
      );
      await office.open('Log');
      await office.page.getByRole('button', { name: 'Save a report' }).click();
      await office.page.getByText(`Saved as ${path}`).waitFor({ timeout: 30_000 });
      const files = unzipSync(await readFile(path));
      expect(Object.keys(files)).toEqual(
        expect.arrayContaining(['about.txt', 'settings.json', 'status.json', 'versions.json']),
      );
      expect(JSON.parse(Buffer.from(files['versions.json'] ?? []).toString())).toMatchObject({
        electron: expect.any(String),
      });
      expect(office.complaints).toEqual([]);
    });
  },
);
