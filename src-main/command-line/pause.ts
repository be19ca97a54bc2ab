// `dialpost pause`: until somebody resumes, for some minutes, or to a time as a person
// says it. Times are those of the clock on the wall where it is typed.
import { commandLineWords as W } from '../words/ways-in/command-line';
import { type Arguments, UsageError } from './arguments';
import type { Asking } from './ask';
import { whenText } from './print';
import { say, sayJson } from './terminal';

/** Resolves with the exit code. */
export async function pause({ forMinutes, until, json }: Arguments, ask: Asking): Promise<number> {
  if (forMinutes !== null && until !== null) throw new UsageError(W.wrong.forOrUntil);
  const end = until === null ? null : endAt(until, new Date());
  const done = await ask.call('relay.pause', {
    ...(forMinutes === null ? {} : { forMinutes }),
    ...(end === null ? {} : { until: end.toISOString() }),
  });
  if (json) sayJson(done, 2);
  else void say(`${await pausedText(ask, forMinutes !== null || end !== null)}\n`);
  return 0;
}

/** The relay counts the minutes, so it is asked when they are over. */
async function pausedText(ask: Asking, ends: boolean): Promise<string> {
  const { pausedUntil = null } = ends ? await ask.call('status', {}) : {};
  return pausedUntil === null ? W.done.paused : W.done.pausedUntil(whenText(pausedUntil));
}

const TIME = /^(?:(\d{4})-(\d\d?)-(\d\d?)[ T])?(\d\d?):(\d\d)$/;

/** "18:00": the next such time; "2026-11-30 08:00"; or a whole moment with its zone. */
export function endAt(text: string, now: Date): Date {
  const [, year, month, day, hour, minute] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined) return momentIn(text);
  const [h, m] = [Number(hour), Number(minute)];
  if (h > 23 || m > 59) throw new UsageError(W.wrong.until(text));
  if (year !== undefined) {
    const at = new Date(Number(year), Number(month) - 1, Number(day), h, m);
    // What the calendar does not have ("2026-02-31", "2026-13-01") would become another day.
    if (at.getDate() !== Number(day) || at.getMonth() + 1 !== Number(month)) throw new UsageError(W.wrong.until(text));
    return at;
  }
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), h, m);
  return today > now ? today : new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, h, m);
}

function momentIn(text: string): Date {
  const at = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text.trim()) ? new Date(text.trim()) : new Date(NaN);
  if (Number.isNaN(at.getTime())) throw new UsageError(W.wrong.until(text));
  return at;
}
