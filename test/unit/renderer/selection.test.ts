import { describe, expect, test } from 'vitest';
import { asked, howMany, isSelected, NOTHING, toggled } from '../../../src-renderer/queue/selection';

describe('what an action means is never more than what was shown as selected', () => {
  test('messages by name', () => {
    const two = toggled(toggled(NOTHING, 'A'), 'B');
    expect(asked(two, { search: 'x' })).toEqual({ ids: ['A', 'B'] });
    expect(howMany(two, 100)).toBe(2);
    expect(asked(toggled(two, 'A'), {})).toEqual({ ids: ['B'] });
  });
  test('everything that matches, however many', () => {
    expect(asked({ kind: 'all' }, { search: 'x' })).toEqual({ search: 'x', all: true });
    expect(howMany({ kind: 'all' }, 100_000)).toBe(100_000);
    expect(isSelected({ kind: 'all' }, 'Z')).toBe(true);
  });
  test('a click out of "all" begins anew with that one', () => {
    expect(asked(toggled({ kind: 'all' }, 'A'), {})).toEqual({ ids: ['A'] });
  });
});
