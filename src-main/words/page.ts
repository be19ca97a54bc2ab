// Pages of what people read, and the one place that says in which language. A page is
// an object of sentences and of functions from facts to sentences; what is read from it
// is in the language of that moment, so a sentence is taken when it is said and never
// kept. The marked language is for tests and for translators: every sentence of a page
// stands between ⟦ and ⟧, so that what came from no page is seen.

/** The tags of BCP 47; en-XA is English with marks. Another language is one more set of pages. */
export const LANGUAGES = ['en', 'en-XA'] as const;
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
    const member = isTable(value) ? { value: page(value) } : { get: (): unknown => said(value) };
    Object.defineProperty(read, name, { enumerable: true, ...member });
  }
  return read as P; // the same names, each read through said
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
