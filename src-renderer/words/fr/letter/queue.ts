// words/queue in French.
import { countFr, numberFr } from '../../../../src-main/words/fr/plural';
import { translate } from '../../../../src-main/words/page';
import { queueWords, tableWords } from '../../letter/queue';

const messages = (n: number): string => countFr(n, 'message');
const these = (n: number): string => (n === 1 ? 'ce message' : messages(n));

translate('fr', queueWords, {
  act: {
    open: 'Ouvrir',
    hold: 'Retenir',
    release: 'Libérer',
    now: 'Essayer maintenant',
    retry: 'À la prochaine connexion',
    priority: 'Priorité',
    bounce: 'Renvoyer à l’expéditeur',
    remove: 'Supprimer',
  },
  actOn: {
    open: () => 'Ouvrir ce message',
    hold: (n) => `Retenir ${these(n)}`,
    release: (n) => `Libérer ${these(n)}`,
    now: (n) => `Essayer maintenant : ${these(n)}`,
    retry: (n) => `À la prochaine connexion : ${these(n)}`,
    priority: (n) => `Priorité de ${these(n)}`,
    bounce: (n) => `Renvoyer à l’expéditeur : ${these(n)}`,
    remove: (n) => `Supprimer ${these(n)}`,
  },
  makePriority: {
    high: (n) => `Rendre ${n === 1 ? 'ce message urgent' : `${messages(n)} urgents`}`,
    normal: (n) => `Donner la priorité normale à ${these(n)}`,
    low: (n) => `Donner la priorité basse à ${these(n)}`,
  },
  menu: (n) => (n === 1 ? 'Ce message' : messages(n)),
  aimedAt: (n) => (n === 1 ? 'Ce message :' : `${countFr(n, 'message sélectionné', 'messages sélectionnés')} :`),
  aimedAtNothing: 'Ouvrez ou sélectionnez des messages pour agir sur eux.',
  selectAll: (n) => `Sélectionner ${n === 1 ? 'le seul résultat' : `les ${numberFr(n)} résultats`}`,
  clear: 'Annuler la sélection',
  did: {
    hold: (n) => `${countFr(n, 'message retenu', 'messages retenus')}.`,
    release: (n) => `${countFr(n, 'message libéré', 'messages libérés')}.`,
    now: (n) => `${countFr(n, 'message est essayé', 'messages sont essayés')} maintenant.`,
    retry: (n) => `${countFr(n, 'message partira', 'messages partiront')} à la prochaine connexion.`,
    bounce: (n) => `${countFr(n, 'message renvoyé', 'messages renvoyés')} à l’expéditeur.`,
    remove: (n) => `${countFr(n, 'message supprimé', 'messages supprimés')}.`,
  },
  didPriority: {
    high: (n) => `${countFr(n, 'message est désormais urgent', 'messages sont désormais urgents')}.`,
    normal: (n) => `${countFr(n, 'message a désormais', 'messages ont désormais')} la priorité normale.`,
    low: (n) => `${countFr(n, 'message a désormais', 'messages ont désormais')} la priorité basse.`,
  },
  missed: (n) =>
    n === 1
      ? `${messages(n)} est resté tel quel : il est déjà parti, en cours d’envoi, ou ne peut pas être traité ainsi pour l’instant.`
      : `${messages(n)} sont restés tels quels : ils sont déjà partis, en cours d’envoi, ou ne peuvent pas être traités ainsi pour l’instant.`,
  untried: (n) =>
    n === 1
      ? '1 message n’a pas été essayé : il est retenu (Libérer le laisse partir), déjà parti, ou en cours d’envoi.'
      : `${messages(n)} n’ont pas été essayés : ils sont retenus (Libérer les laisse partir), déjà partis, ou en cours d’envoi.`,
  undo: 'Annuler',
  undone: (n) => `${countFr(n, 'message est redevenu', 'messages sont redevenus')} comme avant.`,
  undoneNot: (n) =>
    `${countFr(n, 'message avait changé entre-temps et reste ainsi', 'messages avaient changé entre-temps et restent ainsi')}.`,
  askRemove: (n) => `Supprimer ${these(n)} ?`,
  askRemoveMeaning: 'Le courrier est supprimé définitivement et son expéditeur n’est pas averti.',
  askBounce: (n) => `Renvoyer ${these(n)} à l’expéditeur ?`,
  askBounceMeaning:
    'Le courrier quitte la file d’attente et chaque expéditeur reçoit un avis disant qu’il n’a pas été remis. Les messages du système sans expéditeur sont seulement supprimés.',
});

translate('fr', tableWords, {
  choose: 'Sélectionner',
  chooseAll: 'Sélectionner tous les résultats',
  columns: 'Colonnes',
  edge: 'Tirez pour changer la largeur ; un double-clic rétablit la largeur habituelle',
  noRoom: 'pas de place pour l’instant',
  earlier: (column) => `Avancer ${column}`,
  later: (column) => `Reculer ${column}`,
  narrower: (column) => `Rétrécir ${column}`,
  wider: (column) => `Élargir ${column}`,
  reset: 'Revenir aux colonnes habituelles',
  done: 'Terminé',
});
