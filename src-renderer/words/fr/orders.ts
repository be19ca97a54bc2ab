// words/orders in French.
import { countFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { aboutWords, keyWords } from '../orders';

translate('fr', keyWords, {
  control: 'Ctrl',
  shift: 'Maj',
  names: {
    Enter: 'Entrée',
    Escape: 'Échap',
    Space: 'Espace',
    Delete: 'Suppr',
    Up: '↑',
    Down: '↓',
    Tab: 'Tab',
  },
  title: 'Raccourcis clavier',
  or: 'ou',
  everywhere: 'Partout',
  screens: 'Écrans',
  theWindow: 'La fenêtre',
  lists: 'Dans une liste',
  orders: {
    'send-receive': 'Envoyer et recevoir',
    find: 'Aller n’importe où : un écran, un réglage, un message, une page d’aide',
    print: 'Imprimer ce qui est ouvert : un message, une connexion, les horaires',
    'help-here': 'Aide sur ce qui est affiché',
    shortcuts: 'Cette liste',
  },
  desktop: {
    close: 'Fermer la fenêtre ; Dialpost reste dans la zone de notification',
    quit: 'Quitter, après une question',
    larger: 'Tout agrandir',
    smaller: 'Tout réduire',
    usual: 'Taille habituelle',
    full: 'Plein écran',
  },
});

translate('fr', aboutWords, {
  title: 'À propos de Dialpost',
  what: 'Le bureau de poste d’un lieu dont la ligne est lente, chère ou intermittente.',
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  system: 'Système',
  dataFolder: 'Dossier de données',
  own: 'Dialpost lui-même est sous licence MIT.',
  licences: 'De quoi il est fait, et sous quelles licences',
  licencesCount: (n) => countFr(n, 'paquet'),
  noLicences: 'La liste n’a pas pu être lue.',
  copy: 'Copier pour un rapport',
  copied: 'Copié.',
});
