// What became of every message: history/YYYY-MM.jsonl, one line a result, by the
// month (UTC) it happened in. PROMISE: `record` resolves once its rows are synced;
// record first and let the queue forget afterwards, then no result is ever lost
// (a crash between the two may tell one twice). Many calls share one sync.
// Searching reads a month once and then works from memory; see history-index.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { isMissing, makeDirectory } from '../base/durable';
import type { Log } from '../base/log';
import type { HistoryRow } from '../contract/views';
import { HistoryFile, eachRow, parseRow } from './history-file';
import { HistoryIndex } from './history-index';
import type { Result } from './history-index';

export interface HistoryAsk {
  /** Found in id, sender, recipient, host or reply, whatever the case. */
  readonly search?: string;
  readonly result?: Result;
  readonly offset: number;
  readonly limit: number;
}

export interface History {
  /** Resolves when all rows are synced; rejects with the system's error, and then the same rows may be recorded again. */
  record(rows: readonly HistoryRow[]): Promise<void>;
  /** Newest first. `damaged` counts lines that could not be read. */
  list(ask: HistoryAsk): Promise<{ readonly total: number; readonly rows: readonly HistoryRow[]; readonly damaged: number }>;
  close(): Promise<void>;
}

export interface HistoryDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** Rows kept indexed in memory at most, newest months first. */
const INDEXED_ROWS = 1_200_000;

interface Waiting {
  readonly rows: readonly HistoryRow[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Opens DIR/history (created with the first row). Reads nothing yet. */
export async function openHistory(dir: string, deps: HistoryDeps): Promise<History> {
  return new Months(join(dir, 'history'), deps);
}

class Months implements History {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private file: HistoryFile | null = null;
  private readonly indexes = new Map<string, Promise<HistoryIndex>>();

  constructor(
    private readonly folder: string,
    private readonly deps: HistoryDeps,
  ) {}

  record(rows: readonly HistoryRow[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ rows, resolve, reject });
      this.wake();
    });
  }

  async list(ask: HistoryAsk): Promise<{ total: number; rows: readonly HistoryRow[]; damaged: number }> {
    const rows: HistoryRow[] = [];
    let total = 0;
    let damaged = 0;
    for (const month of await this.months()) {
      const index = await this.index(month);
      const found = index.find(ask.search ?? '', ask.result);
      const skip = Math.max(0, ask.offset - total);
      const page = found.slice(Math.max(0, found.length - skip - (ask.limit - rows.length)), Math.max(0, found.length - skip)).reverse();
      rows.push(...(await readRows(this.path(month), index, page)));
      total += found.length;
      damaged += index.damaged;
    }
    await this.forgetOld();
    return { total, rows, damaged };
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file?.close();
    this.file = null;
  }

  private path(month: string): string {
    return join(this.folder, `${month}.jsonl`);
  }

  /** "2026-11", newest first. */
  private async months(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
    return names.filter((n) => /^\d{4}-\d\d\.jsonl$/.test(n)).map((n) => n.slice(0, 7)).sort().reverse();
  }

  private index(month: string): Promise<HistoryIndex> {
    let index = this.indexes.get(month);
    if (!index) {
      index = readIndex(this.path(month), this.deps.log);
      this.indexes.set(month, index);
      index.catch(() => this.indexes.delete(month));
    }
    return index;
  }

  private wake(): void {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
      // Who was told a moment ago may have asked again before we came here.
      if (this.waiting.length > 0) this.wake();
    });
  }

  private async writeAll(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        await this.writeRows(group.flatMap((w) => w.rows));
        for (const { resolve } of group) resolve();
      } catch (error) {
        await this.file?.close();
        this.file = null;
        for (const { reject } of group) reject(error);
      }
    }
  }

  private async writeRows(rows: readonly HistoryRow[]): Promise<void> {
    const byMonth = new Map<string, HistoryRow[]>();
    for (const row of rows) {
      const month = row.at.slice(0, 7);
      byMonth.set(month, [...(byMonth.get(month) ?? []), row]);
    }
    for (const [month, some] of byMonth) await this.append(month, some);
  }

  private async append(month: string, rows: readonly HistoryRow[]): Promise<void> {
    // An index that is being read now may or may not see the new lines: let it end, then add to it.
    const index = await this.indexes.get(month)?.catch(() => null);
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
    const file = await this.fileFor(month);
    let offset = await file.append(lines.join(''));
    lines.forEach((line, i) => {
      const length = Buffer.byteLength(line);
      const row = rows[i];
      if (row) index?.add(row, offset, length - 1);
      offset += length;
    });
    // One that began meanwhile read who knows how much.
    if (!index) this.indexes.delete(month);
  }

  private async fileFor(month: string): Promise<HistoryFile> {
    if (this.file?.path === this.path(month)) return this.file;
    await this.file?.close();
    this.file = null;
    await makeDirectory(this.folder, 0o700);
    this.file = await HistoryFile.open(this.path(month));
    return this.file;
  }

  private async forgetOld(): Promise<void> {
    let rows = 0;
    for (const month of [...this.indexes.keys()].sort().reverse()) {
      const index = await this.indexes.get(month);
      rows += index?.count ?? 0;
      if (rows > INDEXED_ROWS) this.indexes.delete(month);
    }
  }
}

async function readIndex(path: string, log: Log): Promise<HistoryIndex> {
  const index = new HistoryIndex();
  await eachRow(path, (row, offset, length) => {
    if (row) index.add(row, offset, length);
    else if (length > 0) index.damaged += 1;
  });
  if (index.damaged > 0) log.write('relay', 'minimum', 'lines of the history could not be read and were passed over', { path, lines: index.damaged });
  return index;
}

async function readRows(path: string, index: HistoryIndex, page: readonly number[]): Promise<HistoryRow[]> {
  if (page.length === 0) return [];
  const file = await open(path, 'r');
  try {
    const rows: HistoryRow[] = [];
    for (const n of page) {
      const { offset, length } = index.place(n);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
      const row = parseRow(buffer.toString('utf8'));
      if (row) rows.push(row);
    }
    return rows;
  } finally {
    await file.close();
  }
}
