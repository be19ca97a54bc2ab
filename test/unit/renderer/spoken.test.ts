// Every page of the window's words is read in the language that is spoken.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { speak } from '../../../src-main/words/page';
import { inEveryLanguage, languageSpoken } from '../../../src-renderer/words/spoken';
import { wizardWords } from '../../../src-renderer/words/wizard';

const FOLDER = join(import.meta.dirname, '../../../src-renderer/words');

/** Every sentence that is no function of facts, with its place. */
function sentences(value: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => sentences(one, `${place}.${name}`));
}

afterEach(() => speak('en'));

/** Pages in other languages have tests of their own. */
const isPage = (file: string): boolean =>
  file.endsWith('.ts') && !/^(?:[a-z]{2}[\\/].*|spoken\.ts|languages\.ts)$/.test(file);

describe.each(readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(isPage))('%s', (file) => {
  test('has nothing that is said in one language only', async () => {
    const pages: unknown = await import(join(FOLDER, file));
    expect(sentences(pages, file).length).toBeGreaterThan(0);
    speak('en-XA');
    expect(sentences(pages, file).filter(([, said]) => !/^⟦[^]*⟧$/.test(said))).toEqual([]);
  });
});

test('what was written down in one language is known in every one', () => {
  expect(inEveryLanguage(() => [wizardWords.names.internet])).toEqual(['Internet', '⟦Internet⟧']);
  expect(languageSpoken()).toBe('en');
});
