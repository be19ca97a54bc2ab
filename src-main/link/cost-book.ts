// What each link has cost, day by day, and how fast it was measured to be: one
// small file (links.json), written whole and synced at every booking, kept for
// thirteen months. Days and months are local ones. What was paid keeps its currency
// (shares.ts). Of a damaged file every link and day that can be read is kept, or its copy
// (.bak) is taken; the file goes to corrupt/ beside it, and `damaged` tells.
//
// book() rejects when the disk does; the amounts stay in memory and go to disk
// with the next booking, or by mend().
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { moveAside } from '../base/aside';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { copyPath, readTwice, writeTwice } from '../base/two-copies';
import { type Paid, sumsOf } from '../contract/money/paid';
import { linkWords } from '../words/link';
import { daysOf, NOTHING, noteShare, nameCurrency, sumOfDays } from './shares';

export interface Booking {
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  /** Online. */
  readonly seconds: number;
  /** Both directions. */
  readonly bytes: number;
  readonly cost: number;
  /** Of the tariff by which it was paid. */
  readonly currency: string;
  /** Bytes a second, where the call was measured; null: it tells nothing. Without it all bytes and seconds count. */
  readonly rate?: number | null;
}

export interface Total {
  readonly calls: number;
  readonly seconds: number;
  readonly bytes: number;
  /** A sum a currency; what an earlier version booked since the start counts as the tariff's of today. */
  readonly costs: readonly Paid[];
}

export interface CostBook {
  /** Notes that the line is up since `at`, so that a crash does not leave it up unseen; book() clears it. */
  online(link: string, at: number): Promise<void>;
  /** The links that were online when the program last ended without booking: they may still be up and costing money. */
  leftOnline(): readonly { readonly link: string; readonly since: number }[];
  book(link: string, booking: Booking): Promise<void>;
  /** Writes what the disk refused; nothing where it refused nothing. Rejects while it refuses. */
  mend(): Promise<void>;
  /** The month `at` lies in; without it this month. */
  month(link: string, at?: number): Total;
  /** Is what began then booked in this month? */
  isThisMonth(startedAt: number): boolean;
  /** The days of that month on which it was used, in order ("2026-11-23"). */
  days(link: string, at?: number): readonly (Total & { readonly day: string })[];
  /** Measured bytes a second, or null before the first call that moved enough to tell. */
  rate(link: string): number | null;
  /** Set where the file on disk could not be read: a sentence. */
  readonly damaged: string | null;
}

export interface LedgerDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The IANA zone whose days are counted. */
  readonly zone: () => string;
  /** That of the link's tariff now; null: no such link, or no settings. */
  readonly currencyOf: (link: string) => string | null;
}

const amount = z.number().min(0);
const total = z.strictObject({ calls: amount, seconds: amount, bytes: amount, cost: amount });
const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const book = z.strictObject({
  rate: amount.nullable(),
  online: amount.nullable().default(null),
  days: z.record(Day, total),
});
/** A book in which some things are not what they should be. */
const readable = z.looseObject({
  rate: amount.nullable().catch(null),
  online: amount.nullable().catch(null),
  days: z.record(z.string(), total.nullable().catch(null)).catch({}),
});
const Document = z.strictObject({ version: z.literal(1), links: z.record(z.string(), book) });
type Document = z.output<typeof Document>;

const DAYS_KEPT = 400;
/** Less than this moved says more of greetings than of the line. */
const TELLING_BYTES = 16_384;
/** How much the newest measurement weighs. */
const NEWEST = 0.4;

/** Opens the ledger at `path`; its folder must be there. Rejects with a sentence when the file cannot be read. */
export async function openLedger(path: string, deps: LedgerDeps): Promise<CostBook> {
  const { document, damaged } = await load(path, deps);
  const books = new Books(path, document, deps, damaged);
  await books.nameCurrencies();
  return books;
}

async function load(path: string, { clock, log }: LedgerDeps): Promise<{ document: Document; damaged: string | null }> {
  const { file, copy } = await readTwice(path);
  const whole = wholeIn(file);
  if (whole) return { document: whole, damaged: null };
  const spare = wholeIn(copy);
  const document = spare ?? readableIn(file);
  if (file === null) return { document, damaged: null };
  const name = `${clock.now()}-${basename(path)}`;
  await moveAside(join(dirname(path), 'corrupt'), { name, why: linkWords.costBook.noLedger, at: clock.now() }, path);
  const damaged = linkWords.costBook.damaged(name, restText(path, document, spare !== null));
  log.write('relay', 'minimum', damaged);
  if (Object.keys(document.links).length > 0) await writeTwice(path, `${JSON.stringify(document)}\n`);
  return { document, damaged };
}

