// words/reading in German.
import { translate } from '../page';
import { readingWords } from '../reading';

translate('de', readingWords, {
  unnamed: (number) => `anhang-${number}`,
  enclosed: 'nachricht',
  noPart: (part) => `Die Nachricht hat keinen Anhang Nummer ${part + 1}. Öffnen Sie sie neu.`,
  notStanding: 'der Programmfaden, der Nachrichten dekodiert, ist nicht gestartet',
  notDecoded: (why) => `eine Nachricht ließ sich nicht dekodieren und wird gezeigt, wie sie gesendet wurde: ${why}`,
});
