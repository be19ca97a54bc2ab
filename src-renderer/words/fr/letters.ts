// words/letters in French.
import { countFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { letterWords, PERIOD_WORDS } from '../letters';

translate('fr', PERIOD_WORDS, {
  today: 'Aujourd’hui',
  week: 'Cette semaine',
  'last-week': 'La semaine dernière',
  month: 'Ce mois-ci',
  chosen: 'Du … au …',
});

translate('fr', letterWords, {
  search: 'Chercher objet, personne ou numéro',
  period: 'Quand',
  anyTime: 'N’importe quand',
  firstDay: 'Premier jour',
  lastDay: 'Dernier jour',
  direction: 'Sens',
  anyDirection: 'Envoyés et reçus',
  none: 'Rien n’a encore été envoyé ni reçu',
  noneDetail: 'Chaque message envoyé, reçu ou renvoyé est noté ici, avec la réponse qu’il a reçue.',
  noSubjectKept: 'pas noté à l’époque',
  call: 'Connexion',
  openCall: 'Ouvrir la connexion',
  letter: 'Message',
  handedIn: 'Déposé',
  handedInAt: (at, by) => `${at}, par ${by}`,
  handedInBy: (door, account) => (account === null ? door : `${account} à ${door}`),
  fetched: 'relève chez le fournisseur',
  ourOwn: 'Dialpost lui-même',
  results: 'Ce qu’il est devenu',
  ofCall: 'Messages de cette connexion',
  noneOfCall: 'Aucun message n’est parti ni arrivé pendant cette connexion.',
  saidBy: (host, reply) => (host === '' ? reply : `${host} : ${reply}`),
  unknownLetter: (id) => `Rien n’est noté au sujet d’un message ${id}.`,
  moreRecipients: (n) => `et ${countFr(n, 'autre destinataire', 'autres destinataires')}`,
});
