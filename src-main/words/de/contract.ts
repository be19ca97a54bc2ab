// words/contract in German.
import { contractWords } from '../contract';
import { translate } from '../page';
import { numberDe } from './plural';

const KINDS: Readonly<Record<string, string>> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste',
  object: 'eine Gruppe von Einstellungen',
  record: 'eine Gruppe von Einstellungen',
};

const known = (ids: readonly string[]): string => (ids.length > 0 ? ids.map((id) => `„${id}“`).join(', ') : 'keine');
const expectedKind = (kind: string): string => `erwartet wird ${KINDS[kind] ?? kind}`;

translate('de', contractWords, {
  value: {
    kind: expectedKind,
    missing: (kind) => `fehlt; ${expectedKind(kind)}`,
    oneOf: (values) => `erwartet wird ${values.join(' oder ')}`,
    noSuchSetting: (name) => `keine Einstellung heißt „${name}“; prüfen Sie die Schreibweise, oder entfernen Sie sie`,
    noneListed: 'erwartet wird mindestens ein Eintrag',
    empty: 'hier wird etwas erwartet; es ist leer',
    atLeast: (least) => `erwartet wird mindestens ${least}`,
    atMost: (most) => `erwartet wird höchstens ${most}`,
    tooLong: (most) => `erwartet werden höchstens ${most} Zeichen`,
    tooMany: (most) => `erwartet werden höchstens ${most} davon`,
    url: 'erwartet wird eine Adresse wie "https://login.example/token"',
    unfit: 'passt hier nicht; sehen Sie in der Beschreibung der Einstellungen nach',
  },
  between: (min, max) => `erwartet wird ${numberDe(min)} bis ${numberDe(max)}`,
  numberFrom: (min) => `erwartet wird eine Zahl von mindestens ${numberDe(min)}`,
  oneOfFew: (values) => `erwartet wird eines von ${values.join(', ')}`,
  id: 'erwartet wird ein Kurzname wie "office"',
  idForm: 'erwartet werden bis zu 40 Buchstaben, Ziffern, ".", "_" oder "-", z. B. "office"',
  domain: 'erwartet wird eine Domain wie "clinic.example"',
  address: 'erwartet wird eine Adresse wie "postmaster@clinic.example"',
  pattern: 'erwartet wird "*", "*.example" oder "example"',
  host: 'erwartet wird ein Hostname oder eine Adresse',
  hostForm: 'erwartet wird ein Hostname wie "smtp.isp.example" oder eine IP-Adresse',
  ip: 'erwartet wird eine IP-Adresse',
  ipForm: 'erwartet wird eine IP-Adresse wie "127.0.0.1"',
  nameServer: 'erwartet wird die Adresse eines Nameservers',
  nameServerForm: 'erwartet wird die Adresse eines Nameservers wie "192.0.2.53" oder "192.0.2.53:5353"',
  circle: (listener) =>
    `ist dieser Computer, dessen Eingang „${listener}“ an diesem Port Post annimmt: Sie ginge im Kreis; erwartet wird der Host Ihres Anbieters`,
  network: 'erwartet wird eine Adresse oder ein Netz wie "192.168.1.0/24"',
  password: 'erwartet wird ein Passwort',
  loginName: 'erwartet wird ein Anmeldename',
  argument: 'erwartet wird ein Programm oder ein Argument, kein leerer Text',
  version: 'erwartet wird 1, die Version, die dieses Programm kennt',
  organizationDomains: 'erwartet wird mindestens eine Domain wie "clinic.example"',
  logDevice: 'Windows hält diesen Namen für ein Gerät frei; erwartet wird ein anderer Ordner',
  timeOfDay: 'erwartet wird eine Viertelstunde wie "07:00"',
  feed: 'erwartet wird die Adresse eines Ordners, die mit https:// beginnt, ohne Anmeldung, "?" und "#", wie "https://updates.example/dialpost/"',
  certificate: 'erwartet wird "self-signed" oder eine Zertifikatsdatei mit ihrer Schlüsseldatei',
  collectDomain: 'erwartet wird eine Domain, "@domain" oder "#queue"',
  command: 'erwartet wird ein Programm mit seinen Argumenten',
  pauseEnd: 'erwartet wird forMinutes oder until, nicht beides',
  dateTime: 'erwartet wird ein Zeitpunkt wie "2026-11-30T08:00:00Z"',
  queueSelection: 'erwartet werden Nummern, eine Suche, ein Zustand, ein Anbieter oder {"all":true}',
  callForNothing:
    'erwartet wird mindestens eine Nummer oder {"fetch":true}: für nichts wird keine Verbindung aufgebaut',
  signIn: {
    tenant: 'erwartet wird die Kennung oder Domain einer Organisation, wie "clinic.example"',
    issuer: 'erwartet wird eine Adresse, die mit "https://" beginnt, wie "https://login.example"',
    noWay: 'erwartet wird ein Passwort oder eine Anmeldung beim Anbieter',
    googleDevice:
      'Google gibt für Post keine Zustimmung mit einem Code auf einem anderen Gerät; wählen Sie den Browser',
    noDevice: 'dieser Anbieter kennt keinen Code für ein anderes Gerät; wählen Sie den Browser',
    noClient: 'nur Microsoft oder ein eigener Anbieter lässt ein Programm ohne Person anmelden; wählen Sie den Browser',
    clientNeeds: 'für die Anmeldung ohne Person braucht es einen geheimen Clientschlüssel oder ein Client-Zertifikat',
    noTenant: 'nur Microsoft hat Mandanten; lassen Sie es leer',
    otherHost: (provider, usual) =>
      `ist kein Mailhost von ${provider}, und die Anmeldung von ${provider} wird keinem anderen gezeigt; erwartet wird einer wie „${usual}“, oder ein anderer Anbieter zum Anmelden`,
  },
  tokenUrl:
    'erwartet wird eine Adresse, die mit "https://" beginnt, wie "https://login.example/token" ("http://" nur für diesen Rechner, z. B. "http://127.0.0.1:8080/token"), ohne Namen oder Passwort darin',
  connector: {
    noHost: 'erwartet wird mindestens ein Host, an den gesendet wird',
    noRetry: 'erwartet wird mindestens eine Wartezeit in Minuten',
    listeners: 'erwartet wird "all" oder eine Liste mit Kurznamen von Eingängen',
    neverLarge: (limit) =>
      `erwartet wird höchstens ${limit}: Größeres befördert der Anbieter nicht, so könnte keine Nachricht je groß sein`,
  },
  link: {
    currency: 'erwartet werden drei Großbuchstaben wie "EUR"',
    noPriority: 'erwartet wird mindestens eines von "low", "normal", "high"',
    noProgram: 'eine Leitung dieser Art braucht das Programm, das verbindet, wie "/usr/local/bin/dial"',
    noEntry: 'eine Leitung dieser Art braucht den Namen ihres Eintrags im System',
  },
  schedule: {
    range: 'erwartet werden Viertelstunden wie "08:00-09:30", spätestens "24:00"',
    backwards: 'die Zeitspanne muss nach ihrem Anfang enden',
    overlaps: (range) => `überschneidet sich mit "${range}"; fassen Sie beide zusammen`,
    neverOpen: 'diese Zeiten öffnen nie; wählen Sie "never", wenn das gemeint ist',
  },
  twice: {
    id: (id) => `„${id}“ heißt hier schon etwas anderes; wählen Sie einen anderen Namen`,
    port: (port, listener) =>
      `${port} ist schon vom Eingang „${listener}“ belegt; wählen Sie einen anderen Port oder eine andere Adresse`,
    link: (id) => `„${id}“ ist zweimal genannt; nennen Sie jede Leitung einmal`,
    mailbox: (address, mailbox) => `${address} gehört schon zum Postfach ${mailbox}; eine Adresse hat ein Postfach`,
    mailboxAccount: (name, mailbox) =>
      `„${name}“ holt schon das Postfach ${mailbox} ab; ein Mailprogramm holt mit einer Anmeldung ein Postfach ab`,
  },
  nowhere: {
    link: (id, ids) => `keine Leitung heißt „${id}“; bekannt: ${known(ids)}`,
    listener: (id, ids) => `kein Eingang heißt „${id}“; bekannt: ${known(ids)}`,
    account: (name, names) => `kein Zugang heißt „${name}“; bekannt: ${known(names)}`,
    mailboxAccount: (name) => `kein Zugang heißt „${name}“; legen Sie ihn zuerst unter „Zugänge“ an`,
    catchAll: (address) =>
      `${address} ist keines der Postfächer; erwartet wird die Adresse oder ein Alias eines Postfachs aus der Liste`,
  },
  tooManyForwards: (most) => `erwartet werden höchstens ${numberDe(most)} Adressen`,
  stored: {
    price: (line, amount) =>
      `Eine frühere Version hat für die Leitung ${line} einen Betrag von ${amount} gespeichert, mit dem niemand rechnen kann: Was eine Verbindung kostet, wird nicht richtig angezeigt. Tragen Sie unter Leitungen → ${line} ein, was auf der Rechnung steht.`,
    tokenUrl: (connector, host) =>
      `${connector} meldet sich bei ${host} nicht an: Die Token-Adresse stammt von einer früheren Version, und über sie ginge die Anmeldung unverschlüsselt. Die Post dafür wartet sicher. Tragen Sie unter Anbieter → ${connector} eine Adresse ein, die mit „https://“ beginnt.`,
    otherHost: (connector, host, provider) =>
      `${connector} meldet sich bei ${host} nicht an: Das ist kein Mailhost von ${provider}, und die Anmeldung von ${provider} wird keinem anderen gezeigt. Die Post dafür wartet sicher. Berichtigen Sie unter Anbieter → ${connector} den Host, oder wählen Sie einen anderen Anbieter zum Anmelden.`,
    field: (field) =>
      `Eine frühere Version hat dem Übertragungsprotokoll aufgetragen, ein Feld „${field}“ zu schreiben; dieses Feld gibt es nicht, es wird weggelassen. Speichern Sie die Einstellungen einmal im Fenster, oder nehmen Sie es in settings.json aus der Liste der Felder.`,
    logDevice: (folder) =>
      `Das Übertragungsprotokoll soll nach ${folder} geschrieben werden, und diesen Namen hält Windows für ein Gerät frei: Dort gehen seine Zeilen verloren. Wählen Sie unter „Allgemein“ einen anderen Ordner.`,
    circle: (connector, host, listener) =>
      `${connector} übergibt Post an ${host}, und dort antwortet unser eigener Eingang „${listener}“: Jede Nachricht kommt wieder, bis sie als Schleife zurückgeht. Tragen Sie unter Anbieter → ${connector} den Host Ihres Anbieters ein.`,
    network: (door, written, taken) =>
      `${door} lässt ${taken} ein oder hält es fern, denn „${written}“ sagt mehr, als ein Netz hat. Schreiben Sie dort, was gemeint ist, zum Beispiel 192.168.1.0/24.`,
    alike: (one, other) =>
      `Die Anmeldenamen „${one}“ und „${other}“ unterscheiden sich nur in der Groß- und Kleinschreibung, deshalb wird jeder nur so angenommen, wie er hier steht. Geben Sie unter „Zugänge“ einem davon einen anderen Namen.`,
  },
  alikeAccounts: (other) =>
    `unterscheidet sich von „${other}“ nur in der Groß- und Kleinschreibung, und Anmeldenamen werden so und so geschrieben; wählen Sie einen anderen`,
  practice: {
    organization: 'Übungsbüro',
    listener: 'Rechner im Büro',
    line: 'Übungsleitung',
    provider: 'Übungsanbieter',
    mailboxes: 'Postfächer hier',
  },
});
