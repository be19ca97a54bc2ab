// words/amounts in French.
import { amountWords } from '../amounts';
import { translate } from '../page';
import { countFr } from './plural';

translate('fr', amountWords, {
  units: {
    day: (count) => countFr(count, 'jour'),
    hour: (count) => countFr(count, 'heure'),
    minute: (count) => countFr(count, 'minute'),
  },
  bytes: (bytes) => countFr(bytes, 'octet'),
});
