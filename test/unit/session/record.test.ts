import { describe, expect, it } from 'vitest';
import { Link } from '../../../src-main/contract/link';
import * as price from '../../../src-main/contract/price';
import type { Session } from '../../../src-main/contract/views';
import { SessionRecord } from '../../../src-main/session/record';
import { manualClock } from '../../support/manual-clock';

function open(tariff: object = {}) {
  const clock = manualClock();
  const told: Session[] = [];
  const record = new SessionRecord({
    clock,
    why: 'person',
    link: Link.parse({ id: 'sat', tariff }),
    toSend: () => ({ messages: 0, bytes: 0 }),
    underWay: () => 2,
    cost: (seconds, bytes) => 1 + seconds + bytes,
    programSeconds: () => 30,
    changed: (view) => told.push(view),
  });
  return { clock, record, told };
}

describe('the record of a session', () => {
  it('costs nothing while, and if, the line never came up', () => {
    const { clock, record } = open();
    record.enter('dialing');
    clock.advance(60_000);
    expect(record.view()).toMatchObject({ cost: 0, secondsOnline: 0 });
    record.online();
    clock.advance(2_000);
    expect(record.view()).toMatchObject({ cost: 3, secondsOnline: 2 });
  });

  it('counts money only while the line is up', () => {
    const { clock, record } = open();
    record.online();
    clock.advance(5_000);
    record.offline();
    clock.advance(60_000);
    expect(record.view().secondsOnline).toBe(5);
  });

  it.each([
    [1, 1],
    [19_999, 1],
    [20_000, 1],
    [20_001, 2],
    [20_040, 2],
  ])('after %i ms %i steps of twenty seconds are paid: whoever bills counts what has begun', (milliseconds, steps) => {
    const tariff = { perMinute: 6, billingSeconds: 20 };
    const clock = manualClock();
    const link = Link.parse({ id: 'sat', tariff });
    const record = new SessionRecord({
      clock,
      why: 'person',
      link,
      toSend: () => ({ messages: 0, bytes: 0 }),
      underWay: () => 0,
      cost: (seconds, bytes) => price.cost(link.tariff, seconds, bytes),
      programSeconds: () => null,
      changed: () => undefined,
    });
    record.online();
    clock.advance(milliseconds);
    record.offline();
    expect(record.view().cost).toBe(2 * steps);
  });

  it('tells every second what a line paid by the minute costs, until it is down', () => {
    const { clock, record, told } = open({ perMinute: 2 });
    record.online();
    record.enter('waiting');
    clock.advance(1_000);
    clock.advance(1_000);
    expect(told.map(({ cost }) => cost)).toEqual([1, 2, 3]);
    record.offline();
    record.end('ok');
    const { length } = told;
    clock.advance(60_000);
    expect(told).toHaveLength(length);
  });

  it('tells at most five times a second, and each phase at once', () => {
    const { clock, record, told } = open();
    for (let i = 0; i < 1_000; i++) {
      record.bytes(100, 0);
      clock.advance(1);
    }
    expect(told.length).toBeLessThanOrEqual(5);
    const before = told.length;
    record.enter('sending');
    expect(told.length).toBe(before + 1);
    expect(told.at(-1)).toMatchObject({ phase: 'sending', bytesOut: 100_000 });
  });

  it('while it waits, tells when it hangs up and when the next billing step begins', () => {
    const { clock, record } = open({ perMinute: 2, billingSeconds: 60 });
    record.online();
    clock.advance(70_000);
    record.enter('waiting');
    const after = (ms: number): string => new Date(clock.now() + ms).toISOString();
    record.waitsUntil(clock.monotonic() + 40_000);
    expect(record.view()).toMatchObject({ hangsUpAt: after(40_000), nextStepAt: after(50_000) });
    record.waitsUntil(null);
    expect(record.view()).toMatchObject({ hangsUpAt: null, nextStepAt: null });
    record.waitsUntil(clock.monotonic() + 1_000);
    record.enter('hanging-up');
    expect(record.view()).toMatchObject({ hangsUpAt: null, nextStepAt: null });
  });

  it.each([{ perMinute: 2 }, { perMegabyte: 5, billingSeconds: 60 }])('no step begins where %j is paid', (tariff) => {
    const { clock, record } = open(tariff);
    record.online();
    record.waitsUntil(clock.monotonic() + 40_000);
    expect(record.view().nextStepAt).toBeNull();
  });

  it('says at once that it hangs up, by when, and how many are still being confirmed, until it has ended', () => {
    const { clock, record, told } = open();
    expect(record.view().hangingUp).toBeNull();
    record.hangsUp(7_000);
    const hangingUp = { confirming: 2, by: new Date(clock.now() + 7_000).toISOString(), programSeconds: 30 };
    expect(told).toMatchObject([{ hangingUp }]);
    clock.advance(1_000);
    record.hangsUp(7_000);
    record.flightChanged();
    clock.advance(300);
    expect(told.at(-1)).toMatchObject({ hangingUp });
    record.end('partly');
    expect(told.at(-1)).toMatchObject({ hangingUp: null });
  });

  it('tells how long each phase lasts by elapsed time, whatever the clock is set to', () => {
    const { clock, record } = open();
    record.enter('dialing');
    clock.advance(4_000);
    record.enter('sending');
    clock.jump(clock.now() - 3_600_000);
    clock.advance(2_500);
    expect(record.view().phases).toMatchObject([
      { phase: 'dialing', seconds: 4 },
      { phase: 'sending', seconds: 2.5 },
    ]);
    clock.advance(500);
    record.end('ok');
    expect(record.view().phases.map(({ seconds }) => seconds)).toEqual([4, 3, 0]);
  });

  it('keeps the first trouble as its error', () => {
    const { record } = open();
    record.trouble('the line broke');
    record.trouble('and then more');
    record.end('failed');
    expect(record.view()).toMatchObject({ error: 'the line broke', result: 'failed', phase: 'ended' });
  });
});
