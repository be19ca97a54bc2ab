// words/desktop in French.
import { desktopWords } from '../desktop';
import { translate } from '../page';
import { countFr, formFr, numberFr } from './plural';

const listed = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');
const counts = (sent: number, received: number): string => `${countFr(sent, 'envoyé')}, ${countFr(received, 'reçu')}`;

translate('fr', desktopWords, {
  app: 'Dialpost',
  couldNotStart: 'Dialpost n’a pas pu démarrer',
  couldNotStartWhy: (why) => `Dialpost n’a pas pu démarrer : ${why}`,
  callUnderWay: 'Un appel est en cours',
  couldNot: 'Cela n’a pas marché',
  tray: {
    tooltip: (state) => `Dialpost : ${state}`,
    starting: 'Démarrage…',
    well: '✓',
    amiss: '△',
    lastCall: (time, { sent, received, left }, cost) =>
      `Dernière connexion ${time} : ${listed([counts(sent, received), left > 0 ? countFr(left, 'restant') : null, cost])}`,
    lastCallFailed: (time, cost) => listed([`Dernière connexion ${time} : échec`, cost]),
    sendReceive: 'Envoyer et recevoir',
    priced: (item, price) => `${item} (environ ${price})`,
    onlyLarge: (n) => (n === 1 ? 'Envoyer le gros message' : `Envoyer les ${numberFr(n)} gros messages`),
    withLarge: (n) => (n === 1 ? '… avec le gros message' : `… avec les ${numberFr(n)} gros messages`),
    hangingUp: 'Raccrochage…',
    hangUp: 'Raccrocher',
    pauseFor: 'Pause',
    pauseHour: 'Pendant 1 heure',
    pauseMorning: 'Jusqu’à demain 08:00',
    pause: 'Jusqu’à ce que je reprenne',
    resume: 'Reprendre',
    resumeAndSend: 'Reprendre et envoyer',
    open: 'Ouvrir Dialpost',
    quit: 'Quitter…',
    steersDaemon: 'Pilote le service de cet ordinateur',
    practising: 'Essai : le courrier ne part nulle part',
    setUp: 'Faire la vraie installation ›',
    nothingWaits: 'Aucun courrier en attente',
    waiting: (n) => `${countFr(n, 'message')} en attente`,
    ofThemLarge: (waiting, large) => `${waiting}, dont ${countFr(large, 'gros', 'gros')}`,
    held: (n) => countFr(n, 'message retenu', 'messages retenus'),
    leads: (text) => `${text} ›`,
    nextCall: (time) => `Prochaine connexion ${time}`,
    noNextCall: 'Aucune connexion prévue',
    withALetter: 'Prochaine connexion dès qu’un message est déposé',
    pausedUntil: (time) => `En pause jusqu’à ${time}`,
    pausedOpenEnd: 'En pause jusqu’à ce que vous repreniez',
    waitingUntil: (waiting, time) => `${waiting}, prochaine connexion ${time}`,
    online: (done, left) => (left > 0 ? `En ligne : ${countFr(done, 'envoyé')}, encore ${numberFr(left)}` : 'En ligne'),
    dialing: 'Appel…',
    paused: (paused, waiting) => `${paused} : le courrier est accepté, rien n’est envoyé. ${waiting}`,
    attention: (n, first) => (n === 1 ? first : `${numberFr(n)} points demandent votre attention. ${first}`),
  },
  quit: {
    title: 'Quitter Dialpost ?',
    stops:
      'Dialpost cesse d’accepter et d’envoyer du courrier : aucun programme ne peut en déposer, et aucune connexion prévue ne se fait.',
    call: 'Une connexion est en cours ; quitter la raccroche, et ce qui n’est pas encore passé attend.',
    waiting: (n) =>
      `${countFr(n, 'message attend', 'messages attendent')} encore, en sécurité sur le disque, et ${formFr(n, 'attendra', 'attendront')} que Dialpost fonctionne de nouveau.`,
    now: 'Quitter',
    keepRunning: 'Ne pas quitter',
    keepInTray: 'Continuer dans la zone de notification',
  },
  menu: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    help: 'Aide',
    pause: 'Pause',
    exportShown: 'Exporter ce qui est affiché…',
    print: 'Imprimer…',
    exportSettings: 'Exporter les réglages…',
    importSettings: 'Importer des réglages…',
    close: 'Fermer la fenêtre',
    quit: 'Quitter Dialpost…',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    find: 'Aller n’importe où…',
    larger: 'Agrandir',
    smaller: 'Réduire',
    usual: 'Taille habituelle',
    full: 'Plein écran',
    helpHere: 'Aide sur cet écran',
    handbook: 'Manuel',
    shortcuts: 'Raccourcis clavier',
    saveReport: 'Enregistrer un rapport…',
    about: 'À propos de Dialpost',
    hide: 'Masquer Dialpost',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
  },
  notifications: {
    mailReturned: 'Du courrier n’a pas pu être remis',
    returned: (n) =>
      `${countFr(n, 'destinataire a été refusé', 'destinataires ont été refusés')} définitivement. Les expéditeurs reçoivent un avis qui dit pourquoi ; ces messages figurent dans « Envoyés et reçus » sous « Renvoyé ».`,
    sessionFailed: 'L’envoi et la réception ont échoué',
    through: 'Le courrier est passé',
    over: 'La connexion est terminée',
    partly: 'Tout le courrier n’est pas passé',
    moved: (sent, received) => `${counts(sent, received)}.`,
    nothingMoved: 'Rien n’a été envoyé, et rien n’est arrivé.',
    spent: (online, cost) => `${listed([`${online} en ligne`, cost])}.`,
    largeWaits: (n, time) =>
      `${countFr(n, 'gros message attend', 'gros messages attendent')} ${time === null ? `que vous ${formFr(n, 'l’envoyiez', 'les envoyiez')}` : `${formFr(n, 'son heure', 'leur heure')} : ${time}`}.`,
    needsAttention: 'Dialpost demande votre attention',
  },
  print: {
    underWay: 'Une impression est déjà en cours. Répondez d’abord à la question du système.',
    noLetter:
      'Le message ne peut plus être lu tel qu’il était affiché, et rien n’a été imprimé. Ouvrez-le à nouveau et imprimez ce qui s’y trouve.',
    noPrinter:
      'Cet ordinateur ne connaît aucune imprimante, et rien n’a été imprimé. Installez-en une dans les réglages du système, puis imprimez à nouveau.',
    failed: (why) =>
      `Rien n’a été imprimé : ${why.replace(/\.$/, '')}. Vérifiez que l’imprimante est allumée et reliée, puis imprimez à nouveau.`,
  },
  chooseFile: 'Choisir un programme ou un fichier',
  open: { settings: 'Importer des réglages', anyFile: 'Tous les fichiers' },
  daemon: {
    busy: 'Le service est déjà en cours d’installation ou de suppression. Attendez que ce soit terminé.',
    noQuestion:
      'Ce système ne demande pas les droits de lui-même ; rien n’a été changé. Lancez la commande indiquée à côté du bouton en tant qu’administrateur.',
    notAllowed: (command) =>
      `Les droits n’ont pas été accordés, ou personne n’a pu être interrogé ; rien n’a été changé. Un administrateur peut taper ceci dans un terminal : ${command}`,
  },
  device: (folder, device) =>
    `${folder} : Windows réserve le nom ${device} à un périphérique. Choisissez un autre dossier avec --data.`,
  noSignInPage:
    'Cette page n’appartient à aucune connexion au fournisseur commencée ici ; le navigateur n’a donc pas été ouvert. Recommencez la connexion.',
  noBrowser: (why) =>
    `Le navigateur n’a pas pu être ouvert (${why.replace(/\.$/, '')}). Copiez l’adresse et ouvrez-la à la main ; la connexion attend.`,
  save: {
    message: 'Enregistrer le message',
    messageFiles: 'Messages',
    attachment: 'Enregistrer la pièce jointe',
    attachments: 'Enregistrer toutes les pièces jointes dans un dossier',
    report: 'Enregistrer un rapport',
    reportFiles: 'Rapports',
    settings: 'Exporter les réglages',
    settingsFiles: 'Réglages',
    tables: {
      letters: 'Enregistrer les messages envoyés et reçus',
      queue: 'Enregistrer la file d’attente',
      calls: 'Enregistrer les connexions',
    },
    tableFiles: 'Tableaux',
    noSettings: 'Rien n’est encore installé, il n’y a donc pas de réglages à exporter.',
    noFolderWindow: (path, why) =>
      `Le système n’a pas pu afficher le dossier ${path} (${why.replace(/\.$/, '')}). Le dossier n’a rien : ouvrez-le avec un gestionnaire de fichiers.`,
  },
});
