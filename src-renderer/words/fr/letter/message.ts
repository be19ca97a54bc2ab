// words/letter/message in French.
import { countFr, numberFr } from '../../../../src-main/words/fr/plural';
import { translate } from '../../../../src-main/words/page';
import { messageWords } from '../../letter/message';

translate('fr', messageWords, {
  from: 'De',
  replyTo: 'Réponses à',
  to: 'À',
  cc: 'Copie à',
  noFrom: 'Aucun expéditeur n’y est nommé',
  morePeople: 'et d’autres que ceux nommés ici',
  copyAddress: (address) => `Copier ${address}`,
  copied: 'Copié',
  dateAndSize: (date, size) => `${date} · ${size}`,
  noDate: 'Sans date',
  tabs: { message: 'Message', story: 'Parcours', source: 'Source' },
  actions: 'Actions sur ce message',
  sendNow: 'Envoyer',
  act: {
    hold: 'Retenir ce message',
    release: 'Libérer ce message',
    sendNow: (button) => `${button}, ce message seul`,
    return: 'Renvoyer ce message à son expéditeur',
    remove: 'Supprimer ce message',
  },
  more: 'Autres actions',
  saveSource: 'Enregistrer la source…',
  return: 'Renvoyer',
  show: { label: 'Affiché comme', text: 'Texte', page: 'HTML' },
  emptyText: 'Il n’y a pas de texte dans ce message.',
  cut: 'Seul le début est affiché. Enregistrez la source pour l’avoir en entier.',
  decoding: 'Le décodage prend du temps ; en attendant, le message est affiché tel qu’il a été envoyé.',
  asSent: {
    large:
      'Ce message est trop gros pour être décodé ici. Il est affiché tel qu’il a été envoyé ; enregistrez la source pour l’avoir en entier.',
    parts:
      'Ce message a plus de parties qu’aucun message n’en a besoin, il n’est donc pas décodé. Il est affiché tel qu’il a été envoyé.',
    slow: 'Le décodage a pris trop de temps, le message est donc affiché tel qu’il a été envoyé. Enregistrez la source pour l’ouvrir ailleurs.',
    unreadable: 'Ce message n’a pas pu être décodé. Il est affiché tel qu’il a été envoyé.',
  },
  pageTitle: 'Le message sous forme de page',
  remote: (n) =>
    n === 1
      ? '1 image venant d’ailleurs n’est pas chargée : elle coûterait du temps en ligne et dirait à son expéditeur que vous avez lu ceci.'
      : `${numberFr(n)} images venant d’ailleurs ne sont pas chargées : elles coûteraient du temps en ligne et diraient à leur expéditeur que vous avez lu ceci.`,
  links: (n) => countFr(n, 'adresse web', 'adresses web'),
  linksMeaning: 'Rien ici n’ouvre une adresse web. Copiez-la là où vous la voulez.',
  attachments: 'Pièces jointes',
  sizeSave: (size) => `${size} · enregistrer`,
  outlookWrapping:
    'winmail.dat est un emballage d’Outlook : les fichiers que la lettre apportait sont dedans, et seuls Outlook et les programmes faits pour cela l’ouvrent. Enregistrez-le, ou demandez à l’expéditeur de renvoyer la lettre en HTML ou en texte brut.',
  saveAll: (n) => `Tout enregistrer (${numberFr(n)})`,
  savedAll: (n, folder) => `${countFr(n, 'pièce jointe enregistrée', 'pièces jointes enregistrées')} dans ${folder}`,
  story: {
    handedIn: (by) => `Déposé ${by}`,
    handedInAt: (by, listener) => `Déposé ${by} à l’entrée ${listener}`,
    byAddress: (address) => `par ${address}`,
    byAccount: (account) => `par ${account}`,
    byAccountFrom: (account, address) => `par ${account} depuis ${address}`,
    bySomebody: 'par un programme',
    written: 'Écrit par Dialpost',
    fetched: 'Relevé chez le fournisseur',
    arrived: 'Arrivé',
    routed: (why) => `Part par ${why}`,
    delivered: (people, host) => `Accepté par ${host} pour ${people}`,
    deferred: (people, host) => `Pas encore accepté par ${host} pour ${people}, nouvel essai plus tard`,
    failed: (people, host) => `Refusé par ${host} pour ${people}`,
    again: (times, people, host) =>
      times === 1
        ? `Encore une fois pas accepté par ${host} pour ${people}, dans les mêmes termes`
        : `Encore ${numberFr(times)} fois pas accepté par ${host} pour ${people}, dans les mêmes termes ; la dernière fois`,
    removed: (people) => `Supprimé par une personne pour ${people}`,
    returned: (people) => `Renvoyé à son expéditeur pour ${people}`,
    call: 'sa connexion',
    earlier: (n) =>
      `${countFr(n, 'tentative antérieure n’est pas affichée', 'tentatives antérieures ne sont pas affichées')}.`,
    goes: (when, why) => `${when} : ${why}`,
    goesBySomeTime: 'Ensuite',
    recipients: 'Destinataires',
    details: 'Détails',
  },
});
