// One month's history made searchable. Its words lie in a file beside the month's own
// (history-index-file.ts), are read from there at every search, and take no memory:
// looking through a million rows' bytes costs less than holding them would. Only the
// rows since the last whole block are held, and read again from the month's file at
// the next start. A month without an index, or with a damaged one, is read once from
// its first byte. Where the index cannot be written it is held in memory instead.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Log } from '../base/log';
import { ContractError } from '../contract/errors';
import type { HistoryFilter, HistoryRow } from '../contract/history/history';
import {
  BLOCK_ROWS,
  type BlockHeader,
  Filling,
  type BlockPlace,
  eachHit,
  isWhole,
  placeIn,
  wantedBy,
} from './history-block';
import { historyLinesOf } from './history-file';
import { cutAfter, endOfIndexed, readChain, writeBlock } from './history-index-file';
import { configWords } from '../words/config';

/** Its checksum does not fit: make the index anew. */
export class DamagedIndex extends Error {}

export interface FoundRow {
  readonly count: number;
  /** The rows' numbers; null: all of them. */
  readonly rows: readonly number[] | null;
}

export interface IndexDeps {
  /** The month's own file, of which `bytes` are whole. */
  readonly month: string;
  readonly bytes: number;
  readonly index: string;
  /** Is the index file ours to write? */
  readonly keep: boolean;
  /** Is what the index file holds to be believed? */
  readonly trusted: boolean;
  /** Is the month over? Then its last rows get their block too. */
  readonly over: boolean;
  readonly log: Log;
  /** True: give up reading. */
  stopped(): boolean;
}

interface Block {
  readonly header: BlockHeader;
  /** Number of its first row. */
  readonly first: number;
  /** Where its body lies in the index file, or the body itself until it does. */
  at: number | null;
  body: Buffer | null;
  checked: boolean;
}

/** Takes up the index as far as it goes and reads the month's file from there on. Rejects with the system's error. */
export async function openIndex(deps: IndexDeps): Promise<HistoryIndex> {
  const chain = deps.trusted ? await readChain(deps.index, deps.bytes) : [];
  if (deps.keep) await cutAfter(deps.index, endOfIndexed(chain)).catch(() => undefined);
  const index = new HistoryIndex(deps, endOfIndexed(chain));
  for (const { header, at } of chain) index.push({ header, at, body: null, checked: false });
  for await (const lines of historyLinesOf(deps.month, index.covered, deps.bytes)) {
    if (deps.stopped()) throw new ContractError('starting', configWords.history.closed);
    for (const { row, offset, length } of lines) index.add(row, offset, length);
    await index.written();
  }
  if (deps.over) index.finishBlock();
  return index;
}

export class HistoryIndex {
  private readonly blocks: Block[] = [];
  private filling = new Filling(0);
  private count = 0;
  private writing: Promise<void> = Promise.resolve();
  private keep: boolean;
  private last: { readonly key: string; readonly count: number; readonly found: FoundRow } | null = null;

  constructor(
    private readonly parts: Pick<IndexDeps, 'index' | 'keep' | 'log'>,
    private end: number,
  ) {
    this.keep = parts.keep;
  }

  /** How many bytes of the month's file it tells of. */
  get covered(): number {
    return this.filling.to;
  }

  /** Lines that are no rows. */
  get damaged(): number {
    return this.blocks.reduce((sum, { header }) => sum + header.damaged, this.filling.damaged);
  }

  /** Takes the next line of the file (`row` null: it is none). One that was taken before is passed over. */
  add(row: HistoryRow | null, offset: number, length: number): void {
    if (offset < this.covered) return;
    this.filling.to = offset + length + 1;
    if (row) this.filling.add(row, { offset, length });
    else if (length > 0) this.filling.damaged += 1;
    if (row) this.count += 1;
    if (this.filling.rows === BLOCK_ROWS) this.finishBlock();
  }

  push(block: Omit<Block, 'first'>): Block {
    const whole = { ...block, first: this.count - this.filling.rows };
    this.blocks.push(whole);
    this.filling = new Filling(block.header.to);
    this.count = whole.first + block.header.rows;
    return whole;
  }

  /** What was added fills a block of its own. */
  finishBlock(): void {
    if (this.filling.rows === 0) return;
    const block = this.push({ ...this.filling.block(), at: null, checked: true });
    if (this.keep) this.writing = this.writing.then(() => this.write(block));
  }

