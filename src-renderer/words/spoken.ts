// In which language the window speaks: said here, before any page of words is read,
// for every page imports this file. It holds as long as the page is shown (a change in
// the settings loads the page anew), so what a screen reads of its words may be kept.
import { LANGUAGES, speak } from '../../src-main/words/page';

export { inEveryLanguage, languageSpoken, localeSpoken, page } from '../../src-main/words/page';

/** Where single rooms are tested there is no window. */
const named: unknown = 'window' in globalThis ? Reflect.get(window.dialpost, 'language') : 'en';
speak(LANGUAGES.find((language) => language === named) ?? 'en');
