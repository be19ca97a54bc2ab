// words/collect in German.
import { collectWords } from '../collect';
import { translate } from '../page';
import { countDe, formDe, numberDe } from './plural';

const messageCount = (count: number): string => countDe(count, 'Nachricht', 'Nachrichten');
const isOrAre = (count: number): string => formDe(count, 'ist', 'sind');
const liesOrLie = (count: number): string => formDe(count, 'liegt', 'liegen');

const tooOpen =
  'es nimmt kein Passwort über eine Leitung, die andere mitlesen können; stellen Sie die Sicherheit auf STARTTLS oder TLS';

type Fetched = Parameters<typeof collectWords.mailbox.fetched>[1];

/** How many of the missing are named. */
const MOST_NAMED = 5;

function safeHere({ fetched }: Fetched): string {
  return fetched === 0
    ? 'Es wurde nichts abgeholt.'
    : `${messageCount(fetched)} ${formDe(fetched, 'liegt', 'liegen')} sicher hier.`;
}

function notGiven({ missing }: Fetched): string {
  const count = missing.length;
  if (count === 0) return '';
  const named = missing
    .slice(0, MOST_NAMED)
    .map(({ name, why }) => `${name}: ${why}`)
    .join('; ');
  const more = count > MOST_NAMED ? `; und ${numberDe(count - MOST_NAMED)} weitere` : '';
  return ` ${messageCount(count)} gab der Host nicht ganz heraus, oder ${formDe(count, 'sie wurde', 'sie wurden')} dort inzwischen gelöscht; was noch dort ist, wird mit der nächsten Verbindung wieder erbeten (${named}${more}).`;
}

function listDamaged({ doubted }: Fetched): string {
  return doubted
    ? ' Die Liste des dort schon Abgeholten wurde auf der Festplatte dieses Rechners beschädigt: Nachrichten können ein zweites Mal gekommen sein, und keine ist verloren. Prüfen Sie die Festplatte.'
    : '';
}

function staysThere({ large, left, unreadable, kept }: Fetched): string {
  return [
    large > 0
      ? ` ${messageCount(large)} ${isOrAre(large)} für diesen Anbieter zu groß und ${formDe(large, 'blieb', 'blieben')} dort.`
      : '',
    left > 0 ? ` ${countDe(left, 'weitere wartet', 'weitere warten')} auf die nächste Verbindung.` : '',
    unreadable > 0
      ? ` Dort ${liesOrLie(unreadable)} noch ${numberDe(unreadable)}, die der Host in seiner Liste nicht lesbar nennt; fragen Sie den Anbieter, oder sehen Sie im Webmail des Anbieters nach.`
      : '',
    kept > 0
      ? ` Dort ${liesOrLie(kept)} noch ${numberDe(kept)}, die hier schon sicher ${isOrAre(kept)}, weil der Host sie nicht löschen wollte; mit der nächsten Verbindung wird es wieder versucht.`
      : '',
  ].join('');
}

function notWanted(wanted: string): string {
  return wanted === '' ? '' : `, nicht „${wanted}“`;
}

const STAYS = 'Die Post bleibt bis zur nächsten Verbindung dort.';

