// words/logs in German.
import { logsWords } from '../logs';
import { translate } from '../page';
import { countDe } from './plural';

translate('de', logsWords, {
  leftOut: (lines) => `${countDe(lines, 'Zeile wurde', 'Zeilen wurden')} weggelassen`,
  diagnosticTrouble: (folder, why) =>
    `Das Diagnoseprotokoll in ${folder} kann nicht geschrieben werden: ${why}. Solange fehlen seine Zeilen; schaffen Sie Platz oder prüfen Sie seine Rechte.`,
  protocolTrouble: (folder, why) =>
    `Das Übertragungsprotokoll in ${folder} kann nicht geschrieben werden: ${why}. Solange fehlen seine Zeilen; schaffen Sie Platz, prüfen Sie seine Rechte oder wählen Sie einen anderen Ordner.`,
  levelsFell: 'Die Diagnosestufen sind wie eingestellt von der höchsten auf die niedrigste zurückgefallen.',
  levelsNotTold: (why) =>
    `dass die Diagnosestufen zurückgefallen sind, konnte nicht in die Einstellungen geschrieben werden: ${why}`,
  report: {
    wholePath: (example, file) => `Der Bericht braucht einen ganzen Pfad wie ${example}, nicht „${file}“.`,
    standing: (path, standing) =>
      `Der Bericht wurde nicht als ${path} gespeichert: ${standing}. Wählen Sie einen anderen Namen.`,
    amongMail: (path, example) =>
      `Der Bericht wurde nicht als ${path} gespeichert: Dieser Ort gehört der Post. Wählen Sie einen anderen, etwa ${example}.`,
    trouble: (path, why) =>
      `Der Bericht konnte nicht als ${path} gespeichert werden: ${why}. Wählen Sie einen anderen Ort oder schaffen Sie Platz.`,
    about: [
      'Ein Bericht von Dialpost für alle, die einen Fehler suchen.',
      '',
      'settings.json    was eingerichtet ist; Passwörter sind weggelassen',
      'status.json      Eingänge, Leitungen, Warteschlange, nächste Verbindungen, Warnungen',
      'log/             das Ende des Diagnose- und des Übertragungsprotokolls',
      'sessions/        die letzten Verbindungen mit dem, was auf der Leitung gesagt wurde',
      'disk.json        Platz auf der Festplatte, Dateien je Ordner',
      'versions.json    Programm, System, Rechner',
      '',
      'Er enthält keine Passwörter, keine Token und keinen Inhalt von Nachrichten, wohl aber Namen und',
      'Adressen von Leuten, die einander schrieben: Geben Sie ihn nur jemandem, dem Sie vertrauen.',
      '',
    ],
    leftOut: '-- in diesem Bericht weggelassen --',
  },
});
