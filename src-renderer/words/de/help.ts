// words/help in German.
import { helpWords } from '../help';
import { countDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', helpWords, {
  title: 'Handbuch',
  contents: 'Inhalt',
  search: 'Im Handbuch suchen',
  found: (n) => countDe(n, 'Seite', 'Seiten'),
  nothing: 'Auf keiner Seite stehen alle diese Wörter.',
  results: 'Seiten, auf denen die Wörter stehen',
  outside: (text, address) => `${text} (${address})`,
  next: (title) => `Weiter: ${title}`,
});
