// The columns as a person wants them.
import { describe, expect, test } from 'vitest';
import {
  AS_MADE,
  flipped,
  frozen,
  inOrder,
  leastWidth,
  moved,
  readArrangement,
  tracksOf,
  widened,
} from '../../../src-renderer/table/arrangement';

const COLUMNS = ['a', 'b', 'c'].map((key) => ({ key, title: key.toUpperCase(), width: 'minmax(60px, 1fr)' }));
const keys = (columns: readonly { readonly key: string }[]) => columns.map(({ key }) => key).join('');

describe('columns', () => {
  test('stand in the order they were moved to', () => {
    const once = moved(COLUMNS, AS_MADE, 'c', -1);
    expect(keys(inOrder(COLUMNS, once))).toBe('acb');
    expect(keys(inOrder(COLUMNS, moved(COLUMNS, once, 'a', 1)))).toBe('cab');
    expect(moved(COLUMNS, once, 'a', -1)).toBe(once);
    expect(moved(COLUMNS, once, 'b', 1)).toBe(once);
  });
  test('that are new stand where they were made, and those that are gone are forgotten', () => {
    expect(keys(inOrder(COLUMNS, { ...AS_MADE, order: ['c', 'old', 'a'] }))).toBe('cab');
    expect(keys(inOrder(COLUMNS, { ...AS_MADE, order: ['c'] }))).toBe('abc');
  });
  test('are left out and shown again, but never the last', () => {
    const two = flipped(COLUMNS, flipped(COLUMNS, AS_MADE, 'a'), 'b');
    expect(two.hidden).toEqual(['a', 'b']);
    expect(flipped(COLUMNS, two, 'c')).toBe(two);
    expect(flipped(COLUMNS, two, 'a').hidden).toEqual(['b']);
  });
  test('have the width they were given, within reason', () => {
    const wide = widened(widened(AS_MADE, 'a', 200.4), 'b', 3);
    expect(tracksOf(COLUMNS, wide, () => false)).toEqual(['200px', '36px', 'minmax(60px, 1fr)']);
    expect(widened(wide, 'a', null).widths).toEqual({ b: 36 });
    expect(leastWidth(['200px', 'minmax(60px, 1fr)'])).toBe(260);
  });
  test('keep their width while one is drawn wider, and the last fills what is left', () => {
    const drawn = widened(frozen(widened(AS_MADE, 'a', 90), { a: 100, b: 110, c: 120 }), 'b', 150);
    expect(tracksOf(COLUMNS, drawn, () => false)).toEqual(['90px', '150px', 'minmax(120px, 1fr)']);
  });
  test('that say nothing leave their room to the others', () => {
    expect(tracksOf(COLUMNS, AS_MADE, (key) => key === 'b')).toEqual([
      'minmax(60px, 1fr)',
      '16px',
      'minmax(60px, 1fr)',
    ]);
  });
  test('have room for their titles in every language', () => {
    const columns = [
      { key: 'a', title: 'Envoyés', width: '46px' },
      { key: 'b', title: 'Fournisseur', width: 'minmax(70px, 1fr)' },
      { key: 'c', title: 'Direction, heard only', width: '16px', bare: true },
      { key: 'd', title: 'Reçus', width: '62px' },
      { key: 'e', title: 'Connexion', width: 'minmax(60px, 1fr)' },
    ];
    expect(tracksOf(columns, AS_MADE, () => false)).toEqual([
      '49px',
      'minmax(77px, 1fr)',
      '16px',
      '62px',
      'minmax(83px, 1fr)',
    ]);
  });
  test('are as made where nothing that can be read is stored', () => {
    for (const text of [null, '', '{', '7', '{"order":5,"hidden":[1],"widths":{"a":"x"},"sort":3}'])
      expect(readArrangement(text)).toEqual(AS_MADE);
    const kept = { order: ['b'], hidden: ['a'], widths: { c: 90 }, sort: '-a' };
    expect(readArrangement(JSON.stringify(kept))).toEqual(kept);
  });
});