translate('de', collectWords, {
  stopped: 'die Verbindung wurde angehalten',
  nothing: 'Hier wird nichts abgeholt.',
  onConnect: 'Der Anbieter sendet, was er aufbewahrt, sobald die Leitung steht; gefragt wurde nicht.',
  noWords: 'nichts',

  notOpened: {
    dns: (host, said) => `${host} wurde nicht gefunden (${said}).`,
    connect: (host, said) => `${host} war nicht erreichbar (${said}).`,
    greeting: (host, said) => `${host} hat uns nicht hereingelassen (${said}).`,
    ehlo: (host, said) => `${host} hat uns nicht hereingelassen (${said}).`,
    tls: (host, said) => `Mit ${host} kam keine Verschlüsselung (TLS) zustande (${said}).`,
    auth: (host, said) => `${host} hat Anmeldename und Passwort nicht angenommen (${said}).`,
  },
  noLogin: (host, said) => `Bei ${host} war keine Anmeldung möglich (${said}).`,

  program: {
    running: (program) => `${program} läuft`,
    endedWell: (program) => `Das Programm ${program}, das Post abholt, ist gut zu Ende gegangen.`,
    failed: (end) => `Das Programm, das Post abholt, ist gescheitert: ${end}.`,
  },

  etrn: {
    noHost: 'ETRN hat keinen Host, den es fragen kann: Nennen Sie einen, oder nehmen Sie einen Anbieter mit Smarthost.',
    nobody: (why) => `Nach der wartenden Post konnte niemand gefragt werden: ${why}`,
    stopped: 'Die Verbindung wurde angehalten, bevor mit ETRN gefragt wurde.',
    begins: (host, node, said) => `${host} beginnt, die Post für ${node} zu senden (${said}).`,
    none: (host, node, said) => `${host} bewahrt keine Post für ${node} auf (${said}).`,
    aboutTo: (host, node, said) => `${host} sendet gleich die Post für ${node} (${said}).`,
    notNow: (host, node, said) =>
      `${host} kann die Post für ${node} jetzt nicht herausgeben; sie bleibt bis zur nächsten Verbindung dort (${said}).`,
    notAllowed: (host, node, said) =>
      `${host} lässt uns die Post für ${node} nicht abholen; bitten Sie den Anbieter, dafür ETRN zu erlauben (${said}).`,
    unknown: (host, said) => `${host} kennt ETRN nicht; wählen Sie einen anderen Weg, Post abzuholen (${said}).`,
    badDomain: (host, node, said) =>
      `${host} versteht „${node}“ nicht; prüfen Sie die Domain in den Einstellungen zum Abholen (${said}).`,
    elseFirst: (host, said) => `${host} verlangt vor ETRN noch etwas, vielleicht eine Anmeldung (${said}).`,
    loginFirst: (host, said) =>
      `${host} verlangt vor ETRN eine Anmeldung; tragen Sie beim Smarthost Anmeldename und Passwort ein (${said}).`,
    broke: (host, node, said) => `Die Verbindung zu ${host} brach bei der Frage nach ${node} ab: ${said}. ${STAYS}`,
    took: (host, node, said) => `${host} hat die Bitte für ${node} angenommen (${said}).`,
    refused: (host, node, said) => `${host} wollte die Post für ${node} nicht herausgeben (${said}).`,
  },

  atrn: {
    notOurDomains: (host, domains, said) =>
      `${host} lässt uns die Post für ${domains.join(', ')} nicht abholen; bitten Sie den Anbieter, dafür ATRN zu erlauben, oder nennen Sie in den Einstellungen zum Abholen die Domains, die er aufbewahrt (${said}). Sonst liegt dort für diese Anmeldung nichts.`,
  },
  turn: {
    noLogin: 'TURN braucht einen Smarthost mit Anmeldung; tragen Sie dort Anmeldename und Passwort ein.',
    notSecure: (host) =>
      `Über eine Leitung, die andere mitlesen können, wird nicht mit TURN gefragt; stellen Sie die Sicherheit von ${host} auf STARTTLS oder TLS.`,
  },
  swapped: {
    now: 'die Rollen sind getauscht: unsere Seite begrüßt und nimmt Post an',
    broke: (host) => `Die Verbindung zu ${host} brach ab, als das Senden begann. ${STAYS}`,
    cameByLine: (messages, orderly) =>
      `${countDe(messages, 'Nachricht kam', 'Nachrichten kamen')} über diese Verbindung${orderly ? '' : ', die ohne Abschied endete'}`,
    came: (messages, end) => `${countDe(messages, 'Nachricht kam', 'Nachrichten kamen')}. ${end}`,
    notAsked: (why) => `Der Anbieter konnte nicht nach der wartenden Post gefragt werden: ${why}`,
    restNotAsked: (why) => `Der Anbieter konnte nicht nach dem Rest gefragt werden: ${why}`,
    restLater: 'Was dort noch liegt, kommt mit der nächsten Verbindung.',
    silent: (host) =>
      `${host} verstummte, als das Senden dran war, und die Verbindung wurde getrennt; was dort noch liegt, kommt mit der nächsten Verbindung.`,
    cut: (host) =>
      `Die Verbindung zu ${host} endete mittendrin; was dort noch liegt, kommt mit der nächsten Verbindung.`,
    nothingToSend: (host) => `${host} hatte nichts zu senden.`,
    nothingMore: (host) => `${host} hatte nichts weiter zu senden.`,
    brokeAsking: (host, said) =>
      `Die Verbindung zu ${host} brach ab, während wir nach unserer Post fragten: ${said}. ${STAYS}`,
    notAllowed: (host, verb, said) =>
      `${host} lässt uns diese Post nicht abholen; bitten Sie den Anbieter, für Ihre Domains ${verb} zu erlauben (${said}).`,
    notNow: (host, said) =>
      `${host} kann die Post jetzt nicht herausgeben; sie bleibt bis zur nächsten Verbindung dort (${said}).`,
    none: (host, said) => `${host} bewahrt keine Post für uns auf (${said}).`,
    unknown: (host, verb, said) =>
      `${host} kennt ${verb} nicht; wählen Sie einen anderen Weg, Post abzuholen (${said}).`,
    badDomains: (host, said) =>
      `${host} versteht die erbetenen Domains nicht; prüfen Sie sie in den Einstellungen zum Abholen (${said}).`,
    loginFirst: (host, verb, said) =>
      `${host} verlangt vor ${verb} eine andere Anmeldung oder Verschlüsselung; prüfen Sie Anmeldename, Passwort und Sicherheit (${said}).`,
    refused: (host, said) => `${host} wollte die Post nicht herausgeben (${said}).`,
  },

  plain: {
    byFinger: (host) => `frage ${host} mit FINGER`,
    byText: (host) => `frage ${host} mit Text`,
    fingerFailed: (host, trouble) => `${host} konnte nicht mit FINGER gefragt werden: ${trouble}. ${STAYS}`,
    fingerSaid: (host, said) => `${host} wurde mit FINGER gefragt und sagte: ${said}`,
    said: (host, said) => `${host} wurde nach unserer Post gefragt und sagte: ${said}`,
    saidElse: (host, said, wanted) =>
      `${host} wurde nach unserer Post gefragt, sagte aber „${said}“${notWanted(wanted)}. ${STAYS}`,
    saidNothing: (host, trouble, wanted) =>
      `${host} wurde nach unserer Post gefragt, sagte aber nichts${trouble ? ` (${trouble})` : ''}${notWanted(wanted)}. ${STAYS}`,
    noAnswer: 'keine Antwort in der gegebenen Zeit',
  },

  mailbox: {
    notHere: 'Postfächer beim Anbieter können hier nicht abgeholt werden.',
    noFolder: (mailbox, said) =>
      `der Host hat keinen Ordner „${mailbox}“ oder öffnet ihn nicht${said === '' ? '' : ` („${said}“)`}`,
    fetching: (mailbox, username, host) => `hole ${mailbox} von ${username} bei ${host} mit IMAP ab`,
    listDamaged: (host) =>
      `Die Liste dessen, was bei ${host} schon abgeholt wurde, ist auf der Festplatte dieses Rechners beschädigt; eine Kopie liegt in corrupt/. Nachrichten können zweimal kommen, verloren ist keine.`,
    badSums: 'Zeilen der Liste abgeholter Nachrichten passen nicht zu ihren Prüfsummen',
    fetched: (host, all) =>
      `Das Postfach bei ${host} wurde abgeholt. ${safeHere(all)}${staysThere(all)}${notGiven(all)}${listDamaged(all)}`,
    notNoted: (host, trouble, all) =>
      `Das Postfach bei ${host} konnte nicht bis zum Ende abgeholt werden: Die Liste dessen, was hier sicher ist, lässt sich nicht führen, und ohne sie kämen Nachrichten doppelt. ${trouble} ${safeHere(all)}${notGiven(all)}${listDamaged(all)} Was übrig ist, bleibt bis zur nächsten Verbindung dort.`,
    notToItsEnd: (host, trouble, all) =>
      `Das Postfach bei ${host} konnte nicht bis zum Ende abgeholt werden: ${trouble}. ${safeHere(all)}${notGiven(all)}${listDamaged(all)} Was übrig ist, bleibt bis zur nächsten Verbindung dort.`,
    unreadableListing: (count, command) =>
      `der Host sagt, dass ${countDe(count, 'Nachricht wartet', 'Nachrichten warten')}, aber seine Liste davon war nicht lesbar; fragen Sie den Anbieter, was ${command} antwortet`,
  },

  letter: {
    numbered: (number) => `Nachricht ${number}`,
    titled: (subject, number) => `„${subject}“ (Nachricht ${number})`,
    onceADay: 'sie war bei den Verbindungen davor nicht zu bekommen und wird jetzt einmal am Tag versucht',
    lineEnded: 'bei ihr endete die Verbindung',
    tooLong: (bytes) => `sie hat mehr als ${numberDe(bytes)} Bytes`,
    gave: (bytes, of) =>
      of === null
        ? `der Host gab ${numberDe(bytes)} von unbekannt vielen Bytes heraus`
        : `der Host gab ${numberDe(bytes)} von ${numberDe(of)} Bytes heraus`,
    gaveFirst: (bytes) => `der Host gab nur die ersten ${numberDe(bytes)} Bytes heraus`,
    more: 'hinter ihrem Ende kam noch mehr: der Host verdoppelt Punkte nicht (RFC 1939), sie käme abgeschnitten an',
    notAtAll: 'der Host hat sie in seiner Liste und gibt sie nicht heraus',
    refused: (said) => `der Host antwortete „${said}“`,
  },

  login: {
    noTokens: (ways) =>
      `der Host nimmt kein Zugangstoken; er bietet ${ways.length > 0 ? ways.join(', ') : 'nichts'}. Dort mit einem Passwort anmelden`,
    tokenRefused: (said) => `der Host hat das Zugangstoken nicht angenommen: ${said}`,
    onlyTokens: (ways) =>
      `der Host nimmt keine Passwörter, nur die Anmeldung bei seinem Anbieter (${ways.join(', ')}); wählen Sie dort als Anmeldung „Beim Anbieter anmelden“, und melden Sie sich an`,
    tooOpen,
    tooOpenBy: (refused) => `${tooOpen} (${refused})`,
    wrong: (said) => `Anmeldename und Passwort wurden nicht angenommen${said ? ` („${said}“)` : ''}`,
    notNow: (said) => `er lässt uns gerade nicht herein („${said}“), und nicht wegen Anmeldename oder Passwort`,
    imapWays: (theirs, ours) =>
      `${theirs.length > 0 ? `Anmeldungen gehen dort nur mit ${theirs.join(', ')}` : 'Anmeldungen gehen auf dieser Leitung nicht'}, und Dialpost kennt LOGIN, PLAIN, ${ours.join(', ')}; bitten Sie den Anbieter, eine davon zu erlauben, oder holen Sie mit POP3 ab`,
    pop3Ways: (theirs, ours, refused) =>
      `${theirs.length > 0 ? `Anmeldungen gehen dort nur mit ${theirs.join(', ')}` : 'der Host sagt nicht, wie man sich bei ihm anmeldet'}, und Dialpost kennt USER und PASS, APOP, ${ours.join(', ')}; bitten Sie den Anbieter, eine davon zu erlauben (${refused})`,
  },

  line: {
    ours: 'wir haben die Verbindung beendet',
    noConnection: (address, port) => `keine Antwort von ${address} Port ${port}`,
    dripping: 'der Host verstummte, oder er gibt auf einmal so wenig heraus, dass es nie enden würde',
    endlessAnswers: 'die Antworten des Hosts haben kein Ende',
    endlessListing: 'die Liste des Hosts hat kein Ende',
    endlessAnswerTo: (command) => `die Antwort des Hosts auf ${command} hat kein Ende`,
    endlessAnswer: 'der Host sandte eine Antwort ohne Ende',
    letterLeft: 'eine Nachricht blieb mittendrin liegen',
    beforeTls: 'der Host sprach, bevor die Verschlüsselung begann',
    hostClosed: (said) => `der Host hat die Verbindung geschlossen${said === null ? '' : `: „${said}“`}`,
    renumbered: 'der Host hat seine Nachrichten neu nummeriert, während sie abgeholt wurden',
    noImap: 'der Host sandte etwas, das keine IMAP-Antwort ist',
    closed: 'die Verbindung wurde geschlossen',
    tooSlow: 'der Host gibt auf einmal so wenig heraus, dass es nie enden würde',
    silent: 'der Host verstummte',
    answered: (command, said) => `der Host antwortete auf ${command} mit „${said}“`,
    greeted: (said) => `der Host antwortete auf die Begrüßung mit „${said}“`,
  },
});
