// words/base in German.
import { baseWords } from '../base';
import { translate } from '../page';

const withSaid = (sentence: string, said: string): string => (said === '' ? sentence : `${sentence}: ${said}`);

translate('de', baseWords, {
  program: {
    notStarted: (program, said) => withSaid(`das Programm ${program} konnte nicht gestartet werden`, said),
    none: 'dieses Programm gibt es nicht; den Pfad in den Einstellungen prüfen',
    forbidden: 'dieser Computer lässt es nicht laufen; seine Rechte prüfen',
    tookTooLong: (program, seconds, said) =>
      withSaid(`${program} war nach ${seconds} Sekunden nicht fertig und wurde beendet`, said),
    stopped: (program) => `${program} wurde angehalten`,
    signalled: (program, said) => withSaid(`${program} wurde durch ein Signal beendet`, said),
    ended: (program, code, said) => withSaid(`${program} endete mit Code ${code}`, said),
    batchFile: (program, word) =>
      `der Batchdatei ${program} kann ${word} nicht übergeben werden: Wörter mit " % ! oder einem Zeilenende kommen in einer Batchdatei nicht unverändert an; schreiben Sie sie in die Datei selbst`,
  },
  cannotRead: (path, why) =>
    `${path} kann nicht gelesen werden: ${why}. Prüfen Sie die Festplatte und die Rechte dieser Datei; es wurde nichts geändert.`,
  cannotUse: (path, why) =>
    `${path} lässt sich nicht benutzen: ${why}. Prüfen Sie das Laufwerk, was dort steht und dessen Rechte; an der Post wurde nichts geändert.`,
  cannotWrite: (path, why) =>
    `${path} kann nicht geschrieben werden: ${why}. Schaffen Sie auf diesem Datenträger Platz oder prüfen Sie seine Rechte und versuchen Sie es noch einmal; was dort stand, ist unverändert.`,
  heldOpen: (path) =>
    `Ein anderes Programm hat ${path} geöffnet, also konnte die Datei nicht gelesen oder ersetzt werden. Schließen Sie sie dort, und versuchen Sie es erneut; es wurde nichts geändert.`,
  disk: (said, facts) => `${said} (${facts})`,
  diskSaid: {
    full: 'es ist kein Platz mehr',
    forbidden: 'die Rechte erlauben es nicht',
    readOnly: 'dort darf nur gelesen werden',
    missing: 'diese Datei oder diesen Ordner gibt es nicht',
    notFolder: 'ein Teil des Pfades ist kein Ordner',
    folder: 'dort steht ein Ordner',
    standing: 'dort steht schon etwas',
    notEmpty: 'der Ordner ist nicht leer',
    longName: 'der Name ist zu lang',
    broken: 'die Festplatte meldet einen Fehler',
    tooBig: 'die Festplatte nimmt keine so große Datei',
    inUse: 'ein anderes Programm hat die Datei geöffnet',
    many: 'das System öffnet nicht noch mehr Dateien zugleich',
  },
  noteUnreadable: 'beiseitegelegt; der Zettel daneben ist nicht lesbar',
  standing: {
    link: 'dort liegt eine Verknüpfung, und ihr wird nicht gefolgt',
    folder: 'dort liegt ein Ordner',
    noFile: 'was dort liegt, ist keine gewöhnliche Datei',
    other: {
      report: 'dort liegt eine Datei, die kein Bericht von Dialpost ist; sie wird nicht überschrieben',
      letter: 'dort liegt eine Datei, die keine gespeicherte Nachricht ist; sie wird nicht überschrieben',
      table: 'dort liegt eine Datei, die keine solche Tabelle von Dialpost ist; sie wird nicht überschrieben',
    },
  },
});
