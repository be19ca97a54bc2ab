// words/verdict in French.
import { countFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { verdictWords } from '../verdict';

translate('fr', verdictWords, {
  good: 'Tout est en ordre.',
  doubtful: (n) => `Cela marche ; ${countFr(n, 'point mérite', 'points méritent')} un coup d’œil.`,
  bad: (n) => `${countFr(n, 'point ne va pas et doit être corrigé', 'points ne vont pas et doivent être corrigés')}.`,
});
