// words/named in French.
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

translate('fr', STATE_WORDS, {
  incoming: 'En attente',
  active: 'Envoi',
  deferred: 'Différé',
  hold: 'Retenu',
});

translate('fr', PRIORITY_WORDS, { low: 'Basse', normal: 'Normale', high: 'Urgente' });

translate('fr', PHASE_WORDS, {
  dialing: 'Appel',
  'signing-in': 'Connexion chez le fournisseur',
  sending: 'Envoi',
  collecting: 'Demande de notre courrier',
  waiting: 'Attente du courrier entrant',
  updating: 'Recherche d’une version plus récente',
  'hanging-up': 'Raccrochage',
  ended: 'Terminée',
});

translate('fr', WHY_WORDS, {
  schedule: 'Selon les horaires',
  person: 'À la main',
  trigger: 'Courrier en attente',
  urgent: 'Message urgent',
  branch: 'Appel d’une agence',
  'hand-over': 'Remise à un autre serveur',
});

translate('fr', RESULT_WORDS, { ok: 'Terminé', partly: 'En partie', failed: 'Échec' });

translate('fr', HISTORY_WORDS, { delivered: 'Remis', failed: 'Renvoyé', removed: 'Supprimé' });

translate('fr', DIRECTION_WORDS, { out: 'Envoyé', in: 'Reçu', house: 'Dans la maison' });
