// words/help in French.
import { countFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { helpWords } from '../help';

translate('fr', helpWords, {
  title: 'Manuel',
  contents: 'Sommaire',
  search: 'Chercher dans le manuel',
  found: (n) => countFr(n, 'page'),
  nothing: 'Aucune page ne contient tous ces mots.',
  results: 'Pages qui contiennent ces mots',
  outside: (text, address) => `${text} (${address})`,
  next: (title) => `Suite : ${title}`,
});
