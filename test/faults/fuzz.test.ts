// Strangers' bytes at everything that reads them. Whatever they are, nothing throws but
// what it says it throws, answers have the shape that is promised, nothing names a place
// outside its folder, and the time grows with the text and not faster. A failing example
// is printed by fast-check with its path; DIALPOST_TEST_SEED has the same again.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testFolder } from '../support/folders';
import { growth } from '../support/growth';
import { BYTE_PARSERS } from './support/byte-parsers';
import { cut, cuts, hostileBytes, hostileText, shapes } from './support/hostile';
import { expectNone, figures, LONG, trial } from './support/scale';
import { TEXT_PARSERS } from './support/text-parsers';

const DEEP = 100_000;
const NESTED: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['<', '>'],
  ['[', ']'],
  ['{"a":', '}'],
  ['"\\', '"'],
  ['Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n', '--a--\r\n'],
  ['Content-Type: message/rfc822\r\n\r\n', ''],
  ['\xc0\x0c', '\0'],
];

/** Milliseconds for each reader of texts. */
const SHARE = LONG ? 60_000 : 700;

it('whatever a text holds, its reader answers as it promised', () => {
  const begun = Date.now();
  const { seed } = trial();
  let runs = 0;
  for (const { name, read, wrong } of TEXT_PARSERS) {
    fc.assert(
      fc.property(hostileText, (text) => {
        runs++;
        expect(wrong?.(read(text), text) || '', name).toBe('');
      }),
      { seed, numRuns: 1_000_000, interruptAfterTimeLimit: SHARE / 3, markInterruptAsFailure: false },
    );
  }
  figures(`fuzz, texts: ${TEXT_PARSERS.length} readers, ${runs} texts`, begun, seed);
}, 7_200_000);

it('whatever bytes come, in whatever pieces, their reader does as it promised', async () => {
  const begun = Date.now();
  const { seed } = trial();
  const dir = await testFolder();
  let runs = 0;
  for (const { name, read } of BYTE_PARSERS) {
    let reading: Promise<string> = Promise.resolve('');
    await fc.assert(
      fc.asyncProperty(hostileBytes, cuts, async (bytes, lengths) => {
        reading = Promise.resolve(read(cut(bytes, lengths), join(dir, String(runs++))));
        expect(await reading, name).toBe('');
      }),
      { seed, numRuns: 1_000_000, interruptAfterTimeLimit: SHARE, markInterruptAsFailure: false },
    );
    // Where time is up, the last one is still at work in the folder.
    expect(await reading, name).toBe('');
  }
  figures(`fuzz, bytes: ${BYTE_PARSERS.length} readers, ${runs} inputs`, begun, seed);
}, 7_200_000);

it('B1: a hundred thousand of anything within each other end no reader', async () => {
  const { seed } = trial();
  const begun = Date.now();
  const dir = await testFolder();
  for (const [open, close] of NESTED) {
    const text = open.repeat(DEEP) + close.repeat(DEEP);
    for (const { name, read, most } of TEXT_PARSERS)
      expect(() => read(text.slice(0, most)), `${name}: ${open}`).not.toThrow();
    for (const { name, read, most } of BYTE_PARSERS)
      expect(await read([Buffer.from(text).subarray(0, most)], join(dir, 'deep')), `${name}: ${open}`).toBe('');
  }
  figures(`fuzz, depth: ${NESTED.length} kinds of nesting`, begun, seed);
}, 7_200_000);

it('B1: no run of one word makes a reader go over it again and again', () => {
  const begun = Date.now();
  const { seed, chance } = trial();
  const bad: string[] = [];
  let steepest = 0;
  let measured = 0;
  TEXT_PARSERS.forEach(({ name, most, read }, i) => {
    const until = performance.now() + SHARE;
    for (const { name: shape, of } of shuffled([...shapes(chance(i), LONG)], chance(1000 + i))) {
      if (performance.now() > until) break;
      const { slope, bytes, milliseconds, fair } = growth(read, of, most);
      measured++;
      if (fair) steepest = Math.max(steepest, milliseconds > 5 ? slope : 0);
      else
        bad.push(
          `${name} with ${shape}: the time grows with the power ${slope.toFixed(1)} (${milliseconds.toFixed(0)} ms for ${bytes} letters)`,
        );
    }
  });
  figures(`fuzz, growth: ${measured} runs, steepest power ${steepest.toFixed(2)}`, begun, seed);
  expectNone(bad);
}, 7_200_000);

function shuffled<T>(list: T[], next: () => number): readonly T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T]; // both indexes are within the list
  }
  return list;
}
