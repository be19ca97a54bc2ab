// When a letter goes and why: what stands in the way, what is held, what goes now.
import { describe } from 'vitest';
import type { Ways } from '../../../src-main/dialing/goes';
import type { HoldReason } from '../../../src-main/mail/cause';
import {
  NOW,
  MINUTE,
  at,
  SUNDAY,
  OPEN_NOW,
  NEVER,
  HOURLY,
  MODEM,
  type Facts,
  part,
  LARGE,
  putOff,
  BUSY,
  OVER,
  BY_PERSON,
  table,
} from './letters';

describe('what stands in the way', () => {
  const month = Date.UTC(2026, 10, 30, 23);
  const spent = { spent: true, barredUntil: month };
  const budget = "this month's budget of 'Satellite' is used up";
  const until = NOW + 30 * MINUTE;
  const unmetered = "waits for an unmetered line: 4.2 MB, over the 204.8 kB allowed on 'Satellite'";
  table([
    ['a pause', { standing: { paused: { until: null } } }, {}, ['person', null, 'paused: goes when somebody resumes']],
    ['a pause that ends', { standing: { paused: { until } } }, {}, ['schedule', until, 'paused until then']],
    [
      'a pause that ends before the schedule opens',
      { connector: { schedule: SUNDAY }, link: MODEM, standing: { paused: { until } } },
      {},
      ['schedule', at(29, 20), 'the schedule opens then'],
    ],
    [
      'a pause over the next opening',
      { connector: { schedule: SUNDAY }, link: MODEM, standing: { paused: { until: at(30, 0) } } },
      {},
      ['schedule', at(6, 20, 0, 11), 'the schedule opens then'],
    ],
    ['the budget', { way: spent }, {}, ['line', month, budget]],
    [
      'the budget, and the first call of the month',
      { connector: { schedule: HOURLY }, link: MODEM, way: spent },
      {},
      ['line', month, budget],
    ],
    [
      'the budget, and next month by its schedule',
      { connector: { schedule: SUNDAY }, link: MODEM, way: spent },
      {},
      ['line', at(6, 20, 0, 11), budget],
    ],
    [
      'the budget, and no schedule',
      { connector: { schedule: NEVER }, link: MODEM, way: spent },
      {},
      ['line', null, `${budget}; ${BY_PERSON}`],
    ],
    [
      "the line's limits",
      {
        way: { takes: { low: { over: -1, upTo: 1 }, normal: { over: -1, upTo: 1 }, high: { over: -1, upTo: 1 } } },
        ways: { barred: () => unmetered },
      },
      {},
      ['line', null, unmetered],
    ],
    ['no line at all', { ways: { lines: [] } }, {}, ['line', null, 'waits for a line that carries it']],
    [
      "the provider's rate",
      { ways: { freeAt: until } },
      {},
      ['line', until, 'as many as the provider lets through were sent'],
    ],
    [
      'a host that did not serve',
      { way: { notBefore: until } },
      {},
      ['retry', until, 'the last call failed and is made again then'],
    ],
    [
      'a call that did not get through, in its opening',
      { connector: { schedule: OPEN_NOW }, link: MODEM, way: { notBefore: until, owed: true } },
      {},
      ['retry', until, 'the last call failed and is made again then'],
    ],
    [
      'a call that did not get through, past its opening',
      { connector: { schedule: OPEN_NOW }, link: MODEM, way: { notBefore: at(28, 13), owed: true } },
      {},
      ['schedule', at(5, 11, 30, 11), 'the schedule opens then'],
    ],
    [
      'patience does not keep the timetable',
      { connector: { schedule: HOURLY }, link: MODEM, way: { notBefore: at(28, 16), owed: true } },
      {},
      ['schedule', at(28, 13), 'the schedule calls then'],
    ],
    [
      'no connector',
      {},
      { open: [part({ connector: null, why: 'nobody carries it' })] },
      ['person', null, 'nobody carries it'],
    ],
    [
      'a connector that is switched off',
      { connector: { enabled: false } },
      {},
      ['person', null, 'its provider is switched off'],
    ],
    [
      'a branch that has not asked',
      { connector: { holdForRemote: { accounts: ['branch'] } } },
      {},
      ['person', null, 'waits until the branch asks for it'],
    ],
  ]);
});

describe('held', () => {
  const held: readonly (readonly [HoldReason, string])[] = [
    [{ kind: 'by-hand' }, 'held by hand'],
    [{ kind: 'braked' }, 'held: refused like others, likely not its own fault'],
    [{ kind: 'untold' }, 'held: could not be delivered'],
    [{ kind: 'unwritten', trouble: 'disk full' }, 'held: its result could not be written down'],
    [{ kind: 'found-again' }, 'held: found again without its record'],
    [{ kind: 'in-doubt' }, 'held: may have been sent already'],
    [{ kind: 'words', text: 'an old word' }, 'held: an old word'],
  ];
  table(held.map(([reason, text]) => [reason.kind, {}, { held: reason, open: [] }, ['held', null, text]]));
});

describe('now', () => {
  const off = { connector: { schedule: NEVER, oversize: { ...OVER, schedule: NEVER } }, link: MODEM };
  const call = (ask: Ways['underWay'][number], more: Facts = {}): Facts => ({
    ...off,
    ...more,
    ways: { underWay: [ask], ...more.ways },
  });
  const goesNow = ['now', NOW, 'goes in the call under way'] as const;
  table([
    ['is being sent', off, { active: true, open: [] }, ['now', NOW, 'is being sent']],
    [
      'is being sent and will be held',
      off,
      { active: true, wish: 'hold', open: [] },
      ['now', NOW, 'is being sent; held if it does not go'],
    ],
    [
      'is being sent and will be removed',
      off,
      { active: true, wish: 'remove', open: [] },
      ['now', NOW, 'is being sent; removed after that'],
    ],
    ['nobody waits any more', off, { open: [] }, ['now', NOW, 'is done and being filed']],
    ['a call under way', call({ oversize: false }), {}, goesNow],
    [
      'a call under way, though paused',
      call({ oversize: false }, { standing: { paused: { until: null } } }),
      {},
      goesNow,
    ],
    [
      'a call that leaves large mail',
      call({ oversize: false }),
      LARGE,
      ['person', null, 'over 204.8 kB: goes when somebody sends large mail too'],
    ],
    ['a call for large mail too', call({ oversize: undefined }), LARGE, goesNow],
    ['a call for this one', call({ named: 'only' }), { ...LARGE, named: true }, goesNow],
    ['a call for others', call({ named: 'only' }), {}, ['person', null, BY_PERSON]],
    ['a call that tries put-off mail', call({ oversize: false, at: Infinity }), putOff(NOW + MINUTE), goesNow],
    [
      'a call that leaves put-off mail',
      call({ oversize: false }),
      putOff(NOW + MINUTE),
      ['person', null, `${BUSY}; ${BY_PERSON}`],
    ],
    [
      'a call above the rate',
      call({ oversize: false }, { ways: { freeAt: NOW + MINUTE } }),
      {},
      ['person', null, BY_PERSON],
    ],
  ]);
});
