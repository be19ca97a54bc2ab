// The time at which a letter is said to go is one at which a call is really made.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../../src-main/contract/connector';
import { type Schedule, WEEKDAYS } from '../../../src-main/contract/schedule';
import { goes } from '../../../src-main/dialing/goes';
import { type DueMail, pulled } from '../../../src-main/dialing/occasions';
import { callsBetween, isScheduleOpen } from '../../../src-main/schedule/week';
import { ZONE, NOW, MINUTE, NEVER, ALWAYS, HOURLY, MODEM, standingOf, part, letterOf, OVER } from './letters';

describe('at a change of the clock', () => {
  it('a call in the hour that is skipped is made at the jump', () => {
    const now = Date.UTC(2026, 2, 28, 12);
    const skipped = { kind: 'weekly', open: { sun: ['02:15-02:45'] } };
    const facts = { connector: { schedule: skipped }, link: MODEM, now };
    expect(goes(letterOf(), standingOf(facts)).at).toBe('2026-03-29T01:00:00.000Z');
  });
});

describe('the time', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 94 }), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]) => [from, Math.min(96, from + length)] as const)
    .map((ends) =>
      ends.map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][n % 4]}`).join('-'),
    );
  const schedule: fc.Arbitrary<object> = fc.oneof(
    fc.constantFrom(ALWAYS, NEVER, HOURLY, { kind: 'every', minutes: 240 }),
    fc.record({
      kind: fc.constant('weekly'),
      open: fc.tuple(fc.constantFrom(...WEEKDAYS), range).map(([day, hours]) => ({ [day]: [hours] })),
      everyMinutes: fc.constantFrom(null, 15, 120),
    }),
  );
  const rings = (one: Schedule, time: number, zone: string): boolean =>
    callsBetween(one, time, time + 1, zone).length > 0;

  const drawn = fc.record({
    own: schedule,
    forLarge: fc.option(schedule),
    link: fc.constantFrom(MODEM, {}),
    large: fc.boolean(),
    later: fc.integer({ min: -3000, max: 30_000 }),
    minute: fc.integer({ min: 0, max: 365 * 1440 }),
    zone: fc.constantFrom('UTC', ZONE, 'Australia/Lord_Howe', 'America/St_Johns'),
    oldestMinutes: fc.constantFrom(null, 30, 5000),
  });

  /** Would a call be made at `time`, by the same letter's light? */
  const isCall = (
    { link, large, zone }: typeof drawn extends fc.Arbitrary<infer D> ? D : never,
    connector: Connector,
    waiting: DueMail,
    time: number,
  ): boolean => {
    const { schedule: own, oversize, triggers } = connector;
    if (oversize && rings(oversize.schedule, time, zone)) return true;
    if (large && oversize && !isScheduleOpen(oversize.schedule, time, zone)) return false;
    const open = own.kind === 'weekly' && link !== MODEM && isScheduleOpen(own, time, zone);
    return open || own.kind === 'always' || pulled(triggers, waiting, time) !== null || rings(own, time, zone);
  };

  it('is never past, never before its own time, and always one at which a call is made', () => {
    fc.assert(
      fc.property(drawn, (facts) => {
        const now = NOW + facts.minute * MINUTE;
        const due = now + facts.later * MINUTE;
        const waiting = { messages: 1, bytes: 1, oldest: now - 10 * MINUTE, urgent: 0 };
        const standing = standingOf({
          connector: {
            schedule: facts.own,
            oversize: facts.forLarge && { ...OVER, schedule: facts.forLarge },
            triggers: { oldestMinutes: facts.oldestMinutes },
          },
          link: facts.link,
          now,
          standing: { zone: facts.zone },
          way: { due: () => waiting },
        });
        const connector = standing.ways('isp')?.connector;
        if (!connector) throw new Error('there is one');
        const large = facts.large && connector.oversize !== null;
        const open = [part({ due, tries: 1, large })];
        const answer = goes(letterOf({ arrived: waiting.oldest, open }), standing);
        if (answer.at === null) return;
        const time = Date.parse(answer.at);
        expect(time).toBeGreaterThanOrEqual(Math.max(now, due));
        expect(isCall({ ...facts, large }, connector, waiting, time)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
