// words/practice in German.
import { practiceWords } from '../practice';
import { translate } from '../../../src-main/words/page';

translate('de', practiceWords, {
  label: 'Übung',
  nowhere: 'Übung: Die Post geht nirgendwohin.',
  setUp: 'Richtig einrichten',
});
