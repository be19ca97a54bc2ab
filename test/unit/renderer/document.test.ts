import { describe, expect, test } from 'vitest';
import { freshId, read, write } from '../../../src-renderer/form/document';

describe('a place in a document', () => {
  const before = { connectors: [{ id: 'a', route: { hosts: [{ host: 'x' }] } }] };

  test('is named as the relay names it', () => {
    expect(read(before, 'connectors[0].route.hosts[0].host')).toBe('x');
    expect(read(before, 'connectors[3].route')).toBeUndefined();
  });
  test('is written in a copy, and what is missing on the way is made', () => {
    const after = write(before, 'connectors[0].route.hosts[0].auth.username', 'me');
    expect(read(after, 'connectors[0].route.hosts[0]')).toEqual({ host: 'x', auth: { username: 'me' } });
    expect(read(before, 'connectors[0].route.hosts[0]')).toEqual({ host: 'x' });
  });
  test('beyond the end of a list adds to it; undefined takes the place away', () => {
    expect(write(before, 'connectors[1]', { id: 'b' })).toEqual({ connectors: [...before.connectors, { id: 'b' }] });
    expect(write({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  });
  test('a new name is one that nobody has', () => {
    expect(freshId('office', ['office', 'office2'])).toBe('office3');
  });
});
