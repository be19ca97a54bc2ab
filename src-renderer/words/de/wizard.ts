// words/wizard in German.
import { wizardWords } from '../wizard';
import { countDe, formDe, numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', wizardWords, {
  setup: 'Einrichten',
  steps: {
    start: 'Anfang',
    office: 'Ihr Büro',
    line: 'Online gehen',
    sending: 'Senden',
    collecting: 'Aufbewahrte Post',
    home: 'Wohin sie kommt',
    when: 'Wann',
    who: 'Wer senden darf',
    dns: 'DNS-Einträge',
    check: 'Prüfen und testen',
    done: 'Fertig',
  },
  questions: {
    start: 'Was möchten Sie tun?',
    office: 'Wer sind Sie?',
    line: 'Wie geht dieser Ort online?',
    sending: 'Wer nimmt Ihre ausgehende Post an?',
    collecting: 'Wie kommt die Post ins Büro?',
    home: 'Wohin kommt die Post für das Büro?',
    when: 'Wann soll sich Dialpost verbinden?',
    who: 'Wer darf Post abgeben?',
    dns: 'Was muss im DNS stehen?',
    check: 'Geht alles?',
    done: 'Dialpost ist eingerichtet',
  },
  stepsLabel: 'Schritte',
  back: 'Zurück',
  next: 'Weiter',
  restart: 'Neu beginnen mit den heutigen Einstellungen',
  languageWaits:
    'Das Fenster nimmt die andere Sprache an, sobald das Einrichten beendet oder neu begonnen ist: Was dort getippt wurde, ginge sonst verloren.',

  needs: 'Was dieser Rechner haben muss',
  needsUnknown:
    'Den Rechner kann Dialpost hier nicht prüfen; gehen Sie weiter, spätere Seiten prüfen, was sie brauchen.',
  checking: 'Prüft…',
  checkAgain: 'Erneut prüfen',
  needsGood: 'Alles ist in Ordnung.',
  needsBad: (n) =>
    `${countDe(n, 'Punkt stimmt nicht; er lässt', 'Punkte stimmen nicht; sie lassen')} sich jetzt oder später beheben.`,
  checkNames: {
    port: 'Port',
    clock: 'Uhr',
    disk: 'Festplatte',
    folder: 'Datenordner',
    program: 'Leitung',
    dns: 'DNS',
  },
  checkResults: { pass: 'in Ordnung', fail: 'stimmt nicht', unknown: 'nicht festzustellen' },
  practise: 'Zuerst üben',
  practiseDetail:
    'Ein gespielter Anbieter in diesem Programm nimmt eine Nachricht an und antwortet. Gefragt wird nichts: Konto, Leitung und Domain brauchen Sie nicht.',
  real: 'Richtig einrichten',
  realDetail: 'Elf kurze Seiten. Vor der vorletzten ändert sich nichts; Sie können jederzeit zurückgehen.',
  afterPractice:
    'Sie üben gerade. Das richtige Einrichten beginnt leer: Von dem, was die Übung eingerichtet hat, bleibt nichts.',
  rerun: 'Die heutigen Einstellungen sind eingetragen. Wonach die Seiten nicht fragen, bleibt, wie es ist.',

  line: {
    ways: {
      always: 'Immer online',
      router: 'Ein Router wählt',
      modem: 'Satellitentelefon oder Modem',
      hotspot: 'Handy-Hotspot oder WLAN',
    },
    waysLabel: 'Wie dieser Ort online geht',
    kind: 'Was wählt',
    kindHotspot: 'Was sich damit verbindet',
    terminal: 'Terminal',
    terminalHint:
      'Nur für die Rechnung unten: seine Höchstgeschwindigkeit. Verbindungen werden nach dem Gemessenen gerechnet.',
    terminals: {
      unknown: 'Ein anderes oder unbekannt',
      iridium: 'Iridium, Daten per Einwahl',
      thuraya: 'Thuraya, Daten per Einwahl',
      certus100: 'Iridium Certus 100',
      certus200: 'Iridium Certus 200',
      certus700: 'Iridium Certus 700',
      fleet150: 'FleetBroadband 150',
      fleet250: 'FleetBroadband 250',
      fleet500: 'FleetBroadband 500',
    },
    price: 'Was es kostet',
    priceHint: 'Wie es auf der Rechnung steht. Ein leeres Feld: Es kostet nichts.',
    budget: 'Geplante Verbindungen ruhen ab, im Monat',
    meansTitle: 'Was diese Preise bedeuten',
    means: (facts) =>
      `Eine Verbindung, die zehn Nachrichten von 3 kB sendet und ${numberDe(facts.wait)} s auf Post wartet, kostet etwa ${facts.call}. Drei Verbindungen am Tag: etwa ${facts.month} im Monat. Ein Foto von 3 MB: etwa ${facts.photo}.`,
    meansRest: (guess) =>
      `Ein Foto reist als Text, um ein Drittel größer, als es auf der Festplatte liegt. ${guess ? 'Die Geschwindigkeit ist geschätzt, bis die ersten Verbindungen gemessen sind.' : 'Die Geschwindigkeit ist die höchste des Terminals; die ersten Verbindungen werden gemessen.'}`,
    overBudget: (budget, days) =>
      `Drei Verbindungen am Tag würden die ${budget} für den Monat in ${formDe(days, 'einem Tag', `${numberDe(days)} Tagen`)} aufbrauchen; dann ruhen geplante Verbindungen.`,
    noTariff:
      'Mit diesen Preisen lässt sich noch nicht rechnen: Die Währung sind drei Buchstaben wie EUR, Preise sind 0 oder mehr, ein Takt hat 1 bis 3600 Sekunden.',
    proposed: (times, large) =>
      `Auf dieser Leitung schlägt Dialpost drei Verbindungen am Tag vor, um ${times}${large ? ', und große Nachrichten nur von Hand' : ''}.`,
    atOnceWarning: (each) =>
      `„Jederzeit, sofort“ baut auf dieser Leitung für jede Nachricht eine Verbindung auf${each === null ? '' : `: jedes Mal etwa ${each}`}.`,
    atOnceSends: (each) => `Bei „Jederzeit, sofort“ wird jede Nachricht einzeln bezahlt: jedes Mal etwa ${each}.`,
    propose: 'Drei Verbindungen am Tag, Großes von Hand',
  },

  preset: 'Anbieter',
  presetHint: 'Trägt Host, Port und Sicherheit ein.',
  providerAddress: 'Ihre Mailadresse beim Anbieter',
  providerAddressHint: 'Bei einem bekannten Anbieter folgen daraus Host, Port, Sicherheit und Anmeldung.',
  providerKnown: (name) => `${name}: Host, Port und Sicherheit sind eingetragen.`,
  providerUnknown: (domain) =>
    `Der Anbieter von ${domain} ist hier nicht bekannt: Wählen Sie ihn unten, oder tippen Sie den Host ein, den er Ihnen genannt hat.`,
  noAddress: 'Das ist keine ganze Mailadresse; sie sieht aus wie office@provider.example.',
  region: 'Region',
  directByHand:
    'Die Post geht direkt an jede Domain, wie es von Hand eingestellt wurde; das bleibt so, bis Sie hier einen Anbieter wählen.',
  presetHints: {
    microsoft:
      'Angemeldet wird mit der ganzen Adresse eines Postfachs. Microsoft lässt es nur mit SMTP senden, wo Ihr Administrator „Authentifiziertes SMTP“ für dieses Postfach erlaubt, und schafft einfache Passwörter ab: Melden Sie sich stattdessen bei Microsoft an.',
    google:
      'Angemeldet wird mit der ganzen Adresse und einem App-Passwort: Erzeugen Sie eines im Google-Konto unter „Sicherheit“ (die Bestätigung in zwei Schritten muss an sein).',
    fastmail:
      'Angemeldet wird mit der ganzen Adresse und einem App-Passwort: Erzeugen Sie eines in Fastmail unter Settings, Privacy & Security. Das gewöhnliche Passwort wird abgewiesen.',
    amazon:
      'Wählen Sie die Region, aus der Ihr Konto sendet. Angemeldet wird mit den SMTP-Zugangsdaten, die dort in der Konsole erzeugt werden (SES, SMTP settings), nicht mit denen der Konsole selbst.',
    appPassword:
      'Angemeldet wird mit der ganzen Adresse und einem App-Passwort, das in den Sicherheitseinstellungen des Kontos erzeugt wird (die Bestätigung in zwei Schritten muss an sein). Das gewöhnliche Passwort wird abgewiesen.',
    appPasswordIfTwo:
      'Angemeldet wird mit der ganzen Adresse. Mit eingeschalteter Zwei-Faktor-Anmeldung gilt statt des gewöhnlichen Passworts ein Anwendungspasswort.',
    allowPrograms:
      'Mailprogramme müssen einmal in den Einstellungen des Kontos erlaubt werden (POP3, IMAP und SMTP); vorher wird auch das richtige Passwort abgewiesen.',
    outlook:
      'Angemeldet wird mit der ganzen Adresse. Passwörter werden hier nicht mehr angenommen: Melden Sie sich bei Microsoft an.',
    tOnline:
      'Angemeldet wird mit der ganzen Adresse und dem E-Mail-Passwort: einem eigenen, das im Konto gesetzt wird; das der Webseite wird abgewiesen.',
    sendgrid: 'Der Anmeldename ist das Wort apikey, das Passwort ein API-Schlüssel, der Post senden darf.',
    mailgun:
      'Angemeldet wird mit dem SMTP-Benutzer Ihrer Domain, etwa postmaster@mg.clinic.example; wählen Sie die Region, in der die Domain angelegt wurde.',
  },
  address: 'Adresse',
  encryption: 'Verschlüsselung',
  notEncrypted: 'keine: Post und Passwort lassen sich unterwegs lesen',
  certificate: 'Zertifikat',
  noCertificate: 'keines gezeigt',
  certificateFacts: (names, issuer, until, problem) =>
    `für ${names}, von ${issuer}, bis ${until}; ${problem === null ? 'in Ordnung' : `nicht in Ordnung: ${problem}`}`,
  loginResult: 'Anmeldung',
  loginsOffered: (methods) => (methods === '' ? 'nicht angeboten' : `angeboten (${methods}), nicht versucht`),
  loginTaken: (method) => `angenommen (${method})`,
  loginRefused: (reply) => `abgewiesen: ${reply}`,
  passwordRefused: (reply) =>
    `Der Host hat diesen Namen und dieses Passwort nicht angenommen: ${reply}. Tippen Sie beides neu ein; keine Post geht verloren.`,
  test: 'Prüfen',
  testMailbox: 'Postfach prüfen',
  testing: 'Fragt den Host…',
  testFindings: 'Was der Host sagte',
  cannotTest: 'Dialpost kann hier noch nicht prüfen. Die Testnachricht am Ende zeigt, ob es geht.',
  transcript: 'Mitschrift',
  banner: 'Begrüßung',
  extensions: 'Bietet an',
  detectTitle: 'Was Ihr Anbieter anbietet',
  detectHint:
    'Fragt den Host der Seite „Senden“ nach ETRN, ATRN und TURN und sucht daneben nach Postfächern (IMAP, POP3). Abgeholt wird nichts.',
  detect: 'Herausfinden, was der Host anbietet',
  useOffer: {
    etrn: 'ETRN nehmen',
    atrn: 'ATRN nehmen',
    turn: 'TURN nehmen',
    imap: 'IMAP-Postfach nehmen',
    pop3: 'POP3-Postfach nehmen',
  },

  names: {
    internet: 'Internet',
    local: 'Postfächer hier',
    ownProvider: 'Mein Anbieter',
    practice: 'Übungsanbieter',
    unitedStates: 'Vereinigte Staaten',
    europe: 'Europäische Union',
  },

  questionsTitle: 'Fragen an Ihren Anbieter',
  ask: [
    'Welchen Host, welchen Port und welche Sicherheit sollen wir für ausgehende Post nehmen, und welche Anmeldung?',
    'Bewahren Sie die Post für unsere Domains auf, solange wir offline sind? Wie lange und wie viel?',
    'Wie fragen wir danach: mit ETRN, ATRN (On-Demand Mail Relay, RFC 2645), TURN, Finger, einem Postfach, oder kommt sie von selbst, wenn wir uns verbinden?',
    'Bekommen wir eine feste Adresse? Wenn nicht, an welche Adresse stellen Sie zu, wenn wir anrufen?',
    'Wie groß darf eine Nachricht höchstens sein, und wie viele dürfen es am Tag sein?',
    'Wer setzt unseren MX-Eintrag, und worauf?',
  ],
  weGreetAs: (hostname) => `Unsere Poststelle grüßt als ${hostname}.`,
  forOffice: (name, domains) => (name === '' ? domains : `${name} (${domains})`),

  mailboxes: 'Postfächer hier (Maildir-Ordner)',
  ownServer: 'Unser eigener Mailserver',
  homeLabel: 'Post für das Büro kommt in',
  serverHint: 'Dialpost übergibt ihm die Post sofort, gleich was die Zeiten sagen.',

  thisComputer: 'Nur Programme auf diesem Rechner',
  officeNetwork: 'Jeder Rechner im Netz des Büros',
  printers: 'Auch Drucker und Geräte, ohne Passwörter',
  printersHint: 'Ein zweiter Eingang ohne Anmeldung und Verschlüsselung, nur für das Netz des Büros.',
  whoLabel: 'Post wird angenommen von',

  situation: 'Ihre Lage',
  situations: {
    'provider-dialup': 'Der Anbieter führt unser DNS; wir wählen uns ein',
    'provider-permanent': 'Der Anbieter führt unser DNS; unsere Leitung steht immer',
    'own-dns': 'Wir führen unser DNS selbst',
    'front-servers': 'Andere Server nehmen unsere Post zuerst an',
  },
  providerHosts: 'Die Hosts des Anbieters, die Ihre Post aufbewahren',
  providerHostsHint: 'Mehrere mit Kommas, der beste zuerst. Leer: Die Einträge sagen, wo sie hingehören.',
  fixedAddress: 'Die feste Adresse des Büros',
  fixedAddressHint: 'Wie der Anbieter Ihrer Leitung sie nennt. Leer: Es gibt keine, oder Sie kennen sie noch nicht.',
  frontServers: 'Server, die Ihre Post zuerst annehmen',
  frontServersHint: 'Einer je Zeile: sein Name und, wo Sie sie kennen, seine Adresse.',
  nameServers: 'Nameserver, die gefragt werden',
  nameServersHint: 'Leer: die der Leitung oder dieses Rechners.',
  askProvider: 'Was Sie Ihren Anbieter fragen',
  mxOf: (domain) => `MX von ${domain}`,
  noMx: 'keiner',
  records: (domain) => `Einträge für ${domain}`,
  copy: 'Kopieren',
  copyIt: (title) => `Kopieren: ${title}`,
  copied: 'Kopiert.',
  published: 'Nachsehen, was im DNS steht',
  cannotLook: 'Dialpost kann hier noch nicht im DNS nachsehen; vergleichen Sie die Zeilen mit Ihrem Anbieter.',
  dnsFindings: 'Was im DNS steht',

  summary: 'Was eingestellt wird',
  sum: {
    office: 'Büro',
    line: 'Leitung',
    out: 'Ausgehende Post',
    fetch: 'Aufbewahrte Post',
    calls: 'Nächste Verbindungen',
    home: 'Post für das Büro',
    listen: 'Nimmt Post an',
  },
  notYet: 'Einige Stellen passen noch nicht',
  testTo: 'Testnachricht senden an',
  testToHint: 'Jemand außerhalb des Büros, der antworten kann, oder ein eigenes Postfach anderswo.',
  testToOurs: 'Diese Adresse ist eine eigene des Büros: Die Nachricht würde es nicht verlassen.',
  toPassword: 'Passwort berichtigen',
  fetchAgain: 'Erneut abholen',
  callAgain: 'Erneut versuchen',
  noAnswerYet:
    'Noch keine Antwort. Beantworten Sie die Nachricht dort, wo sie ankam, und holen Sie dann noch einmal ab.',
  waitsStill: 'Die Verbindung ist vorbei, und sie wartet noch.',
  run: 'Speichern und Testnachricht senden',
  atPrice: (button, price) => `${button} (etwa ${price})`,
  saveOnly: 'Ohne Test speichern',
  running: 'Läuft…',
  stepSaved: 'Die Einstellungen sind gespeichert.',
  stepQueued: (id) => `Die Testnachricht steht als ${id} in der Warteschlange.`,
  stepSent: (reply) => `Sie wurde zugestellt: ${reply}`,
  stepBounced: (reply) =>
    `Sie wurde abgewiesen: ${reply}. Sehen Sie sich unter „Gesendet & empfangen“ die Antwort an, und gehen Sie dann zurück zu „Senden“.`,
  stepWaits: (reason) => `Sie wartet: ${reason}`,
  stepAnswer: (from) => `Von ${from} kam eine Antwort zurück.`,
  waitSent: 'Wartet, bis der Host sie annimmt…',
  waitAnswer: 'Wartet auf eine Antwort…',
  progress: 'Der Test, Schritt für Schritt',
  doneDetail:
    'Post wird angenommen, gesendet und abgeholt, wie Sie es gesagt haben. Schließen Sie das Fenster, wann Sie wollen: Dialpost bleibt im Infobereich.',
  practiceDone:
    'Sie haben geübt: Eine Nachricht ging an den gespielten Anbieter, und seine Antwort kam zurück. Echte Post wird so nicht gesendet.',
  practiceSet:
    'Eine Nachricht an echo@practice.example, von hier oder aus einem Mailprogramm, wird beantwortet. Echte Post wird so nicht gesendet.',
  practiceTitle: 'Die Übung ist eingerichtet',
  practiceTo: 'Der gespielte Anbieter beantwortet Nachrichten an diese Adresse.',
  answerTitle: 'Die Antwort',
  answerFacts: { from: 'Von', to: 'An', subject: 'Betreff' },
  toOverview: 'Übersicht öffnen',
  none: 'noch niemand',
});
