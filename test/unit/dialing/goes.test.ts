// When a letter goes and why: its schedule, its size, what was said of it, and triggers.
import { describe, expect, it } from 'vitest';
import { goes } from '../../../src-main/dialing/goes';
import {
  NOW,
  MINUTE,
  at,
  SUNDAY,
  MONDAY_NIGHT,
  OPEN_NOW,
  OPEN_NOW_EVERY,
  NEVER,
  ALWAYS,
  HOURLY,
  MODEM,
  PROGRAM,
  standingOf,
  part,
  letterOf,
  LARGE,
  putOff,
  BUSY,
  OVER,
  BY_PERSON,
  table,
} from './letters';

describe('by its schedule', () => {
  const sunday = at(29, 20);
  table([
    [
      'weekly on a dialled line',
      { connector: { schedule: SUNDAY }, link: MODEM },
      {},
      ['schedule', sunday, 'the schedule opens then'],
    ],
    [
      'weekly on an always-on line',
      { connector: { schedule: SUNDAY } },
      {},
      ['schedule', sunday, 'the schedule opens then'],
    ],
    ['open now on an always-on line', { connector: { schedule: OPEN_NOW } }, {}, ['now', NOW, 'goes at once']],
    [
      'open now on a dialled line: the call of this opening is over',
      { connector: { schedule: OPEN_NOW }, link: MODEM },
      {},
      ['schedule', at(5, 11, 30, 11), 'the schedule opens then'],
    ],
    [
      'open now, again and again, on a dialled line',
      { connector: { schedule: OPEN_NOW_EVERY }, link: MODEM },
      {},
      ['schedule', at(28, 12, 15), 'the schedule calls then'],
    ],
    [
      'open now, again and again, on an always-on line',
      { connector: { schedule: OPEN_NOW_EVERY } },
      {},
      ['now', NOW, 'goes at once'],
    ],
    [
      'every hour on a dialled line',
      { connector: { schedule: HOURLY }, link: MODEM },
      {},
      ['schedule', at(28, 13), 'the schedule calls then'],
    ],
    [
      'every hour on an always-on line',
      { connector: { schedule: HOURLY } },
      {},
      ['schedule', at(28, 13), 'the schedule calls then'],
    ],
    ['always on a dialled line', { connector: { schedule: ALWAYS }, link: MODEM }, {}, ['now', NOW, 'goes at once']],
    ['always on an always-on line', { connector: { schedule: ALWAYS } }, {}, ['now', NOW, 'goes at once']],
    ['never', { connector: { schedule: NEVER }, link: MODEM }, {}, ['person', null, BY_PERSON]],
    [
      'never, but mail is fetched',
      { connector: { schedule: NEVER, collect: { ...PROGRAM, schedule: HOURLY } }, link: MODEM },
      {},
      ['schedule', at(28, 13), 'with the call that fetches mail'],
    ],
    [
      'never, but large mail has its call',
      { connector: { schedule: NEVER, oversize: { ...OVER, schedule: MONDAY_NIGHT } }, link: MODEM },
      {},
      ['schedule', at(30, 2), 'with the call for large mail'],
    ],
    [
      'system mail as any other',
      { connector: { schedule: SUNDAY }, link: MODEM },
      { priority: 'low' },
      ['schedule', sunday, 'the schedule opens then'],
    ],
  ]);
});

describe('large mail', () => {
  const large = (schedule: object, own: object) => ({
    connector: { schedule, oversize: { ...OVER, schedule: own } },
    link: MODEM,
  });
  table([
    ['waits for its own schedule', large(SUNDAY, MONDAY_NIGHT), LARGE, ['large', at(30, 2), 'over 204.8 kB']],
    [
      'waits for its own schedule where all else goes at once',
      large(ALWAYS, MONDAY_NIGHT),
      LARGE,
      ['large', at(30, 2), 'over 204.8 kB'],
    ],
    [
      'by hand only',
      large(SUNDAY, NEVER),
      LARGE,
      ['person', null, 'over 204.8 kB: goes when somebody sends large mail too'],
    ],
    ['goes with the others while its schedule is open', large(ALWAYS, OPEN_NOW), LARGE, ['now', NOW, 'goes at once']],
    [
      'goes with the next call within its opening',
      large({ ...HOURLY, minutes: 15 }, OPEN_NOW),
      LARGE,
      ['schedule', at(28, 12, 15), 'the schedule calls then'],
    ],
    [
      'not with a call after its opening',
      large(SUNDAY, OPEN_NOW),
      LARGE,
      ['schedule', at(5, 11, 30, 11), 'with the call for large mail'],
    ],
    [
      'put off past its opening waits for the next',
      large(SUNDAY, OPEN_NOW),
      { ...putOff(at(28, 14), { large: true }) },
      ['large', at(5, 11, 30, 11), 'over 204.8 kB'],
    ],
  ]);
});

