// What a history knows of letters: told apart line by line, whatever wrote them. Two
// histories of one folder become one: what one of them lacks is added, nothing is doubled.
import { createReadStream } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileBytes } from '../base/disk-space';
import { makeDirectory, syncFile } from '../base/durable';
import { namesIn } from '../base/names-in';
import { parseRow } from '../config/history-file';
import type { HistoryRow } from '../contract/history/history';
import { sumFile } from './copying';

const MONTH = /^\d{4}-\d\d\.jsonl$/;

/** By letter and recipient, the last result of those `ids` that `dir`, a data folder, knows of. */
export async function knownResults(
  dir: string,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, HistoryRow>>> {
  const known = new Map<string, Map<string, HistoryRow>>();
  for (const path of await monthsIn(dir)) {
    for await (const line of linesOf(path)) {
      const row = parseRow(line);
      if (!row || !ids.has(row.id)) continue;
      const rows = known.get(row.id) ?? new Map<string, HistoryRow>();
      known.set(row.id, rows.set(row.recipient, row));
    }
  }
  return known;
}

/** Adds to the history of `dir` what that of `other` knows beyond it. */
export async function joinHistory(dir: string, other: string): Promise<void> {
  for (const path of await monthsIn(other)) {
    const own = join(dir, 'history', basename(path));
    await makeDirectory(join(dir, 'history'), 0o700);
    if (await goesOn(own, path)) {
      await copyFile(path, own);
      await syncFile(own);
      continue;
    }
    const had = new Map<string, number>();
    for await (const line of linesOf(own)) had.set(line, (had.get(line) ?? 0) + 1);
    const more: string[] = [];
    for await (const line of linesOf(path)) {
      const left = had.get(line) ?? 0;
      if (left > 0) had.set(line, left - 1);
      else more.push(`${line}\n`);
    }
    const file = await open(own, 'a', 0o600);
    try {
      // The last line may have been cut.
      await file.appendFile(`${await lineEnd(own)}${more.join('')}`);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** `later` begins with all that stands in `path`: the same history, grown since. */
async function goesOn(path: string, later: string): Promise<boolean> {
  const bytes = await fileBytes(path);
  if (bytes === null || bytes === 0) return true;
  if (((await fileBytes(later)) ?? 0) < bytes) return false;
  const [own, grown] = await Promise.all([path, later].map((one) => sumFile(one, bytes)));
  return own?.sum === grown?.sum;
}

async function lineEnd(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return size === 0 || buffer[0] === 0x0a ? '' : '\n';
  } finally {
    await file.close();
  }
}

async function monthsIn(dir: string): Promise<readonly string[]> {
  const folder = join(dir, 'history');
  return (await namesIn(folder))
    .filter((name) => MONTH.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Without empty ones; a file that is not there has none. */
async function* linesOf(path: string): AsyncIterable<string> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return;
  await file.close();
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    if (line !== '') yield line;
}
