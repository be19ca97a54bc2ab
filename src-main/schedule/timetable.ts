// Tells when a schedule's next session is due. It holds one alarm for the nearest
// start of all entries and looks at the clock when the alarm comes, when the
// computer wakes (`wake`), and every LOOK seconds while anything is still to
// come: an alarm counts running time, so after sleep or a clock that was set it
// would come hours late or never. Looking costs a comparison.
//
// What was missed: a start up to ON_TIME late is simply due. Later than that the
// computer slept or was off: one call is made for all that were missed if the
// last of them is still worth it (its opening is not over, or the schedule is
// "every"), and none otherwise. A clock set back a little never makes a call
// twice; set back more than SET_BACK it was wrong before, and the new time rules.
//
// An onDue that throws is logged; the timetable goes on.
import type { Clock, Timer } from '../base/clock';
import type { Log } from '../base/log';
import type { Schedule } from '../contract/schedule';
import { armSystemAlarm, type Alarm, type ArmAlarm } from './alarm';
import { closing, isScheduleOpen, nextStart } from './week';
import { DAY } from './zone';
import { scheduleWords } from '../words/schedule';

export interface TimetableEntry<Why extends string = string> {
  /** Stable; onDue gets it back. */
  readonly key: string;
  readonly schedule: Schedule;
  /** Handed through to next(). */
  readonly why: Why;
  /**
   * When this entry last called, if that was before the program began: what was missed since is caught up by the same
   * rule.
   */
  readonly since?: number | null;
}

export interface Upcoming<Why extends string = string> {
  readonly key: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly why: Why;
}

export interface Timetable<Why extends string = string> {
  /** Replaces all entries. One whose key and schedule stay the same keeps its place in time. */
  set(entries: readonly TimetableEntry<Why>[]): void;
  /** The computer woke, or its clock or zone was set: look now. */
  wake(): void;
  /** The next start of every entry that has one, soonest first. */
  next(): readonly Upcoming<Why>[];
  /** No call to onDue comes after this. */
  stop(): void;
}

export interface TimetableDeps {
  readonly clock: Clock;
  /** The IANA zone schedules are written in; asked at every look, because ships move. */
  readonly zone: () => string;
  readonly log: Log;
  /** A session is due; `late` where it makes up for a start that was slept through. */
  readonly onDue: (key: string, at: number, late: boolean) => void;
  /** Tests put their own; the default is node-schedule's. */
  readonly armAlarm?: ArmAlarm;
}

export const LOOK = 30_000;
const ON_TIME = 60_000;
const SET_BACK = 10 * 60_000;
/** No schedule has a start that is older and still open. */
const LOOK_BACK = 8 * DAY;

/** How far wall clock and running time may part before an alarm is set anew. */
const DRIFT = 1000;

interface Row<Why extends string> {
  readonly entry: TimetableEntry<Why>;
  /** Starts up to here are dealt with. */
  done: number;
  next: number | null;
}

interface Armed {
  /** The start it is for. */
  readonly at: number;
  /** Wall clock minus running time when it was armed. */
  readonly lead: number;
  readonly handle: Alarm;
}

/** An empty timetable; nothing runs until `set` brings an entry with a start to come. */
export function createTimetable<Why extends string = string>(deps: TimetableDeps): Timetable<Why> {
  return new Running(deps);
}

class Running<Why extends string> implements Timetable<Why> {
  private rows: readonly Row<Why>[] = [];
  private armed: Armed | null = null;
  private looking: Timer | null = null;
  private lastLook: number;
  private zone: string;
  private stopped = false;

  constructor(private readonly deps: TimetableDeps) {
    this.lastLook = deps.clock.now();
    this.zone = deps.zone();
  }

  set(entries: readonly TimetableEntry<Why>[]): void {
    const now = this.deps.clock.now();
    this.zone = this.deps.zone();
    this.lastLook = now;
    this.rows = entries.map((entry) => this.row(entry, now));
    this.arm(now);
  }

