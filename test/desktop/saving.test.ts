// "Save source" in the real window: the file holds every byte of the message as
// it lies in the spool, whatever its letters and its size. Only the system's own
// dialog is answered by the test.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { chance } from '../scenario/support/chance';
import { asHandedIn, letterOf, queuedAs, submit } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `a message saved from the queue (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let port: number;
    const answerDialog = (filePath: string | null) =>
      office.app.evaluate(
        ({ dialog }, path) =>
          Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: path === null, filePath: path ?? '' })),
        filePath,
      );
    const handIn = async (content: Buffer): Promise<string> => {
      const id = queuedAs(await submit(port, { from: 'me@office.example', to: 'you@practice.example', content }));
      await office.page.evaluate((one) => void (window.location.hash = `/queue/${one}`), id);
      await panel().getByRole('tab', { name: 'Story' }).click();
      await panel().getByText(id).waitFor();
      return id;
    };
    const panel = () => office.page.getByRole('complementary', { name: 'Message' });
    const save = async (): Promise<void> => {
      await panel().getByRole('button', { name: 'More actions' }).click();
      await office.page.getByRole('menuitem', { name: 'Save source' }).click();
    };

    beforeAll(async () => {
      port = await freePort();
      const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
      for (const connector of practice.connectors) connector.schedule = { kind: 'never' };
      office = await openOffice(practice);
    });
    afterAll(() => office?.close());

    test.each([
      ['Latin-1', 600],
      ['five megabytes', 5_000_000],
    ])('%s: every byte is in the file', async (name, size) => {
      const content = letterOf(name, size, chance(size));
      const id = await handIn(content);
      const path = join(office.dir, `${size}.eml`);
      await answerDialog(path);
      await save();
      await office.page.getByText(`Saved as ${path}`).waitFor({ timeout: 60_000 });
      const file = await readFile(path);
      expect(asHandedIn(file).equals(content)).toBe(true);
      // A small letter gets its file a moment after it was accepted.
      const kept = join(office.dir, 'spool/content', id.slice(4, 6), `${id}.eml`);
      await expect
        .poll(
          () =>
            readFile(kept).then(
              (bytes) => file.equals(bytes),
              () => 'no file yet',
            ),
          { timeout: 30_000 },
        )
        .toBe(true);
    });

    test('a place that cannot be written is told, and the message is still there', async () => {
      await handIn(letterOf('no place', 300, chance(1)));
      await answerDialog(join(office.dir, 'settings.json', 'nowhere.eml'));
      await save();
      await office.page.getByText('It is still in the queue').waitFor();
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
