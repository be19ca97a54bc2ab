// The sentences of the Windows setup, which no page holds: there in all three languages, with
// the same names and commands in them, all of them used, and short enough for where they stand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'scripts', 'packages', 'windows');
const LANGUAGES = ['English', 'German', 'French'] as const;
/** So much fits in the two lines of the page that explains a part, in a wide font. */
const LONGEST_HELP = 100;

interface SetupWord {
  readonly name: string;
  readonly texts: readonly string[];
}

function wordsIn(script: string): readonly SetupWord[] {
  const lines = script.replace(/\\\r?\n/g, ' ').split('\n');
  return lines
    .filter((line) => line.startsWith('${Word} '))
    .map((line) => ({
      name: line.split(' ')[1] ?? '',
      texts: [...line.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text),
    }));
}

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const WORDS = wordsIn(read('words.nsh'));
const SCRIPTS = readdirSync(FOLDER).map(read).join('\n');

/** What is the same in every language: variables, options, commands, names of devices and keys. */
function facts(text: string): readonly string[] {
  return (
    text.match(/\$[({]?\w+|(?<!\w)\/\w+=?|dialpost [a-z]+(?: install)?|\b(?:[A-Z]{3,}|netsh)\b|[%]/g) ?? []
  ).toSorted();
}

test('they stand in every language that the setup speaks', () => {
  expect(WORDS.length).toBeGreaterThan(20);
  const spoken = [...read('words.nsh').matchAll(/MUI_LANGUAGE "(\w+)"/g)].map(([, name]) => name);
  expect(spoken).toEqual(LANGUAGES);
  const without = WORDS.filter(
    ({ texts }) => texts.length !== LANGUAGES.length || texts.some((text) => text.trim() === ''),
  );
  expect(without).toEqual([]);
});

test('they name the same things, and are translated', () => {
  const amiss = WORDS.filter(({ texts: [first = '', ...others] }) =>
    others.some((text) => facts(text).join() !== facts(first).join()),
  );
  expect(amiss.map(({ name, texts }) => [name, ...texts.map(facts)])).toEqual([]);
  const alike = WORDS.filter(({ texts }) => new Set(texts).size < texts.length).map(({ name }) => name);
  expect(alike).toEqual(['ProgramName']);
});

test('each is said somewhere, and none is said that is not there', () => {
  // OFFER makes a name of its parameter.
  const said = new Set([...SCRIPTS.matchAll(/\$\((\w+)\)/g)].map(([, name]) => name));
  const names = WORDS.map(({ name }) => name);
  expect(names.filter((name) => !said.has(name))).toEqual([]);
  expect([...said].filter((name) => !names.includes(name ?? ''))).toEqual([]);
});

test('what explains a part fits into its two lines', () => {
  const helps = WORDS.filter(({ name }) => name.endsWith('Help'));
  const long = helps.filter(({ texts }) => texts.some((text) => text.length > LONGEST_HELP));
  expect(long).toEqual([]);
});
