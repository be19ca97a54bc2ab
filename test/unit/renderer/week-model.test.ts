import { describe, expect, test } from 'vitest';
import { CLOSED, copyDay, fill, openOf, paint, weekOf } from '../../../src-renderer/schedule/week-model';

describe('a painted week', () => {
  const morning = paint(CLOSED, { from: { day: 0, quarter: 32 }, to: { day: 1, quarter: 36 }, open: true }, 4);

  test('is written as the settings want it, and read back the same', () => {
    const open = openOf(morning);
    expect(open).toEqual({ mon: ['08:00-10:00'], tue: ['08:00-10:00'], wed: [], thu: [], fri: [], sat: [], sun: [] });
    expect(weekOf({ kind: 'weekly', open, everyMinutes: null })).toEqual(morning);
  });
  test('ends at 24:00, not at midnight of the next day', () => {
    expect(
      openOf(paint(CLOSED, { from: { day: 6, quarter: 95 }, to: { day: 6, quarter: 95 }, open: true })).sun,
    ).toEqual(['23:45-24:00']);
  });
  test('a sweep may go backwards and close what was open', () => {
    expect(
      openOf(paint(morning, { from: { day: 1, quarter: 35 }, to: { day: 0, quarter: 34 }, open: false })).mon,
    ).toEqual(['08:00-08:30', '09:00-10:00']);
  });
  test('a copied day brings its hours and leaves the others', () => {
    const copied = openOf(copyDay(morning, 0, [5, 6]));
    expect([copied.sat, copied.sun, copied.fri]).toEqual([['08:00-10:00'], ['08:00-10:00'], []]);
  });
  test('an hour that is open for a quarter says partly', () => {
    const quarter = paint(CLOSED, { from: { day: 2, quarter: 48 }, to: { day: 2, quarter: 48 }, open: true });
    expect([
      fill(quarter, { day: 2, quarter: 48 }, 4),
      fill(quarter, { day: 2, quarter: 48 }, 1),
      fill(quarter, { day: 2, quarter: 52 }, 4),
    ]).toEqual(['partly', 'open', 'closed']);
  });
});
