// words/ways-in/layers in German.
import { translate } from '../../page';
import { layersWords } from '../../ways-in/layers';

const quoted = (names: readonly string[]): string => names.map((name) => `„${name}“`).join(', ');

translate('de', layersWords, {
  at: (file, path, message) => (path === '' ? `${file}: ${message}` : `${file}, ${path}: ${message}`),
  more: (count) => `… und ${count} weitere Stellen.`,
  unknown: ({ name, file, near, known }) =>
    `${file} hat kein „${name}“; ${near === null ? `es gibt dort ${quoted(known)}` : `ist „${near}“ gemeint?`}${near === null ? '; ist' : ' Ist'} es eines mehr, schreiben Sie "new": true hinein`,
  notNew: (name, file) => `${file} hat „${name}“ schon; nehmen Sie "new" heraus`,
  newIsTrue: 'erwartet wird true; ein Eintrag, der nicht neu ist, hat kein "new"',
  noName: (key) => `erwartet wird ein Eintrag mit "${key}", das sagt, welcher gemeint ist`,
  otherName: (name) => `erwartet wird „${name}“, wie der Eintrag heißt`,
  nothingToTake:
    'null nimmt eine Einstellung weg, und in den Dateien davor steht keine dieses Namens; prüfen Sie die Schreibweise',
  password: {
    noVariable: (name) => `das Passwort soll aus ${name} in der Umgebung kommen, und dort steht nichts`,
    unreadable: (path, why) => `das Passwort soll aus ${path} kommen, das sich nicht lesen lässt: ${why}`,
    noPasswordFile: (path) =>
      `das Passwort soll aus ${path} kommen, und das ist keine Datei mit einem Passwort: ein Ordner oder ein Gerät, viel zu lang, oder weder UTF-8 noch UTF-16`,
    emptyFile: (path) => `das Passwort soll aus ${path} kommen, und die Datei ist leer`,
    lines: (source) => `erwartet wird eine Zeile in ${source}, das Passwort und sonst nichts`,
  },
  wrong: {
    undo: 'settings undo braucht den Namen, den settings set genannt hat: dialpost settings undo NAME',
    notDocument: 'erwartet wird ein Einstellungsdokument: {"organization": …}',
  },
  how: { new: 'neu', gone: 'entfernt', changed: 'geändert' },
  secret: { set: 'Passwort gesetzt', changed: 'Passwort geändert', removed: 'Passwort entfernt' },
  unset: 'nicht gesetzt',
  wantsPassword: (at) => `Fehlt: ${at}`,
  nothing: (dir) => `Kein Unterschied: Die Einstellungen in ${dir} sind schon diese.`,
  question: 'Diese Einstellungen übernehmen? [J/n] ',
  stayed: 'Nichts wurde übernommen; die Einstellungen sind wie vorher.',
  taken: (dir, undo) =>
    `Übernommen: Die Einstellungen in ${dir} sind jetzt diese.${undo === null ? '' : ` So kommen die vorigen zurück: dialpost settings undo ${undo}`}`,
  undone: 'Die vorigen Einstellungen gelten wieder, auch die Passwörter.',
  undoAtRest: (dir) =>
    `Die vorigen Einstellungen kann nur das Dialpost zurückholen, das die neuen übernommen hat, solange es läuft; mit dem Ordner ${dir} läuft keines. Setzen Sie stattdessen die Dateien von vorher: dialpost settings set FILE`,
});
