// words/cases/login in German.
import { loginCaseWords } from '../../cases/login';
import { translate } from '../../page';

const WHERE = 'unter „Anbieter“';

translate('de', loginCaseWords, {
  'login-none-stored': {
    cause: 'Für {host} ist eine Anmeldung eingestellt, aber kein Passwort gespeichert.',
    steps: [`Tippen Sie das Passwort ${WHERE} ein.`],
  },
  'login-not-offered': {
    cause: '{host} bietet auf dieser Verbindung keine Anmeldung an.',
    steps: [
      'Die meisten Hosts bieten sie nur auf einer verschlüsselten Verbindung an: Stellen Sie die Sicherheit auf STARTTLS (587) oder auf TLS vom ersten Byte an (465).',
      'An Port 25 gibt es bei vielen Anbietern gar keine Anmeldung.',
    ],
  },
  'login-unknown-methods': {
    cause: '{host} bietet nur Wege zur Anmeldung an, die Dialpost nicht spricht: {said}',
    steps: ['Bitten Sie den Anbieter um einen Host mit PLAIN, LOGIN, SCRAM, CRAM-MD5 oder OAuth2.'],
  },
  'login-google-app-password': {
    cause: 'Der Anbieter verlangt ein App-Passwort, nicht das des Kontos: {said}',
    steps: [
      'Schalten Sie im Konto die Bestätigung in zwei Schritten ein, und erzeugen Sie ein App-Passwort (Google: myaccount.google.com/apppasswords; Apple: account.apple.com).',
      `Tragen Sie es ${WHERE} statt des Passworts des Kontos ein.`,
    ],
  },
  'login-google-web': {
    cause: 'Google verlangt, dass sich zuerst jemand mit einem Browser anmeldet: {said}',
    steps: [
      'Melden Sie sich einmal mit einem Browser an, am besten über dieselbe Leitung, und bestätigen Sie, dass Sie es waren.',
      'Nehmen Sie danach ein App-Passwort oder OAuth2.',
    ],
  },
  'login-google': {
    cause: 'Google hat Namen und Passwort nicht angenommen: {said}',
    steps: ['Google nimmt keine Konto-Passwörter mehr an: Erzeugen Sie ein App-Passwort, oder nehmen Sie OAuth2.'],
  },
  'login-microsoft-smtp-off': {
    cause: '„Authentifiziertes SMTP“ ist für dieses Postfach oder seine Organisation abgeschaltet: {said}',
    steps: [
      'Lassen Sie es den Administrator für dieses Postfach einschalten: Microsoft 365 Admin Center, Aktive Benutzer, das Konto, E-Mail, „E-Mail-Apps verwalten“, „Authentifiziertes SMTP“ (von Haus aus abgeschaltet; mit „Sicherheitsstandards“ bleibt es aus).',
      'Ein anderes Passwort oder eine neue Anmeldung hilft nicht.',
    ],
  },
  'login-microsoft-basic': {
    cause: 'Microsoft nimmt von Mailprogrammen keine Passwörter mehr: {said}',
    steps: ['Wählen Sie unter Anbieter als Anmeldung „Beim Anbieter anmelden“, und melden Sie sich an.'],
  },
  'login-microsoft': {
    cause: 'Microsoft hat Namen und Passwort nicht angenommen: {said}',
    steps: [
      'Der Name ist die ganze Adresse.',
      'Mit Bestätigung in zwei Schritten oder Sicherheitsstandards genügt ein Passwort nicht: Nehmen Sie OAuth2.',
    ],
  },
  'login-locked': {
    cause: 'Das Konto ist vorerst gesperrt: {said}',
    steps: [
      'Versuchen Sie es eine Stunde lang nicht; jeder falsche Versuch verlängert die Sperre.',
      `Prüfen Sie das Passwort ${WHERE}, und entsperren Sie das Konto auf der Webseite des Anbieters.`,
    ],
  },
  'login-smtp-off': {
    cause: 'Mailprogramme sind für dieses Konto nicht zugelassen: {said}',
    steps: [
      'Erlauben Sie im Webmail des Anbieters den Zugriff mit POP3/IMAP/SMTP (GMX, WEB.DE, Yahoo und Zoho haben so einen Schalter).',
    ],
  },
  'login-token': {
    cause: '{host} hat das OAuth2-Token nicht angenommen: {said}',
    steps: [
      `Melden Sie sich ${WHERE} neu an; die Erlaubnis wurde zurückgezogen oder ist abgelaufen.`,
      'Prüfen Sie, ob die Erlaubnis das Senden von Post mit SMTP einschließt.',
    ],
  },
  'login-needs-tls': {
    cause: '{host} nimmt ohne Verschlüsselung keine Anmeldung an: {said}',
    steps: ['Stellen Sie die Sicherheit auf STARTTLS (587) oder auf TLS vom ersten Byte an (465).'],
  },
  'login-weak': {
    cause: '{host} findet diesen Weg zur Anmeldung zu schwach: {said}',
    steps: ['Verschlüsseln Sie, und nehmen Sie, wenn angeboten, OAuth2 oder ein App-Passwort.'],
  },
  'login-transition': {
    cause: '{host} verlangt, dass zuerst das Passwort geändert wird: {said}',
    steps: ['Melden Sie sich einmal auf der Webseite des Anbieters an, und setzen Sie das Passwort neu.'],
  },
  'login-454': {
    cause: 'Die Passwortablage von {host} ist gestört: {said}',
    steps: ['Am Passwort liegt es nicht; es wird von selbst wieder versucht.'],
  },
  'login-method-refused': {
    cause: '{host} nimmt diesen Weg zur Anmeldung nicht an: {said}',
    steps: ['Prüfen Sie Port und Sicherheit; fragen Sie den Anbieter, welche Anmeldung er Mailprogrammen anbietet.'],
  },
  'login-wrong': {
    cause: '{host} hat Anmeldenamen oder Passwort nicht angenommen: {said}',
    steps: [`Prüfen Sie beides ${WHERE}; der Name ist oft die ganze Adresse.`],
  },
  'login-other': {
    cause: 'Die Anmeldung bei {host} ist gescheitert: {said}',
    steps: [`Prüfen Sie Namen, Passwort und Sicherheit ${WHERE}.`],
  },
});
