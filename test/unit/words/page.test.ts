// What is read from a page is in the language spoken at that moment.
import { afterEach, describe, expect, test } from 'vitest';
import { languageSpoken, localeSpoken, page, speak, translate } from '../../../src-main/words/page';

afterEach(() => speak('en'));

const PAGE = page({
  quit: 'Quit',
  waiting: (n: number) => `${n} waiting`,
  results: { ok: 'Done', failed: (why: string) => `Failed: ${why}` },
  days: ['Monday', 'Tuesday'],
  sheet: () => ({ title: 'Title', lines: ['one', 'two'], cents: 5 }),
  nothing: '',
});

describe('a page', () => {
  test('says what stands in it', () => {
    expect([PAGE.quit, PAGE.waiting(3), PAGE.results.ok, PAGE.results.failed('no line'), PAGE.days]).toEqual([
      'Quit',
      '3 waiting',
      'Done',
      'Failed: no line',
      ['Monday', 'Tuesday'],
    ]);
  });

  test('marks every sentence in the marked language, also one that a function makes, and no figure', () => {
    speak('en-XA');
    expect([PAGE.quit, PAGE.waiting(3), PAGE.results.ok, PAGE.results.failed('no line'), PAGE.days]).toEqual([
      '⟦Quit⟧',
      '⟦3 waiting⟧',
      '⟦Done⟧',
      '⟦Failed: no line⟧',
      ['⟦Monday⟧', '⟦Tuesday⟧'],
    ]);
    expect(PAGE.sheet()).toEqual({ title: '⟦Title⟧', lines: ['⟦one⟧', '⟦two⟧'], cents: 5 });
    expect(PAGE.nothing).toBe('');
  });

  test('follows a change at once', () => {
    const before = PAGE.quit;
    speak('en-XA');
    const after = PAGE.quit;
    expect([before, after]).toEqual(['Quit', '⟦Quit⟧']);
  });
});

describe('a page in another language', () => {
  translate('de', PAGE, {
    quit: 'Beenden',
    waiting: (n) => `${n} warten`,
    results: { ok: 'Fertig', failed: (why) => `Fehlgeschlagen: ${why}` },
    days: ['Montag', 'Dienstag'],
    sheet: () => ({ title: 'Titel', lines: ['eins', 'zwei'], cents: 5 }),
    nothing: '',
  });

  test('says it there, tables and functions too, and in English everywhere else', () => {
    const all = (): readonly unknown[] => [
      PAGE.quit,
      PAGE.waiting(3),
      PAGE.results.failed('x'),
      PAGE.days,
      PAGE.nothing,
    ];
    speak('de');
    const german = all();
    speak('fr');
    expect([german, PAGE.quit]).toEqual([
      ['Beenden', '3 warten', 'Fehlgeschlagen: x', ['Montag', 'Dienstag'], ''],
      'Quit',
    ]);
  });
});

describe('the language of the system', () => {
  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['en_US.UTF-8', 'en'],
    ['de-CH', 'de'],
    ['de_AT.UTF-8', 'de'],
    ['fr-CA', 'fr'],
    ['it-CH', 'en'],
    ['C', 'en'],
    ['', 'en'],
  ] as const)('%s is spoken as %s', (system, language) => {
    speak('system', system);
    expect(languageSpoken()).toBe(language);
  });

  test('gives way to the one that was chosen', () => {
    speak('en-XA', 'de-CH');
    expect(languageSpoken()).toBe('en-XA');
  });
});

describe('numbers and times', () => {
  test.each([
    ['en', 'en-GB', 'en-GB'],
    ['en', 'en-US', 'en-US'],
    ['en', 'de-CH', 'en-CH'],
    ['en', 'de', 'en'],
    ['de', 'de-CH', 'de-CH'],
    ['de', 'en-US', 'de-US'],
    ['en-XA', 'fr-FR', 'en-FR'],
  ] as const)('%s on a computer set to %s are written as in %s', (language, system, locale) => {
    speak(language);
    expect(localeSpoken(system)).toBe(locale);
  });

  test('an hour is told as the region of the reader tells it', () => {
    const told = new Date(2026, 10, 29, 14, 5).toLocaleTimeString(localeSpoken('de-DE'), {
      hour: '2-digit',
      minute: '2-digit',
    });
    expect(told).toBe('14:05');
  });
});
