// words/desktop in German.
import { desktopWords } from '../desktop';
import { translate } from '../page';
import { countDe, numberDe } from './plural';

const listed = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');
const counts = (sent: number, received: number): string =>
  `${numberDe(sent)} gesendet, ${numberDe(received)} empfangen`;

translate('de', desktopWords, {
  app: 'Dialpost',
  couldNotStart: 'Dialpost konnte nicht starten',
  couldNotStartWhy: (why) => `Dialpost konnte nicht starten: ${why}`,
  callUnderWay: 'Ein Anruf läuft',
  couldNot: 'Das hat nicht geklappt',
  tray: {
    tooltip: (state) => `Dialpost: ${state}`,
    starting: 'Startet…',
    well: '✓',
    amiss: '△',
    lastCall: (time, { sent, received, left }, cost) =>
      `Letzte Verbindung ${time}: ${listed([counts(sent, received), left > 0 ? `${numberDe(left)} übrig` : null, cost])}`,
    lastCallFailed: (time, cost) => listed([`Letzte Verbindung ${time} gescheitert`, cost]),
    sendReceive: 'Jetzt senden/abholen',
    priced: (item, price) => `${item} (etwa ${price})`,
    onlyLarge: (n) => (n === 1 ? 'Die 1 große Nachricht senden' : `Die ${numberDe(n)} großen Nachrichten senden`),
    withLarge: (n) => (n === 1 ? '… mit der 1 großen Nachricht' : `… mit den ${numberDe(n)} großen Nachrichten`),
    hangingUp: 'Legt auf…',
    hangUp: 'Auflegen',
    pauseFor: 'Pause',
    pauseHour: '1 Stunde',
    pauseMorning: 'Bis morgen 08:00',
    pause: 'Bis ich fortsetze',
    resume: 'Fortsetzen',
    resumeAndSend: 'Fortsetzen und senden',
    open: 'Dialpost öffnen',
    quit: 'Beenden…',
    steersDaemon: 'Steuert den Dienst auf diesem Rechner',
    practising: 'Übung: Die Post geht nirgendwohin',
    setUp: 'Richtig einrichten ›',
    nothingWaits: 'Keine Post wartet',
    waiting: (n) => countDe(n, 'Nachricht wartet', 'Nachrichten warten'),
    ofThemLarge: (waiting, large) => `${waiting}, davon ${numberDe(large)} große`,
    held: (n) => `${countDe(n, 'Nachricht', 'Nachrichten')} angehalten`,
    leads: (text) => `${text} ›`,
    nextCall: (time) => `Nächste Verbindung ${time}`,
    noNextCall: 'Keine Verbindung geplant',
    withALetter: 'Nächste Verbindung, wenn eine Nachricht abgegeben wird',
    pausedUntil: (time) => `Pause bis ${time}`,
    pausedOpenEnd: 'Pause, bis Sie fortsetzen',
    waitingUntil: (waiting, time) => `${waiting}, nächste Verbindung ${time}`,
    online: (done, left) => (left > 0 ? `Online: ${numberDe(done)} gesendet, noch ${numberDe(left)}` : 'Online'),
    dialing: 'Wählt…',
    paused: (paused, waiting) => `${paused}: Post wird angenommen, nichts wird gesendet. ${waiting}`,
    attention: (n, first) => (n === 1 ? first : `${numberDe(n)} Warnungen. ${first}`),
  },
  quit: {
    title: 'Dialpost beenden?',
    stops:
      'Dialpost nimmt dann keine Post mehr an und sendet keine: Kein Programm kann eine Nachricht abgeben, und keine geplante Verbindung kommt zustande.',
    call: 'Gerade besteht eine Verbindung; beim Beenden wird aufgelegt, und was noch nicht durch ist, wartet.',
    waiting: (n) =>
      `${countDe(n, 'Nachricht wartet noch. Sie liegt sicher auf der Festplatte und wartet', 'Nachrichten warten noch. Sie liegen sicher auf der Festplatte und warten')} weiter, bis Dialpost wieder läuft.`,
    now: 'Beenden',
    keepRunning: 'Weiterlaufen lassen',
    keepInTray: 'Im Infobereich weiterlaufen',
  },
  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    help: 'Hilfe',
    pause: 'Pause',
    exportShown: 'Was gezeigt wird, exportieren…',
    print: 'Drucken…',
    exportSettings: 'Einstellungen exportieren…',
    importSettings: 'Einstellungen importieren…',
    close: 'Fenster schließen',
    quit: 'Dialpost beenden…',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    find: 'Gehe zu…',
    larger: 'Größer',
    smaller: 'Kleiner',
    usual: 'Normale Größe',
    full: 'Vollbild',
    helpHere: 'Hilfe zu dieser Seite',
    handbook: 'Handbuch',
    shortcuts: 'Tastenkürzel',
    saveReport: 'Bericht speichern…',
    about: 'Über Dialpost',
    hide: 'Dialpost ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
  },
  notifications: {
    mailReturned: 'Post konnte nicht zugestellt werden',
    returned: (n) =>
      `${countDe(n, 'Empfänger wurde', 'Empfänger wurden')} endgültig abgewiesen. Die Absender bekommen eine Meldung, die sagt, warum; unter „Gesendet & empfangen“ stehen sie bei „Zurückgeschickt“.`,
    sessionFailed: 'Senden und Abholen gescheitert',
    through: 'Die Post ist durch',
    over: 'Die Verbindung ist vorbei',
    partly: 'Nicht alle Post ist durch',
    moved: (sent, received) => `${counts(sent, received)}.`,
    nothingMoved: 'Es wurde nichts gesendet, und nichts kam.',
    spent: (online, cost) => `${listed([`${online} online`, cost])}.`,
    largeWaits: (n, time) =>
      `${countDe(n, 'große Nachricht wartet', 'große Nachrichten warten')} ${time === null ? 'darauf, dass Sie große Nachrichten senden' : `auf ${time}`}.`,
    needsAttention: 'Dialpost braucht Sie',
  },
  print: {
    underWay: 'Es wird schon etwas gedruckt. Beantworten Sie zuerst die Frage des Systems dazu.',
    noLetter:
      'Die Nachricht lässt sich nicht mehr so lesen, wie sie gezeigt wurde; es wurde nichts gedruckt. Öffnen Sie sie noch einmal, und drucken Sie, was dann da ist.',
    noPrinter:
      'Dieser Computer kennt keinen Drucker; es wurde nichts gedruckt. Richten Sie in den Einstellungen des Systems einen ein, und drucken Sie noch einmal.',
    failed: (why) =>
      `Es wurde nichts gedruckt: ${why.replace(/\.$/, '')}. Sehen Sie nach, ob der Drucker an und verbunden ist, und drucken Sie noch einmal.`,
  },
  chooseFile: 'Programm oder Datei auswählen',
  open: { settings: 'Einstellungen importieren', anyFile: 'Alle Dateien' },
  daemon: {
    busy: 'Der Dienst wird schon eingerichtet oder entfernt. Warten Sie, bis das beendet ist.',
    noQuestion:
      'Dieses System fragt nicht von selbst nach den Rechten, also wurde nichts geändert. Führen Sie den Befehl, der neben der Schaltfläche steht, als Administrator aus.',
    notAllowed: (command) =>
      `Die Rechte wurden nicht erteilt, oder niemand konnte danach gefragt werden; geändert wurde nichts. Ein Administrator kann dies in einem Terminal eingeben: ${command}`,
  },
  device: (folder, device) =>
    `${folder}: Windows hält den Namen ${device} für ein Gerät frei. Wählen Sie mit --data einen anderen Ordner.`,
  noSignInPage:
    'Diese Seite gehört zu keiner Anmeldung, die hier begonnen wurde; der Browser wurde deshalb nicht geöffnet. Beginnen Sie die Anmeldung noch einmal.',
  noBrowser: (why) =>
    `Der Browser ließ sich nicht öffnen (${why.replace(/\.$/, '')}). Kopieren Sie die Adresse und öffnen Sie sie von Hand; die Anmeldung wartet.`,
  save: {
    message: 'Nachricht speichern',
    messageFiles: 'Nachrichten',
    attachment: 'Anhang speichern',
    attachments: 'Alle Anhänge in einem Ordner speichern',
    report: 'Bericht speichern',
    reportFiles: 'Berichte',
    settings: 'Einstellungen exportieren',
    settingsFiles: 'Einstellungen',
    tables: {
      letters: 'Gesendete und empfangene Nachrichten speichern',
      queue: 'Warteschlange speichern',
      calls: 'Verbindungen speichern',
    },
    tableFiles: 'Tabellen',
    noSettings: 'Noch ist nichts eingerichtet, also gibt es keine Einstellungen zum Exportieren.',
    noFolderWindow: (path, why) =>
      `Das System konnte den Ordner ${path} nicht zeigen (${why.replace(/\.$/, '')}). Mit ihm ist alles in Ordnung: Öffnen Sie ihn mit einem Dateiprogramm.`,
  },
});
