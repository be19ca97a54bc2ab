import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Schedule, WEEKDAYS } from '../../../src-main/contract/schedule';
import { armSystemAlarm } from '../../../src-main/schedule/alarm';
import { createTimetable, type Timetable } from '../../../src-main/schedule/timetable';
import { manualClock, type ManualClock } from '../../support/manual-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (text: string): number => Date.parse(`2026-11-23T${text}Z`);
const daily = (range: string, everyMinutes: number | null = null): Schedule =>
  Schedule.parse({ kind: 'weekly', open: Object.fromEntries(WEEKDAYS.map((d) => [d, [range]])), everyMinutes });
const every = (minutes: number): Schedule => Schedule.parse({ kind: 'every', minutes });

let running: Timetable | null = null;
afterEach(() => running?.stop());

function begin(at: string) {
  const clock = manualClock(utc(at));
  const calls: string[] = [];
  const place = { zone: 'UTC', onDue: (): void => undefined };
  const timetable = createTimetable({
    clock,
    log: silentLog,
    zone: () => place.zone,
    // As node-schedule's: it counts running time and looks at the wall clock before it rings.
    armAlarm: (when, fn) => {
      let timer = clock.after(Math.max(0, when - clock.now()), () => (clock.now() < when ? (timer = wait()) : fn()));
      const wait = () => clock.after(when - clock.now(), fn);
      return { cancel: () => timer.cancel() };
    },
    onDue: (key, due, late) => {
      calls.push(`${key} ${new Date(due).toISOString().slice(11, 16)}${late ? ' late' : ''}`);
      place.onDue();
    },
  });
  running = timetable;
  return { clock, calls, timetable, place };
}

/** The computer sleeps: the wall clock goes on, timers and running time do not. */
const slept = (clock: ManualClock, ms: number): void => clock.jump(clock.now() + ms);

