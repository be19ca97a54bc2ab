// C, E11: what is remembered of hosts, for how long, and what makes it be forgotten.
import { expect, test } from 'vitest';
import { openKnownHosts } from '../../../src-main/smtp/host-habits';
import { manualClock } from '../../support/manual-clock';

const HOUR = 3_600_000;

function opened() {
  const clock = manualClock();
  const known = openKnownHosts(clock);
  return {
    clock,
    at: (greeting = 'mail.isp.example ESMTP', name = 'mail.isp.example:587') => known.at(name, greeting),
  };
}

test('C: a host that does not know BDAT gets DATA for three days, and that host alone', () => {
  const { clock, at } = opened();
  at().chunkRefused();
  expect([at().chunks, at(undefined, 'other.example:25').chunks]).toEqual([false, true]);
  clock.sleep(71 * HOUR);
  expect(at().chunks).toBe(false);
  clock.advance(HOUR);
  expect(at().chunks).toBe(true);
});

test('C: a host that greets with other words is a new host; the time and a number in its greeting change nothing', () => {
  const { at } = opened();
  at('mail.isp.example ESMTP Exim 4.96 Mon, 05 Jan 2026 12:00:00 +0100').chunkRefused();
  expect(at('mail.isp.example ESMTP Exim 4.96 Tue, 06 Jan 2026 13:10:11 +0100').chunks).toBe(false);
  expect(at('mail.isp.example ESMTP Postfix').chunks).toBe(true);
});

test('E11: a connection that dies in BDAT makes an untried host suspect for a day, a sound one not; the letter goes by DATA at either', () => {
  const { clock, at } = opened();
  at().diedAt('A');
  expect([at().chunks, at().dotted('A'), at().dotted('B')]).toEqual([false, true, false]);
  clock.advance(24 * HOUR);
  expect([at().chunks, at().dotted('A')]).toEqual([true, true]);
  at().chunkTaken();
  at().diedAt('C');
  expect([at().chunks, at().dotted('C')]).toEqual([true, true]);
  at().withoutChunks('C', false);
  expect(at().dotted('C')).toBe(false);
});

test('E11: where DATA dies as well the line was to blame', () => {
  const { at } = opened();
  at().diedAt('A');
  at().withoutChunks('A', true);
  expect([at().chunks, at().dotted('A')]).toEqual([true, false]);
});

test('what is remembered is bounded', () => {
  const { at } = opened();
  at().chunkRefused();
  for (let i = 0; i < 1000; i++) at('x', `h${i}.example:25`);
  expect(at().chunks).toBe(true);
  for (let i = 0; i <= 10_000; i++) at().diedAt(`letter ${i}`);
  expect([at().dotted('letter 0'), at().dotted('letter 10000')]).toEqual([false, true]);
});

test('a host whose replies cannot be read is asked one thing at a time for a day, and that host alone', () => {
  const { clock, at } = opened();
  expect(at().inStep).toBe(false);
  at().garbled();
  expect([at().inStep, at(undefined, 'other.example:25').inStep]).toEqual([true, false]);
  clock.advance(24 * HOUR);
  expect(at().inStep).toBe(false);
});
