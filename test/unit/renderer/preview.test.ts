// What the window says of times that are being drawn: the connector's draft is told to the
// relay whole, and what the relay answers is said once for every case.
import { expect, test } from 'vitest';
import { plannedOf, sentencesOf, timesOf } from '../../../src-renderer/schedule/preview';

const HOURLY = { kind: 'every', minutes: 60 } as const;
const draft = (collect: unknown, oversize: unknown = null) => ({
  links: [
    { id: 'office', kind: 'always-on' },
    { id: 'sat', kind: 'command' },
  ],
  connectors: [{ id: 'isp', link: 'sat', collect, oversize }],
});

test.each([
  [undefined, []],
  [{ method: 'none', schedule: HOURLY }, []],
  [{ method: 'etrn' }, [null]],
  [
    [{ method: 'imap', host: '' }, { method: 'turn', schedule: HOURLY }, { method: 'none' }],
    [null, HOURLY],
  ],
  [{ method: 'etrn', schedule: { kind: 'every', minutes: 7 } }, [null]],
])('held mail fetched by %j is told as %j, also half typed', (collect, told) =>
  expect(timesOf(draft(collect), 'connectors[0]')).toEqual({ line: 'command', collect: told, large: null }),
);

test("large mail's times are told; a line that is not there is none to be dialled", () => {
  expect(timesOf(draft([], { overBytes: 1, schedule: HOURLY }), 'connectors[0]')?.large).toEqual(HOURLY);
  expect(timesOf({ connectors: [{ link: 'gone' }] }, 'connectors[0]')?.line).toBe('always-on');
});

const ALONE = { calls: ['2026-11-28T12:00:00.000Z'] };

test('calls of an older relay are calls of the schedule', () =>
  expect(plannedOf(ALONE)).toEqual([{ at: ALONE.calls[0], why: 'schedule' }]));

test.each([
  [
    'a dialled line, at once',
    { calls: [], planned: [], atOnce: 'dials', fetching: 'in-calls' },
    'always',
    'each letter makes a call',
  ],
  ['by hand', { calls: [], planned: [], atOnce: null, fetching: null }, 'never', 'presses Send/receive now'],
  ['large mail alone', { calls: [], planned: [{ at: '', why: 'large' }], atOnce: null, fetching: null }, 'never', null],
  ['open hours', { ...ALONE, planned: [], atOnce: 'while-open', fetching: null }, 'always', 'In the open hours'],
  ['nothing but the schedule known', { calls: [] }, 'always', 'as soon as it is handed in'],
  ['fetched often', { ...ALONE, atOnce: null, fetching: 'often' }, 'never', 'every 15 minutes'],
] as const)('%s is said', (_, preview, kind, says) => {
  const said = sentencesOf(preview, { kind }).join(' ');
  if (says === null) expect(said).toBe('');
  else expect(said).toContain(says);
});
