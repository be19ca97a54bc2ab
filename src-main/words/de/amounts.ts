// words/amounts in German. A span stands in the nominative or accusative: sentences that
// hold one are made for that ("3 Tage lang", "um 3 Tage").
import { amountWords } from '../amounts';
import { translate } from '../page';
import { countDe } from './plural';

translate('de', amountWords, {
  units: {
    day: (count) => countDe(count, 'Tag', 'Tage'),
    hour: (count) => countDe(count, 'Stunde', 'Stunden'),
    minute: (count) => countDe(count, 'Minute', 'Minuten'),
  },
  bytes: (bytes) => countDe(bytes, 'Byte', 'Bytes'),
});