function restText(path: string, { links }: Document, copied: boolean): string {
  if (copied) return linkWords.costBook.fromCopy(copyPath(path));
  return Object.keys(links).length > 0 ? linkWords.costBook.someKept : linkWords.costBook.anew;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

function wholeIn(text: string | null): Document | null {
  const read = Document.safeParse(parsed(text));
  return read.success ? read.data : null;
}

/** Every link of a damaged ledger that can be read, with its days. */
function readableIn(text: string | null): Document {
  const { links } = z
    .looseObject({ links: z.record(z.string(), z.unknown()) })
    .catch({ links: {} })
    .parse(parsed(text));
  const kept: Document = { version: 1, links: {} };
  for (const [link, value] of Object.entries(links)) {
    const read = readable.safeParse(value);
    if (!read.success) continue;
    const days = Object.entries(read.data.days).flatMap(([day, amounts]) =>
      Day.safeParse(day).success && amounts ? [[day, amounts] as const] : [],
    );
    if (days.length === 0 && read.data.rate === null && read.data.online === null) continue;
    kept.links[link] = { rate: read.data.rate, online: read.data.online, days: Object.fromEntries(days) };
  }
  return kept;
}

class Books implements CostBook {
  private written: Promise<void> = Promise.resolve();
  private owed = false;
  private format: { readonly zone: string; readonly days: Intl.DateTimeFormat } | null = null;
  private readonly left: readonly { readonly link: string; readonly since: number }[];

  constructor(
    private readonly path: string,
    private readonly document: Document,
    private readonly deps: LedgerDeps,
    readonly damaged: string | null,
  ) {
    this.left = Object.entries(document.links).flatMap(([link, { online }]) =>
      online === null ? [] : [{ link, since: online }],
    );
  }

  /** What was booked without its currency gets that of today's tariff, for good; a disk that refuses it gets it later. */
  async nameCurrencies(): Promise<void> {
    const { links } = this.document;
    const named = Object.keys(links).map((link) => nameCurrency(links, link, this.deps.currencyOf(link)));
    if (named.includes(true)) await this.write().catch(() => undefined);
  }

  online(link: string, at: number): Promise<void> {
    this.entry(link).online = at;
    return this.write();
  }

  leftOnline(): readonly { readonly link: string; readonly since: number }[] {
    return this.left;
  }

  book(link: string, booking: Booking): Promise<void> {
    const entry = this.entry(link);
    entry.online = null;
    const { links } = this.document;
    const { startedAt, seconds, bytes, cost, currency } = booking;
    const day = this.day(startedAt);
    const booked = { calls: 1, seconds, bytes, cost };
    nameCurrency(links, link, this.deps.currencyOf(link));
    entry.days[day] = sumOfDays([entry.days[day] ?? NOTHING, booked]);
    noteShare(links, { link, currency, day }, booked);
    entry.rate = newRate(entry.rate, booking);
    for (const { days } of Object.values(links))
      for (const old of Object.keys(days).sort().slice(0, -DAYS_KEPT)) delete days[old];
    return this.write();
  }

  async mend(): Promise<void> {
    if (this.owed) await this.write();
  }

  month(link: string, at = this.deps.clock.now()): Total {
    const days = this.days(link, at);
    const { calls, seconds, bytes } = sumOfDays(days.map((day) => ({ ...day, cost: 0 })));
    return { calls, seconds, bytes, costs: sumsOf(days.flatMap(({ costs }) => costs)) };
  }

  isThisMonth(startedAt: number): boolean {
    return this.day(startedAt).slice(0, 7) === this.day(this.deps.clock.now()).slice(0, 7);
  }

  days(link: string, at = this.deps.clock.now()): readonly (Total & { day: string })[] {
    const month = this.day(at).slice(0, 7);
    return daysOf(this.document.links, { link, month }, this.deps.currencyOf(link));
  }

  rate(link: string): number | null {
    return this.document.links[link]?.rate ?? null;
  }

  private entry(link: string): Document['links'][string] {
    return (this.document.links[link] ??= { rate: null, online: null, days: {} });
  }

  /** One write after the other, each with all that is known by then; a failed one stops none after it. */
  private write(): Promise<void> {
    const write = async (): Promise<void> => {
      this.owed = true;
      await writeTwice(this.path, `${JSON.stringify(this.document)}\n`);
      this.owed = false;
    };
    return (this.written = this.written.then(write, write));
  }

  private day(at: number): string {
    const zone = this.deps.zone();
    // Every letter that comes in asks what the month has cost: a new format each time was a hundredth of taking it.
    if (this.format?.zone !== zone) this.format = { zone, days: dayFormat(zone) };
    return this.format.days.format(at);
  }
}

/** Swedish dates are ISO dates. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}

function newRate(old: number | null, { bytes, seconds, rate }: Booking): number | null {
  const telling = bytes >= TELLING_BYTES && seconds > 0;
  const measured = rate === undefined && telling ? bytes / seconds : (rate ?? null);
  if (measured === null) return old;
  return Math.round(old === null ? measured : old * (1 - NEWEST) + measured * NEWEST);
}
