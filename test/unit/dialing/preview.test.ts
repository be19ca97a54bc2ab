// What is said of times that are being drawn is what the timetable does with them once they are saved.
import { describe, expect, test } from 'vitest';
import { Settings } from '../../../src-main/contract/settings';
import { callTimes, entriesFor, entriesOf } from '../../../src-main/dialing/call-times';
import { callTimesOf } from '../../../src-main/dialing/next-call';
import { nextOfEach, plannedCalls } from '../../../src-main/dialing/planned-calls';
import { preview } from '../../../src-main/dialing/preview';
import type { Schedule } from '../../../src-main/contract/schedule';
import type { Params } from '../../../src-main/contract/methods';
import { at, NOW, ZONE } from './letters';

const HOURLY: Schedule = { kind: 'every', minutes: 60 };
const HALF_HOURLY: Schedule = { kind: 'every', minutes: 30 };
const SIX_HOURLY: Schedule = { kind: 'every', minutes: 360 };
const ALWAYS: Schedule = { kind: 'always' };
const NEVER: Schedule = { kind: 'never' };
const CLOSED = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const SUNDAY: Schedule = { kind: 'weekly', everyMinutes: null, open: { ...CLOSED, sun: ['20:00-21:00'] } };

type Draft = NonNullable<Params<'schedule.preview'>['connector']>;
const told = (schedule: Schedule, connector: Partial<Draft> = {}, count = 4) =>
  preview({ schedule, count, connector: { line: 'command', collect: [], large: null, ...connector } }, NOW, ZONE);
const times = (schedule: Schedule, connector: Partial<Draft> = {}, count = 4) =>
  told(schedule, connector, count).planned?.map((call) => [Date.parse(call.at), call.why]);

describe('the next calls', () => {
  test('are of everything that rings, soonest first, each with what makes it', () =>
    expect(times(SIX_HOURLY, { large: SUNDAY, collect: [{ kind: 'every', minutes: 480 }] }, 5)).toEqual([
      [at(28, 16), 'collect'],
      [at(28, 18), 'schedule'],
      [at(29, 0), 'schedule'],
      [at(29, 6), 'schedule'],
      [at(29, 8), 'collect'],
    ]));

  test('what rings at the same moment is one call', () =>
    expect(times(HOURLY, { collect: [HALF_HOURLY], large: HOURLY })).toEqual([
      [at(28, 12, 30), 'collect'],
      [at(28, 13), 'schedule'],
      [at(28, 13, 30), 'collect'],
      [at(28, 14), 'schedule'],
    ]));

  test('where nothing is planned for normal mail, large mail and fetching still call', () =>
    expect(times(NEVER, { large: SUNDAY }, 1)).toEqual([[at(29, 20), 'large']]));

  test('on a line that is not dialled fetching is no call', () => {
    expect(times(SUNDAY, { line: 'always-on', collect: [null] }, 1)).toEqual([[at(29, 20), 'schedule']]);
    expect(times(SUNDAY, { line: 'always-on', collect: [HALF_HOURLY] }, 1)).toEqual([[at(29, 20), 'schedule']]);
  });

  test('without a connector only the schedule speaks', () =>
    expect(preview({ schedule: HOURLY, count: 1 }, NOW, ZONE)).toEqual({
      calls: [new Date(at(28, 13)).toISOString()],
    }));
});

test.each<[Schedule, Draft['line'], ReturnType<typeof preview>['atOnce']]>([
  [ALWAYS, 'command', 'dials'],
  [ALWAYS, 'always-on', 'always'],
  [ALWAYS, 'on-demand', 'always'],
  [SUNDAY, 'always-on', 'while-open'],
  [SUNDAY, 'command', null],
  [HOURLY, 'always-on', null],
  [NEVER, 'command', null],
])('%j on a line of kind %s: a letter that is handed in goes at once: %s', (schedule, line, atOnce) =>
  expect(told(schedule, { line }).atOnce).toBe(atOnce),
);

const office = (kind: string, collect: unknown) =>
  Settings.parse({
    organization: { domains: ['office.example'] },
    listeners: [],
    links: [{ id: 'line', kind, connectCommand: ['dial'] }],
    connectors: [
      {
        id: 'isp',
        link: 'line',
        schedule: HOURLY,
        oversize: { overBytes: 200_000, schedule: SUNDAY },
        route: { kind: 'smart-host', hosts: [{ host: 'isp.example' }] },
        collect,
      },
    ],
  });

test.each<[Draft['line'], Draft['collect'], number | null, ReturnType<typeof preview>['fetching']]>([
  ['always-on', [], null, null],
  ['always-on', [null], 15, 'often'],
  ['on-demand', [null], 15, 'often'],
  ['command', [null], null, 'in-calls'],
  ['command', [HOURLY], 60, 'with-calls'],
  ['command', [null, HALF_HOURLY], 30, 'own-times'],
  ['always-on', [HALF_HOURLY], 30, 'own-times'],
])('%s, fetched at %j: the timetable rings every %s minutes, and it says "%s"', (line, collect, minutes, fetching) => {
  const settings = office(
    line,
    collect.map((schedule) => ({ method: 'etrn', schedule })),
  );
  const rings = callTimes(settings, new Map()).find(({ key }) => key === 'collect:isp');
  expect(rings?.schedule ?? null).toEqual(minutes === null ? null : { kind: 'every', minutes });
  expect(told(HOURLY, { line, collect }).fetching).toBe(fetching);
});

test('of each kind the next call is known, however often another comes before it', () => {
  const entries = entriesFor('isp', { schedule: SIX_HOURLY, large: SUNDAY, fetching: [null] }, { kind: 'always-on' });
  expect(nextOfEach(callTimesOf(entries, NOW, ZONE), NOW)).toEqual([
    { at: at(28, 12, 15), why: 'collect' },
    { at: at(28, 18), why: 'schedule' },
    { at: at(29, 20), why: 'large' },
  ]);
});

test('what is drawn is told as what is saved', () => {
  const settings = office('command', { method: 'etrn', schedule: HALF_HOURLY });
  const [connector] = settings.connectors;
  const [link] = settings.links;
  if (!connector || !link) throw new Error('the office has a connector and a line');
  const saved = plannedCalls(callTimesOf(entriesOf(connector, link), NOW, ZONE), NOW, 9);
  expect(times(HOURLY, { collect: [HALF_HOURLY], large: SUNDAY }, 9)).toEqual(saved.map((call) => [call.at, call.why]));
});
