// Sizes typed as megabytes and kept as bytes.
import { afterEach, expect, test } from 'vitest';
import { speak } from '../../../src-main/words/page';
import { fromMegabytes, megabytes, sizeSentence } from '../../../src-renderer/form/megabytes';

afterEach(() => speak('en'));

test('what is typed comes back as typed, to a thousandth', () => {
  for (const size of [0.001, 0.5, 1, 2.125, 25, 2048]) expect(megabytes(fromMegabytes(size))).toBe(size);
});
test("the relay's sentence about bytes speaks of megabytes", () =>
  expect(sizeSentence('expected 1024 to 2147483647')).toBe('expected 0.001 to 2147.484'));
test('also in German, with its own signs', () => {
  speak('de');
  expect(sizeSentence('erwartet wird 1.024 bis 2.147.483.647')).toBe('erwartet wird 0,001 bis 2147,484');
});
