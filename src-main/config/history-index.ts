// What is kept in memory of one month's history, so that a search reads no disk:
// per row where its line lies, its result, and its words in lower case. Rows come
// in blocks whose words are one string; looking through it costs far less than
// looking at rows. A million rows take some 150 MB, so the caller keeps few.
import type { HistoryRow } from '../contract/views';

export type Result = HistoryRow['result'];

const RESULTS: readonly Result[] = ['delivered', 'failed', 'removed'];
const BLOCK = 4096;

interface Block {
  /** Lower-case words, one row a line; null while the block still fills. */
  hay: string | null;
  readonly words: string[];
  /** Where each row's words begin in `hay`. */
  readonly starts: Uint32Array;
}

export class HistoryIndex {
  private readonly blocks: Block[] = [];
  private readonly offsets: number[] = [];
  private readonly lengths: number[] = [];
  private readonly results: number[] = [];
  /** Lines that are no rows. */
  damaged = 0;
  private last: { key: string; count: number; rows: readonly number[] } | null = null;

  get count(): number {
    return this.offsets.length;
  }

  add(row: HistoryRow, offset: number, length: number): void {
    if (this.count % BLOCK === 0) this.blocks.push({ hay: null, words: [], starts: new Uint32Array(BLOCK) });
    const block = this.blocks[this.blocks.length - 1];
    if (block) append(block, wordsOf(row));
    this.offsets.push(offset);
    this.lengths.push(length);
    this.results.push(RESULTS.indexOf(row.result));
  }

  /** Place of row `n` in the file. */
  place(n: number): { offset: number; length: number } {
    return { offset: this.offsets[n] ?? 0, length: this.lengths[n] ?? 0 };
  }

  /** Numbers of the rows that fit, oldest first. The last answer is kept for the next page. */
  find(search: string, result: Result | undefined): readonly number[] {
    const key = `${result ?? ''}\n${search}`;
    if (this.last?.key === key && this.last.count === this.count) return this.last.rows;
    const wanted = result === undefined ? -1 : RESULTS.indexOf(result);
    const rows: number[] = [];
    const take = (n: number): void => {
      if (wanted < 0 || this.results[n] === wanted) rows.push(n);
    };
    if (search === '') for (let n = 0; n < this.count; n++) take(n);
    else this.blocks.forEach((block, i) => searchBlock(block, search.toLowerCase(), (row) => take(i * BLOCK + row)));
    this.last = { key, count: this.count, rows };
    return rows;
  }
}

function wordsOf(row: HistoryRow): string {
  return `${row.id} ${row.sender ?? ''} ${row.recipient} ${row.host} ${row.reply}`.toLowerCase().replaceAll('\n', ' ');
}

function append(block: Block, words: string): void {
  block.words.push(words);
  block.hay = null;
  if (block.words.length === BLOCK) join(block);
}

function join(block: Block): string {
  let at = 0;
  block.words.forEach((words, row) => {
    block.starts[row] = at;
    at += words.length + 1;
  });
  block.hay = block.words.join('\n');
  // A full block needs its single texts no more; only the joined one is looked at.
  if (block.words.length === BLOCK) block.words.fill('');
  return block.hay;
}

function searchBlock(block: Block, needle: string, found: (row: number) => void): void {
  const hay = block.hay ?? join(block);
  const rows = block.words.length;
  let row = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, block.starts[row] ?? hay.length)) {
    while (row < rows && (block.starts[row] ?? 0) <= at) row += 1;
    found(row - 1);
    if (row >= rows) return;
  }
}
