// words/orders in German.
import { aboutWords, keyWords } from '../orders';
import { countDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', keyWords, {
  control: 'Strg',
  shift: 'Umschalt',
  names: {
    Enter: 'Eingabe',
    Escape: 'Esc',
    Space: 'Leertaste',
    Delete: 'Entf',
    Up: '↑',
    Down: '↓',
    Tab: 'Tab',
  },
  title: 'Tastenkürzel',
  or: 'oder',
  everywhere: 'Überall',
  screens: 'Seiten',
  theWindow: 'Das Fenster',
  lists: 'In einer Liste',
  orders: {
    'send-receive': 'Jetzt senden und abholen',
    find: 'Gehe zu: eine Seite, eine Einstellung, eine Nachricht, eine Hilfeseite',
    print: 'Drucken, was offen ist: eine Nachricht, eine Verbindung, die Zeiten',
    'help-here': 'Hilfe zu dem, was gezeigt wird',
    shortcuts: 'Diese Liste',
  },
  desktop: {
    close: 'Fenster schließen; Dialpost bleibt im Infobereich',
    quit: 'Beenden, nach einer Frage',
    larger: 'Alles größer',
    smaller: 'Alles kleiner',
    usual: 'Normale Größe',
    full: 'Vollbild',
  },
});

translate('de', aboutWords, {
  title: 'Über Dialpost',
  what: 'Die Poststelle eines Ortes, dessen Leitung dünn, teuer oder nur zeitweise da ist.',
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  system: 'System',
  dataFolder: 'Datenordner',
  own: 'Dialpost selbst steht unter der MIT-Lizenz.',
  licences: 'Woraus es gebaut ist, und unter welchen Lizenzen',
  licencesCount: (n) => countDe(n, 'Paket', 'Pakete'),
  noLicences: 'Die Liste war nicht lesbar.',
  copy: 'Für einen Bericht kopieren',
  copied: 'Kopiert.',
});
