// words/saving in German.
import { savingWords } from '../saving';
import { countDe, numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

const CELL_STATES = { open: 'offen', closed: 'geschlossen', partly: 'teilweise offen' };

translate('de', savingWords, {
  save: 'Speichern',
  undo: 'Zurücknehmen',
  saved: 'Gespeichert. Es gilt von jetzt an, auch für Post, die schon wartet.',
  exported: (path) =>
    `Die Einstellungen sind als ${path} gespeichert. Passwörter stehen nicht darin: Wer sie anderswo übernimmt, tippt sie dort ein.`,
  unsaved: 'Noch nicht gespeichert',
  issues: (n) => countDe(n, 'Stelle passt noch nicht', 'Stellen passen noch nicht'),
  issueAt: (where, message) => `${where}: ${message}`,
  wholeSettings: 'Die Einstellungen im Ganzen',
  unlimited: 'ohne Grenze',
  blankNever: 'nie',
  passwordStored: 'gespeichert; tippen, um es zu ersetzen',
  typePassword: 'Tippen Sie es hier ein; für diese Anmeldung ist keines gespeichert.',
  passwordInFile:
    'Steht in secrets.json im Datenordner, unverschlüsselt, in einer Datei, die nur der Benutzer lesen darf, unter dem Dialpost läuft.',
  showPassword: 'Passwort zeigen oder verbergen',

  schedule: 'Zeiten',
  connector: 'Anbieter',
  noConnectors: 'Noch ist kein Anbieter eingerichtet',
  noConnectorsDetail: 'Richten Sie Dialpost zuerst ein; dann lassen sich hier die Verbindungen planen.',
  layer: 'Art der Post',
  normalMail: 'Gewöhnliche Post',
  largeMail: 'Große Nachrichten',
  largeOwn: 'Große Nachrichten haben eigene Zeiten',
  largeOver: 'Groß ist über (MB)',
  whenNormal: 'Wann Dialpost sich verbindet',
  whenLarge: 'Wann große Nachrichten gehen dürfen',
  always: 'Jederzeit, sofort',
  never: 'Nie von selbst',
  painted: 'In den unten bemalten Stunden',
  every: (minutes) => {
    if (minutes < 60) return `Alle ${numberDe(minutes)} Minuten`;
    if (minutes === 60) return 'Jede Stunde';
    return minutes === 1440 ? 'Einmal am Tag, um Mitternacht' : `Alle ${numberDe(minutes / 60)} Stunden`;
  },
  again: 'Solange offen, wieder verbinden',
  againNever: 'Nicht wieder',
  view: 'Ansicht',
  hours: 'Stunden',
  quarters: 'Viertelstunden',
  week: 'Woche',
  day: 'Tag',
  days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  cell: (day, from, to, state) => `${day} ${from} bis ${to}, ${CELL_STATES[state]}`,
  gridHint:
    'Ziehen Sie mit der Maus, um Stunden zu öffnen oder zu schließen, oder nehmen Sie Pfeiltasten und Leertaste; mit Umschalt malen die Pfeiltasten weiter.',
  otherHint: 'Ein Strich am Fuß eines Feldes zeigt die andere Art der Post.',
  copyDay: 'Tag kopieren…',
  copyFrom: 'Stunden kopieren von',
  copyNow: 'Kopieren',
  choose: 'Auswählen…',
  chooseFor: (field) => `Auswählen… ${field}`,
  nextFive: 'Die nächsten fünf Verbindungen',
  noPreview: 'Das lässt sich jetzt nicht sagen.',
  noCalls: 'Keine: Die Post wartet, bis jemand auf „Jetzt senden/abholen“ drückt.',
  letters: {
    always: 'Keine festen Zeiten: Die Post geht, sobald sie abgegeben ist.',
    dials: 'Keine festen Zeiten: Jede Nachricht baut eine Verbindung auf, sobald sie abgegeben ist.',
    'while-open': 'In den offenen Stunden geht die Post, sobald sie abgegeben ist.',
  },
  fetched: {
    'with-calls':
      'Nach Post, die für Sie aufbewahrt wird, wird zu diesen Zeiten gefragt und bei jeder anderen Verbindung.',
    'own-times': 'Nach Post, die für Sie aufbewahrt wird, wird bei jeder Verbindung gefragt und zu eigenen Zeiten.',
    'in-calls': 'Nach Post, die für Sie aufbewahrt wird, wird bei jeder Verbindung gefragt und sonst nie.',
    often: 'Nach Post, die für Sie aufbewahrt wird, wird alle 15 Minuten gefragt und bei jeder Verbindung.',
  },
});
