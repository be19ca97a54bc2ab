// A pause chosen in the window ends when the clock on the wall shows what was chosen.
import { expect, test } from 'vitest';
import { nextAt, tomorrowMorning } from '../../../src-renderer/overview/pause-end';

const EVENING = new Date(2026, 11, 31, 18, 30);

test('tomorrow morning is eight o’clock of the next day, over the year too', () =>
  expect(tomorrowMorning(EVENING)).toEqual(new Date(2027, 0, 1, 8)));

test.each([
  ['18:31', new Date(2026, 11, 31, 18, 31)],
  ['18:30', new Date(2027, 0, 1, 18, 30)],
  ['06:00', new Date(2027, 0, 1, 6)],
  ['0:00', new Date(2027, 0, 1)],
  ['', null],
  ['24:00', null],
  ['12:60', null],
  ['noon', null],
])('"%s" is %s', (typed, at) => expect(nextAt(typed, EVENING)).toEqual(at));
