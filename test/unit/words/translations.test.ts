// Every page of words has the same page in every other language: whole, with the same
// facts, and translated. What reads alike in both languages is made of the words below.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { languageSpoken, page, speak, translate, TRANSLATIONS, type Translation } from '../../../src-main/words/page';
import { importsOf, readFolders, type Source, sourceOf } from '../../support/source';
import {
  factsAmiss,
  isExported,
  isSentence,
  membersOf,
  pagesIn,
  textsIn,
  translationsIn,
} from '../../support/translations';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDERS = ['src-main/words', 'src-renderer/words'] as const;

/** Names, protocols and keys, which no language has words of its own for. */
const NAMES =
  'Dialpost Yahoo Fastmail DNS ETRN TURN SMTP LMTP STARTTLS TLS EHLO Finger Pipelining TTL Message-ID Microsoft Google Iridium Certus ' +
  'FleetBroadband HTML Electron Chromium Node js English Deutsch Français Esc Tab Internet Terminal Port Postmaster ' +
  'EUR INBOX DEQUEUE Delivered-To date time c-ip cs-method anna office branch isp satellite';

/** Whole words that are written alike. */
const ALIKE: Readonly<Record<Translation, string>> = {
  de: 'Name Host Server Status Online Offline Normal Pause Minute Bytes System Text Region Version',
  fr:
    'Source Message Messages Minute Minutes Exceptions Diagnostic Pause INFO TEST id note extensions ok connect greeting auth ' +
    'Version Ctrl Actions',
};

const SOURCES = readFolders(ROOT, FOLDERS);
const isTranslation = (path: string): boolean => /\/words\/[a-z]{2}\//.test(path);
const ENGLISH = SOURCES.filter((source) => !isTranslation(source.path) && pagesIn(source).size > 0);

/** "src-main/words/de/cases/dial.ts" of "src-main/words/cases/dial.ts". */
const inLanguage = (path: string, language: Translation): string => path.replace('/words/', `/words/${language}/`);
const sourceAt = (path: string): Source =>
  SOURCES.find((source) => source.path === path) ?? sourceOf(path, '/* it is not there */');
const load = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
  (await import(join(ROOT, path))) as Readonly<Record<string, unknown>>;

/** What a person types as it stands: addresses, hosts, paths, numbers. */
const AS_TYPED = /\S*[@/\d]\S*|\S+\.example\S*/g;

/** Nothing is left of it once what is typed as it stands, and the words that are alike, are taken out. */
function isAlike(text: string, language: Translation): boolean {
  const alike = new Set(`${NAMES} ${ALIKE[language]}`.toLowerCase().split(' '));
  return text
    .toLowerCase()
    .replace(AS_TYPED, ' ')
    .split(/[^\p{L}\p{N}-]+/u)
    .every((word) => alike.has(word) || !/\p{L}/u.test(word));
}

const placeholders = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');

/** What is wrong with what stands at a path, where it is a text or a list of texts. */
function textAmiss(english: unknown, ours: unknown, language: Translation): readonly string[] {
  if (Array.isArray(english)) {
    if (!Array.isArray(ours) || ours.length !== english.length) return [`is not a list of ${english.length}`];
    return english.flatMap((one, at) => textAmiss(one, ours[at], language));
  }
  if (typeof english !== 'string') return typeof english === typeof ours ? [] : ['is of another kind'];
  if (typeof ours !== 'string') return ['is no text'];
  return [
    ...(ours === english && !isAlike(english, language) ? [`is not translated: ${english}`] : []),
    ...(placeholders(ours) === placeholders(english) ? [] : [`has other placeholders: ${ours}`]),
  ];
}

/** Its texts, lists and functions by their paths, in the language spoken. */
function spokenMembers(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, one]) => [...spokenMembers(one, path === '' ? name : `${path}.${name}`)]),
  );
}

function said(value: unknown, language: Translation | 'en'): ReadonlyMap<string, unknown> {
  const before = languageSpoken();
  speak(language);
  const members = spokenMembers(value);
  speak(before);
  return members;
}

/** What is wrong with the functions of a page. */
function sentencesAmiss(english: Source, language: Translation, name: string): readonly string[] {
  const translation = sourceAt(inLanguage(english.path, language));
  const words = translationsIn(translation, language).get(name);
  const source = pagesIn(english).get(name);
  if (!words || !source) return [];
  const ours = membersOf(translation, words);
  return [...membersOf(english, source)].flatMap(([path, theirs]) => {
    const own = ours.get(path);
    if (!isSentence(theirs) || !isSentence(own)) return [];
    const texts = textsIn(theirs).join('…');
    const same = texts === textsIn(own).join('…') && !isAlike(texts, language);
    return [...factsAmiss(theirs, own), ...(same ? [`is not translated: ${texts}`] : [])].map(
      (amiss) => `${translation.path}: ${name}.${path} ${amiss}`,
    );
  });
}

afterAll(() => speak('en'));

test('every page is exported, so that it can be translated', () => {
  const hidden = ENGLISH.flatMap((source) =>
    [...pagesIn(source).keys()].filter((name) => !isExported(source, name)).map((name) => `${source.path}: ${name}`),
  );
  expect(ENGLISH.length).toBeGreaterThan(40);
  expect(hidden).toEqual([]);
});

