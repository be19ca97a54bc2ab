import { expect, test } from 'vitest';
import { readStartWords } from '../../../src-main/desktop/start-words';

test('the app understands its own words and leaves others alone', () => {
  expect(readStartWords(['electron', '--no-sandbox', '.', '--hidden', '--data', '/tmp/x'])).toEqual({
    hidden: true,
    practice: false,
    dir: '/tmp/x',
  });
  expect(readStartWords(['dialpost', '--data=/tmp/y', '--practice'])).toEqual({
    hidden: false,
    practice: true,
    dir: '/tmp/y',
  });
  expect(readStartWords(['dialpost'])).toEqual({ hidden: false, practice: false, dir: null });
});