test('every start is called once, at its time, in order', () => {
  const { clock, calls, timetable } = begin('07:59:30');
  timetable.set([
    { key: 'a', schedule: every(15), why: 'schedule' },
    { key: 'b', schedule: daily('08:15-09:00'), why: 'schedule' },
  ]);
  expect(timetable.next()).toEqual([
    { key: 'a', at: utc('08:00:00'), why: 'schedule' },
    { key: 'b', at: utc('08:15:00'), why: 'schedule' },
  ]);
  clock.advance(31 * MINUTE);
  expect(calls).toEqual(['a 08:00', 'a 08:15', 'b 08:15', 'a 08:30']);
});
test('a range slept through is called once while it is still open', () => {
  const { clock, calls, timetable } = begin('07:00:00');
  timetable.set([{ key: 'a', schedule: daily('08:00-09:30', 15), why: '' }]);
  slept(clock, 2 * HOUR + 5 * MINUTE);
  clock.advance(MINUTE);
  expect(calls).toEqual(['a 09:00 late']);
  clock.advance(HOUR);
  expect(calls).toEqual(['a 09:00 late', 'a 09:15']);
});
test('a range slept through and over is not called', () => {
  const { clock, calls, timetable } = begin('07:00:00');
  timetable.set([{ key: 'a', schedule: daily('08:00-09:30'), why: '' }]);
  slept(clock, 3 * HOUR);
  clock.advance(5 * HOUR);
  expect(calls).toEqual([]);
  expect(timetable.next()[0]?.at).toBe(utc('08:00:00') + 24 * HOUR);
});
test('of all the calls a month of sleep missed one is made up for', () => {
  const { clock, calls, timetable } = begin('07:02:00');
  timetable.set([{ key: 'a', schedule: every(15), why: '' }]);
  slept(clock, 30 * 24 * HOUR);
  timetable.wake();
  expect(calls).toEqual(['a 07:00 late']);
});
test('after sleep the next start comes at its second, not when the sleep is made up for', () => {
  const { clock, calls, timetable, place } = begin('07:00:00');
  let at = 0;
  place.onDue = () => void (at = clock.now());
  timetable.set([{ key: 'a', schedule: daily('12:00-12:15'), why: '' }]);
  slept(clock, 4 * HOUR + 58 * MINUTE + 10_000);
  clock.advance(2 * MINUTE);
  expect([calls, at]).toEqual([['a 12:00'], utc('12:00:00')]);
});
test('a clock put back a little does not call twice', () => {
  const { clock, calls, timetable } = begin('07:59:00');
  timetable.set([{ key: 'a', schedule: every(60), why: '' }]);
  clock.advance(61_000);
  clock.jump(utc('07:59:58'));
  clock.advance(30 * MINUTE);
  expect(calls).toEqual(['a 08:00']);
});
test('a clock that was hours ahead and is set right does not fall silent', () => {
  const { clock, calls, timetable } = begin('15:59:00');
  timetable.set([{ key: 'a', schedule: every(60), why: '' }]);
  clock.advance(2 * MINUTE);
  clock.jump(utc('09:30:00'));
  clock.advance(31 * MINUTE);
  expect(calls).toEqual(['a 16:00', 'a 10:00']);
});
test('settings saved again do not lose or repeat a call', () => {
  const { clock, calls, timetable } = begin('07:59:00');
  const entries = () => [{ key: 'a', schedule: every(60), why: '' }];
  timetable.set(entries());
  clock.advance(MINUTE);
  timetable.set(entries());
  clock.jump(utc('09:00:01'));
  timetable.set(entries());
  clock.advance(MINUTE);
  expect(calls).toEqual(['a 08:00', 'a 09:00']);
});
test('what was missed before the program began is made up for by the same rule', () => {
  const { clock, calls, timetable } = begin('08:20:00');
  timetable.set([
    { key: 'open', schedule: daily('08:00-09:00'), why: '', since: utc('07:00:00') },
    { key: 'done', schedule: daily('08:00-09:00'), why: '', since: utc('08:00:01') },
    { key: 'over', schedule: daily('07:30-08:00'), why: '', since: utc('07:00:00') },
  ]);
  clock.advance(MINUTE);
  expect(calls).toEqual(['open 08:00 late']);
});
test('a ship that changes its zone keeps the local times of its schedule', () => {
  const { clock, calls, timetable, place } = begin('07:00:00');
  timetable.set([{ key: 'a', schedule: daily('12:00-12:15'), why: '' }]);
  place.zone = 'Asia/Kathmandu'; // 5 hours 45 minutes ahead: noon there is 06:15 UTC, and it is 12:45
  clock.advance(24 * HOUR);
  expect(calls).toEqual(['a 06:15']);
});
test('a call that throws stops no other call, and none comes after stop', () => {
  const { clock, calls, timetable, place } = begin('07:59:00');
  place.onDue = () => {
    throw new Error('busy');
  };
  timetable.set([
    { key: 'a', schedule: every(60), why: '' },
    { key: 'b', schedule: every(60), why: '' },
  ]);
  clock.advance(2 * MINUTE);
  expect(calls).toEqual(['a 08:00', 'b 08:00']);
  timetable.stop();
  clock.advance(5 * HOUR);
  expect(calls).toHaveLength(2);
  expect(clock.pending()).toBe(0);
});
test('with nothing to come no timer runs', () => {
  const { clock, timetable } = begin('07:59:00');
  timetable.set([
    { key: 'a', schedule: { kind: 'always' }, why: '' },
    { key: 'b', schedule: { kind: 'never' }, why: '' },
  ]);
  expect([clock.pending(), timetable.next()]).toEqual([0, []]);
});

test('node-schedule rings at the moment asked for, at once for one already past, and not when cancelled', async () => {
  let wrong = false;
  armSystemAlarm(systemClock.now() + 20, () => (wrong = true)).cancel();
  armSystemAlarm(systemClock.now() - 1000, () => (wrong = true)).cancel();
  const at = systemClock.now() + 60;
  await new Promise<void>((resolve) => armSystemAlarm(at, resolve));
  expect(systemClock.now()).toBeGreaterThanOrEqual(at);
  await new Promise<void>((resolve) => armSystemAlarm(systemClock.now() - 60_000, resolve));
  expect(wrong).toBe(false);
});
