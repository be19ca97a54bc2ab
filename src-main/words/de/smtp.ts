// words/smtp in German.
import { translate } from '../page';
import { smtpWords } from '../smtp';
import { countDe, numberDe } from './plural';

const seconds = (milliseconds: number): string => `${numberDe(Math.round(milliseconds / 1000))} s`;

translate('de', smtpWords, {
  stopped: 'die Verbindung wurde angehalten',
  otherSide: 'die Gegenseite',
  noHost: {
    noSuchHost: 'diesen Host gibt es nicht',
    noAddress: 'der Host hat keine Adresse',
    silent: 'der Nameserver antwortet nicht',
    unreachable: 'der Nameserver ist nicht erreichbar',
    failed: 'der Nameserver hat versagt',
  },
  connect: {
    trying: (host, address, port) => `verbinde mit ${host} [${address}] Port ${port}`,
    silent: (address, port, ms) => `keine Antwort von ${address} Port ${port} seit ${seconds(ms)}`,
    nobodyListens: (address, port) => `niemand nimmt Verbindungen an ${address} Port ${port} an`,
    ourselves: (listener) => `dort antwortet unser eigener Eingang „${listener}“`,
    noWay: (address) => `es führt kein Weg zu ${address}`,
    other: (address, port, trouble) => `${address} Port ${port}: ${trouble}`,
  },
  line: {
    broke: (trouble) => `die Verbindung brach ab: ${trouble}`,
    hostClosed: 'der Host hat die Verbindung geschlossen',
    closed: 'die Verbindung wurde geschlossen',
    handedOver: 'die Verbindung wurde übergeben',
    goodbye: 'wir haben uns verabschiedet',
    endlessLine: 'der Host sandte eine Zeile ohne Ende',
    endlessReply: 'der Host sandte eine Antwort ohne Ende',
    noSmtp: (said) => `der Host sandte etwas, das keine SMTP-Antwort ist: „${said}“`,
    announced: (said) => `der Host hat die Verbindung beendet: 421 ${said}`,
    toNothing: (code, said) => `der Host antwortete, ohne gefragt zu sein: ${code} ${said}`,
    misfit: (to, code, said) => `der Host sagte etwas, das keine Antwort auf ${to} sein kann: ${code} ${said}`,
    silent: (to, ms) => `keine Antwort auf ${to} seit ${seconds(ms)}`,
    ownDisk: 'unsere eigene Festplatte hat versagt',
    ownCopy: 'unsere eigene Kopie des Inhalts ließ sich nicht bis zum Ende lesen',
    noBdat: (said) =>
      `der Host bietet CHUNKING an und nimmt BDAT nicht (${said}); von jetzt an bekommt er seine Post mit DATA`,
  },
  asked: { loneDot: 'den einzelnen Punkt', endOfContent: 'das Ende des Inhalts' },
  leftOut: (lines) => `${countDe(lines, 'Zeile', 'Zeilen')} weggelassen`,
  login: {
    noToken: 'es gibt niemanden, der nach einem OAuth2-Token gefragt werden könnte',
    tokenRefused: 'der Host hat das Token nicht angenommen',
    refused: 'der Host hat die Anmeldung nicht angenommen',
    noPassword: 'für diesen Host ist kein Passwort gespeichert',
    unknownWays: (offered, known) =>
      `der Host bietet nur Anmeldungen an, die wir nicht kennen: ${offered.join(' ')}; wir kennen ${known.join(', ')}`,
    none: 'der Host bietet keine Anmeldung an',
    refusedBy: (error) => `der Host hat die Anmeldung abgewiesen (${error})`,
    impostor:
      'der Host konnte nicht zeigen, dass er das Passwort kennt: vielleicht ist er nicht der, der er zu sein behauptet',
    unreadable: 'der Teil der Anmeldung, der vom Host kommt (SCRAM), ist nicht lesbar',
    tooManyRounds: (rounds) =>
      `der Host verlangt bei der Anmeldung ${numberDe(rounds)} Rechenrunden, mehr als irgendjemand braucht`,
    inClear: (refused) =>
      `${refused === null ? 'er bietet nicht an, die Verbindung zu verschlüsseln (STARTTLS)' : `er weigerte sich, die Verbindung zu verschlüsseln: ${refused}`}. Das Passwort wurde nicht gesendet, weil andere es unterwegs lesen können. Fragen Sie den Anbieter nach Host und Port mit Verschlüsselung; wenn die Anmeldung auf dieser Leitung offen gehen darf, stellen Sie die Sicherheit auf „Keine“`,
  },
  tls: {
    wrongPort: (said, { protocol, implicit }) =>
      implicit
        ? `dieser Port spricht zuerst unverschlüsselt ${protocol} und kein TLS (${said}): wählen Sie für ihn STARTTLS oder aber den Port für TLS`
        : `er sagte, er wolle verschlüsseln, und machte dann unverschlüsselt weiter (${said})`,
    selfSigned: () => 'er zeigt ein selbst ausgestelltes Zertifikat, das nicht beweist, wer er ist',
    expired: () => 'sein Zertifikat ist abgelaufen, oder das Datum dieses Rechners ist falsch',
    notYet: () => 'sein Zertifikat gilt noch nicht; meistens ist das Datum dieses Rechners falsch',
    name: (said) => `sein Zertifikat gehört zu einem anderen Namen und passt nicht (${said})`,
    authority: () => 'wer sein Zertifikat ausgestellt hat, ist hier nicht bekannt (es lässt sich nicht prüfen)',
    revoked: () => 'sein Zertifikat wurde vom Aussteller widerrufen',
    tooOld: (said) =>
      `er und dieser Rechner haben keine gemeinsame Verschlüsselung, meistens weil seine zu alt ist (${said})`,
    cut: () => 'er schloss die Verbindung, während sie verschlüsselt wurde',
    time: () => 'die Verschlüsselung kam nicht rechtzeitig zustande',
  },
  message: {
    badAddress: (address) => `${address} ist keine Adresse`,
    tooLarge: (bytes, limit) =>
      `Die Nachricht hat ${numberDe(bytes)} Bytes, der Host nimmt höchstens ${numberDe(limit)}`,
    unreadable: (trouble) => `Der Inhalt konnte nicht gelesen werden: ${trouble}`,
    empty: 'der Inhalt ist leer',
    tooLong: (bytes) => `der Inhalt ist länger als seine ${numberDe(bytes)} Bytes`,
    tooShort: (has, bytes) => `der Inhalt hat ${numberDe(has)} von seinen ${numberDe(bytes)} Bytes`,
    notTaken: {
      lines: (said, why) => notTaken('Zeilen von mehr als 998 Zeichen', said, why),
      'eight-bit': (said, why) => notTaken('8-Bit-Zeichen', said, why),
    },
    noUtf8: (why) =>
      `Der Host nimmt keine internationalen Adressen oder Kopfzeilen (SMTPUTF8), und die Nachricht kann nicht umgeschrieben werden: ${why}`,
  },
  obstacle: {
    addresses: 'in ihren Adressen stehen Zeichen jenseits von ASCII',
    headerAddress: 'in einer Adresse ihres Kopfes stehen Zeichen jenseits von ASCII',
    eightBitBetween: 'zwischen ihren Teilen stehen 8-Bit-Zeichen',
    longBetween: 'zwischen ihren Teilen stehen lange Zeilen',
    signed: 'sie ist signiert',
    notEncoded: (encoding) => `ein Teil nennt sich ${encoding} und ist es nicht`,
    mayNotBeEncoded: (type) => `ein Teil ist ${type} und darf nicht kodiert werden`,
  },
});

function notTaken(what: string, said: string, why: string): string {
  return `Der Host nimmt keine ${what} (er sagte: ${said}), und die Nachricht kann nicht umgeschrieben werden: ${why}. Senden Sie sie noch einmal ohne diese oder als Anhang`;
}
