// words/schedule in German.
import { translate } from '../page';
import { scheduleWords } from '../schedule';

translate('de', scheduleWords, {
  clockSetBack: 'die Uhr wurde zurückgestellt; Verbindungen richten sich nach der neuen Zeit',
  zoneIsNow: (zone) => `die Zeitzone ist jetzt ${zone}`,
  timeIsOver: 'eine Verbindung wurde verschlafen, und ihre Zeit ist vorbei',
  madeNow: 'eine verschlafene Verbindung wird jetzt nachgeholt',
  isDue: 'eine Verbindung ist fällig',
  notStarted: 'eine fällige Verbindung konnte nicht begonnen werden',
});
