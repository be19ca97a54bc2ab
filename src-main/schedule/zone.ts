// A time zone as a list of moments at which its offset changes, read from Intl
// (the ICU tables inside Node), and the one rule this project has for clock
// changes: a written local time happens once, at the first moment at which the
// wall clock shows it or something later. So a time the clock jumps over happens
// at the jump, and a time shown twice happens the first time.
//
// Limits: changes are looked for a week apart, so two changes within one week
// that cancel each other would be missed (there is no such zone). An unknown
// zone throws RangeError.

import { lstatSync, realpathSync } from 'node:fs';
import type { Clock } from '../base/clock';

export interface ZoneChange {
  /** The first moment of the new offset, milliseconds since 1970 UTC. */
  readonly at: number;
  /** Local minus UTC, milliseconds. */
  readonly before: number;
  readonly after: number;
}

export interface Zone {
  /** Local minus UTC at a moment, milliseconds. */
  offset(at: number): number;
  /** The first change in (after, until], or null. */
  nextChange(after: number, until: number): ZoneChange | null;
  /** The moment a written local time (as if it were UTC, milliseconds) happens. */
  instant(local: number): number;
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** One stretch of the time line that is searched for changes at once. */
const CHUNK = 53 * WEEK;
/** Farther than any offset is wide, so that the moment meant lies between. */
const AROUND = 36 * 60 * MINUTE;
const CHUNKS_KEPT = 60;

/** What names the system's own zone. */
const SYSTEM_ZONE = '/etc/localtime';

const zones = new Map<string, Zone>();

/**
 * The computer's own zone by name, as it is set now. Asked once a second at most: that costs as much as a tenth of
 * accepting a message, and every message asks.
 */
export function systemZone(clock: Clock): () => string {
  let name = '';
  let askedAt = -Infinity;
  let mark = markOfZone();
  return () => {
    if (clock.monotonic() - askedAt < 1000) return name;
    askedAt = clock.monotonic();
    const now = markOfZone();
    if (now !== mark) askAnew();
    mark = now;
    return (name = nameOfZone());
  };
}

/**
 * The name of the computer's own zone. TZ may hold what the system understands and V8 does not (":/etc/localtime", a
 * file, small letters): V8 then reckons in UTC and has no name for it. So TZ gets the name of what is meant, or where
 * nobody can tell, of the offset in use.
 */
export function nameOfZone(): string {
  const known = knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const { TZ } = process.env;
  if (known !== null || TZ === undefined) return known ?? 'UTC';
  const said = TZ.replace(/^:/, '');
  // Without TZ the system's own zone counts, and is followed where somebody changes it.
  if (said === SYSTEM_ZONE) delete process.env['TZ'];
  else process.env['TZ'] = knownZone(said) ?? knownZone(zoneOfFile(said)) ?? zoneOfOffset();
  return knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC';
}

/** V8 answers undefined, or a word it does not know itself, for a zone it cannot name. */
function knownZone(name: string | undefined): string | null {
  try {
    return name === undefined ? null : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** "/usr/share/zoneinfo/Europe/Berlin" is Europe/Berlin; undefined for what is no such file. */
function zoneOfFile(path: string): string | undefined {
  try {
    return /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(realpathSync(path))?.[1];
  } catch {
    return undefined;
  }
}

/** "Etc/GMT+3" is three hours behind UTC. */
function zoneOfOffset(): string {
  const hours = Math.round(new Date().getTimezoneOffset() / 60);
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '+' : ''}${hours}`;
}

/**
 * Changes when somebody sets the zone; on Windows with every minute, because nothing there can be looked at for so
 * little.
 */
function markOfZone(): string {
  if (process.platform === 'win32') return String(Math.floor(performance.now() / MINUTE));
  const found = lstatSync(SYSTEM_ZONE, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.ctimeMs}` : '';
}

/** V8 asks the system for its zone once and keeps the answer; touching TZ, as far as Node goes, makes it ask again. */
function askAnew(): void {
  if (process.env['TZ'] === undefined) delete process.env['TZ'];
}

/** When the month of that zone's calendar after the one of `at` begins, milliseconds since 1970 UTC. */
export function nextMonth(at: number, zone: string): number {
  const { offset, instant } = zoneOf(zone);
  const local = new Date(at + offset(at));
  return instant(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1));
}

/** The zone of an IANA name such as "Australia/Lord_Howe"; kept once made. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = makeZone(offsetReader(name))));
  return zone;
}

function offsetReader(name: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}

interface Chunk {
  /** The offset at the chunk's beginning. */
  readonly first: number;
  readonly changes: readonly ZoneChange[];
}

function makeZone(read: (at: number) => number): Zone {
  const chunks = new Map<number, Chunk>();
  const chunk = (index: number): Chunk => {
    let known = chunks.get(index);
    if (!known) {
      if (chunks.size >= CHUNKS_KEPT) chunks.clear();
      chunks.set(
        index,
        (known = { first: read(index * CHUNK), changes: changesBetween(read, index * CHUNK, (index + 1) * CHUNK) }),
      );
    }
    return known;
  };
  const offset = (at: number): number => {
    const { first, changes } = chunk(Math.floor(at / CHUNK));
    return changes.findLast((c) => c.at <= at)?.after ?? first;
  };
  const nextChange = (after: number, until: number): ZoneChange | null => {
    for (let index = Math.floor(after / CHUNK); index <= Math.floor(until / CHUNK); index++) {
      const found = chunk(index).changes.find((c) => c.at > after && c.at <= until);
      if (found) return found;
    }
    return null;
  };
  return { offset, nextChange, instant: (local) => instantOf(local, offset, nextChange) };
}

function instantOf(local: number, offset: Zone['offset'], nextChange: Zone['nextChange']): number {
  const before = offset(local - AROUND);
  const change = nextChange(local - AROUND, local + AROUND);
  if (change === null || local - before < change.at) return local - before;
  return Math.max(change.at, local - change.after);
}

function changesBetween(read: (at: number) => number, from: number, to: number): readonly ZoneChange[] {
  const changes: ZoneChange[] = [];
  let before = read(from);
  for (let at = from; at < to; at += WEEK) {
    const after = read(at + WEEK);
    // A change at the very end belongs to the chunk it begins: (from, to] is searched, [from, to) kept by offset().
    if (after !== before) changes.push({ at: firstMoment(read, at, at + WEEK, before), before, after });
    before = after;
  }
  return changes;
}

/** The first whole second in (low, high] at which the offset is no longer `before`. */
function firstMoment(read: (at: number) => number, low: number, high: number, before: number): number {
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (read(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
