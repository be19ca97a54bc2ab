// A long list read whole, page by page, while it changes: what was there all the time is
// told once. Each page begins with the row that was told last; where another row stands
// there, those told last are looked for, as far back as they may have gone.
const PAGE = 1_000;

export interface ListPage<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export type AskPage<T> = (offset: number, limit: number) => Promise<ListPage<T>>;

interface Told {
  /** The place behind the row that was told last. */
  readonly at: number;
  readonly total: number;
  /** The rows of the page that was told last. */
  readonly keys: ReadonlySet<string>;
}

/** Hands `take` every row in order. Answers whether rows were no longer where they had been. */
export async function walk<T>(
  ask: AskPage<T>,
  keyOf: (row: T) => string,
  take: (rows: readonly T[]) => Promise<void>,
): Promise<boolean> {
  let told: Told | null = null;
  for (let moved = false; ;) {
    const next: Next<T> = told === null ? await begin(ask) : await goOn(ask, keyOf, told);
    const { from, page, known } = next;
    const fresh = page.rows.slice(known + 1);
    moved ||= told !== null && from + known + 1 !== told.at;
    if (fresh.length > 0) await take(fresh);
    const at = from + page.rows.length;
    if (at >= page.total || (fresh.length === 0 && page.rows.length < PAGE)) return moved;
    const keys: ReadonlySet<string> = fresh.length > 0 || told === null ? new Set(fresh.map(keyOf)) : told.keys;
    told = { at, total: page.total, keys };
  }
}

interface Next<T> {
  readonly from: number;
  readonly page: ListPage<T>;
  /** The last row of the page that was told before; -1: none was. */
  readonly known: number;
}

async function begin<T>(ask: AskPage<T>): Promise<Next<T>> {
  return { from: 0, page: await ask(0, PAGE), known: -1 };
}

async function goOn<T>(ask: AskPage<T>, keyOf: (row: T) => string, told: Told): Promise<Next<T>> {
  const look = async (from: number): Promise<Next<T>> => {
    const page = await ask(from, PAGE);
    return { from, page, known: page.rows.findLastIndex((row) => told.keys.has(keyOf(row))) };
  };
  const there = await look(told.at - 1);
  if (there.known >= 0) return there;
  // As many as came before it, or went.
  const shifted = Math.max(0, told.at - 1 + there.page.total - told.total);
  for (let from = shifted; ; from = Math.max(0, from - PAGE + 1)) {
    const found = await look(from);
    if (found.known >= 0) return found;
    // All that were told last have gone: the list goes on where they stood.
    if (from === 0) return { ...(await look(shifted)), known: -1 };
  }
}
