// words/help/field-help-lines in German.
import { LINE_HELP } from '../../help/field-help-lines';
import { translate } from '../../../../src-main/words/page';

translate('de', LINE_HELP, {
  'links.name': ['Wie Sie die Leitung nennen; der Name steht auf Knöpfen und bei den Kosten.', 'Satellitentelefon'],
  'links.id': ['Wie Befehle und Aufzeichnungen sie nennen; das bleibt, wenn der Name wechselt.', 'satellite'],
  'links.kind': ['Wie dieser Rechner über sie online geht.', 'Online bei Bedarf (ein Router wählt)'],
  'links.entry': ['Der Name der Verbindung, genau wie das System ihn zeigt.', 'WLAN im Hafen'],
  'links.username': ['Der Anmeldename für die Einwahl, wie der Betreiber der Leitung ihn angegeben hat.', 'ship42'],
  'links.password': ['Das Passwort für die Einwahl; leer, wo das System es aufbewahrt.', 'Wie es im Vertrag steht'],
  'links.connectCommand': ['Ein Programm, das die Leitung aufbaut und endet, sobald sie steht.', '/usr/local/bin/dial'],
  'links.disconnectCommand': ['Ein Programm, das auflegt.', '/usr/local/bin/hangup'],
  'links.statusCommand': [
    'Ein Programm, das mit 0 endet, solange die Leitung steht, damit ein Abbruch bemerkt wird.',
    '/usr/local/bin/is-online',
  ],
  'links.dialAttempts': ['Wie oft gewählt wird, bevor die Verbindung aufgegeben wird.', '3'],
  'links.redialDelaySeconds': ['Die Pause zwischen zwei Versuchen.', '30'],
  'links.dialTimeoutSeconds': ['Kommt in dieser Zeit keine Verbindung zustande, ist ein Versuch gescheitert.', '90'],
  'links.maxOnlineMinutes': ['Nach dieser Zeit wird eine Verbindung ordentlich beendet, was auch noch wartet.', '30'],
  'links.dnsServers': [
    'Wer nach Namen gefragt wird, solange diese Leitung steht, wenn nicht die Server des Systems.',
    '192.0.2.53',
  ],
  'links.metered': ['Ob gezählt oder bezahlt wird, was über sie geht.', 'Laut System oder Preis'],
  'links.limits.when': ['Wann die Grenzen darunter gelten.', 'Solange sie getaktet ist'],
  'links.limits.maxBytes': ['Eine größere Nachricht wartet auf eine andere Leitung.', '0,2'],
  'links.limits.priorities': ['Nachrichten anderer Priorität warten auf eine andere Leitung.', 'Normal und eilig'],
  'links.tariff.currency': ['Die drei Buchstaben der Währung, in der Sie bezahlen.', 'EUR'],
  'links.tariff.perMinute': ['Was eine Minute online kostet, wie es auf der Rechnung steht.', '1,20'],
  'links.tariff.perCall': ['Was jede Verbindung kostet, so kurz sie auch ist.', '0,10'],
  'links.tariff.perMegabyte': ['Was ein Megabyte kostet, gesendet oder empfangen.', '5,50'],
  'links.tariff.billingSeconds': [
    'Verbindungen werden in Takten dieser Länge abgerechnet: Bei 60 kostet eine Verbindung von 61 Sekunden zwei Minuten.',
    '60',
  ],
  'links.monthlyBudget': [
    'Ist in einem Monat so viel ausgegeben, ruhen geplante Verbindungen; von Hand geht es weiter.',
    '150',
  ],
  'links.doNotAskUnder': ['Eine Verbindung, die weniger kostet, beginnt ohne Rückfrage.', '2'],
});
