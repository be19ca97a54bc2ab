// The heartbeat: a short message to an address of choice (the head office, the
// owner) after each session, after the first one of a day, or every day at a time of
// its own, whether there was a session or not: what was sent, what came, what waits,
// what it cost. Silence is then news too. It is mail like any other: it goes with the
// next call. A session that carried nothing but a heartbeat makes no other one, or two
// would keep the line busy for ever.
// A day has one heartbeat at most, whatever the clock does and however often we are
// started: the day is marked, on disk, before it is written (HeartbeatMark). A time
// that was slept or switched through is made up for until shortly before the next.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { IN_HOUSE } from '../contract/link';
import { Schedule, WEEKDAYS } from '../contract/schedule';
import type { Settings } from '../contract/settings';
import type { Session } from '../contract/views';
import { type Envelope, plainEnvelope } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import type { ArmAlarm } from '../schedule/alarm';
import { createTimetable } from '../schedule/timetable';
import { DAY } from '../schedule/zone';
import { noticesWords } from '../words/notices/returns';
import type { HeartbeatMark } from './heartbeat-mark';
import { heartbeatText, manySessions, oneSession } from './heartbeat-text';

export interface HeartbeatDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly mark: HeartbeatMark;
  settings(): Settings;
  queue(): Queue;
  zone(): string;
  /** The sessions that ended, newest first, those in the house too. */
  sessions(): Promise<readonly Session[]>;
  /** Tests put their own, as they put their clock. */
  readonly armAlarm?: ArmAlarm;
}

export interface Heartbeat {
  /** The settings were changed. Rejects with the system's error. */
  apply(): Promise<void>;
  /** Writes to whom the settings name. Resolves when that is in the spool; rejects with the spool's error. */
  sessionEnded(session: Session): Promise<void>;
  close(): void;
}

export function createHeartbeat(deps: HeartbeatDeps): Heartbeat {
  const { clock, mark } = deps;
  const underWay = heartbeatsUnderWay(() => deps.queue());
  const asked = (): Settings['notices']['heartbeat'] => deps.settings().notices.heartbeat;
  const write = async (to: string, heading: string, sessions: readonly Session[]): Promise<void> => {
    const admission = deps.queue().admit(envelopeFor(to));
    underWay.add(admission.id);
    const { organization } = deps.settings();
    await admission.write(
      heartbeatText({
        to,
        heading,
        sessions,
        waiting: deps.queue().counts(),
        organization,
        now: clock.now(),
        zone: deps.zone(),
      }),
    );
    await admission.commit();
  };
  const takeDay = (at: number): Promise<boolean> => mark.take(dayOf(at, deps.zone()), clock.now());
  const daily = async (at: number): Promise<void> => {
    const { to } = asked();
    const from = (await mark.last())?.at ?? at - DAY;
    if (to === null || !(await takeDay(at))) return;
    const sessions = (await deps.sessions()).filter(({ endedAt }) => endedAt !== null && Date.parse(endedAt) > from);
    await write(to, manySessions(sessions, from, deps.zone()), sessions);
  };
  const timetable = createTimetable({
    clock,
    zone: deps.zone,
    log: deps.log,
    armAlarm: deps.armAlarm,
    onDue: (_key, at) =>
      void daily(at).catch((error: unknown) =>
        deps.log.write('relay', 'minimum', noticesWords.log.noHeartbeat, { error: String(error) }),
      ),
  });
  return {
    async apply() {
      if (asked().to === null || asked().after !== 'daily') return timetable.set([]);
      // The first one comes at the next time, also when we are not running then.
      if ((await mark.last()) === null) await mark.take('', clock.now());
      timetable.set([
        { key: 'heartbeat', schedule: dailyAt(asked().at), why: 'daily', since: (await mark.last())?.at ?? null },
      ]);
    },
    async sessionEnded(session) {
      const own = underWay.carried();
      const { to, after } = asked();
      if (to === null || after === 'daily' || messagesOf(session) <= own) return;
      if (after === 'first-session-of-day' && !(await takeDay(clock.now()))) return;
      await write(to, oneSession(session, deps.zone()), [session]);
    },
    close: () => timetable.stop(),
  };
}

/** The heartbeats that were written and are not known to have left the queue. */
function heartbeatsUnderWay(queue: () => Queue): { add(id: string): void; carried(): number } {
  const ids = new Set<string>();
  return {
    add: (id) => void ids.add(id),
    /** How many of them the session may have carried or tried. */
    carried() {
      const all = [...ids];
      for (const id of all) if (queue().get(id) === null) ids.delete(id);
      return all.length;
    },
  };
}

/** How many messages the session moved by a line, or tried to. */
function messagesOf({ link, sent, failed, deferred, received }: Session): number {
  return link === IN_HOUSE.id ? 0 : sent + failed + deferred + received;
}

/**
 * A schedule whose one start a day is at "07:00" and which stays open, for what was missed, until a quarter hour
 * before the next.
 */
function dailyAt(time: string): Schedule {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const clock = (at: number): string => [at / 60, at % 60].map((n) => String(Math.floor(n)).padStart(2, '0')).join(':');
  const ranges =
    minutes === 0 ? ['00:00-23:45'] : [...(minutes > 15 ? [`00:00-${clock(minutes - 15)}`] : []), `${time}-24:00`];
  return Schedule.parse({ kind: 'weekly', open: Object.fromEntries(WEEKDAYS.map((day) => [day, ranges])) });
}

function dayOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}

/** Nobody is to answer it, and nobody is told where it fails: a notice would be mail, and mail makes a heartbeat. */
function envelopeFor(to: string): Envelope {
  return plainEnvelope(null, [to], ['never']);
}
