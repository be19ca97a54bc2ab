// How a person wants a table: which columns, in which order, how wide, and by which it is
// sorted. What is not said is as the table was made, so a column that is new stands where it was made. Pure.

export interface Arrangement {
  /** The keys in their order; [] as made. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Pixels, by key. */
  readonly widths: Readonly<Record<string, number>>;
  /** A column's key to sort by, "-" before it from the end; null: as made. */
  readonly sort: string | null;
}

export const AS_MADE: Arrangement = { order: [], hidden: [], widths: {}, sort: null };

interface Keyed {
  readonly key: string;
}

interface Sized extends Keyed {
  readonly title: string;
  readonly width: string;
  readonly bare?: boolean;
}

const NARROWEST = 36;
const WIDEST = 1200;
const LETTER_PX = 8;
/** Small and bold, as the head has it. */
const TITLE_PX = 7;
/** The button over the end of the head. */
const CHOICE_PX = 20;

/** What was stored; what cannot be read is as made. */
export function readArrangement(text: string | null): Arrangement {
  try {
    const { order, hidden, widths, sort } = Object(JSON.parse(text ?? 'null')) as Record<string, unknown>; // each is looked at below
    return { order: textsOf(order), hidden: textsOf(hidden), widths: widthsOf(widths), sort: sortOf(sort) };
  } catch {
    return AS_MADE;
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function sortOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function widthsOf(value: unknown): Readonly<Record<string, number>> {
  const known = Object.entries(Object(value) as Record<string, unknown>); // any object's own entries
  return Object.fromEntries(known.flatMap(([key, px]) => (typeof px === 'number' ? [[key, within(px)]] : [])));
}

function within(px: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, px)));
}

/** All columns in the person's order; one that is not named there follows the one before which it was made to follow. */
export function inOrder<C extends Keyed>(columns: readonly C[], { order }: Arrangement): readonly C[] {
  const named = order.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  columns.forEach((column, i) => {
    if (named.includes(column)) return;
    const before = columns[i - 1];
    named.splice(before === undefined ? 0 : named.indexOf(before) + 1, 0, column);
  });
  return named;
}

/** One place towards the beginning or the end. */
export function moved(columns: readonly Keyed[], arrangement: Arrangement, key: string, by: -1 | 1): Arrangement {
  const order = inOrder(columns, arrangement).map((column) => column.key);
  const from = order.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return arrangement;
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...arrangement, order };
}

/** Shown or not; the last one stays. */
export function flipped(columns: readonly Keyed[], arrangement: Arrangement, key: string): Arrangement {
  const { hidden } = arrangement;
  if (hidden.includes(key)) return { ...arrangement, hidden: hidden.filter((one) => one !== key) };
  const left = columns.filter((column) => column.key !== key && !hidden.includes(column.key));
  return left.length === 0 ? arrangement : { ...arrangement, hidden: [...hidden, key] };
}

/** null: as wide as it was made. */
export function widened(arrangement: Arrangement, key: string, px: number | null): Arrangement {
  const widths = { ...arrangement.widths };
  if (px === null) delete widths[key];
  else widths[key] = within(px);
  return { ...arrangement, widths };
}

/** Every column as wide as it is drawn, so that one that is drawn wider pushes on those behind it alone. */
export function frozen(arrangement: Arrangement, drawn: Readonly<Record<string, number>>): Arrangement {
  return { ...arrangement, widths: { ...drawn, ...arrangement.widths } };
}

/** A title is never cut off, in whichever language: the track with room for it. */
function roomFor(title: string, width: string, more: number): string {
  const need = title.length * TITLE_PX + more;
  return width.replace(/\d+(?=px)/, (px) => String(Math.max(Number(px), need)));
}

/** Grid tracks; the last fills what is left. What says nothing in any row takes no more room than its title. */
export function tracksOf(
  columns: readonly Sized[],
  { widths }: Arrangement,
  isBlank: (key: string) => boolean,
): readonly string[] {
  return columns.map(({ key, title, width, bare }, i) => {
    const px = widths[key] ?? (isBlank(key) ? title.length * LETTER_PX + LETTER_PX : undefined);
    const isLast = i === columns.length - 1;
    if (px === undefined) return bare ? width : roomFor(title, width, isLast ? CHOICE_PX : 0);
    return isLast ? `minmax(${px}px, 1fr)` : `${px}px`;
  });
}

/** The least pixels these tracks need; below that the table moves sideways. */
export function leastWidth(tracks: readonly string[]): number {
  return tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0);
}
