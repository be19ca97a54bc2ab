// When a connector goes online by itself: its schedule is open, its mail pulls a
// trigger. Pure apart from the clock it is handed; what it says is acted on by
// sessions.ts. A person needs no occasion.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Schedule } from '../contract/schedule';
import type { SessionWhy } from '../contract/views';
import { isScheduleOpen } from '../schedule/week';

/** Due mail of one connector. */
export interface DueMail {
  readonly messages: number;
  readonly bytes: number;
  /** Milliseconds since 1970 of the oldest due message, null when there is none. */
  readonly oldest: number | null;
  /** How many are of high priority. */
  readonly urgent: number;
}

export interface Occasion {
  /** Why to go online now, or null. */
  readonly why: SessionWhy | null;
  /** When to look again, milliseconds since 1970; null: only when something changes. */
  readonly lookAgain: number | null;
}

/** How it stands between a connector and a line. */
export interface Standing {
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds since 1970; 0: at once. */
  readonly notBefore: number;
  /** The last call by this line did not get through. */
  readonly owed: boolean;
}

/**
 * Judges one connector's due mail at `now`. On an always-on link an open schedule
 * means at once; on a dialled link only "always" does: there, ranges and intervals
 * are calls of the timetable, and only one that did not get through (`owed`) is made
 * again while its opening lasts. `notBefore` is the patience with host and line.
 */
export function occasion(
  connector: Connector,
  link: Link,
  waiting: DueMail,
  { zone, now, notBefore, owed }: Standing,
): Occasion {
  const due = owed && isDialled(link) && isOpenNow(connector, zone, now);
  if (waiting.messages === 0 && !(due && collectMethods(connector.collect).length > 0))
    return { why: null, lookAgain: null };
  if (notBefore > now) return { why: null, lookAgain: notBefore };
  if (due) return { why: 'schedule', lookAgain: null };
  const trigger = pulled(connector.triggers, waiting, now);
  if (trigger) return { why: trigger, lookAgain: null };
  if (atOnce(connector.schedule, link, zone, now)) return { why: 'schedule', lookAgain: null };
  return { why: null, lookAgain: ripeAt(connector.triggers, waiting) };
}

/** Is a call that did not get through made again now? */
export function isOpenNow(
  { schedule, oversize }: Pick<Connector, 'schedule' | 'oversize'>,
  zone: string,
  now: number,
): boolean {
  return isScheduleOpen(schedule, now, zone) || (oversize !== null && isScheduleOpen(oversize.schedule, now, zone));
}

/** Does mail that is due go by this schedule without waiting for a call? */
export function atOnce(schedule: Schedule, link: Pick<Link, 'kind'>, zone: string, now: number): boolean {
  if (schedule.kind === 'always') return true;
  return schedule.kind === 'weekly' && !isDialled(link) && isScheduleOpen(schedule, now, zone);
}

/** May this connector's large mail go now, without a person's word? */
export function largeMailOpen(connector: Pick<Connector, 'oversize'>, zone: string, now: number): boolean {
  return connector.oversize === null || isScheduleOpen(connector.oversize.schedule, now, zone);
}

/** Why a session should open now, or null. */
export function pulled(triggers: Connector['triggers'], waiting: DueMail, now: number): 'urgent' | 'trigger' | null {
  if (waiting.messages === 0) return null;
  if (triggers.urgent && waiting.urgent > 0) return 'urgent';
  const many = triggers.queuedMessages !== null && waiting.messages >= triggers.queuedMessages;
  const big = triggers.queuedBytes !== null && waiting.bytes >= triggers.queuedBytes;
  const ripe = ripeAt(triggers, waiting);
  return many || big || (ripe !== null && ripe <= now) ? 'trigger' : null;
}

/** When the oldest message alone will be reason enough; null when age is none. */
export function ripeAt(triggers: Connector['triggers'], waiting: DueMail): number | null {
  return triggers.oldestMinutes === null || waiting.oldest === null
    ? null
    : waiting.oldest + triggers.oldestMinutes * 60_000;
}
