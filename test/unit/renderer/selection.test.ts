import { describe, expect, test } from 'vitest';
import {
  asked,
  headOf,
  howMany,
  isOnly,
  isSelected,
  NOTHING,
  only,
  ranged,
  toggled,
  without,
} from '../../../src-renderer/queue/selection';

describe('what an action means is never more than what was shown as selected', () => {
  test('messages by name', () => {
    const two = toggled(toggled(NOTHING, 'A'), 'B');
    expect(asked(two, { search: 'x' })).toEqual({ ids: ['A', 'B'] });
    expect(howMany(two, 100)).toBe(2);
    expect(asked(toggled(two, 'A'), {})).toEqual({ ids: ['B'] });
  });
  test('everything that matches, however many, also when rows come and go', () => {
    expect(asked({ kind: 'all' }, { search: 'x' })).toEqual({ search: 'x', all: true });
    expect([howMany({ kind: 'all' }, 100_000), howMany({ kind: 'all' }, 99_999)]).toEqual([100_000, 99_999]);
    expect(isSelected({ kind: 'all' }, 'Z')).toBe(true);
    expect(without({ kind: 'all' }, ['A'])).toEqual({ kind: 'all' });
  });
  test('a click out of "all" begins anew with that one', () => {
    expect(asked(toggled({ kind: 'all' }, 'A'), {})).toEqual({ ids: ['A'] });
  });
  test('an opened message, and it alone', () => {
    const one = only('A');
    expect(asked(one, {})).toEqual({ ids: ['A'] });
    expect([isOnly(one, 'A'), isOnly(one, 'B'), isOnly(one, null), isOnly(toggled(one, 'B'), 'A')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  test('from one row to another: instead of what was selected, or beside it', () => {
    const one = only('A');
    expect(asked(ranged(one, ['C', 'D'], false), {})).toEqual({ ids: ['C', 'D'] });
    expect(asked(ranged(one, ['C', 'A'], true), {})).toEqual({ ids: ['A', 'C'] });
    expect(asked(ranged({ kind: 'all' }, ['C'], true), {})).toEqual({ ids: ['C'] });
  });
  test('what has left the queue is counted no longer', () => {
    const two = ranged(NOTHING, ['A', 'B'], false);
    expect(asked(without(two, ['B', 'X']), {})).toEqual({ ids: ['A'] });
    expect(without(two, ['X'])).toBe(two);
  });
  test('the box in the head: empty, mixed, full', () => {
    expect([headOf(NOTHING), headOf(only('A')), headOf({ kind: 'all' })]).toEqual(['none', 'some', 'all']);
  });
});
