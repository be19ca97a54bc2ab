// words/side in German.
import { sideWords } from '../side';
import { translate } from '../../../src-main/words/page';

translate('de', sideWords, {
  groups: { today: 'Heute', setUp: 'Einrichten', closer: 'Genauer hinsehen' },
  fold: 'Seitenleiste einklappen',
  unfold: 'Namen zeigen',
  counted: (screen, count) => `${screen}: ${count}`,
});
