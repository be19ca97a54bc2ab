// What became of every message: history/YYYY-MM.jsonl, one line a result, by the
// month (UTC) it happened in, and beside it YYYY-MM.index, which is made from it and
// searched instead (history-index.ts). PROMISE: `record` resolves once its rows are
// synced; record first and let the queue forget afterwards, then no result is ever
// lost (a crash between the two may tell one twice). Many calls share one sync.
// A damaged index is made again and the question answered from the new one.
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { makeDirectory } from '../base/durable';
import { namesIn } from '../base/names-in';
import type { Log } from '../base/log';
import type { HistoryFilter, HistoryRow } from '../contract/history/history';
import { HistoryFile, parseRow } from './history-file';
import { DamagedIndex, type FoundRow, type HistoryIndex, openIndex } from './history-index';
import { configWords } from '../words/config';

export interface HistoryAsk extends HistoryFilter {
  readonly offset: number;
  readonly limit: number;
}

export interface History {
  /**
   * Resolves when all rows are synced; rejects with the system's error, and then the same rows may be recorded again.
   */
  record(rows: readonly HistoryRow[]): Promise<void>;
  /**
   * Newest first; what is dated months ahead was made under a wrong clock, and comes behind the rest until its time
   * has come. `damaged` counts lines that could not be read.
   */
  list(
    ask: HistoryAsk,
  ): Promise<{ readonly total: number; readonly rows: readonly HistoryRow[]; readonly damaged: number }>;
  /** Makes the indexes that are lacking, newest month first, so that the first search need not. Never rejects. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

export interface HistoryDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The folder may be somebody else's: read it and write nothing. */
  readonly readOnly?: boolean;
}

/** A month that lies further ahead was dated by a wrong clock, milliseconds; one nearer is soon in its place. */
const BELIEVED_AHEAD = 62 * 86_400_000;

/** Rows whose numbers are kept for the next page of a search, over all months. */
const FOUND_KEPT = 1_200_000;