  /** Resolves when no block waits to be written. */
  written(): Promise<void> {
    return this.writing;
  }

  /**
   * The rows that fit, counted from the oldest. The last answer is kept for the next page. Rejects with DamagedIndex.
   */
  async find(filter: HistoryFilter): Promise<FoundRow> {
    const { search = '', result, direction, session, from, to } = filter;
    const asked = [search, result, direction, session, from, to];
    const key = JSON.stringify(asked);
    const { count } = this;
    if (asked.every((one) => one === undefined || one === '')) return { count, rows: null };
    if (this.last?.key === key && this.last.count === count) return this.last.found;
    const wanted = wantedBy(filter);
    const rows: number[] = [];
    await this.eachBody((header, body, first) => eachHit({ header, body }, wanted, (row) => rows.push(first + row)));
    const found = { count: rows.length, rows };
    this.last = { key, count, found };
    return found;
  }

  /** Rows the last answer holds. */
  get held(): number {
    return this.last?.found.count ?? 0;
  }

  /** Frees them. */
  forget(): void {
    this.last = null;
  }

  /** Where the rows of these numbers lie. Rejects with DamagedIndex. */
  async places(numbers: readonly number[]): Promise<readonly BlockPlace[]> {
    const places = new Map<number, BlockPlace>();
    await this.eachBody(
      (header, body, first) => {
        for (const n of numbers)
          if (n >= first && n < first + header.rows) places.set(n, placeIn(header, body, n - first));
      },
      (first, rows) => numbers.some((n) => n >= first && n < first + rows),
    );
    return numbers.flatMap((n) => places.get(n) ?? []);
  }

  /**
   * Hands out the bodies, oldest first, as they are at the time of the call; the next is read while one is looked at.
   */
  private async eachBody(
    look: (header: BlockHeader, body: Buffer, first: number) => void,
    wanted: (first: number, rows: number) => boolean = () => true,
  ): Promise<void> {
    const { rows } = this.filling;
    // As they are now: a block that is written meanwhile is in neither place for a moment.
    const blocks = this.blocks
      .filter((block) => wanted(block.first, block.header.rows))
      .map((block) => ({ block, body: block.body }));
    const newest =
      rows > 0 && wanted(this.count - rows, rows) ? { ...this.filling.block(), first: this.count - rows } : null;
    const file = blocks.some(({ body }) => !body) ? await open(this.parts.index, 'r').catch(damaged) : null;
    try {
      const spare = [Buffer.alloc(0), Buffer.alloc(0)];
      let next = blocks[0] && readBody(file, blocks[0], spare);
      for (const [i, { block }] of blocks.entries()) {
        const body = (await next) ?? Buffer.alloc(0);
        const after = blocks[i + 1];
        next = after && readBody(file, after, spare);
        next?.catch(() => undefined); // told when it is waited for
        look(block.header, body, block.first);
      }
    } finally {
      await file?.close();
    }
    if (newest) look(newest.header, newest.body, newest.first);
  }

  private async write(block: Block): Promise<void> {
    if (!block.body || !this.keep) return;
    try {
      block.at = await writeBlock(this.parts.index, this.end, block.header, block.body);
      this.end = block.at + block.header.bodyBytes;
      block.body = null;
    } catch (error) {
      // The chain must have no gap, so nothing follows it this time.
      this.keep = false;
      this.parts.log.write('relay', 'minimum', configWords.history.indexUnwritten, {
        path: this.parts.index,
        error: String(error),
      });
    }
  }
}

async function readBody(
  file: FileHandle | null,
  { block, body: held }: { readonly block: Block; readonly body: Buffer | null },
  spare: Buffer[],
): Promise<Buffer> {
  if (held) return held;
  const { bodyBytes } = block.header;
  // Two buffers take turns: fresh memory for every block would cost more than the search.
  const [mine = Buffer.alloc(0)] = spare.splice(0, 1);
  const room = mine.length >= bodyBytes ? mine : Buffer.alloc(bodyBytes + (bodyBytes >> 2));
  spare.push(room);
  const body = room.subarray(0, bodyBytes);
  const read = await file?.read(body, 0, bodyBytes, block.at).catch(damaged);
  if (read?.bytesRead !== bodyBytes || (!block.checked && !isWhole(block.header, body))) damaged();
  block.checked = true;
  return body;
}

function damaged(cause?: unknown): never {
  throw new DamagedIndex(configWords.history.indexDamaged, { cause });
}
