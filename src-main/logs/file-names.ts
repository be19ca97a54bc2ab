// What log files are called: by period as the Windows SMTP service did (all UTC), or
// by number where size decides. Old ones are found by these names, so nothing else
// in the folder is ever removed.
import { stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { believedTime } from '../base/believed-time';
import { isDeviceName } from '../contract/device-name';
import { namesIn } from '../base/names-in';

export type Period = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'size';

/** exYYMMDD.log, exYYMMDDHH.log, exYYMMWW.log (week of the month, 01 to 05), exYYMM.log. */
export function periodName(period: Exclude<Period, 'size'>, at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const month = two(date.getUTCFullYear() % 100) + two(date.getUTCMonth() + 1);
  const day = two(date.getUTCDate());
  switch (period) {
    case 'hourly':
      return `ex${month}${day}${two(date.getUTCHours())}.log`;
    case 'daily':
      return `ex${month}${day}.log`;
    case 'weekly':
      return `ex${month}${two(Math.ceil(date.getUTCDate() / 7))}.log`;
    case 'monthly':
      return `ex${month}.log`;
  }
}

/** The folder for `id`: its own name, wherever every system can have a folder of that name. */
export function folderName(id: string): string {
  return isDeviceName(id) || id.endsWith('.') ? `_${id}_` : id;
}

export const PROTOCOL_FILE = /^ex(?:\d{4,8}|tend\d+)\.log$/;

/** Names in `folder` that fit `pattern`, newest first; [] where the folder is missing. */
export async function filesByAge(
  folder: string,
  pattern: RegExp,
): Promise<readonly { readonly path: string; readonly at: number; readonly bytes: number }[]> {
  const names = await namesIn(folder);
  const found = await Promise.all(
    names
      .filter((name) => pattern.test(name))
      .map(async (name) => {
        const path = join(folder, name);
        const facts = await stat(path).catch(() => null);
        return facts?.isFile() ? [{ path, at: facts.mtimeMs, bytes: facts.size }] : [];
      }),
  );
  return found.flat().sort((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1));
}

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/**
 * Removes what was last written more than `keepDays` before `now`, as far as the files themselves bear that time out.
 * A file that will not go is left.
 */
export async function removeOlder(folder: string, pattern: RegExp, keepDays: number, now: number): Promise<void> {
  const files = await filesByAge(folder, pattern);
  const before =
    believedTime(
      now,
      files.map(({ at }) => at),
      Math.max(WEEK, (keepDays * DAY) / 2),
    ) -
    keepDays * DAY;
  for (const { path, at } of files) if (at < before) await unlink(path).catch(() => undefined);
}

/** "extend7.log" → the last of its kind and its size; number 0 where there is none. */
export async function lastNumbered(
  folder: string,
  prefix: string,
): Promise<{ readonly number: number; readonly bytes: number }> {
  const pattern = new RegExp(`^${prefix}(\\d+)\\.log$`);
  const all = (await filesByAge(folder, pattern)).map(({ path, bytes }) => ({
    number: Number(/(\d+)\.log$/.exec(path)?.[1]),
    bytes,
  }));
  return all.reduce((last, one) => (one.number > last.number ? one : last), { number: 0, bytes: 0 });
}
