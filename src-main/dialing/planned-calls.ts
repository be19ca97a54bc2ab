// The calls that are planned: what the timetable rings for, put together as calls. One
// answer for the next calls in status and for times that are being drawn. Pure.
import type { CallTimes } from './next-call';

export interface PlannedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What makes it; held mail is fetched in every call. */
  readonly why: 'schedule' | 'large' | 'collect';
}

/** In the order in which they give a call its name where several ring at once. */
const KINDS = [
  ['send', 'schedule'],
  ['large', 'large'],
  ['collect', 'collect'],
] as const;

/** The next `count` calls from `from` on, soonest first; what rings at the same moment is one call. */
export function plannedCalls(times: CallTimes, from: number, count: number): readonly PlannedCall[] {
  return together(times, from, count).slice(0, count);
}

/** So many of each kind are looked at for one that is a call of its own. */
const LOOK_AHEAD = 4;

/** The next call of each kind, soonest first. */
export function nextOfEach(times: CallTimes, from: number): readonly PlannedCall[] {
  const calls = together(times, from, LOOK_AHEAD);
  return calls.filter(({ why }, i) => calls.findIndex((call) => call.why === why) === i);
}

/** The next `count` of each kind. */
function together(times: CallTimes, from: number, count: number): readonly PlannedCall[] {
  const rung = KINDS.flatMap(([kind, why]) => rings(times, kind, from, count).map((at) => ({ at, why })));
  const inOrder = rung.sort((a, b) => a.at - b.at);
  return inOrder.filter(({ at }, i) => inOrder[i - 1]?.at !== at);
}

function rings(times: CallTimes, kind: Parameters<CallTimes['ring']>[0], from: number, count: number): number[] {
  const found: number[] = [];
  for (let at = times.ring(kind, from); at !== null && found.length < count; at = times.ring(kind, at + 1))
    found.push(at);
  return found;
}
