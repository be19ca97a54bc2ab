// words/cases/host in German.
import { hostCaseWords, lineCaseWords } from '../../cases/host';
import { translate } from '../../page';

const CHECK_HOST = 'Prüfen Sie den Namen des Hosts beim Anbieter Buchstabe für Buchstabe.';
const AGAIN = 'Mit der nächsten Verbindung wird es wieder versucht.';
const BY_ITSELF = 'Es wird von selbst wieder versucht.';
const TRY_AGAIN = 'Versuchen Sie es wieder.';

translate('de', lineCaseWords, {
  'dns-no-such-host': {
    cause: 'Einen Host dieses Namens gibt es nicht: {said}',
    steps: [
      CHECK_HOST,
      'Wenn er stimmt, kennen ihn vielleicht die Nameserver dieser Leitung nicht: Versuchen Sie andere.',
    ],
  },
  'dns-no-address': {
    cause: 'Den Namen gibt es, aber keine Adresse gehört dazu: {said}',
    steps: [CHECK_HOST, 'Eine Domain (clinic.example) ist oft nicht der Host (smtp.clinic.example).'],
  },
  'dns-servfail': {
    cause: 'Der Nameserver konnte die Antwort nicht finden: {said}',
    steps: ['Das gibt sich meist nach einer Weile.', 'Wenn nicht, tragen Sie für diese Leitung andere Nameserver ein.'],
  },
  'dns-unreachable': {
    cause: 'Der Nameserver ist nicht erreichbar: {said}',
    steps: ['Steht die Leitung?', 'Prüfen Sie die Nameserver, die für diese Leitung eingetragen sind.'],
  },
  'dns-refused': {
    cause: 'Der Nameserver beantwortet Fragen von hier nicht: {said}',
    steps: [
      'Lassen Sie die Nameserver der Leitung leer, um die des Systems zu nehmen, oder nehmen Sie die, die der Anbieter genau dieser Leitung nennt.',
    ],
  },
  'dns-time': {
    cause: 'Der Nameserver antwortet nicht: {said}',
    steps: [
      'Steht die Leitung wirklich?',
      'Prüfen Sie die Nameserver, die für diese Leitung eingetragen sind; eine feste Adresse statt eines Namens erspart die Frage.',
    ],
  },
  'connect-refused': {
    cause: 'Der Rechner ist da, aber an diesem Port nimmt niemand Verbindungen an: {said}',
    steps: [
      'Prüfen Sie den Port beim Anbieter: 587 (oder 465, von Anfang an verschlüsselt) zum Senden über einen Anbieter, 25 zwischen Servern.',
    ],
  },
  'connect-no-way': {
    cause: 'Über diese Leitung führt kein Weg zu dieser Adresse: {said}',
    steps: ['Steht die Leitung, und führt sie ins Internet?', 'Prüfen Sie Firewall und Gateway des Büros.'],
  },
  'connect-time': {
    cause: 'Unter dieser Adresse und diesem Port antwortet nichts: {said}',
    steps: [
      'Viele Leitungsanbieter sperren Port 25: Nehmen Sie 587.',
      'Prüfen Sie die Firewall des Büros; dann Host und Port.',
    ],
  },
  'connect-reset': {
    cause: 'Die Verbindung wurde sofort abgebrochen: {said}',
    steps: [
      'Eine Firewall oder der Host selbst weist uns ab; fragen Sie den Anbieter, ob diese Adresse sich verbinden darf.',
    ],
  },
  'connect-other': {
    cause: 'Es kam keine Verbindung zustande: {said}',
    steps: [AGAIN, 'Prüfen Sie Host, Port und Leitung, wenn es so bleibt.'],
  },
  'end-cut': {
    cause: 'Die Nachricht wurde gesendet, aber die Leitung brach ab, bevor {host} sagte, ob sie angenommen ist: {said}',
    steps: ['Es ist nichts zu tun; auf einer Leitung, die oft abbricht, helfen kürzere Nachrichten.'],
  },
  'silent-mail': {
    cause: '{host} verstummte mitten in der Verbindung: {said}',
    steps: [
      AGAIN,
      'Oft ist ein Scanner auf dem Weg die Ursache (Virenschutz, Firewall mit „SMTP inspection“): Schalten Sie ihn für diesen Host aus.',
    ],
  },
  'cut-mail': {
    cause: 'Die Leitung brach mitten in der Verbindung ab: {said}',
    steps: [
      'Mit der nächsten Verbindung wird es wieder versucht; was bestätigt wurde, wird nicht noch einmal gesendet.',
    ],
  },
  'cut-opening': {
    cause: '{host} hat die Verbindung bei der Begrüßung beendet: {said}',
    steps: [
      TRY_AGAIN,
      'Wenn es so bleibt, prüfen Sie beim Anbieter Sicherheit und Port, und ob er diese Adresse hereinlässt.',
    ],
  },
});

