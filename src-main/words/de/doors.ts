// words/doors in German.
import { accessWords, listenerWords, pop3Words, practiceWords, receptionWords } from '../doors';
import { translate } from '../page';

const portTaken = (where: string): string => `${where}: Ein anderes Programm hat diesen Port belegt`;
const portKept = (where: string): string =>
  `${where}: Windows behält diesen Port für sich (oft für Hyper-V oder WSL), oder ein anderes Programm hat ihn für sich allein`;
const otherTrouble = (where: string, trouble: string): string => `${where}: ${trouble}`;

translate('de', listenerWords, {
  noCertificate: (id) => `Der Eingang „${id}“ verlangt Verschlüsselung, hat aber kein Zertifikat bekommen`,
  badCertificate: (id, trouble) => `Das Zertifikat des Eingangs „${id}“ ist nicht brauchbar: ${trouble}`,
  cannotOpen: (id, address, port) => `Der Eingang „${id}“ kann ${address} Port ${port} nicht öffnen`,
  notOpen: {
    EADDRINUSE: (where) =>
      `${portTaken(where)}. Beenden Sie das Programm, oder wählen Sie für den Eingang einen anderen Port`,
    EACCES: (where) =>
      `${where}: Das System erlaubt es nicht; Ports unter 1024 brauchen besondere Rechte. Wählen Sie einen Port über 1023, oder starten Sie Dialpost mit diesen Rechten`,
    reserved: (where) => `${portKept(where)}. Wählen Sie für den Eingang einen anderen Port`,
    EADDRNOTAVAIL: (where) =>
      `${where}: Dieser Rechner hat diese Adresse jetzt nicht. Nehmen Sie 127.0.0.1 nur für diesen Rechner, 0.0.0.0 für alle seine Adressen oder eine Adresse, die er hat`,
    other: otherTrouble,
  },
  log: {
    open: 'Eingang offen',
    broke: 'eine Verbindung brach ab',
    refused: (code, text) => `abgewiesen: ${code} ${text}`,
    fault: (trouble) => `ein eigener Fehler hat eine Verbindung beendet: ${trouble}`,
    wrongLogin: 'eine Anmeldung wurde abgewiesen: falscher Name oder falsches Passwort',
    unseenLogin: 'eine Anmeldung wurde ungesehen abgewiesen: zu viele falsche Passwörter von dort',
    notTaken: 'eine Nachricht wurde wegen eines eigenen Fehlers nicht angenommen',
    notStored: 'eine Nachricht wurde nicht angenommen, weil sie nicht gespeichert werden konnte',
    taken: 'Nachricht angenommen',
  },
});

translate('de', pop3Words, {
  noCertificate:
    'Die Postfächer für Mailprogramme (POP3) verlangen Verschlüsselung, haben aber kein Zertifikat bekommen',
  badCertificate: (trouble) => `Das Zertifikat für Mailprogramme (POP3) ist nicht brauchbar: ${trouble}`,
  cannotOpen: (address, port) =>
    `Mailprogramme können ihre Post nicht bekommen: POP3 kann ${address} Port ${port} nicht öffnen`,
  notOpen: {
    EADDRINUSE: (where) =>
      `${portTaken(where)}. Beenden Sie das Programm, oder wählen Sie unter pop3.port einen anderen Port`,
    EACCES: (where) =>
      `${where}: Ports unter 1024 brauchen besondere Rechte. Wählen Sie unter pop3.port einen Port über 1023`,
    reserved: (where) => `${portKept(where)}. Wählen Sie unter pop3.port einen anderen Port`,
    EADDRNOTAVAIL: (where) =>
      `${where}: Dieser Rechner hat diese Adresse jetzt nicht. Nehmen Sie 127.0.0.1 nur für diesen Rechner oder 0.0.0.0 für alle seine Adressen`,
    other: otherTrouble,
  },
  log: {
    open: 'POP3 ist offen',
    wrongLogin: 'ein Mailprogramm gab bei POP3 ein falsches Passwort an',
    unseenLogin: 'ein Mailprogramm wurde ungesehen abgewiesen: zu viele falsche Passwörter von dort',
    silentEnded: 'ein Postfach wurde von einem anderen Programm geöffnet; der Besuch, der verstummt war, wurde beendet',
    notDeleted: 'Nachrichten konnten nicht gelöscht werden',
    fault: 'ein eigener Fehler hat die Verbindung eines Mailprogramms beendet',
    unreadable: 'ein Postfach konnte für ein Mailprogramm nicht gelesen werden',
  },
});

