// A connector's two schedules, the usual one and that of large mail, kept by one
// timetable through every clock change of five years: each rings at its own starts,
// none is missed, none comes twice.
import { expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { checkSettings } from '../../../src-main/contract/settings';
import { callTimes } from '../../../src-main/dialing/call-times';
import { createTimetable } from '../../../src-main/schedule/timetable';
import { manualClock } from '../../support/manual-clock';
import { looks, openGrid, starts, windows } from './calendar';
import { CLOCK_CHANGES } from './clock-changes';

const MINUTE = 60_000;
const everyDay = (...ranges: string[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ranges]));

const PAIRS: readonly (readonly [usual: object, large: object])[] = [
  [
    { kind: 'every', minutes: 60 },
    { kind: 'weekly', open: everyDay('00:00-04:15', '23:30-24:00'), everyMinutes: 15 },
  ],
  [
    { kind: 'weekly', open: everyDay('01:15-02:45', '08:00-09:30'), everyMinutes: 30 },
    { kind: 'every', minutes: 240 },
  ],
  [{ kind: 'always' }, { kind: 'weekly', open: everyDay('02:00-02:15', '02:30-03:00') }],
  [{ kind: 'weekly', open: { sun: ['00:00-24:00'] }, everyMinutes: 120 }, { kind: 'never' }],
];

function connectorWith([schedule, large]: (typeof PAIRS)[number]) {
  const route = { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] };
  const checked = checkSettings({
    organization: { domains: ['office.example'] },
    connectors: [{ id: 'isp', route, schedule, oversize: { overBytes: 100_000, schedule: large } }],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.settings;
}

test.each(CLOCK_CHANGES)('$zone', (table) => {
  for (const pair of PAIRS) {
    const settings = connectorWith(pair);
    const entries = callTimes(settings, new Map());
    expect(entries.map(({ key }) => key)).toEqual(['send:isp', 'large:isp']);
    for (const [from, to] of windows(table)) {
      // A moment before the window, so that a start at its very beginning counts.
      const clock = manualClock(from * MINUTE - 1);
      const rung: [string, number][] = [];
      const armAlarm = (at: number, fn: () => void) => clock.after(at - clock.now(), fn);
      const timetable = createTimetable({
        clock,
        log: silentLog,
        zone: () => table.zone,
        armAlarm,
        onDue: (key, at) => rung.push([key, at / MINUTE]),
      });
      timetable.set(entries);
      clock.advance((to - from) * MINUTE);
      timetable.stop();
      for (const { key, schedule } of entries) {
        const open = openGrid(schedule);
        const wanted = [...looks(table, from, to)]
          .filter((look) => starts(schedule, look, open))
          .map((look) => look.at / MINUTE);
        expect(rung.filter(([rang]) => rang === key).map(([, at]) => at)).toEqual(wanted);
      }
    }
  }
});
