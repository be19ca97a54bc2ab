// words/verdict in German.
import { verdictWords } from '../verdict';
import { countDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', verdictWords, {
  good: 'Alles ist in Ordnung.',
  doubtful: (n) => `Es geht; ${countDe(n, 'Punkt verdient', 'Punkte verdienen')} einen Blick.`,
  bad: (n) => `${countDe(n, 'Punkt stimmt nicht und muss', 'Punkte stimmen nicht und müssen')} behoben werden.`,
});
