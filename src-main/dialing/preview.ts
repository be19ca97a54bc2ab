// What times that are being drawn would do, told before they are saved: by the very entries
// the timetable would ring for, and the rules by which mail goes at once. Pure.
import { isDialled, type Link } from '../contract/link';
import type { Params } from '../contract/methods';
import type { Schedule } from '../contract/schedule';
import type { SchedulePreview } from '../contract/views';
import { calls } from '../schedule/week';
import { entriesFor, type Times } from './call-times';
import { callTimesOf } from './next-call';
import { plannedCalls } from './planned-calls';

/** `now`: milliseconds since 1970; `zone`: the one schedules are written in. */
export function preview(
  { schedule, count, connector }: Params<'schedule.preview'>,
  now: number,
  zone: string,
): SchedulePreview {
  const alone = calls(schedule, now, count, zone).map(iso);
  if (!connector) return { calls: alone };
  const link = { kind: connector.line };
  const drawn: Times = { schedule, large: connector.large, fetching: connector.collect };
  // Where no line is dialled for it, asking for held mail is no call.
  const entries = entriesFor('', drawn, link).filter(({ why }) => why !== 'collect' || isDialled(link));
  return {
    calls: alone,
    planned: plannedCalls(callTimesOf(entries, now, zone), now, count).map(({ at, why }) => ({ at: iso(at), why })),
    atOnce: atOnceBy(schedule, link),
    fetching: fetchingBy(drawn, link),
  };
}

const iso = (at: number): string => new Date(at).toISOString();

/** As occasions.ts lets mail go. */
function atOnceBy(schedule: Schedule, link: Pick<Link, 'kind'>): SchedulePreview['atOnce'] {
  if (schedule.kind === 'always') return isDialled(link) ? 'dials' : 'always';
  return schedule.kind === 'weekly' && !isDialled(link) ? 'while-open' : null;
}

function fetchingBy({ schedule, fetching }: Times, link: Pick<Link, 'kind'>): SchedulePreview['fetching'] {
  if (fetching.length === 0) return null;
  const own = fetching.find((times) => times !== null);
  if (own) return JSON.stringify(own) === JSON.stringify(schedule) ? 'with-calls' : 'own-times';
  return isDialled(link) ? 'in-calls' : 'often';
}
