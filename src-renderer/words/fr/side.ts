// words/side in French.
import { translate } from '../../../src-main/words/page';
import { sideWords } from '../side';

translate('fr', sideWords, {
  groups: { today: 'Aujourd’hui', setUp: 'Installation', closer: 'En détail' },
  fold: 'Replier le côté',
  unfold: 'Afficher les noms',
  counted: (screen, count) => `${screen} : ${count}`,
});
