import { describe, expect, test } from 'vitest';
import { Schedule, WEEKDAYS } from '../../../src-main/contract/schedule';
import { calls, callsBetween, closing, isScheduleOpen, nextOpening, nextStart } from '../../../src-main/schedule/week';
import { zoneOf } from '../../../src-main/schedule/zone';
import { looks, openGrid, starts, windows } from './calendar';
import { CLOCK_CHANGES } from './clock-changes';

const MINUTE = 60_000;
const weekly = (open: object, everyMinutes: number | null = null): Schedule =>
  Schedule.parse({ kind: 'weekly', open, everyMinutes });
const every = (minutes: number): Schedule => Schedule.parse({ kind: 'every', minutes });
const daily = (...ranges: string[]): object => Object.fromEntries(WEEKDAYS.map((d) => [d, ranges]));
const utc = (text: string): number => Date.parse(`${text}Z`);
const times = (found: readonly number[]): string[] => found.map((at) => new Date(at).toISOString().slice(0, 16));

const SCHEDULES: readonly (readonly [string, Schedule])[] = [
  ...[15, 30, 60, 120, 180, 240, 360, 480, 720, 1440].map((n) => [`every ${n}`, every(n)] as const),
  ['office hours', weekly({ mon: ['08:00-09:30', '12:00-12:15'], fri: ['08:00-17:00'] })],
  ['nights over midnight', weekly(daily('00:00-03:15', '22:30-24:00'))],
  [
    'small hours',
    weekly(daily('00:00-00:15', '00:45-01:15', '01:30-01:45', '02:00-02:15', '02:30-03:00', '03:15-03:45')),
  ],
  ['every hour of the night', weekly(daily('00:00-06:00', '23:00-24:00'), 60)],
  ['quarter hours at night', weekly(daily('00:15-02:45', '03:00-05:00', '22:45-24:00'), 15)],
  ['every two hours, always open', weekly(daily('00:00-24:00'), 120)],
  ['always', { kind: 'always' }],
  ['never', { kind: 'never' }],
  ['Sunday into Monday', weekly({ sun: ['00:00-02:30', '20:00-24:00'], mon: ['00:00-04:00'] }, 30)],
];

describe.each(CLOCK_CHANGES)('$zone', (table) => {
  const { zone, changes } = table;

  test('every clock change of five years is known', () => {
    const found: [number, number][] = [];
    const to = Date.UTC(2026, 0, 1);
    for (let c = zoneOf(zone).nextChange(Date.UTC(2021, 0, 1), to); c; c = zoneOf(zone).nextChange(c.at, to))
      found.push([c.at / MINUTE, c.after / MINUTE]);
    expect(found).toEqual(changes);
  });
  test.each(SCHEDULES)('%s: no start is missed and none comes twice', (_, schedule) => {
    const open = openGrid(schedule);
    for (const [from, to] of windows(table)) {
      const wanted = [...looks(table, from, to)].filter((look) => starts(schedule, look, open)).map((look) => look.at);
      expect(times(callsBetween(schedule, from * MINUTE, to * MINUTE, zone))).toEqual(times(wanted));
    }
  });
  test('open is what the clock shows for the first time', () => {
    const wrong: string[] = [];
    for (const [name, schedule] of SCHEDULES) {
      const open = openGrid(schedule);
      for (const [from, to] of windows(table)) {
        for (const look of looks(table, from, to)) {
          const standing = look.furthest > look.wall;
          // While the clock shows an hour again nothing new opens: what was open up to the change stays open.
          const wanted = open(standing ? look.furthest : look.wall);
          if (isScheduleOpen(schedule, look.at, zone) !== wanted)
            wrong.push(`${name} ${new Date(look.at).toISOString()}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('five years of office hours in every zone: each written range once, in order', () => {
  const schedule = weekly({ mon: ['08:00-09:30'], wed: ['00:00-00:15'], sun: ['02:00-02:15', '23:45-24:00'] });
  const open = openGrid(schedule);
  for (const table of CLOCK_CHANGES) {
    const from = Date.UTC(2021, 0, 4) / MINUTE;
    const to = Date.UTC(2025, 11, 29) / MINUTE;
    const found = callsBetween(schedule, from * MINUTE, to * MINUTE, table.zone);
    const wanted: number[] = [];
    for (const look of looks(table, from, to))
      if (look.past < look.furthest && starts(schedule, look, open)) wanted.push(look.at);
    expect(found).toEqual(wanted);
  }
});

describe('openings', () => {
  const berlin = 'Europe/Berlin';
  test("ranges that touch are one opening, over midnight and over the week's end too", () => {
    const night = weekly({ sun: ['22:00-24:00'], mon: ['00:00-01:00', '01:00-02:00'] });
    expect(times(calls(night, utc('2026-11-21T00:00'), 3, berlin))).toEqual([
      '2026-11-22T21:00',
      '2026-11-29T21:00',
      '2026-12-06T21:00',
    ]);
    expect(times([closing(night, utc('2026-11-22T23:30'), berlin)!])).toEqual(['2026-11-23T01:00']);
    expect(nextOpening(night, utc('2026-11-22T21:00'), berlin)).toEqual({
      opens: utc('2026-11-29T21:00'),
      closes: utc('2026-11-30T01:00'),
    });
  });
  test('a start lies strictly after the moment asked about', () => {
    expect(nextStart(every(15), utc('2026-11-23T12:00'), berlin)).toBe(utc('2026-11-23T12:15'));
    expect(nextStart(every(15), utc('2026-11-23T12:00') - 1, berlin)).toBe(utc('2026-11-23T12:00'));
  });
  test("inside an opening a session starts when it begins and on the clock's multiples", () => {
    const noon = weekly({ mon: ['11:45-14:00'] }, 60);
    expect(times(callsBetween(noon, utc('2026-11-23T00:00'), utc('2026-11-24T00:00'), 'UTC'))).toEqual([
      '2026-11-23T11:45',
      '2026-11-23T12:00',
      '2026-11-23T13:00',
    ]);
  });
  test('always is open and never starts; never does neither; a whole week open never closes', () => {
    const whole = weekly(daily('00:00-24:00'));
    for (const schedule of [{ kind: 'always' } as const, whole]) {
      expect([
        isScheduleOpen(schedule, 0, berlin),
        nextStart(schedule, 0, berlin),
        nextOpening(schedule, 0, berlin),
        closing(schedule, 0, berlin),
      ]).toEqual([true, null, null, null]);
    }
    expect([isScheduleOpen({ kind: 'never' }, 0, berlin), nextStart({ kind: 'never' }, 0, berlin)]).toEqual([
      false,
      null,
    ]);
    expect(isScheduleOpen(every(15), utc('2026-11-23T12:00'), berlin)).toBe(false);
  });
  test('a day the calendar skipped loses none of its calls and repeats none: Samoa, 30 December 2011', () => {
    const morning = weekly(daily('08:00-09:00'));
    expect(times(callsBetween(morning, utc('2011-12-29T00:00'), utc('2012-01-01T00:00'), 'Pacific/Apia'))).toEqual([
      '2011-12-29T18:00',
      '2011-12-30T10:00',
      '2011-12-30T18:00',
      '2011-12-31T18:00',
    ]);
  });
  test('an unknown zone is refused by name', () => {
    expect(() => isScheduleOpen(weekly(daily('00:00-01:00')), 0, 'Mars/Olympus')).toThrow(/Mars\/Olympus/);
  });
});
