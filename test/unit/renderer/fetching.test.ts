// What is said of fetching is what the timetable does, on every kind of line.
import { expect, test } from 'vitest';
import { callTimes } from '../../../src-main/dialing/call-times';
import { Settings } from '../../../src-main/contract/settings';
import { fetchingText } from '../../../src-renderer/schedule/fetching';

const HOURLY = { kind: 'every', minutes: 60 };
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
        route: { kind: 'smart-host', hosts: [{ host: 'isp.example' }] },
        collect,
      },
    ],
  });

test.each([
  ['always-on', { method: 'none' }, null, null],
  ['command', { method: 'none', schedule: HOURLY }, null, null],
  ['always-on', { method: 'etrn' }, 15, 'every 15 minutes'],
  ['on-demand', { method: 'etrn' }, 15, 'every 15 minutes'],
  ['command', { method: 'etrn' }, null, 'in every call, and never otherwise'],
  ['command', { method: 'etrn', schedule: HOURLY }, 60, 'at these times'],
  [
    'command',
    [{ method: 'etrn' }, { method: 'turn', schedule: { kind: 'every', minutes: 30 } }],
    30,
    'times of its own',
  ],
  ['always-on', { method: 'etrn', schedule: { kind: 'every', minutes: 30 } }, 30, 'times of its own'],
])('%s with %j: rings every %s minutes, and it says "%s"', (kind, collect, minutes, says) => {
  const settings = office(kind, collect);
  const rings = callTimes(settings, new Map()).find(({ key }) => key === 'collect:isp');
  expect(rings?.schedule ?? null).toEqual(minutes === null ? null : { kind: 'every', minutes });
  const text = fetchingText(JSON.parse(JSON.stringify(settings)), 'connectors[0]');
  if (says === null) expect(text).toBeNull();
  else expect(text).toContain(says);
});