describe.each(TRANSLATIONS)('the pages in %s', (language) => {
  test('are all there, each in a file of the same name that pages.ts reads, and no others', () => {
    const amiss = ENGLISH.flatMap((source) => {
      const translated = translationsIn(sourceAt(inLanguage(source.path, language)), language);
      return [...pagesIn(source).keys()]
        .filter((name) => !translated.has(name))
        .map((name) => `${source.path}: ${name}`);
    });
    const unread = FOLDERS.flatMap((folder) => {
      const read = new Set(importsOf(sourceAt(`${folder}/${language}/pages.ts`)).map(({ from }) => from));
      return ENGLISH.map(({ path }) => path)
        .filter((path) => path.startsWith(`${folder}/`))
        .filter((path) => !read.has(`./${path.slice(folder.length + 1, -'.ts'.length)}`));
    });
    const left = SOURCES.filter(
      (source) =>
        translationsIn(source, language).size > 0 &&
        !ENGLISH.some(({ path }) => inLanguage(path, language) === source.path),
    ).map(({ path }) => path);
    expect({ amiss, unread, left }).toEqual({ amiss: [], unread: [], left: [] });
  });

  test('say everything, in their own words and with the same placeholders', async () => {
    for (const folder of FOLDERS) await load(`${folder}/${language}/pages.ts`);
    const amiss: string[] = [];
    for (const source of ENGLISH) {
      const module = await load(source.path);
      for (const name of pagesIn(source).keys()) {
        const ours = said(module[name], language);
        for (const [path, english] of said(module[name], 'en'))
          amiss.push(
            ...textAmiss(english, ours.get(path), language).map((what) => `${source.path}: ${name}.${path} ${what}`),
          );
      }
    }
    expect(amiss).toEqual([]);
  });

  test('take the facts the English sentences take, and use each of them', () => {
    const amiss = ENGLISH.flatMap((source) =>
      [...pagesIn(source).keys()].flatMap((name) => sentencesAmiss(source, language, name)),
    );
    expect(amiss).toEqual([]);
  });
});

describe('the checks themselves', () => {
  const english = sourceOf(
    'src-main/words/a.ts',
    'export const A = page({ n: (n: number, to: string) => `${n} to ${to}`, of: (of: Of) => `${of.a} of ${of.b}` });',
  );
  const german = (words: string): readonly string[] => {
    const source = sourceOf('src-main/words/de/a.ts', `translate('de', A, ${words});`);
    const [theirs, ours] = [pagesIn(english).get('A'), translationsIn(source, 'de').get('A')];
    if (!theirs || !ours) return ['no page'];
    const own = membersOf(source, ours);
    return [...membersOf(english, theirs)].flatMap(([path, sentence]) => {
      const one = own.get(path);
      return isSentence(sentence) && isSentence(one) ? factsAmiss(sentence, one) : [];
    });
  };

  test('a fact that is not taken, not used, or only partly used is seen', () => {
    expect(german('{ n: (n, to) => `${n} an ${to}`, of: ({ a, b }) => `${a} von ${b}` }')).toEqual([]);
    expect(german('{ n: (n) => `${n}` }')).toEqual(['takes 1 facts, not 2']);
    expect(german('{ n: (n, to) => `${n} an alle` }')).toEqual(['does not use to']);
    expect(german('{ of: (of) => `${of.a}` }')).toEqual(['does not use b']);
    expect(german('{ of: ({ a }) => `${a}` }')).toEqual(['does not use b']);
  });

  test('a text that was left in English, or lost a placeholder, is seen; names are no words', () => {
    expect(textAmiss('The line {said}', 'The line {said}', 'de')).toEqual(['is not translated: The line {said}']);
    expect(textAmiss('The line {said}', 'Die Leitung', 'de')).toEqual(['has other placeholders: Die Leitung']);
    expect(textAmiss(['one', 'two'], ['eins'], 'de')).toEqual(['is not a list of 2']);
    expect(textAmiss('STARTTLS', 'STARTTLS', 'de')).toEqual([]);
  });

  test('the compiler asks for every name, and for no other, and for the same facts', () => {
    const words = page({ quit: 'Quit', waiting: (n: number) => `${n} waiting`, days: { first: 'Monday' } });
    const slips = [
      // @ts-expect-error a name is lacking
      (): void => translate('de', words, { quit: 'Beenden', days: { first: 'Montag' } }),
      // @ts-expect-error a name is lacking further in
      (): void => translate('de', words, { quit: 'Beenden', waiting: (n) => `${n}`, days: {} }),
      // @ts-expect-error a name is too much
      (): void => translate('de', words, { quit: 'Beenden', waiting: (n) => `${n}`, days: { first: 'Mo' }, go: 'Los' }),
      // @ts-expect-error another fact is wanted
      (): void => translate('de', words, { quit: 'B', waiting: (n: string) => n, days: { first: 'Montag' } }),
    ];
    expect(slips).toHaveLength(4);
  });
});
