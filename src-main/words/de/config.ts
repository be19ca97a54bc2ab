// words/config in German.
import { dateTimeText, sizeText } from '../amounts';
import { configWords } from '../config';
import { translate } from '../page';
import { numberDe } from './plural';

translate('de', configWords, {
  copied: {
    stands: (from) =>
      `Dieser Datenordner ist eine Kopie von ${from}, und der steht noch dort. Was beim Kopieren wartete, wartet in beiden und ginge zweimal hinaus. Benutzen Sie nur einen, und löschen Sie den anderen oder benennen Sie ihn um.`,
    atWork: (from) =>
      `Dieser Datenordner ist eine Kopie von ${from}, und dort arbeitet ein Dialpost. Damit nichts zweimal hinausgeht, ist dieses hier angehalten gestartet: Post wird angenommen, keine gesendet. Beenden Sie eines der beiden endgültig; soll es hier weitergehen, setzen Sie es fort.`,
  },
  doubt: {
    network:
      'Der Datenordner liegt auf einem Netzlaufwerk, dessen Sperren andere Rechner vielleicht nicht sehen. Sorgen Sie dafür, dass nur ein Rechner damit arbeitet, oder verschieben Sie ihn auf eine Festplatte dieses Rechners.',
    'no-lock':
      'Dieser Ordner lässt sich hier nicht sperren. Sorgen Sie dafür, dass kein zweites Dialpost damit arbeitet, oder verschieben Sie ihn auf eine Festplatte dieses Rechners.',
  },
  exposed: {
    open: (dir) =>
      `Andere Benutzer dieses Rechners können den Datenordner ${dir} lesen, und seine Rechte lassen sich nicht ändern. Darin liegen Nachrichten und Passwörter: Verschieben Sie ihn auf eine Festplatte, die Rechte kennt, oder geben Sie den Ordner dem Benutzer, unter dem Dialpost läuft.`,
    closed: (dir) =>
      `Andere Benutzer dieses Rechners konnten den Datenordner ${dir} lesen. Das ist jetzt zu (Rechte 0700). Wenn einer von ihnen ihn gelesen haben kann, ändern Sie die Passwörter in den Einstellungen.`,
    rights: (dir) =>
      `Andere Benutzer dieses Rechners können den Datenordner ${dir} lesen; darin liegen Nachrichten und Passwörter. Verschieben Sie ihn in Ihr eigenes Profil, oder nehmen Sie ihnen das Recht: icacls "${dir}" /inheritance:r /grant:r "NAME:(OI)(CI)F" "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" (NAME ist der Benutzer, unter dem Dialpost läuft).`,
  },
  owner: {
    process: (pid) => `Prozess ${pid}`,
    processSince: (pid, since) => `Prozess ${pid} seit dem ${dateTimeText(since)}`,
    otherWord: (path) =>
      `${path} hat jemand anders geschrieben: Eine Sicherung wurde über den Ordner gespielt, oder ein anderes Dialpost hat ihn übernommen`,
    gone: (path) => `${path} ist nicht mehr da: umbenannt oder entfernt`,
    otherFolder: (path) => `${path} ist ein anderer Ordner als beim Start`,
  },
  pausedFile: 'Dialpost wählt nichts, solange diese Datei hier liegt.',
  secrets: {
    note: 'in secrets.json steht nicht, was dort stehen soll',
    lost: (path, name) =>
      `Die gespeicherten Passwörter in ${path} waren nicht lesbar; die Datei wurde nach corrupt/${name} verschoben. Die Post wartet sicher, bis Sie die Passwörter neu eintippen.`,
    damaged: (path, name) =>
      `Die gespeicherten Passwörter in ${path} wurden auf der Festplatte beschädigt; die Datei wurde nach corrupt/${name} verschoben, und jedes lesbare Passwort ist noch da. Wenn eines fehlt, wird es hier auch genannt, und seine Post wartet sicher, bis Sie es neu eintippen. Prüfen Sie die Festplatte.`,
    sealed: (owners) =>
      `Die gespeicherten Passwörter für ${owners} lassen sich nicht öffnen: Der Schlüsselbund des Systems, der sie versiegelt hat, ist gesperrt oder nicht da (dialpost serve hat keinen). Die Post wartet sicher; entsperren Sie ihn, starten Sie Dialpost mit seinem Fenster, oder tippen Sie die Passwörter neu ein.`,
    none: (owners) => `Für ${owners} ist kein Passwort gespeichert. Die Post wartet sicher; tippen Sie es neu ein.`,
    signIn: 'anmelden: für diesen Anbieter, diese Client-ID und diesen Anmeldenamen ist keine Anmeldung gespeichert',
    typeAgain: 'Host, Port oder Anmeldename geändert: Tippen Sie das Passwort neu ein, damit es nicht anderswohin geht',
    putAway: (path, owners) =>
      `In ${path} standen Passwörter im Klartext (für ${owners}). Sie wurden herausgenommen und liegen jetzt bei den anderen Passwörtern; sie gelten weiter. Löschen Sie auch die Datei, aus der sie kamen.`,
    typeIt: 'noch ist kein Passwort gespeichert; tippen Sie es ein',
  },
  session: {
    notAnId: (text) => `keine Nummer einer Verbindung: ${text}`,
    note: 'die Aufzeichnung einer Verbindung war nicht lesbar',
    setAside: 'die Aufzeichnung einer Verbindung war nicht lesbar und wurde nach corrupt/ verschoben',
  },
  settings: {
    misfit: (path, places) =>
      `${path} passt${places > 1 ? ` an ${numberDe(places)} Stellen` : ''} nicht. Die Datei blieb, wie sie ist.`,
    misfitAnywhere: 'es passt nicht',
    twice: (path, why) =>
      `In ${path}: ${why}. Es gilt das letzte, und das erste wird nicht verwendet: Behalten Sie eines von beiden.`,
    unreadable: (path, name, why) =>
      `Die Einstellungen in ${path} sind nicht zu gebrauchen: ${why}. ${path} war nicht lesbar und wurde nach corrupt/${name} verschoben.`,
    edited: (path, name) =>
      `${path} wurde von Hand geändert, während Dialpost lief, und dann wurden andere Einstellungen gespeichert. Was von Hand geschrieben wurde, ist als corrupt/${name} aufbewahrt.`,
    damaged: (path, name) =>
      `${path} passt nicht: Die Datei wurde auf der Festplatte beschädigt oder von Hand geändert, während Dialpost nicht lief. Sie ist als corrupt/${name} aufbewahrt; die Notiz daneben sagt, wo sie nicht passt.`,
    noBackup: (path) =>
      `Auch die Sicherung ${path} war nicht lesbar; Dialpost startet ohne Einstellungen, bis Sie es einrichten oder eine der Dateien berichtigen.`,
    fromBackup: (path) =>
      `Die Einstellungen von vor der letzten Änderung wurden aus ${path} genommen. Bitte sehen Sie sie durch.`,
    fault: {
      replaced: 'es passte nicht und wurde ersetzt',
      edited: 'es wurde von Hand geändert und dann durch andere Einstellungen ersetzt',
      misfit: (why) => `es passt nicht (${why})`,
      notText: 'es ist weder UTF-8 noch UTF-16',
      noDocument: 'es ist kein Einstellungsdokument',
      notJson: (why) => `es ist kein JSON: ${why}`,
    },
  },
  json: {
    mistake: (line, character) => `der erste Fehler steht bei Zeichen ${character}, in Zeile ${line}`,
    torn: (line) => `es endet zu früh, in Zeile ${line}`,
    twice: (name, line) => `„${name}“ steht zweimal in derselben Gruppe, zum zweiten Mal in Zeile ${line}`,
  },
  file: {
    unreadable: (file, why) => `${file} kann nicht gelesen werden: ${why}.`,
    noFile: (file) => `${file} ist ein Ordner oder ein Gerät. Wählen Sie eine Datei.`,
    tooLarge: (file, bytes, most) =>
      `${file} hat ${sizeText(bytes)}; Einstellungen haben höchstens ${sizeText(most)}. Es ist eine andere Datei.`,
    empty: (file) => `${file} ist leer. Falls die Datei kopiert wurde, kopieren Sie sie noch einmal.`,
    encoding: (file) =>
      `${file} ist weder UTF-8 noch UTF-16. Speichern Sie die Datei in Ihrem Editor als UTF-8, und versuchen Sie es noch einmal.`,
    notJson: (file, why) => `${file} ist kein JSON: ${why}.`,
    twice: (file, why) => `In ${file}: ${why}. Behalten Sie eines von beiden.`,
    notOurs: (file) =>
      `${file} enthält keine Einstellungen von Dialpost: Keiner der Namen darin gehört zu ihnen. Wählen Sie die Datei, die „Einstellungen exportieren“ gespeichert hat.`,
    newer: (file, version, known) =>
      `${file} wurde von einem neueren Dialpost geschrieben (Einstellungen der Version ${version}; dieses kennt Version ${known}). Installieren Sie hier zuerst jenes Dialpost.`,
  },
  history: {
    closed: 'Der Verlauf wurde geschlossen; fragen Sie gleich noch einmal.',
    indexUnwritten: 'das Verzeichnis des Verlaufs konnte nicht geschrieben werden; es bleibt im Arbeitsspeicher',
    indexDamaged: 'das Verzeichnis des Verlaufs ist beschädigt',
    indexAnew: 'das Verzeichnis des Verlaufs ist beschädigt und wird neu angelegt',
    notReady: 'der Verlauf konnte nicht für die Suche vorbereitet werden',
    linesPassedOver: 'Zeilen des Verlaufs waren nicht lesbar und wurden übergangen',
    noRow: (at, path) => `keine Zeile bei Byte ${at} von ${path}`,
  },
});
