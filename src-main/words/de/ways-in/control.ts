// words/ways-in/control in German.
import { translate } from '../../page';
import { controlWords } from '../../ways-in/control';
import { countDe } from '../plural';

const LOOK = 'im Protokoll steht Näheres';

translate('de', controlWords, {
  starting: 'Dialpost startet noch; fragen Sie gleich noch einmal.',
  failed: (method, stack) => `${method} ist gescheitert: ${stack}`,
  couldNot: (why) => `Dialpost konnte das nicht tun: ${why.replace(/\.$/, '')}. Im Protokoll steht Näheres.`,
  noSuchMethod: (name, known) => `Es gibt keine Methode „${name}“. Bekannt: ${known.join(', ')}.`,
  tooDeep: (method) => `${method} wurde mit etwas zu tief Verschachteltem aufgerufen; so etwas gibt es hier nicht.`,
  unfit: (method, places) => `${method} wurde mit etwas gefragt, das nicht passt: ${places}`,
  away: {
    notRunning:
      'Der Dienst von Dialpost auf diesem Rechner läuft nicht, also wird keine Post angenommen. Auf ihn wird gewartet; „dialpost service status“ sagt mehr. Wartende Post ist sicher.',
    notTaken: 'Der Ordner gehört dem Dienst, oder er antwortet wieder; darum wurde die Post nicht übernommen.',
  },
  window: {
    stranger: 'So darf nur das Fenster von Dialpost fragen.',
    noSuchWish: (name) => `Die Desktop-App kennt kein „${name}“.`,
  },
  guard: {
    unexpected: (stack) => `ein Fehler, mit dem niemand gerechnet hat: ${stack}`,
    secondFault: 'ein zweiter Fehler binnen einer Minute: die Räume werden neu aufgebaut',
    notRebuilt: (stack) => `die Räume konnten nicht neu aufgebaut werden: ${stack}`,
    rebuilt: `Dialpost hatte binnen einer Minute zwei Fehler und hat sich neu aufgebaut. Angenommene Post ist sicher. Speichern Sie einen Bericht für die Leute, die sich darum kümmern; ${LOOK}.`,
    wentWrong: `In Dialpost ging etwas schief, was nicht schiefgehen sollte. Die Post läuft weiter, und angenommene Post ist sicher. Speichern Sie einen Bericht für die Leute, die sich darum kümmern; ${LOOK}.`,
    notTakenDown:
      'Dialpost hatte einen Fehler und ließ sich nicht geordnet abbauen. Es beendet sich; angenommene Post liegt sicher auf der Festplatte und geht beim nächsten Start weiter.',
    notBuilt:
      'Dialpost hatte einen Fehler und ließ sich nicht wieder aufbauen. Es beendet sich; angenommene Post liegt sicher auf der Festplatte und geht beim nächsten Start weiter.',
  },
  save: {
    reportStays: (path, why) =>
      `Der Dienst hat den Bericht als ${path} gespeichert, aber er ließ sich von dort nicht kopieren: ${why}. Fragen Sie jemanden danach, der diesen Rechner verwaltet.`,
    standing: (path, standing) =>
      `Die Nachricht wurde nicht als ${path} gespeichert: ${standing}. Sie liegt noch in der Warteschlange; wählen Sie einen anderen Namen.`,
    trouble: (path, why) =>
      `Die Nachricht konnte nicht als ${path} gespeichert werden: ${why}. Sie liegt noch in der Warteschlange; wählen Sie einen anderen Ort oder schaffen Sie Platz.`,
    attachmentTrouble: (path, why) =>
      `Der Anhang konnte nicht als ${path} gespeichert werden: ${why}. Er ist noch in der Nachricht; wählen Sie einen anderen Ort oder schaffen Sie Platz.`,
    attachmentsCut: (saved, folder, path, why) =>
      `${countDe(saved, 'Anhang wurde', 'Anhänge wurden')} in ${folder} gespeichert, dann ging es bei ${path} nicht weiter: ${why}. Was fehlt, ist noch in der Nachricht; wählen Sie einen anderen Ort oder schaffen Sie Platz.`,
    tableStanding: (path, standing) =>
      `Die Tabelle wurde nicht als ${path} gespeichert: ${standing}. Wählen Sie einen anderen Namen.`,
    tableTrouble: (path, why) =>
      `Die Tabelle konnte nicht als ${path} gespeichert werden: ${why}. Wählen Sie einen anderen Ort oder schaffen Sie Platz.`,
  },
  importing: {
    readFirst: 'Es gibt keine Datei mehr, die übernommen werden könnte. Importieren Sie sie noch einmal.',
    older:
      'Mit diesem Ordner läuft ein anderes, älteres Dialpost, das keine Einstellungen aus einer Datei übernehmen kann. Halten Sie es an (dialpost stop), und starten Sie das neue.',
  },
  socket: {
    tooMany:
      'Zu viele Programme sind mit diesem Dialpost verbunden. Schließen Sie einige davon, und fragen Sie noch einmal.',
    lineTooLong: 'Diese Zeile ist zu lang.',
    notJson: (example) => `Erwartet wird je Zeile ein JSON-Objekt, etwa ${example}.`,
    pathTooLong: (path, bytes, most) =>
      `Der Pfad des Datenordners ist zu lang für einen Steuerungs-Socket (${path}: ${bytes} Bytes, höchstens ${most}). Wählen Sie mit --data einen kürzeren Ordner.`,
    notUsable: (dir, why) =>
      `Der Steuerungs-Socket von ${dir} ist nicht brauchbar: ${why}. Sind Sie der Benutzer, unter dem Dialpost läuft?`,
    notLetIn: (dir) =>
      `Das Dialpost von ${dir} lässt Sie nicht herein: es wird von seinem eigenen Benutzer gesteuert und von allen in der Gruppe des Dienstes (meist sudo usermod -a -G dialpost NAME, ab der nächsten Anmeldung). Für ein eigenes nennen Sie mit --data einen anderen Ordner.`,
    notProved:
      'Hier erhält nur ein Programm Antwort, das den Datenordner lesen darf. Ein Dialpost einer älteren Version kann dieses nicht fragen; verwenden Sie überall dieselbe Version.',
    strangerAnswers: (dir: string) =>
      `Was für ${dir} antwortet, konnte nicht zeigen, dass es Ihr Dialpost ist: Es kann ein anderes Programm sein, ein älteres Dialpost, oder owner.json in diesem Ordner ist nicht lesbar. Es wurde nichts gefragt. Beenden Sie jenes Programm, oder fragen Sie als der Benutzer, unter dem Dialpost läuft.`,
    wentAway: 'Dialpost verschwand, bevor es antwortete.',
    notRunning: 'Dialpost läuft nicht mehr.',
    folderNotTaken: (dir, why) =>
      `Der Ordner ${dir} ist nicht zu benutzen, deshalb lässt sich kein Steuerungs-Socket anlegen: ${why}. Prüfen Sie, ob er da ist und gelesen und beschrieben werden kann.`,
    anotherOne: (dir, who) =>
      `Ein anderes Dialpost läuft schon mit dem Ordner ${dir}${who === '' ? '' : ` (${who})`}. Benutzen Sie es (dialpost status --data ${dir}), beenden Sie es (dialpost stop --data ${dir}), oder wählen Sie mit --data einen anderen Ordner.`,
    anotherAnswers: (path) => `auf ${path} antwortet ein anderes Programm`,
    notMade: (path, why) =>
      `Der Steuerungs-Socket ${path} lässt sich nicht anlegen: ${why}. Prüfen Sie, ob der Ordner beschrieben werden kann.`,
    folderStands: (path) =>
      `${path} ist ein Ordner, und dort muss der Steuerungs-Socket liegen. Verschieben Sie den Ordner, und starten Sie neu.`,
    notTakenOver: (path) =>
      `Der Steuerungs-Socket ${path} ließ sich nicht übernehmen. Entfernen Sie ihn von Hand, wenn kein Dialpost läuft.`,
  },
});
