// words/named in German.
import {
  DIRECTION_WORDS,
  HISTORY_WORDS,
  PHASE_WORDS,
  PRIORITY_WORDS,
  RESULT_WORDS,
  STATE_WORDS,
  WHY_WORDS,
} from '../named';
import { translate } from '../page';

translate('de', STATE_WORDS, {
  incoming: 'Wartet',
  active: 'Wird gesendet',
  deferred: 'Aufgeschoben',
  hold: 'Angehalten',
});

translate('de', PRIORITY_WORDS, {
  low: 'Niedrig',
  normal: 'Normal',
  high: 'Eilig',
});

translate('de', PHASE_WORDS, {
  dialing: 'Wählt',
  'signing-in': 'Anmeldung läuft',
  sending: 'Sendet',
  collecting: 'Fragt nach unserer Post',
  waiting: 'Wartet auf eingehende Post',
  updating: 'Sucht ein neueres Dialpost',
  'hanging-up': 'Legt auf',
  ended: 'Beendet',
});

translate('de', WHY_WORDS, {
  schedule: 'Laut Zeiten',
  person: 'Von Hand',
  trigger: 'Wartende Post',
  urgent: 'Eilige Post',
  branch: 'Zweigstelle rief an',
  'hand-over': 'Übergabe',
});

translate('de', RESULT_WORDS, {
  ok: 'Fertig',
  partly: 'Teilweise',
  failed: 'Gescheitert',
});

translate('de', HISTORY_WORDS, {
  delivered: 'Zugestellt',
  failed: 'Zurückgeschickt',
  removed: 'Entfernt',
});

translate('de', DIRECTION_WORDS, {
  out: 'Gesendet',
  in: 'Empfangen',
  house: 'Innerhalb des Hauses',
});
