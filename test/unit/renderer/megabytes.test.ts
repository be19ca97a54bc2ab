// Sizes typed as megabytes and kept as bytes.
import { expect, test } from 'vitest';
import { fromMegabytes, megabytes, sizeSentence } from '../../../src-renderer/form/megabytes';

test('what is typed comes back as typed, to a thousandth', () => {
  for (const size of [0.001, 0.5, 1, 2.125, 25, 2048]) expect(megabytes(fromMegabytes(size))).toBe(size);
});
test("the relay's sentence about bytes speaks of megabytes", () =>
  expect(sizeSentence('expected 1024 to 2147483647')).toBe('expected 0.001 to 2147.484'));
