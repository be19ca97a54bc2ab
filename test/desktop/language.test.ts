// Every word of the window comes from a page of words. In the language en-XA each of
// their sentences is marked; what stands anywhere on a screen or in a dialog without
// marks is data. The made-up office speaks in strings of its own, which are data here.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { textsIn, unmarked } from './support/spoken';
import { BUSY_OFFICE } from './support/tour-busy';
import { PRACTISING_OFFICE } from './support/tour-real';
import { atEveryStop } from './support/tour-tests';

/** What a sign-in provider is told, to be copied letter by letter. */
const FOR_THE_PROVIDER = ['http://127.0.0.1/', 'openid', 'email', 'offline_access'];

/** What an administrator types, in whatever language. */
async function commands(page: Page): Promise<readonly string[]> {
  const seen: unknown = await page.evaluate(() => window.dialpost.desk('see-daemon'));
  return textsIn(seen).filter((text) => text.startsWith('sudo '));
}

atEveryStop(
  'every word is of the language that is spoken',
  async ({ page, data }) =>
    expect(
      await unmarked(page, ['Dialpost', ...FOR_THE_PROVIDER, ...(await commands(page)), ...(await data())]),
    ).toEqual([]),
  { language: 'en-XA', tours: [BUSY_OFFICE, PRACTISING_OFFICE] },
);
