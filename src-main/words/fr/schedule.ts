// words/schedule in French.
import { translate } from '../page';
import { scheduleWords } from '../schedule';

translate('fr', scheduleWords, {
  clockSetBack: 'l’horloge a été retardée ; les connexions suivent la nouvelle heure',
  zoneIsNow: (zone) => `le fuseau horaire est maintenant ${zone}`,
  timeIsOver: 'une connexion a été manquée pendant la veille et son heure est passée',
  madeNow: 'une connexion manquée pendant la veille se fait maintenant',
  isDue: 'une connexion est due',
  notStarted: 'une connexion due n’a pas pu être lancée',
});
