// words/cases/mail in German.
import { caseMeanings, collectCaseWords, mailCaseWords } from '../../cases/mail';
import { translate } from '../../page';

const BY_ITSELF = 'Es wird von selbst wieder versucht.';
const NOTHING = 'Es ist nichts zu tun.';

translate('de', mailCaseWords, {
  'mail-login-first': {
    cause: '{host} verlangt eine Anmeldung, bevor Post angenommen wird: {said}',
    steps: ['Tragen Sie für diesen Host unter „Anbieter“ Namen und Passwort ein.'],
  },
  'mail-pop-first': {
    cause: '{host} verlangt, dass zuerst das Postfach gelesen wird (POP before SMTP): {said}',
    steps: ['Bitten Sie um einen Host mit Anmeldung; lassen Sie bis dahin vor dem Senden mit POP3 abholen.'],
  },
  'mail-send-as': {
    cause: '{host} lässt diese Anmeldung nur von ihrer eigenen Adresse senden: {said}',
    steps: [
      'Lassen Sie den Administrator der Postfächer die andere Adresse erlauben (Microsoft 365: in der Delegierung ihres Postfachs, „Senden als“), oder den Anbieter sie zum Konto hinzufügen.',
      'Oder senden Sie von der Adresse dieser Anmeldung (ein Eingang kann den Absender ersetzen).',
    ],
  },
  'mail-sender-domain': {
    cause: '{host} findet die Domain des Absenders nicht im DNS: {said}',
    steps: ['Prüfen Sie die Adresse des Absenders; prüfen Sie den MX-Eintrag der Domain (Prüfungen → DNS).'],
  },
  'rcpt-relay-denied': {
    cause: '{host} leitet für uns keine Post an andere Domains weiter: {said}',
    steps: [
      'Tragen Sie für diesen Host unter „Anbieter“ eine Anmeldung ein.',
      'Oder das ist der Host des Anbieters für eingehende Post: Fragen Sie nach dem Smarthost zum Senden.',
    ],
  },
  'mail-rate': {
    cause: '{host} nimmt von diesem Konto vorerst keine Post mehr an: {said}',
    steps: ['Stellen Sie beim Anbieter eine Begrenzung ein, die zu seiner Regel passt.'],
  },
  'mail-size': {
    cause: 'Die Nachricht ist größer, als {host} annimmt: {said}',
    steps: [
      'Senden Sie sie in Teilen oder als Link.',
      'Stellen Sie beim Anbieter die größte Nachricht auf die Grenze des Hosts, damit Absender es sofort erfahren.',
    ],
  },
  'rcpt-mailbox-full': {
    cause: 'Das Postfach des Empfängers ist voll: {said}',
    steps: ['Sagen Sie es dem Empfänger auf einem anderen Weg.'],
  },
  'rcpt-too-many': {
    cause: '{host} nimmt weniger Empfänger auf einmal an: {said}',
    steps: ['Es ist nichts zu tun: Der Rest geht mit der nächsten Übertragung.'],
  },
  'mail-greylist': {
    cause: '{host} lässt unbekannte Absender warten (Greylisting): {said}',
    steps: [
      'Es ist nichts zu tun: Der nächste Versuch, ein paar Minuten später, wird meist angenommen.',
      'Lassen Sie auf einer gewählten Leitung nach 15 Minuten eine zweite Verbindung folgen.',
    ],
  },
  'mail-unauthenticated': {
    cause: '{host} verlangt den Beweis, dass Post dieser Domain von hier kommen darf (SPF, DKIM, DMARC): {said}',
    steps: [
      'Senden Sie über den Smarthost des Anbieters, und nehmen Sie diesen Host in den SPF-Eintrag der Domain auf.',
    ],
  },
  'mail-blocked': {
    cause: '{host} weist Post von dieser Adresse ab, weil sie auf einer Sperrliste steht: {said}',
    steps: [
      'Senden Sie über den Smarthost Ihres Anbieters.',
      'Wenn Sie das schon tun, sagen Sie es dem Anbieter: Sein Host steht auf der Liste.',
    ],
  },
  'mail-spam': {
    cause: '{host} hält diese Nachricht für Spam: {said}',
    steps: ['Schreiben Sie sie mit klarem Betreff und weniger Links; bitten Sie den Empfänger, Sie zuzulassen.'],
  },
  'mail-virus': {
    cause: '{host} nimmt nicht an, was in der Nachricht steckt: {said}',
    steps: ['Prüfen Sie den Anhang und diesen Rechner auf Viren; senden Sie harmlose Programme in anderer Form.'],
  },
  'rcpt-unknown-domain': {
    cause: 'Diese Domain gibt es nicht: {said}',
    steps: ['Prüfen Sie den Teil der Adresse nach dem @.'],
  },
  'rcpt-unknown': {
    cause: 'Den Empfänger gibt es dort nicht: {said}',
    steps: ['Prüfen Sie den Teil der Adresse vor dem @.'],
  },
  'mail-8bit': {
    cause: '{host} kann die Zeichen dieser Nachricht nicht befördern: {said}',
    steps: [
      'Schreiben Sie Adresse und Text in einfachen Buchstaben, oder lassen Sie das Mailprogramm sie kodieren (quoted-printable).',
    ],
  },
  'mail-loop': {
    cause: 'Die Nachricht läuft im Kreis: {said}',
    steps: ['Zwei Server schicken sie einander zu: Prüfen Sie Weiterleitungen und die eigenen Domains des Büros.'],
  },
  'mail-no-content': {
    cause: 'Keiner der Empfänger wurde angenommen, deshalb auch die Nachricht nicht: {said}',
    steps: ['Sehen Sie sich die Antwort zu jedem Empfänger an.'],
  },
  'mail-disk': {
    cause: '{host} hat gerade keinen Platz: {said}',
    steps: [BY_ITSELF],
  },
  'mail-421': {
    cause: '{host} beendet die Verbindung: {said}',
    steps: [
      'Es wird von selbst wieder versucht; wenn es so bleibt, verringern Sie beim Anbieter die Zahl der Verbindungen und die Menge.',
    ],
  },
  'rcpt-temporary': {
    cause: 'Der Empfänger ist im Moment nicht erreichbar: {said}',
    steps: [BY_ITSELF],
  },
  'mail-temporary': {
    cause: '{host} kann die Nachricht jetzt nicht annehmen: {said}',
    steps: [BY_ITSELF],
  },
  'mail-552': {
    cause: 'Die Nachricht übersteigt, was {host} für den Empfänger speichert: {said}',
    steps: ['Senden Sie sie kleiner, oder sagen Sie dem Empfänger, dass das Postfach voll ist.'],
  },
  'mail-bad-sender': {
    cause: '{host} nimmt von diesem Absender keine Post an: {said}',
    steps: [
      'Prüfen Sie die Adresse des Absenders; stellen Sie für Scanner und Geräte im Eingang „Diesen Absender einsetzen“ ein.',
    ],
  },
  'mail-parameters': {
    cause: '{host} versteht einen Zusatz zur Adresse nicht: {said}',
    steps: ['Fragen Sie den Anbieter; ein sehr alter Host braucht vielleicht „HELO statt EHLO“.'],
  },
  'mail-lost-place': {
    cause: '{host} und Dialpost sind in der Verbindung durcheinandergeraten: {said}',
    steps: [
      BY_ITSELF,
      'Wenn es so bleibt, stellen Sie beim Anbieter Pipelining auf „Aus“, und speichern Sie einen Bericht.',
    ],
  },
  'rcpt-refused': {
    cause: '{host} weist diesen Empfänger ab: {said}',
    steps: ['Prüfen Sie die Adresse; fragen Sie den Empfänger, ob Post von Ihnen erwünscht ist.'],
  },
  'mail-refused': {
    cause: '{host} weist die Nachricht ab: {said}',
    steps: ['Die Worte des Hosts sagen, warum; fragen Sie seinen Postmaster, wenn nicht.'],
  },
});