interface Waiting {
  readonly rows: readonly HistoryRow[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Opens DIR/history (created with the first row). Reads nothing yet. */
export async function openHistory(dir: string, deps: HistoryDeps): Promise<History> {
  return new Months(join(dir, 'history'), deps);
}

/** What one month gives to a page: behind the newest `skip` rows, `limit` at most. */
interface PagePart {
  readonly skip: number;
  readonly limit: number;
}

class Months implements History {
  private readonly waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private file: HistoryFile | null = null;
  private closed = false;
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
    for (const month of await this.months(ask)) {
      const part = { skip: Math.max(0, ask.offset - total), limit: ask.limit - rows.length };
      const page = await this.page(month, ask, part);
      rows.push(...page.rows);
      total += page.count;
      damaged += page.damaged;
    }
    await this.forgetOld();
    return { total, rows, damaged };
  }

  async prepare(): Promise<void> {
    try {
      for (const month of await this.months()) {
        if (this.closed) return;
        await this.index(month);
      }
    } catch (error) {
      if (!this.closed)
        this.deps.log.write('relay', 'minimum', configWords.history.notReady, {
          error: String(error),
        });
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.writing;
    await this.file?.close();
    this.file = null;
    for (const index of this.indexes.values()) await index.then((i) => i.written()).catch(() => undefined);
  }

  private path(month: string): string {
    return join(this.folder, `${month}.jsonl`);
  }

  /** "2026-11", as they are listed; those in which rows of that time can stand. */
  private async months({ from, to }: Pick<HistoryFilter, 'from' | 'to'> = {}): Promise<string[]> {
    const names = await namesIn(this.folder);
    const last = monthOf(new Date(this.deps.clock.now() + BELIEVED_AHEAD).toISOString());
    const months = names
      .filter((n) => /^\d{4}-\d\d\.jsonl$/.test(n))
      .map((n) => n.slice(0, 7))
      .filter((month) => (from === undefined || month >= monthOf(from)) && (to === undefined || month <= monthOf(to)))
      .sort()
      .reverse();
    return [...months.filter((month) => month <= last), ...months.filter((month) => month > last)];
  }

  private async page(
    month: string,
    ask: HistoryAsk,
    part: PagePart,
    again = true,
  ): Promise<{ rows: readonly HistoryRow[]; count: number; damaged: number }> {
    const index = await this.index(month);
    try {
      const found = await index.find(ask);
      const rows = await readRows(this.path(month), index, newest(found, part));
      return { rows, count: found.count, damaged: index.damaged };
    } catch (error) {
      if (!(error instanceof DamagedIndex) || !again) throw error;
      this.deps.log.write('relay', 'minimum', configWords.history.indexAnew, { month });
      await this.startAnew(month, index);
      return this.page(month, ask, part, false);
    }
  }

  private index(month: string): Promise<HistoryIndex> {
    const known = this.indexes.get(month);
    if (known) return known;
    return this.opening(month, true);
  }

  private opening(month: string, trusted: boolean): Promise<HistoryIndex> {
    const index = this.openIndex(month, trusted);
    this.indexes.set(month, index);
    index.catch(() => this.indexes.get(month) === index && this.indexes.delete(month));
    return index;
  }

  private async openIndex(month: string, trusted: boolean): Promise<HistoryIndex> {
    const path = this.path(month);
    const { size } = await stat(path);
    // What is being appended now is no whole line yet; it is added when it is.
    const bytes = this.file?.path === path ? Math.min(size, this.file.bytes) : size;
    const over = month < new Date(this.deps.clock.now()).toISOString().slice(0, 7);
    const index = await openIndex({
      month: path,
      bytes,
      index: this.indexPath(month),
      keep: !this.deps.readOnly,
      trusted,
      over,
      log: this.deps.log,
      stopped: () => this.closed,
    });
    const { damaged } = index;
    if (damaged > 0)
      this.deps.log.write('relay', 'minimum', configWords.history.linesPassedOver, {
        path,
        lines: damaged,
      });
    return index;
  }

  private indexPath(month: string): string {
    return join(this.folder, `${month}.index`);
  }

  /** Two who found the same damage make one new index. */
  private async startAnew(month: string, old: HistoryIndex): Promise<void> {
    const known = await this.indexes.get(month)?.catch(() => null);
    if (known !== old) return;
    await old.written();
    await this.opening(month, false);
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
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
    const file = await this.fileFor(month);
    let offset = await file.append(lines.join(''));
    const places = lines.map((line) => {
      const length = Buffer.byteLength(line);
      offset += length;
      return { offset: offset - length, length: length - 1 };
    });
    // Nobody who records waits for an index that is being made.
    this.index(month)
      .then((index) => rows.forEach((row, i) => index.add(row, places[i]?.offset ?? 0, places[i]?.length ?? 0)))
      .catch(() => undefined); // then the next search reads the file
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
    let kept = 0;
    for (const [, index] of [...this.indexes].sort(([a], [b]) => (a < b ? 1 : -1))) {
      const held = await index.catch(() => null);
      kept += held?.held ?? 0;
      if (kept > FOUND_KEPT) held?.forget();
    }
  }
}

/** As rows are filed, whatever the offset the time was written with. */
function monthOf(iso: string): string {
  return new Date(iso).toISOString().slice(0, 7);
}

/** The numbers of the rows of one page, newest first. */
function newest({ count, rows }: FoundRow, { skip, limit }: PagePart): readonly number[] {
  const from = Math.max(0, count - skip - limit);
  const length = Math.max(0, count - skip - from);
  return Array.from({ length }, (_, i) => from + length - 1 - i).map((n) => rows?.[n] ?? n);
}

/** Rejects with DamagedIndex where a row is not where the index says. */
async function readRows(path: string, index: HistoryIndex, page: readonly number[]): Promise<HistoryRow[]> {
  if (page.length === 0) return [];
  const places = await index.places(page);
  const file = await open(path, 'r');
  try {
    const rows: HistoryRow[] = [];
    for (const { offset, length } of places) {
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
      const row = parseRow(buffer.toString('utf8'));
      if (!row) throw new DamagedIndex(configWords.history.noRow(offset, path));
      rows.push(row);
    }
    return rows;
  } finally {
    await file.close();
  }
}
