// words/spool in German.
import { translate } from '../page';
import { spoolWords } from '../spool';
import { numberDe } from './plural';

const NOT_THERE =
  'Nachrichten, die nur dort standen, sind verloren, und was seither aus anderen wurde, ist nicht bekannt';
const NOBODY_SPEAKS_OF_IT =
  'kein lesbarer Eintrag spricht von ihr; es ist eine Nachricht, deren Eintrag beschädigt wurde oder verloren ging';

const refusal =
  (what: string) =>
  (place: string, reason: string): string =>
    `${what} (${place}): ${reason}; nichts Angenommenes ist verloren`;

translate('de', spoolWords, {
  diskFull: 'die Festplatte ist voll',
  refused: {
    openSpool: refusal('der Spool kann nicht geöffnet werden'),
    readSpool: refusal('der Spool kann nicht gelesen werden'),
    readFile: refusal('im Spool kann eine Stelle nicht gelesen werden'),
    storeMessage: refusal('eine Nachricht kann nicht gespeichert werden'),
    readMessage: refusal('eine Nachricht kann nicht gelesen werden'),
    moveDamaged: refusal('eine beschädigte Nachricht kann nicht verschoben werden'),
    writeSnapshot: refusal('die Momentaufnahme kann nicht geschrieben werden'),
    writeJournal: refusal('das Journal kann nicht geschrieben werden'),
    syncContents: refusal('ein Ordner mit Inhalten kann für das Journal nicht gesichert werden'),
    writeResults: refusal('was aus der Post wurde, kann nicht geschrieben werden'),
  },
  noRoom: (folder, bytes) =>
    `die Festplatte mit ${folder} hat weniger als ${numberDe(bytes)} Bytes frei; neue Post wird vorerst abgewiesen, Angenommenes ist sicher`,
  closing: 'der Spool wird geschlossen; das Journal bleibt, wie es ist',
  closed: 'der Spool ist geschlossen; Dialpost hält an',
  forsaken: (why) => `es wird nichts mehr geschrieben: ${why}`,
  segmentRemoved: (path) => `${path} wurde entfernt, während Dialpost darin schrieb`,
  anotherWriter: (path) =>
    `ein anderes Programm hat ${path} geschrieben, dieser Postordner gehört also nicht mehr Dialpost allein. Es wird keine Post mehr angenommen, und nichts Angenommenes ist verloren. Beenden Sie das andere Programm (ein zweites Dialpost oder eine Kopie, die gerade zurückgespielt wird), und starten Sie Dialpost dann neu`,
  otherSpool: (path) =>
    `${path} gehört zu einem anderen Postordner als die Dateien daneben, die Warteschlange lässt sich also nicht sicher bestimmen; es wurde nichts geändert, und keine Post ist verloren. Wenn zwei Programme oder eine zurückgespielte Kopie in diesem Ordner gearbeitet haben, verschieben Sie diese eine Datei an einen sicheren Ort und starten Sie neu; Nachrichten, die nur in ihr stehen, werden nicht gesendet, solange sie dort liegt`,
  newerVersion: (path, version, known) =>
    `${path} wurde von einem neueren Dialpost geschrieben (Version ${version}); dieses hier kennt ${known}. Starten Sie das neuere; es wurde nichts geändert`,
  notAnId: (text) => `keine Nummer der Warteschlange: ${text}`,
  cannotBeSent: (id, why) => `die Nachricht ${id} kann nicht gesendet werden: ${why}`,
  message: {
    damagedInJournal: 'ihr Inhalt im Journal ist beschädigt',
    missing: 'ihr Inhalt fehlt',
    size: (found, expected) => `ihr Inhalt hat ${numberDe(found)} Bytes statt ${numberDe(expected)}`,
    otherBytes: (found, expected) =>
      `ihr Inhalt ist nicht der empfangene: ${numberDe(found)} Bytes statt ${numberDe(expected)}`,
    otherSum: 'ihr Inhalt ist nicht der empfangene: die Prüfsumme stimmt nicht',
    mostLikelyDelivered:
      'ihr Inhalt ist fort und auch, was daneben stand, und ein Teil des Journals fehlt: sehr wahrscheinlich wurde sie vorher zugestellt. Ihr Absender wurde nicht benachrichtigt; sehen Sie im Verlauf nach',
    nobodySpeaksOfIt: NOBODY_SPEAKS_OF_IT,
    nobodySpeaksAndOther: `${NOBODY_SPEAKS_OF_IT}, und ihr Inhalt ist nicht der empfangene`,
    onItsWayIn:
      'sie kam gerade erst herein, als Dialpost anhielt, und das Journal ist nicht ganz lesbar; sie kann also doch schon angenommen worden sein',
    onlyItsEnvelope: 'ihr Inhalt fehlt und auch ihr Eintrag im Journal; mehr als das hier ist von ihr nicht bekannt',
  },
  records: {
    unknown: (file, text) => `${file}: ein Eintrag sagt nichts, was dieses Programm kennt: ${text}`,
    unsound: (file, at) =>
      `${file}: ab Byte ${at} stand etwas, das kein heiler Eintrag war; was es sagte, ist nicht bekannt`,
    short: (file, bytes, safe) =>
      `${file}: heil bis Byte ${bytes}, aber ${safe} Bytes davon waren gesichert; ${NOT_THERE}`,
    newestMissing: (file) => `${file}: dieser neueste Teil des Journals fehlt; ${NOT_THERE}`,
    gap: (file, from) => `${file}: das Journal davor fehlt ab ${from}; ${NOT_THERE}`,
    noHead: (file) => `${file}: der erste Eintrag ist nicht lesbar`,
    lacking: (file, lacking, count) =>
      `${file}: ${numberDe(lacking)} von ${numberDe(count)} Einträgen darin sind nicht lesbar`,
  },
  log: {
    notKept:
      'der Inhalt einer zugestellten Nachricht konnte nicht aufbewahrt werden; ihre Post ist davon nicht berührt',
    notFiled: 'Inhalte bleiben vorerst im Journal: ihre Dateien konnten nicht geschrieben werden',
    notRemoved: 'die Datei eines Inhalts konnte nicht entfernt werden; es wird wieder versucht',
    notNamed: 'ein Inhalt behält vorerst seinen ersten Namen',
    journalNotReplaced: 'das Journal konnte nicht ersetzt werden; es geht mit dem alten weiter',
    setAside: 'eine beschädigte Nachricht wurde beiseitegelegt',
    endNotSafe: 'was der letzte Lauf am Ende schrieb, konnte nicht gesichert werden',
    notTakenBack: 'wiedergefundene Nachrichten können vorerst nicht in die Warteschlange gestellt werden',
    removed:
      'Inhalte, die die Warteschlange verlassen haben oder nie angenommen wurden, sind jetzt von der Festplatte entfernt',
    aside: 'Inhalte ohne Eintrag wurden beiseitegelegt',
    foundAgain: 'Nachrichten, deren Eintrag verloren war, wurden wiedergefunden und angehalten',
    inDoubt:
      'ein Teil des Journals ist verloren: Nachrichten, die schon gesendet worden sein können, wurden angehalten',
  },
});