translate('de', accessWords, {
  unreadable: {
    certificate: (path, why) =>
      `Die Zertifikatdatei ${path} kann nicht gelesen werden: ${why}. Prüfen Sie den Pfad und wer sie lesen darf`,
    key: (path, why) =>
      `Die Schlüsseldatei ${path} kann nicht gelesen werden: ${why}. Prüfen Sie den Pfad und wer sie lesen darf`,
  },
  noSuchFile: 'diese Datei gibt es nicht',
  unusable: {
    certificate: (path, why) =>
      `Die Datei ${path} ist kein brauchbares Zertifikat: ${why}. Erwartet wird eine PEM-Datei ohne Passwort`,
    key: (path, why) =>
      `Die Datei ${path} ist kein brauchbarer privater Schlüssel: ${why}. Erwartet wird eine PEM-Datei ohne Passwort`,
  },
  noPair: (keyFile, certFile) => `Der Schlüssel in ${keyFile} gehört nicht zum Zertifikat in ${certFile}`,
  ownUnreadable: (path, why) => `Die Zertifikatdatei ${path} kann nicht gelesen werden: ${why}`,
});

translate('de', practiceWords, {
  loopbackOnly: (host) => `der Übungsanbieter ist nur auf diesem Rechner selbst (Loopback) offen, nicht auf ${host}`,
  officeClosed: 'das Büro hat die Verbindung geschlossen',
  echo: {
    hello: 'Guten Tag,',
    arrived: [
      'Ihre Nachricht ist angekommen. Hier schreibt der Übungsanbieter, ein',
      'gespielter Internetanbieter in Dialpost: Nichts hat diesen Rechner',
      'verlassen, und diese Antwort lag hier, bis Dialpost sie abholte.',
    ],
    noText: 'Ihre Nachricht hatte keinen einfachen Text, der sich zitieren ließe.',
    youWrote: 'Sie schrieben:',
  },
  log: {
    failed: 'Übungsanbieter: eine Verbindung ist gescheitert',
    kept: 'der Übungsanbieter konnte nicht ausliefern, was er aufbewahrt; er behält es',
  },
});

translate('de', receptionWords, {
  notOpen: (error) =>
    `${error}. Alle paar Sekunden wird es wieder versucht. Bis dahin wird dort keine Post angenommen.`,
  pop3NotOpen: (error) =>
    `${error}. Die Post kommt trotzdem in die Postfächer; alle paar Sekunden wird es wieder versucht.`,
  practiceNotOpen: (port, error) =>
    `Der Übungsanbieter konnte auf Port ${port} nicht starten: ${error}. Wählen Sie unter practice.port einen anderen Port.`,
  folderLost: (why) =>
    `Der Datenordner gehört uns nicht mehr: ${why}. Es wird keine Post angenommen und keine gesendet, damit nichts verloren geht und nichts zweimal gesendet wird; Angenommenes liegt in diesem Ordner. Sehen Sie nach, welcher Ordner der richtige ist, beenden Sie Dialpost und starten Sie es mit diesem Ordner neu.`,
  branch: {
    asked: (account, remote, verb, wanted) =>
      `${account === null ? 'Eine Zweigstelle' : `Die Zweigstelle „${account}“`} auf ${remote} fragte mit ${verb} nach ${wanted.length > 0 ? wanted.join(', ') : 'all ihrer Post'}.`,
    ended: (account, trouble) =>
      `Die Verbindung der Zweigstelle „${account}“ endete, bevor sie alles hatte: ${trouble}. Was sie nicht mitgenommen hat, wartet hier, bis sie wieder anruft.`,
    noLink: (id) => `keine Leitung „${id ?? ''}“`,
    ourFault: 'Dialpost musste wegen eines eigenen Fehlers anhalten',
  },
  log: {
    notFiled: (session, trouble) => `Verbindung ${session} konnte nicht abgelegt werden: ${trouble}`,
    branchTakes: 'eine Zweigstelle holt ihre Post',
    branchHas: 'eine Zweigstelle hat ihre Post',
    branchEnded: (trouble) =>
      `die Verbindung einer Zweigstelle endete: ${trouble}; was sie nicht mitgenommen hat, wartet hier`,
    branchBroke: (account, trouble) => `das Senden an die Zweigstelle ${account} brach ab: ${trouble}`,
  },
});