describe('put off', () => {
  table([
    ['until its time, where mail goes at once', {}, putOff(NOW + 17 * MINUTE), ['retry', NOW + 17 * MINUTE, BUSY]],
    [
      'until the schedule calls, where its time is sooner',
      { connector: { schedule: SUNDAY }, link: MODEM },
      putOff(NOW + 17 * MINUTE),
      ['retry', at(29, 20), BUSY],
    ],
    [
      'until the call after its time, where the next call is sooner',
      { connector: { schedule: HOURLY }, link: MODEM },
      putOff(at(28, 13, 1)),
      ['retry', at(28, 14), BUSY],
    ],
    [
      'until the call at its very time',
      { connector: { schedule: HOURLY }, link: MODEM },
      putOff(at(28, 13)),
      ['retry', at(28, 13), BUSY],
    ],
    [
      'its time has come, the call has not',
      { connector: { schedule: SUNDAY }, link: MODEM },
      putOff(NOW - MINUTE),
      ['retry', at(29, 20), BUSY],
    ],
    ['its time has come, and mail goes at once', {}, putOff(NOW - MINUTE), ['now', NOW, 'goes at once']],
    [
      'no call is planned',
      { connector: { schedule: NEVER }, link: MODEM },
      putOff(NOW + MINUTE),
      ['person', null, `${BUSY}; ${BY_PERSON}`],
    ],
    [
      'nobody said anything',
      {},
      putOff(NOW + MINUTE, { said: null, tries: 1 }),
      ['retry', NOW + MINUTE, 'to be tried again, tried once'],
    ],
    [
      'often, with many words',
      {},
      putOff(NOW + MINUTE, { said: `451 ${'x'.repeat(99)}`, tries: 7 }),
      ['retry', NOW + MINUTE, `to be tried again: ${'x'.repeat(59)}… (451), tried 7 times`],
    ],
  ]);
});

describe('triggers', () => {
  const on = (triggers: object, schedule: object = SUNDAY) => ({ connector: { schedule, triggers }, link: MODEM });
  table([
    [
      'age gives a time, where it is sooner',
      on({ oldestMinutes: 60 }),
      {},
      ['schedule', NOW + 59 * MINUTE, 'it has waited 60 minutes then'],
    ],
    [
      'age gives none, where the schedule is sooner',
      on({ oldestMinutes: 6000 }),
      {},
      ['schedule', at(29, 20), 'the schedule opens then'],
    ],
    [
      'an older one takes it along',
      {
        ...on({ oldestMinutes: 60 }),
        way: { due: () => ({ messages: 2, bytes: 1, oldest: NOW - 50 * MINUTE, urgent: 0 }) },
      },
      {},
      ['schedule', NOW + 10 * MINUTE, 'with others that have waited long enough then'],
    ],
    [
      'age of a put-off one counts from its time',
      on({ oldestMinutes: 5 }),
      putOff(NOW + 17 * MINUTE),
      ['retry', NOW + 17 * MINUTE, BUSY],
    ],
    [
      'number is named without a time',
      on({ queuedMessages: 10 }),
      {},
      ['schedule', at(29, 20), 'the schedule opens then, or when 10 wait'],
    ],
    [
      'size is named without a time',
      on({ queuedBytes: 512_000 }),
      {},
      ['schedule', at(29, 20), 'the schedule opens then, or when 512 kB wait'],
    ],
    [
      'both, and no schedule',
      on({ queuedMessages: 10, queuedBytes: 512_000 }, NEVER),
      {},
      ['person', null, 'goes when 10 wait or when 512 kB wait, or with Send/receive now'],
    ],
    ['number reached goes at once', on({ queuedMessages: 1 }), {}, ['now', NOW, 'goes at once']],
    ['urgent goes at once', on({ urgent: true }), { priority: 'high' }, ['now', NOW, 'goes at once']],
    ['urgent is not for others', on({ urgent: true }), {}, ['schedule', at(29, 20), 'the schedule opens then']],
    [
      'urgent takes the others along',
      { ...on({ urgent: true }), way: { due: () => ({ messages: 2, bytes: 1, oldest: NOW, urgent: 1 }) } },
      {},
      ['now', NOW, 'goes at once'],
    ],
    [
      'none is pulled by large mail that is not open',
      {
        connector: {
          schedule: SUNDAY,
          triggers: { queuedMessages: 1, urgent: true, oldestMinutes: 1 },
          oversize: { ...OVER, schedule: MONDAY_NIGHT },
        },
        link: MODEM,
      },
      { ...LARGE, priority: 'high' },
      ['large', at(30, 2), 'over 204.8 kB'],
    ],
  ]);
});

it('goes with the first of several recipients that can', () => {
  const facts = { connector: { schedule: SUNDAY }, link: MODEM };
  const soon = part({ due: at(30, 0), tries: 1, said: '450 later' });
  const nowhere = part({ connector: null, why: 'nobody carries it' });
  expect(goes(letterOf({ open: [nowhere, soon, part()] }), standingOf(facts))).toMatchObject({
    kind: 'schedule',
    at: new Date(at(29, 20)).toISOString(),
  });
});
