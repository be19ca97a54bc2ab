// words/help/field-help in German.
import { fieldHelpWords, GENERAL_HELP } from '../../help/field-help';
import { translate } from '../../../../src-main/words/page';

translate('de', fieldHelpWords, {
  about: (label) => `Hilfe: ${label}`,
  example: (text) => `Beispiel: ${text}`,
});

translate('de', GENERAL_HELP, {
  'organization.name': ['Steht in Berichten und Meldungen, damit man weiß, welches Büro schreibt.', 'Klinik am Hafen'],
  'organization.domains': [
    'Post für diese Domains ist für dieses Büro; alle andere Post geht hinaus.',
    'clinic.example, lab.example',
  ],
  'organization.hostname': [
    'Wie Dialpost sich anderen Hosts nennt, wenn es Post sendet und annimmt.',
    'mail.clinic.example',
  ],
  'organization.postmaster': [
    'Wer sich um die Post kümmert: Meldungen über Schwierigkeiten gehen dorthin.',
    'anna@clinic.example',
  ],
  language: [
    'Die Sprache des Fensters, der Meldungen an Absender, der Befehlszeile und der Protokolle.',
    'Wie der Rechner eingestellt ist',
  ],
  keepDeliveredDays: [
    'So viele Tage lässt sich eine gesendete Nachricht hier noch lesen; aufbewahrte Nachrichten brauchen Platz auf der Festplatte.',
    '30, wo die Festplatte groß ist',
  ],
  'notices.postmasterCopies': [
    'Der Postmaster sieht dann jede Nachricht, die nicht zugestellt werden konnte, nicht nur ihr Absender.',
    'An, in einem kleinen Büro',
  ],
  'notices.largeMail': [
    'Wer eine Nachricht abgibt, die für die nächste Verbindung zu groß ist, erfährt sofort, wann sie geht.',
    'An, wo Fotos gesendet werden',
  ],
  'notices.heartbeat.to': [
    'Jemand anderswo erfährt regelmäßig, dass hier alles läuft und was die Leitung gekostet hat.',
    'head@office.example',
  ],
  'notices.heartbeat.after': [
    'Wann der kurze Bericht geschrieben wird; er geht mit der nächsten Verbindung hinaus.',
    'Jeden Tag zu einer eigenen Zeit',
  ],
  'notices.heartbeat.at': ['Die Tageszeit nach der Uhr dieses Rechners, auf eine Viertelstunde.', '07:00'],
  'warnings.nothingSentHours': ['Warnt, wenn Post so lange wartet, obwohl eine Verbindung fällig war.', '24'],
  'warnings.queueMessages': [
    'Warnt, wenn mehr Nachrichten warten als sonst: ein Zeichen, dass etwas nicht hinausgeht.',
    '1000',
  ],
  'warnings.certificateDays': ['Warnt, bevor ein Zertifikat abläuft, solange noch Zeit ist, es zu erneuern.', '21'],
  'warnings.diskFreeMegabytes': [
    'Warnt, bevor die Festplatte so voll ist, dass keine Post angenommen werden kann.',
    '500',
  ],
  'warnings.budgetPercent': ['Warnt, wenn so viel vom Monatsbudget einer Leitung ausgegeben ist.', '80'],
  'warnings.clockMinutes': ['Warnt, wenn die Uhr dieses Rechners von der anderer Hosts abweicht.', '10'],
  'log.diagnostic.levels.default': [
    'Wie viel über alles geschrieben wird, wofür unten nichts Eigenes steht.',
    'Fehler',
  ],
  'log.diagnostic.levels.dial': [
    'Wie viel darüber geschrieben wird, wie Leitungen auf- und abgebaut werden.',
    'Alles, solange eine Leitung nicht zustande kommt',
  ],
  'log.diagnostic.levels.dns': [
    'Wie viel darüber geschrieben wird, wie Namen nachgeschlagen werden.',
    'Alles, solange ein Host nicht gefunden wird',
  ],
  'log.diagnostic.levels.tls': [
    'Wie viel über Verschlüsselung und Zertifikate geschrieben wird.',
    'Alles, solange ein Zertifikat abgelehnt wird',
  ],
  'log.diagnostic.levels.smtp-in': [
    'Wie viel über Post geschrieben wird, die Programme abgeben.',
    'Alles, solange ein Drucker nicht senden kann',
  ],
  'log.diagnostic.levels.smtp-out': [
    'Wie viel über Post geschrieben wird, die gesendet wird.',
    'Alles, solange ein Anbieter Post abweist',
  ],
  'log.diagnostic.levels.queue': ['Wie viel darüber geschrieben wird, was wartet und was daraus wird.', 'Was geschah'],
  'log.diagnostic.levels.collect': [
    'Wie viel über das Abholen von Post beim Anbieter geschrieben wird.',
    'Alles, solange keine Post kommt',
  ],
  'log.diagnostic.levels.schedule': [
    'Wie viel darüber geschrieben wird, wann Verbindungen geplant und hergestellt werden.',
    'Was geschah',
  ],
  'log.diagnostic.levels.relay': [
    'Wie viel über alles Übrige geschrieben wird, etwa den Start und die Einstellungen.',
    'Fehler',
  ],
  'log.diagnostic.revertAfterMinutes': [
    'Nach dieser Zeit fällt „Alles“ von selbst auf „Fehler“ zurück, denn es füllt die Festplatte.',
    '60',
  ],
  'log.protocol.enabled': [
    'Schreibt für jeden SMTP-Befehl eine Zeile, für Programme, die zählen, und für die Fehlersuche.',
    'An, solange jemand einen Fehler sucht',
  ],
  'log.protocol.period': ['Wie oft eine neue Datei begonnen wird.', 'Jeden Tag'],
  'log.protocol.maxBytes': ['Eine Datei dieser Größe wird geschlossen und die nächste begonnen.', '20'],
  'log.protocol.keepDays': ['Ältere Dateien werden gelöscht.', '30'],
  'log.protocol.folder': [
    'Wo die Dateien liegen, wenn nicht im Datenordner; ein Name allein ist ein Ordner darin.',
    '/var/log/dialpost',
  ],
  'log.protocol.fields': [
    'Welche Spalten jede Zeile hat; weniger ergeben kleinere Dateien.',
    'date, time, c-ip, cs-method',
  ],
  'desktop.startAtLogin': [
    'Dialpost läuft dann, sobald jemand an diesem Rechner angemeldet ist.',
    'An, auf dem Rechner, der die Post sendet',
  ],
  'desktop.startHidden': [
    'Bei der Anmeldung erscheint nur das Symbol im Infobereich; das Fenster kommt, wenn Sie es rufen.',
    'An',
  ],
  'desktop.notify': [
    'Eine kurze Nachricht am Bildschirmrand, wenn etwas schiefging oder zurückkam.',
    'An, wo jemand an diesem Rechner sitzt',
  ],
  'updates.feed': [
    'Wo nach einer neueren Version von Dialpost gesehen wird: einmal am Tag, am Ende einer Verbindung, die ohnehin besteht. Was nicht von denen signiert ist, die dieses Dialpost gemacht haben, wird nicht geglaubt.',
    'https://updates.example/dialpost/',
  ],
  'practice.enabled': [
    'Ein gespielter Anbieter zum Ausprobieren; Post an ihn verlässt diesen Rechner nie.',
    'An, solange jemand lernt',
  ],
  'practice.port': ['Der Port dieses Rechners, an dem der gespielte Anbieter antwortet.', '2526'],
});
