// Two who change the settings at once: what each changed stands.
import { describe, expect, test } from 'vitest';
import { merge, same } from '../../../src-renderer/form/merge';

const BASE = {
  organization: { name: 'Clinic', domains: ['a.example'] },
  links: [
    { id: 'line', name: '' },
    { id: 'modem', name: '' },
  ],
  log: { level: 'maximum' },
};

describe('a document changed here and elsewhere', () => {
  test('both changes stand', () => {
    const mine = { ...BASE, organization: { ...BASE.organization, name: 'Ship' } };
    expect(merge(BASE, mine, { ...BASE, log: { level: 'minimum' } })).toEqual({ ...mine, log: { level: 'minimum' } });
  });
  test('in lists of one length, too', () => {
    const mine = {
      ...BASE,
      links: [
        { id: 'line', name: 'Mine' },
        { id: 'modem', name: '' },
      ],
    };
    const theirs = {
      ...BASE,
      links: [
        { id: 'line', name: '' },
        { id: 'modem', name: 'Theirs' },
      ],
    };
    expect(merge(BASE, mine, theirs)).toEqual({
      ...BASE,
      links: [
        { id: 'line', name: 'Mine' },
        { id: 'modem', name: 'Theirs' },
      ],
    });
  });
  test('a list that grew elsewhere stays grown where nothing was changed here', () => {
    const theirs = { ...BASE, links: [...BASE.links, { id: 'third', name: '' }] };
    expect(merge(BASE, { ...BASE, log: { level: 'none' } }, theirs)).toEqual({ ...theirs, log: { level: 'none' } });
  });
  test('the very same place: the window wins', () => {
    expect(merge(BASE, { ...BASE, log: { level: 'none' } }, { ...BASE, log: { level: 'medium' } })).toEqual({
      ...BASE,
      log: { level: 'none' },
    });
  });
  test('a key that was taken away here is gone', () => {
    const { log: _, ...mine } = BASE;
    expect(merge(BASE, mine, { ...BASE, organization: { ...BASE.organization, name: 'Ship' } })).toEqual({
      organization: { ...BASE.organization, name: 'Ship' },
      links: BASE.links,
    });
  });
});

describe('equal documents', () => {
  test('the order of keys and a key without a value say nothing', () =>
    expect(same({ a: 1, b: [null, 'x'] }, { b: [null, 'x'], a: 1, c: undefined })).toBe(true));
  test('the order and length of a list do', () => {
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same([1], [1, undefined])).toBe(false);
    expect(same({}, [])).toBe(false);
    expect(same({ a: null }, {})).toBe(false);
  });
});
