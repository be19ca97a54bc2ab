// Pages of what people read, and the one place that says in which language. A page is
// an object of sentences and of functions from facts to sentences; what is read from it
// is in the language of that moment, so a sentence is taken when it is said and never
// kept. The marked language is for tests and for translators: every sentence of a page
// stands between ⟦ and ⟧, so that what came from no page is seen. Pages in other languages
// are laid over the English ones by `translate`, page by page (words/de, words/fr).

/** English is what pages are written in; these are laid over it. */
export const TRANSLATIONS = ['de', 'fr'] as const;
export type Translation = (typeof TRANSLATIONS)[number];

/** The tags of BCP 47; en-XA is English with marks. Another language is one more set of pages. */
export const LANGUAGES = ['en', ...TRANSLATIONS, 'en-XA'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What settings say: 'system' is the language of the person who runs Dialpost, where there are pages in it. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

let spoken: Language = 'en';

/** Everything said from now on is in this language. `system`: what the system says of itself, "de-CH". */
export function speak(choice: LanguageChoice, system = Intl.DateTimeFormat().resolvedOptions().locale): void {
  spoken = choice === 'system' ? ofSystem(system) : choice;
}

/** What `say` says, in English whatever is spoken: for lines of protocols, which are ASCII. */
export function inEnglish<Said>(say: () => Said): Said {
  const before = spoken;
  spoken = 'en';
  try {
    return say();
  } finally {
    spoken = before;
  }
}

/** What `read` says in one language after the other: for what was written down in one of them, nobody knows which. */
export function inEveryLanguage(read: () => readonly string[]): readonly string[] {
  const before = spoken;
  try {
    const all = LANGUAGES.flatMap((language) => {
      spoken = language;
      return read();
    });
    return [...new Set(all)];
  } finally {
    spoken = before;
  }
}

export function languageSpoken(): Language {
  return spoken;
}

/**
 * How numbers, times and money are written, a tag for Intl: as the system has it where that speaks our language, else
 * as our language is written in the system's region ("en-DE": English words, 24 hours).
 */
export function localeSpoken(system = Intl.DateTimeFormat().resolvedOptions().locale): string {
  const [language = 'en'] = spoken.split('-');
  const { language: ofThem, region } = new Intl.Locale(system);
  if (ofThem === language) return system;
  return region === undefined ? language : `${language}-${region}`;
}

function ofSystem(system: string): Language {
  const [first = ''] = system.split(/[-_.]/);
  return LANGUAGES.find((language) => language === first.toLowerCase()) ?? 'en';
}

/** The page as it is read; `english` holds nothing but sentences, functions that make them, and lists and tables of both. */
export function page<const P extends object>(english: P): P {
  const read = {};
  for (const [name, value] of Object.entries(english)) {
    const member = isTable(value)
      ? { value: page(value) }
      : { get: (): unknown => said(inOurLanguage(read, name) ?? value) };
    Object.defineProperty(read, name, { enumerable: true, ...member });
  }
  return read as P; // the same names, each read through said
}

/** The same sentences in another language: the same names, the same facts. */
export type Translated<P> = P extends (...facts: infer Facts) => infer Said
  ? (...facts: Facts) => Translated<Said>
  : P extends string
    ? string
    : P extends readonly (infer One)[]
      ? readonly Translated<One>[]
      : P extends object
        ? { readonly [Name in keyof P]: Translated<P[Name]> }
        : P;

const laidOver = new WeakMap<object, Map<Language, Readonly<Record<string, unknown>>>>();

/** From now on `english`, a page, says this in that language. */
export function translate<P extends object>(language: Translation, english: P, words: Translated<P>): void {
  layOver(language, english, words);
}

function layOver(language: Translation, english: object, words: unknown): void {
  const over = laidOver.get(english) ?? new Map<Language, Readonly<Record<string, unknown>>>();
  laidOver.set(english, over.set(language, Object.assign({}, words)));
  for (const [name, value] of Object.entries(english))
    if (isTable(value)) layOver(language, value, over.get(language)?.[name]);
}

function inOurLanguage(read: object, name: string): unknown {
  return laidOver.get(read)?.get(spoken)?.[name];
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function said(value: unknown): unknown {
  if (spoken !== 'en-XA') return value;
  if (typeof value === 'function') return (...facts: unknown[]): unknown => marked(value(...facts));
  return marked(value);
}

/** Every text in `value`, between marks. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : `⟦${value}⟧`;
  if (Array.isArray(value)) return value.map(marked);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one)]));
}
