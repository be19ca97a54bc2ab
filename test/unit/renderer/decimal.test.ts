// A price may be typed with a point or a comma, and is never taken for ten times itself.
import { expect, test } from 'vitest';
import { decimalOf } from '../../../src-renderer/form/decimal';

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