  wake(): void {
    if (this.stopped) return;
    const now = this.deps.clock.now();
    this.noticeClock(now);
    for (const due of this.rows.filter((r) => r.next !== null && r.next <= now)) this.callOrPass(due, now);
    this.arm(now);
  }

  next(): readonly Upcoming<Why>[] {
    const coming = this.rows.flatMap(({ entry, next }) =>
      next === null ? [] : [{ key: entry.key, at: next, why: entry.why }],
    );
    return coming.sort((a, b) => a.at - b.at);
  }

  stop(): void {
    this.stopped = true;
    this.disarm();
    this.rows = [];
  }

  private row(entry: TimetableEntry<Why>, now: number): Row<Why> {
    const old = this.rows.find((r) => r.entry.key === entry.key && same(r.entry.schedule, entry.schedule));
    const done = Math.min(now, old?.done ?? entry.since ?? now);
    return { entry, done, next: nextStart(entry.schedule, done, this.zone) };
  }

  private noticeClock(now: number): void {
    const setBack = now < this.lastLook - SET_BACK;
    this.lastLook = now;
    const here = this.deps.zone();
    if (!setBack && here === this.zone) return;
    this.deps.log.write('schedule', 'minimum', setBack ? scheduleWords.clockSetBack : scheduleWords.zoneIsNow(here));
    this.zone = here;
    for (const r of this.rows) {
      if (setBack) r.done = Math.min(r.done, now);
      r.next = nextStart(r.entry.schedule, r.done, here);
    }
  }

  private callOrPass(due: Row<Why>, now: number): void {
    const { key, schedule } = due.entry;
    const start = lastStart(schedule, Math.max(due.done, now - LOOK_BACK), now, this.zone);
    due.done = now;
    due.next = nextStart(schedule, now, this.zone);
    if (start === null) return;
    const late = now - start > ON_TIME;
    const facts = { key, at: new Date(start).toISOString() };
    if (late && !stillWorth(schedule, start, now, this.zone)) {
      return this.deps.log.write('schedule', 'minimum', scheduleWords.timeIsOver, facts);
    }
    this.deps.log.write('schedule', 'medium', late ? scheduleWords.madeNow : scheduleWords.isDue, facts);
    this.call(key, start, late);
  }

  private call(key: string, at: number, late: boolean): void {
    try {
      this.deps.onDue(key, at, late);
    } catch (error) {
      this.deps.log.write('schedule', 'minimum', scheduleWords.notStarted, { key, error: String(error) });
    }
  }

  private arm(now: number): void {
    if (this.stopped) return; // onDue may have stopped us
    const at = this.rows.reduce((least, r) => Math.min(least, r.next ?? Infinity), Infinity);
    const lead = now - this.deps.clock.monotonic();
    this.looking?.cancel();
    if (at === Infinity) return this.disarm();
    this.looking = this.deps.clock.after(LOOK, () => this.wake());
    if (this.armed?.at === at && Math.abs(this.armed.lead - lead) < DRIFT) return;
    this.armed?.handle.cancel();
    const rung = (): void => {
      this.armed = null;
      this.wake();
    };
    this.armed = { at, lead, handle: (this.deps.armAlarm ?? armSystemAlarm)(at, rung) };
  }

  private disarm(): void {
    this.armed?.handle.cancel();
    this.armed = null;
    this.looking?.cancel();
    this.looking = null;
  }
}

function same(a: Schedule, b: Schedule): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The last start in (after, at], or null. */
function lastStart(schedule: Schedule, after: number, at: number, zone: string): number | null {
  let last: number | null = null;
  for (
    let start = nextStart(schedule, after, zone);
    start !== null && start <= at;
    start = nextStart(schedule, start, zone)
  )
    last = start;
  return last;
}

/** A call that was slept through is still made while the opening it began in lasts. */
function stillWorth(schedule: Schedule, start: number, now: number, zone: string): boolean {
  if (schedule.kind === 'every') return true;
  if (!isScheduleOpen(schedule, start, zone)) return false;
  const closes = closing(schedule, start, zone);
  return closes === null || now < closes;
}
