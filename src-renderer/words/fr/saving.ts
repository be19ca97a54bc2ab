// words/saving in French.
import { countFr, numberFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { savingWords } from '../saving';

translate('fr', savingWords, {
  save: 'Enregistrer',
  undo: 'Annuler les modifications',
  saved: 'Enregistré. Cela vaut dès maintenant, aussi pour le courrier déjà en attente.',
  exported: (path) =>
    `Les réglages sont enregistrés sous ${path}. Les mots de passe n’y sont pas : qui les reprend ailleurs les y saisit.`,
  unsaved: 'Pas encore enregistré',
  issues: (n) => countFr(n, 'endroit ne convient pas encore', 'endroits ne conviennent pas encore'),
  issueAt: (where, message) => `${where} : ${message}`,
  wholeSettings: 'Les réglages dans leur ensemble',
  unlimited: 'sans limite',
  blankNever: 'jamais',
  passwordStored: 'enregistré ; saisissez pour le remplacer',
  typePassword: 'Saisissez-le ici ; aucun n’est enregistré pour ce compte.',
  passwordInFile:
    'Gardé dans secrets.json dans le dossier de données, non chiffré, dans un fichier que seul l’utilisateur sous lequel Dialpost fonctionne peut lire.',
  showPassword: 'Afficher ou masquer le mot de passe',

  schedule: 'Horaires',
  connector: 'Fournisseur',
  noConnectors: 'Aucun fournisseur n’est encore installé',
  noConnectorsDetail: 'Faites d’abord l’installation de Dialpost ; ses connexions se prévoient ensuite ici.',
  layer: 'Type de courrier',
  normalMail: 'Courrier ordinaire',
  largeMail: 'Gros messages',
  largeOwn: 'Les gros messages ont leurs propres heures',
  largeOver: 'Gros au-dessus de (Mo)',
  whenNormal: 'Quand Dialpost se connecte',
  whenLarge: 'Quand les gros messages peuvent partir',
  always: 'À tout moment, aussitôt',
  never: 'Jamais de lui-même',
  painted: 'Aux heures peintes ci-dessous',
  every: (minutes) => {
    if (minutes < 60) return `Toutes les ${numberFr(minutes)} minutes`;
    if (minutes === 60) return 'Toutes les heures';
    return minutes === 1440 ? 'Une fois par jour, à minuit' : `Toutes les ${numberFr(minutes / 60)} heures`;
  },
  again: 'Une fois ouvert, se reconnecter',
  againNever: 'Pas de nouveau',
  view: 'Affichage',
  hours: 'Heures',
  quarters: 'Quarts d’heure',
  week: 'Semaine',
  day: 'Jour',
  days: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'],
  cell: (day, from, to, state) =>
    `${day} de ${from} à ${to}, ${{ open: 'ouvert', closed: 'fermé', partly: 'ouvert en partie' }[state]}`,
  gridHint:
    'Glissez avec la souris pour ouvrir ou fermer des heures, ou utilisez les flèches et la barre d’espace ; avec Maj, les flèches continuent de peindre.',
  otherHint: 'Un trait au bas d’une case montre l’autre type de courrier.',
  copyDay: 'Copier un jour…',
  copyFrom: 'Copier les heures de',
  copyNow: 'Copier',
  choose: 'Choisir…',
  chooseFor: (field) => `Choisir… ${field}`,
  nextFive: 'Les cinq prochaines connexions',
  noPreview: 'On ne peut pas les prévoir en ce moment.',
  noCalls: 'Aucune : le courrier attend que quelqu’un clique sur « Envoyer et recevoir ».',
  letters: {
    always: 'Pas d’heures fixes : le courrier part dès qu’il est déposé.',
    dials: 'Pas d’heures fixes : chaque message ouvre une connexion dès qu’il est déposé.',
    'while-open': 'Aux heures ouvertes, le courrier part dès qu’il est déposé.',
  },
  fetched: {
    'with-calls': 'Le courrier gardé pour vous est demandé à ces heures, et à chaque autre connexion.',
    'own-times': 'Le courrier gardé pour vous est demandé à chaque connexion, et à ses propres heures.',
    'in-calls': 'Le courrier gardé pour vous est demandé à chaque connexion, et jamais autrement.',
    often: 'Le courrier gardé pour vous est demandé toutes les 15 minutes, et à chaque connexion.',
  },
});
