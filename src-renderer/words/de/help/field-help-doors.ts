// words/help/field-help-doors in German.
import { DOOR_HELP } from '../../help/field-help-doors';
import { translate } from '../../../../src-main/words/page';

const CERTIFICATE = [
  'Ein eigenes Zertifikat anstelle dessen, das Dialpost selbst ausstellt.',
  'Aus, in den meisten Büros',
];
const CERT_FILE = ['Die Datei mit dem Zertifikat und denen darüber, in PEM.', '/etc/ssl/mail.pem'];
const KEY_FILE = ['Die Datei mit dem privaten Schlüssel des Zertifikats, in PEM.', '/etc/ssl/private/mail.key'];

translate('de', DOOR_HELP, {
  'listeners.name': ['Wie Sie ihn nennen; der Name steht in Listen und Meldungen.', 'Rechner im Büro'],
  'listeners.id': ['Wie Befehle und Aufzeichnungen ihn nennen; das bleibt, wenn der Name wechselt.', 'office'],
  'listeners.address': [
    'Die Adresse dieses Rechners, unter der Programme ihn erreichen: 127.0.0.1 ist nur dieser Rechner, 0.0.0.0 das ganze Netz.',
    '0.0.0.0',
  ],
  'listeners.port': ['Die Zahl, die in Programmen neben der Adresse eingetragen wird.', '587'],
  'listeners.enabled': [
    'Aus: Er ist geschlossen, und von seinen Einstellungen geht nichts verloren.',
    'Aus, solange ein Drucker fort ist',
  ],
  'listeners.tls': ['Ob verschlüsselt hierher kommt, was Programme abgeben.', 'STARTTLS'],
  'listeners.certificate': CERTIFICATE,
  'listeners.certificate.certFile': CERT_FILE,
  'listeners.certificate.keyFile': KEY_FILE,
  'listeners.authentication': ['Ob Programme sich mit Name und Passwort anmelden dürfen oder müssen.', 'Angeboten'],
  'listeners.authenticateWithoutTls': [
    'Nimmt Passwörter an, die jeder im Netz mitlesen könnte; nur für Geräte, die nichts Besseres können.',
    'An, für einen alten Scanner',
  ],
  'listeners.access.allow': ['Nur von diesen Adressen darf sich überhaupt jemand verbinden.', '192.168.1.0/24'],
  'listeners.access.deny': [
    'Von diesen Adressen darf sich niemand verbinden, was auch sonst erlaubt ist.',
    '192.168.1.66',
  ],
  'listeners.relay.allow': ['Von diesen Adressen dürfen Programme ohne Passwort in alle Welt senden.', '192.168.1.20'],
  'listeners.relay.authenticated': ['Wer sich anmeldet, darf in alle Welt senden.', 'An, für Mailprogramme'],
  'listeners.maxMessageBytes': ['Eine größere Nachricht wird bei der Abgabe abgewiesen.', '25'],
  'listeners.maxRecipients': ['Eine Nachricht an mehr Empfänger auf einmal wird abgewiesen.', '100'],
  'listeners.maxConnections': ['So viele Programme dürfen zugleich verbunden sein.', '50'],
  'listeners.maxConnectionsPerClient': ['So viele Verbindungen darf ein einzelner Rechner zugleich halten.', '10'],
  'listeners.greetingName': [
    'Der Name, mit dem dieser Eingang grüßt, wenn es ein anderer sein soll als der des Büros.',
    'printers.clinic.example',
  ],
  'listeners.rewriteSender': [
    'Jede Nachricht, die hier abgegeben wird, geht unter dieser Adresse hinaus.',
    'scanner@clinic.example',
  ],
  'listeners.remoteTriggered': [
    'Eine Zweigstelle darf hier anrufen, sich anmelden und die Post abholen, die auf sie wartet.',
    'An, in der Zentrale',
  ],
  'accounts.username': ['Der Name, den jemand eintippt, um sich hier anzumelden.', 'anna'],
  'accounts.password': [
    'Das Passwort dazu; es wird dort gespeichert, wo sonst niemand es lesen kann.',
    'Vier Wörter, die so in keinem Buch stehen',
  ],
  'accounts.dequeueDomains': [
    'Für eine Zweigstelle: Sie darf die wartende Post dieser Domains abholen.',
    'branch.example',
  ],
  'accounts.mayRelay': [
    'Wer sich damit anmeldet, darf in alle Welt senden, nicht nur an dieses Büro.',
    'An, für Menschen',
  ],
  'pop3.enabled': [
    'Öffnet den Zugang, über den Mailprogramme abholen, was hier in den Postfächern liegt.',
    'An, wo das Büro keinen Mailserver hat',
  ],
  'pop3.address': [
    'Die Adresse dieses Rechners, unter der Mailprogramme ihn erreichen; 0.0.0.0 ist das ganze Netz.',
    '0.0.0.0',
  ],
  'pop3.port': ['Die Zahl, die in Mailprogrammen neben der Adresse eingetragen wird.', '1100'],
  'pop3.tls': ['Ob Passwörter und Post auf dem Weg zum Mailprogramm verschlüsselt sind.', 'STARTTLS'],
  'pop3.certificate': CERTIFICATE,
  'pop3.certificate.certFile': CERT_FILE,
  'pop3.certificate.keyFile': KEY_FILE,
  'pop3.authenticateWithoutTls': ['Nimmt Passwörter an, die jeder im Netz mitlesen könnte.', 'Aus'],
  'pop3.access.allow': ['Nur von diesen Adressen dürfen sich Mailprogramme verbinden.', '192.168.1.0/24'],
  'pop3.access.deny': ['Von diesen Adressen darf sich kein Mailprogramm verbinden.', '192.168.1.66'],
  'pop3.maxConnections': ['So viele Mailprogramme dürfen zugleich abholen.', '20'],
});
