// A walk through the window: every screen and dialog, in the states that matter,
// so that what must hold everywhere (names, contrast, room, pictures) is looked
// at everywhere. Each stop begins with the page loaded anew, so that no stop
// depends on the one before. A new screen or dialog wants a stop of its own.
import type { ElectronApplication, Page } from 'playwright-core';
import type { LanguageChoice } from '../../../src-main/words/page';
import type { Stage } from './stage';

/** Milliseconds a stop waits for something to show. */
export const PATIENCE = 20_000;

export interface Visit {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The made-up office, where the visit is to one. */
  readonly stage: Stage | null;
  /** The texts that are the office's own or others', in no language of ours. */
  data(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Stop {
  /** Also the name of its pictures. */
  readonly name: string;
  /** Where in the window: "queue", "sessions/P3". */
  readonly place: string;
  /** Brings the screen into the state meant and waits until it shows. */
  arrive(visit: Visit): Promise<unknown>;
}

export interface Tour {
  readonly name: string;
  open(language?: LanguageChoice): Promise<Visit>;
  readonly stops: readonly Stop[];
}

/** Loads the page anew at the stop's place and arrives there. */
export async function goTo(visit: Visit, stop: Stop): Promise<void> {
  const { page } = visit;
  await page.mouse.move(0, 0);
  // Without a word to the page, which would ask whether to save first.
  await page.evaluate((place) => history.replaceState(null, '', `#/${place}`), stop.place);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await stop.arrive(visit);
}

/** For tests that look at end states: nothing moves, nothing fades. */
export async function keepStill(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

export type Look = 'light' | 'dark';
export const LOOKS: readonly Look[] = ['light', 'dark'];

/** Light or dark without losing what stands in the page. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.evaluate((scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme), look);
}

/** These words and no others, also between the marks of the language en-XA. */
export const just = (words: string): RegExp => new RegExp(`^⟦*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}⟧*$`);

/** Waits for a text, wherever it stands. */
export const text =
  (wanted: string | RegExp) =>
  ({ page }: Visit): Promise<void> =>
    page.getByText(wanted).first().waitFor();

export async function choose({ page }: Visit, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.getByRole('option', { name: just(option) }).click();
}
