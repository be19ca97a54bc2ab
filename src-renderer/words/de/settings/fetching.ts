// words/settings/fetching in German.
import { COLLECT_HELP, fetchingWords } from '../../settings/fetching';
import { translate } from '../../../../src-main/words/page';

translate('de', fetchingWords, {
  method: 'Wie aufbewahrte Post abgeholt wird',
  methods: {
    none: 'Gar nicht',
    'on-connect': 'Der Anbieter fängt von selbst an',
    etrn: 'ETRN',
    atrn: 'ATRN (On-Demand Mail Relay)',
    turn: 'TURN',
    finger: 'Finger',
    text: 'Ein eigener Text (DEQUEUE …)',
    command: 'Ein Befehl',
    imap: 'Ein IMAP-Postfach',
    pop3: 'Ein POP3-Postfach',
  },
  command: 'Befehl',
  mailbox: 'Postfach',
  after: 'Danach',
  afterWords: { delete: 'Dort löschen', leave: 'Dort lassen', move: 'Dort verschieben' },
  moveTo: 'Verschieben nach',
  deliverTo: 'Alles zustellen an',
  deliverToHint: 'Eine Ihrer Adressen. Leer: nach der Kopfzeile des Umschlags.',
  fetchDomains: 'Domains, nach denen gefragt wird',
  fetchDomainsHint: 'Leer: Ihre Mail-Domains.',
  own: {
    query: ['Anfrage'],
    send: ['Text, der gesendet wird'],
    expect: ['Antwort, die erwartet wird'],
    timeoutSeconds: ['Höchstens Sekunden'],
  },
});

translate('de', COLLECT_HELP, {
  'connectors.collect': ['Wie der Anbieter dazu gebracht wird, wartende Post herauszugeben.', 'Ein POP3-Postfach'],
  'connectors.collect.schedule': [
    'Fragt auch zu eigenen Zeiten nach wartender Post, nicht nur bei jeder Verbindung.',
    'Aus',
  ],
  'connectors.collect.schedule.kind': [
    'Die Zeiten, zu denen nach wartender Post gefragt wird, außer bei jeder Verbindung.',
    'Jede Stunde',
  ],
  'connectors.collect.schedule.everyMinutes': [
    'Solange die bemalten Stunden offen sind, wird in diesem Abstand wieder gefragt.',
    'Alle 30 Minuten',
  ],
  'connectors.collect.domains': ['Beim Anbieter wird nach der Post dieser Domains gefragt.', 'clinic.example'],
  'connectors.collect.host': [
    'Der Host, auf dem Ihre Post wartet, so wie der Anbieter ihn schreibt.',
    'pop.provider.example',
  ],
  'connectors.collect.port': ['Der Port dieses Hosts: 995 für POP3, 993 für IMAP, 366 für ATRN.', '995'],
  'connectors.collect.security': ['Wie der Weg zu diesem Host verschlüsselt ist.', 'TLS vom ersten Byte an'],
  'connectors.collect.username': ['Der Anmeldename dort; oft ist es die ganze Adresse.', 'office@clinic.example'],
  'connectors.collect.password': ['Das Passwort dort.', 'Ein App-Passwort'],
  'connectors.collect.signIn': ['Holt mit einer Anmeldung beim Anbieter ab; das Passwort ruht dann.', 'Ein'],
  'connectors.collect.signIn.provider': ['Bei wem sich jemand anmeldet: bei dem, der das Postfach führt.', 'Microsoft'],
  'connectors.collect.signIn.tenant': [
    'Microsofts Name für Ihre Organisation; nötig, wenn die Registrierung nur diese zulässt.',
    'clinic.example',
  ],
  'connectors.collect.signIn.issuer': [
    'Wo der Anbieter sagt, wie man sich anmeldet; auch für Microsofts Clouds einzelner Länder.',
    'https://login.provider.example',
  ],
  'connectors.collect.signIn.clientId': [
    'Die Nummer, unter der dieses Programm beim Anbieter registriert ist.',
    '3f2a91c0-7b1d-4c55-9a0e-2f6d1c1b7e11',
  ],
  'connectors.collect.signIn.clientSecret': [
    'Das Geheimnis dieser Registrierung, wenn sie eines hat.',
    'Wie der Anbieter es ein einziges Mal zeigte',
  ],
  'connectors.collect.signIn.flow': [
    'Hier im Browser; mit einem Code, den man auf irgendeinem Telefon eintippt; oder durch einen Administrator für das Programm selbst.',
    'Mit einem Code auf einem Telefon',
  ],
  'connectors.collect.signIn.clientCertificate': [
    'Zeigt dem Anbieter anstelle eines Geheimnisses, wer dieses Programm ist.',
    'Ein privater Schlüssel und sein Zertifikat',
  ],
  'connectors.collect.signIn.tokenUrl': [
    'Die Adresse, von der Erlaubnisse geholt werden, wenn der Anbieter sie nicht selbst nennt.',
    'https://login.provider.example/token',
  ],
  'connectors.collect.verifyCertificate': [
    'Stellt sicher, dass wirklich Ihr Anbieter antwortet. Aus nur bei einem eigenen Host.',
    'An',
  ],
  'connectors.collect.mailbox': ['Welcher der Ordner dort abgeholt wird.', 'INBOX'],
  'connectors.collect.after': ['Was dort aus einer Nachricht wird, die sicher hier ist.', 'Dort löschen'],
  'connectors.collect.moveTo': ['Der Ordner dort, in den abgeholte Nachrichten verschoben werden.', 'Abgeholt'],
  'connectors.collect.deliverTo': [
    'Alles Abgeholte ist für diese Adresse, was auch in den Nachrichten steht.',
    'office@clinic.example',
  ],
  'connectors.collect.envelopeHeader': [
    'In einem Postfach für alle: die Zeile, in die der Anbieter schreibt, für wen eine Nachricht ist.',
    'Delivered-To',
  ],
  'connectors.collect.maxMessages': ['Höchstens so viele Nachrichten werden bei einer Verbindung abgeholt.', '100'],
  'connectors.collect.maxMessageBytes': ['Eine größere Nachricht bleibt beim Anbieter und wird gemeldet.', '2'],
  'connectors.collect.query': ['Das Wort, mit dem der Anbieter über Finger gefragt werden will.', 'clinic.example'],
  'connectors.collect.send': [
    'Der Text, den der Anbieter hören will, bevor er Ihre Post herausgibt.',
    'DEQUEUE clinic.example',
  ],
  'connectors.collect.expect': ['Wie seine Antwort beginnt, wenn alles gut ist.', '250'],
  'connectors.collect.command': [
    'Ein eigenes Programm, das den Anbieter dazu bringt, die Post herauszugeben.',
    '/usr/local/bin/fetch-mail',
  ],
  'connectors.collect.timeoutSeconds': ['Nach so langer Zeit wird das Programm beendet.', '120'],
});
