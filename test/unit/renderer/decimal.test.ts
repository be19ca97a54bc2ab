// A price may be typed with a point or a comma, and is never taken for ten times itself.
import { expect, test } from 'vitest';
import { speak } from '../../../src-main/words/page';
import { decimalOf, decimalText } from '../../../src-renderer/form/decimal';

test.each([
  ['6', 6],
  ['6.5', 6.5],
  ['6,5', 6.5],
  ['0,125', 0.125],
  [',5', 0.5],
  ['6,', 6],
  ['6.', 6],
  ['-1', -1],
  [' 6,25 ', 6.25],
  ['1250,75', 1250.75],
])('%j is %d', (typed, number) => expect(decimalOf(typed)).toBe(number));

test.each(['1,000', '12,345,678', '1.000,50', '6,5,0', '€6', 'six', '1e9', '-', ',', '.', '0x10', 'Infinity'])(
  '%j is no number and stands as it was typed',
  (typed) => expect(decimalOf(typed)).toBe(typed),
);

test('where decimals stand behind a comma, a point between three digits is nobody’s guess', () => {
  speak('de');
  expect([decimalOf('1,125'), decimalOf('1.000'), decimalOf('2.5'), decimalText(1234.5)]).toEqual([
    1.125,
    '1.000',
    2.5,
    '1234,5',
  ]);
  speak('en');
  expect(decimalText(1234.5)).toBe('1234.5');
});
