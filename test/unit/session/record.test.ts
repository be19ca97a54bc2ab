import { describe, expect, it } from 'vitest';
import { Link } from '../../../src-main/contract/link';
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
    cost: (seconds, bytes) => 1 + seconds + bytes,
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

  it('measures the line by the seconds in which bytes moved, not by those it waited', () => {
    const { clock, record } = open();
    record.bytes(1, 0);
    clock.advance(1_000);
    record.bytes(1, 0);
    clock.advance(60_000);
    record.bytes(1, 0);
    expect(record.busySeconds()).toBe(1);
  });

  it('keeps the first trouble as its error', () => {
    const { record } = open();
    record.trouble('the line broke');
    record.trouble('and then more');
    record.end('failed');
    expect(record.view()).toMatchObject({ error: 'the line broke', result: 'failed', phase: 'ended' });
  });
});