translate('de', collectCaseWords, {
  'collect-458': {
    cause: 'Der Anbieter kann jetzt nicht anfangen, unsere Post zu senden (458): {said}',
    steps: ['Meist läuft schon eine Übertragung; mit der nächsten Verbindung wird wieder gefragt.'],
  },
  'collect-459': {
    cause: 'Der Anbieter gibt für diese Domain keine Post heraus (459): {said}',
    steps: [
      'Bitten Sie den Anbieter, ETRN für genau diese Domain zu erlauben; manche schreiben sie mit @ oder #.',
      'Melden Sie sich vorher an, wenn der Anbieter das verlangt.',
    ],
  },
  'collect-453': {
    cause: 'Der Anbieter bewahrt keine Post für uns auf.',
    steps: [NOTHING],
  },
  'collect-login': {
    cause: 'Der Anbieter hat uns unsere Post nicht abholen lassen: {said}',
    steps: ['Prüfen Sie Namen und Passwort zum Abholen.'],
  },
  'collect-atrn-refused': {
    cause: 'Dieser Zugang darf für diese Domain keine Post abholen (450): {said}',
    steps: ['Bitten Sie den Anbieter, die Domain mit dem Zugang zu verbinden.'],
  },
  'collect-not-offered': {
    cause: 'Der Anbieter kennt diesen Weg nicht, nach Post zu fragen: {said}',
    steps: ['Wählen Sie unter Anbieter → Abholen einen anderen: ETRN, ATRN, ein Postfach mit POP3 oder IMAP.'],
  },
  'collect-port': {
    cause: 'Niemand antwortet dort, wo nach der aufbewahrten Post gefragt werden soll: {said}',
    steps: ['Prüfen Sie Host und Port: ATRN benutzt 366, ETRN 25 oder 587, POP3 995, IMAP 993.'],
  },
  'collect-later': {
    cause: 'Der Anbieter bittet uns, später wiederzukommen: {said}',
    steps: ['Mit der nächsten Verbindung wird wieder gefragt.'],
  },
  'collect-other': {
    cause: 'Unsere aufbewahrte Post konnte nicht abgeholt werden: {said}',
    steps: [
      'Mit der nächsten Verbindung wird es wieder versucht; wenn es so bleibt, fragen Sie den Anbieter mit diesen Worten.',
    ],
  },
});

translate('de', caseMeanings, {
  safe: 'Ihre Post ist sicher und wartet.',
  later: 'Die Nachricht ist sicher und wird später von selbst wieder versucht.',
  returned: 'Diese Nachricht kann dort nicht zugestellt werden; ihr Absender bekommt sie mit diesem Grund zurück.',
  twice:
    'Die Nachricht wird noch einmal gesendet; der Empfänger sieht sie vielleicht zweimal, aber verloren ist sie nicht.',
  inbound: 'Die Post für das Büro bewahrt noch der Anbieter auf; nichts ist verloren.',
  otherSide: 'Die Gegenseite',
  unknown: {
    cause: 'Etwas ging schief, das Dialpost nicht kennt: {said}',
    steps: [
      'Versuchen Sie es nach einer Weile wieder.',
      'Wenn es so bleibt, speichern Sie einen Bericht, und fragen Sie Ihren Anbieter nach diesen Worten.',
    ],
  },
});
