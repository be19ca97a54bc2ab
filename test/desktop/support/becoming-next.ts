// What an installed app does to become its next version, pressed in its window: it learns of it by a
// signed feed, tells the price, fetches, installs, and starts anew on the same folder. A letter waits
// meanwhile. How it was installed is the caller's.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { freePort } from '../../support/free-port';
import type { UpdateFeed } from '../../support/update-feed';

const MINUTE = 60_000;

/** Settings whose letter waits until it is told to go, in the folder of the person whose home is `home`. */
export async function settleIn(home: string, feed: UpdateFeed): Promise<void> {
  const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
  // Nor does a call that fetches take the letter along: one is due at every quarter of an hour.
  for (const connector of practice.connectors)
    if (connector.id === 'practice')
      Object.assign(connector, { schedule: { kind: 'never' }, collect: { method: 'none' } });
  // Up and free, but nothing large is to be fetched over it unasked.
  for (const link of practice.links) link.metered = 'yes';
  await mkdir(dataOf(home), { recursive: true });
  const settings = { ...practice, desktop: { startHidden: true }, updates: { feed: feed.address } };
  await writeFile(join(dataOf(home), 'settings.json'), JSON.stringify(settings));
}

export function dataOf(home: string): string {
  return join(home, '.config', 'Dialpost');
}

/** The process that has the folder. */
export async function ownerOf(home: string): Promise<number> {
  return JSON.parse(await readFile(join(dataOf(home), 'owner.json'), 'utf8')).pid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Also one that a failed test left behind, or that was started anew and is nobody's child. */
export async function endOwner(home: string): Promise<void> {
  const pid = await ownerOf(home).catch(() => null);
  if (pid === null || !isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  await vi.waitUntil(() => !isAlive(pid), { timeout: MINUTE / 2 });
}

/** Ends whoever still has the folder, and the feed; nothing is left of `home` and of what was packed in `folder`. */
export async function leaveNothing({ home, feed, folder }: Left): Promise<void> {
  await endOwner(home);
  feed?.end();
  for (const place of [home, folder]) await rm(place, { recursive: true, force: true });
}

interface Left {
  readonly home: string;
  /** undefined: it was never started. */
  readonly feed: UpdateFeed | undefined;
  readonly folder: string;
}

export interface Becoming {
  readonly home: string;
  readonly page: Page;
  readonly feed: UpdateFeed;
  readonly next: string;
  cli(...words: readonly string[]): Promise<string>;
}

export async function showUpdates(page: Page): Promise<void> {
  page.setDefaultTimeout(MINUTE);
  await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
  await page.evaluate(() => {
    location.hash = '#/general';
  });
}

/** Resolves when the newer version has the folder, with its process. */
export async function becomeNext({ home, page, feed, next, cli }: Becoming): Promise<number> {
  await cli('test', 'echo@practice.example');
  const before = await ownerOf(home);
  await showUpdates(page);
  const updates = page.getByRole('region', { name: 'Updates' });
  await updates.getByRole('button', { name: 'Look now' }).click();
  await updates.getByText(`A newer version ${next} is there`).waitFor();
  expect(feed.asked.filter((name) => !name.startsWith('latest'))).toEqual([]);
  await updates.getByText(/^Fetching it takes \d+ MB, .*about .* over /).waitFor();
  await updates.getByRole('button', { name: /^Fetch/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fetch' }).click();
  await updates.getByRole('button', { name: 'Install and restart' }).click();

  await expect.poll(() => ownerOf(home).catch(String), { timeout: 2 * MINUTE }).not.toBe(before);
  await expect.poll(() => cli('status').catch(String), { timeout: MINUTE }).toContain(next);
  return ownerOf(home);
}

/** The letter that waited is there, and goes; what was fetched is used up. */
export async function expectLetterGoes({ home, cli }: Pick<Becoming, 'home' | 'cli'>): Promise<void> {
  expect(JSON.parse(await cli('queue', '--json')).total).toBe(1);
  await cli('send-receive', '--wait');
  expect(JSON.parse(await cli('queue', '--json')).total).toBe(0);
  expect(await readdir(join(dataOf(home), 'updates'))).toEqual([]);
}