const MODES = 'Port 465 ist von Anfang an verschlüsselt („TLS vom ersten Byte an“), 587 und 25 mit STARTTLS.';

translate('de', hostCaseWords, {
  'greeting-tls-port': {
    cause: '{host} hat die Verbindung angenommen, sagt aber nichts: {said}',
    steps: [
      `Vielleicht wird sofort Verschlüsselung erwartet. ${MODES} Vergleichen Sie das mit den Angaben beim Anbieter.`,
      'Die andere mögliche Ursache ist ein sehr langsamer Host oder ein Scanner auf dem Weg.',
    ],
  },
  'greeting-blocked': {
    cause: '{host} spricht nicht mit dieser Adresse, weil sie auf einer Sperrliste steht: {said}',
    steps: [
      'Senden Sie mit Anmeldung über den Smarthost Ihres Anbieters statt direkt.',
      'Eine Einwahladresse ist als solche gelistet; nur ihr Besitzer (der Anbieter) kann sie streichen lassen.',
    ],
  },
  'greeting-too-many': {
    cause: '{host} hat von hier schon zu viele Verbindungen: {said}',
    steps: [BY_ITSELF, 'Setzen Sie beim Anbieter „Verbindungen zugleich“ auf 1.'],
  },
  'greeting-421': {
    cause: '{host} bedient gerade niemanden: {said}',
    steps: ['Es wird von selbst wieder versucht; meist ist es nach einer Weile vorbei.'],
  },
  'greeting-no-reverse': {
    cause: '{host} verlangt, dass diese Adresse einen Namen hat (PTR): {said}',
    steps: [
      'Senden Sie über einen Smarthost, oder bitten Sie den Anbieter der Leitung um einen PTR-Eintrag auf Ihren Hostnamen (siehe Prüfungen → DNS).',
    ],
  },
  'greeting-521': {
    cause: '{host} nimmt überhaupt keine Post an: {said}',
    steps: ['Das ist der falsche Host: Prüfen Sie den Namen beim Anbieter.'],
  },
  'greeting-554': {
    cause: '{host} will nicht mit uns sprechen: {said}',
    steps: [
      'Fragen Sie den Anbieter, ob diese Adresse sich verbinden darf.',
      'Prüfen Sie, ob das der Host zum Senden ist (und nicht der für die Post anderer Leute).',
    ],
  },
  'greeting-not-smtp': {
    cause: 'Was da antwortete, ist kein Mailserver: {said}',
    steps: ['Prüfen Sie Host und Port; so antwortet ein Webserver oder ein POP3-Server.'],
  },
  'greeting-closed': {
    cause: '{host} hat die Verbindung geschlossen, ohne etwas zu sagen: {said}',
    steps: [
      TRY_AGAIN,
      'Wenn es so bleibt, weist eine Firewall oder eine Begrenzung diese Adresse ab: Fragen Sie den Anbieter.',
    ],
  },
  'ehlo-name': {
    cause: '{host} mag den Namen nicht, mit dem sich diese Poststelle meldet: {said}',
    steps: [
      'Tragen Sie unter „Allgemein“ als Namen, mit dem diese Poststelle grüßt, einen vollen Namen ein, den es im DNS gibt, etwa mail.ihre-domain.',
    ],
  },
  'tls-self-signed': {
    cause: '{host} zeigt ein selbst ausgestelltes Zertifikat: {said}',
    steps: [
      'Im Internet: Vielleicht hört jemand mit; machen Sie nicht weiter, bevor der Anbieter es erklärt hat.',
      'Für einen Server im eigenen Büro schalten Sie bei diesem Host „Zertifikat prüfen“ aus.',
    ],
  },
  'tls-expired': {
    cause: 'Das Zertifikat von {host} ist abgelaufen: {said}',
    steps: [
      'Prüfen Sie zuerst das Datum dieses Rechners.',
      'Wenn es stimmt, sagen Sie es dem Anbieter; nur im Notfall schalten Sie „Zertifikat prüfen“ aus, bis es erneuert ist.',
    ],
  },
  'tls-not-yet': {
    cause: 'Das Zertifikat von {host} gilt noch nicht: {said}',
    steps: ['Fast immer geht die Uhr dieses Rechners falsch: Stellen Sie Datum und Uhrzeit.'],
  },
  'tls-name': {
    cause: 'Das Zertifikat gehört zu einem anderen Namen als {host}: {said}',
    steps: [
      'Schreiben Sie den Host so, wie der Anbieter ihn schreibt (als Namen, nicht als Adresse).',
      'Wenn er stimmt, steht vielleicht jemand dazwischen: Fragen Sie den Anbieter.',
    ],
  },
  'tls-authority': {
    cause: 'Wer das Zertifikat von {host} ausgestellt hat, ist hier nicht bekannt: {said}',
    steps: [
      'Vielleicht schickt der Host einen Teil seiner Zertifikatskette nicht mit: Sagen Sie es dem Anbieter.',
      'Die eigene Zertifizierungsstelle des Büros, oder ein Scanner, der verschlüsselte Post öffnet, muss unter denen sein, denen dieser Computer vertraut: Fügen Sie sie dort hinzu und starten Sie Dialpost neu; oder nehmen Sie diesen Host im Scanner aus.',
    ],
  },
  'tls-wrong-port': {
    cause: '{host} spricht an diesem Port kein TLS: {said}',
    steps: [`${MODES} Ändern Sie beim Anbieter die Sicherheit oder den Port.`],
  },
  'tls-too-old': {
    cause: '{host} und dieser Rechner können nicht auf dieselbe Weise verschlüsseln: {said}',
    steps: ['Das TLS des Hosts ist zu alt. Bitten Sie den Anbieter um einen anderen Port oder Host.'],
  },
  'tls-454': {
    cause: '{host} kann gerade nicht verschlüsseln: {said}',
    steps: ['Es wird von selbst wieder versucht; wenn es so bleibt, sagen Sie es dem Anbieter.'],
  },
  'tls-not-offered': {
    cause: '{host} bietet an diesem Port keine Verschlüsselung an: {said}',
    steps: [
      `${MODES} Versuchen Sie 465 mit „TLS vom ersten Byte an“.`,
      'Manche Firewalls verstecken STARTTLS („SMTP inspection“, „fixup“): Schalten Sie das aus.',
    ],
  },
  'tls-other': {
    cause: 'Zu {host} kam keine sichere Verbindung zustande: {said}',
    steps: [`Prüfen Sie beim Anbieter Sicherheit und Port. ${MODES}`],
  },
  'opening-local': {
    cause: '{host} versteht uns nicht: {said}',
    steps: ['Ein sehr alter Host: Schalten Sie für ihn „HELO statt EHLO“ ein.'],
  },
  'opening-other': {
    cause: '{host} führt die Verbindung nicht weiter: {said}',
    steps: [
      'Mit der nächsten Verbindung wird es wieder versucht; wenn es so bleibt, fragen Sie den Anbieter mit diesen Worten.',
    ],
  },
});
