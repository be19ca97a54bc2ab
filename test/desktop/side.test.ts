// The side of the window: its groups, its icons where there is no room for names, and
// that what a person chose is remembered.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot, shoot } from './support/app';
import { graveFaults } from './support/axe';
import { focused, tabTo } from './support/keys';
import { text, type Visit, wear } from './support/tour';
import { BUSY_OFFICE } from './support/tour-busy';

const why = reasonNot();
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Today: ['Overview', 'Queue', 'Calls', 'Sent & received'],
  'Set up': ['Times', 'Providers', 'Who may send', 'Lines', 'Logins', 'Mailboxes', 'General'],
  'Look closer': ['Log', 'Checks'],
};

describe.skipIf(why !== null)(`the side (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let visit: Visit;
  const page = () => visit.page;
  const side = () => page().getByRole('navigation', { name: 'Screens' });
  const breadth = async (): Promise<number> => (await side().boundingBox())?.width ?? 0;
  const wide = (width: number) =>
    visit.app.evaluate(({ BrowserWindow }, w) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, 700), width);
  const readShown = async (group: string): Promise<readonly string[]> =>
    (await side().getByRole('region', { name: group }).getByRole('link').allInnerTexts()).map((shown) =>
      shown.replace(/\s*\d+$/, '').trim(),
    );

  /** However a try before left it. */
  const showNames = async (): Promise<void> => {
    const unfold = page().getByRole('button', { name: 'Show the names' });
    if (await unfold.isVisible()) await unfold.click();
    await expect.poll(breadth).toBeGreaterThan(150);
  };

  beforeAll(async () => {
    visit = await BUSY_OFFICE.open();
    await text('5 messages waiting')(visit);
  });
  afterAll(() => visit?.close());

  test('shows every screen in its group', async () => {
    for (const [group, screens] of Object.entries(GROUPS)) expect(await readShown(group), group).toEqual(screens);
  });

  test('says which screen is shown', async () => {
    await side().getByRole('link', { name: 'Calls' }).click();
    await page().getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    expect(await side().locator('[aria-current=page]').allInnerTexts()).toEqual(['Calls']);
  });

  test('folds up by its button, keeps the names for who listens, and the count for who looks', async () => {
    await showNames();
    const before = await breadth();
    await tabTo(page(), 'button Fold the side up');
    await page().keyboard.press('Enter');
    await expect.poll(breadth).toBeLessThan(70);
    expect(before).toBeGreaterThan(150);
    expect(await focused(page())).toBe('button Show the names');
    expect(await page().getByRole('button', { name: 'Show the names' }).getAttribute('aria-expanded')).toBe('false');
    const queue = side().getByRole('link', { name: 'Queue 5' });
    await queue.getByText(/^\d$/).waitFor();
    // Xvfb's own pointer lies elsewhere and may call Chromium's away; a person points again.
    await expect
      .poll(async () => {
        await page().mouse.move(0, 0);
        await queue.hover();
        await setTimeout(300);
        return page().getByRole('tooltip').allInnerTexts();
      })
      .toContainEqual(expect.stringMatching(/^Queue: \d/));
    for (const look of ['light', 'dark'] as const) {
      await wear(page(), look);
      await shoot(page(), `side-folded-${look}`);
      expect(await graveFaults(page()), look).toEqual([]);
    }
  });

  test('stays as it was chosen when the page is there anew', async () => {
    await page().reload();
    await page().getByRole('heading', { level: 1 }).first().waitFor();
    expect(await breadth()).toBeLessThan(70);
    await showNames();
  });

  test('is icons by itself where the window is narrow, until somebody wants the names', async () => {
    await wide(900);
    await expect.poll(breadth).toBeLessThan(70);
    await showNames();
    await page().getByRole('button', { name: 'Fold the side up' }).click();
    await wide(1200);
    await expect.poll(breadth).toBeGreaterThan(150);
  });
});
