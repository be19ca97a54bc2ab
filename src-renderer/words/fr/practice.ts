// words/practice in French.
import { translate } from '../../../src-main/words/page';
import { practiceWords } from '../practice';

translate('fr', practiceWords, {
  label: 'Essai',
  nowhere: 'Essai : le courrier ne part nulle part.',
  setUp: 'Vraie installation',
});
