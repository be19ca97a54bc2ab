// words/diagnose/tests in German.
import { dateTimeText } from '../../amounts';
import { collectTestWords, hostTestWords, linkTestWords, reachWords, relayTestWords } from '../../diagnose/tests';
import { translate } from '../../page';
import { countDe, numberDe } from '../plural';

translate('de', hostTestWords, {
  answers: (host, port, banner) => `${host} antwortet an Port ${port}: ${banner}`,
  tls: {
    unused: (host) =>
      `Die Verbindung ist nicht verschlüsselt, obwohl ${host} es anbietet. Unterwegs kann jeder Post und Passwort lesen. Stellen Sie die Sicherheit auf STARTTLS.`,
    none: (host) =>
      `Die Verbindung ist nicht verschlüsselt, und ${host} bietet an diesem Port nichts Besseres an. Unterwegs lassen sich Post und Passwort lesen. Fragen Sie den Anbieter nach Port 465 oder 587 mit Verschlüsselung.`,
    trusted: (host, protocol, end) =>
      `${host} ist mit ${protocol} verschlüsselt, und das Zertifikat ist in Ordnung${end}.`,
    until: (day, days) => ` bis ${day} (noch ${countDe(days, 'Tag', 'Tage')})`,
    names: (names) => ` Es gilt für: ${names.join(', ') || 'gar keinen Namen'}.`,
    ends: (host, days, day) =>
      `Das Zertifikat von ${host} läuft am ${day} ab (noch ${countDe(days, 'Tag', 'Tage')}). Von da an geht keine Post mehr dorthin. Wenn es Ihr eigener Server ist, erneuern Sie es; sonst tut es Ihr Anbieter.`,
    old: (host, protocol) =>
      `${host} benutzt ${protocol}, und das ist nicht mehr sicher. Bitten Sie den Anbieter um TLS 1.2 oder besser.`,
    noCertificate: 'der Host zeigt kein Zertifikat',
    inOrder: 'dem Zertifikat wird vertraut',
  },
  login: {
    spared: (host) =>
      `Eine Anmeldung wurde nicht versucht: Die Verbindung zu ${host} ist nicht sicher, und das Passwort bekäme zu sehen, wer auch immer dort ist. Bringen Sie zuerst die Verschlüsselung in Ordnung.`,
    accepted: (host, way) => `${host} nimmt die Anmeldung an (${way}).`,
    noToken: (host, why) => `Bei ${host} wurde keine Anmeldung versucht: ${why}.`,
    tokenRefused: (host, said) =>
      `${host} hat die Anmeldung nicht angenommen, auch nicht mit einem neuen Token (${said}). Melden Sie sich neu an, und zwar mit dem richtigen Konto; hilft das nicht, sehen Sie nach, ob es dieses Postfach benutzen darf und ob die Registrierung Mail erlaubt.`,
    notOffered: (host) =>
      `${host} bietet auf dieser Verbindung keine Anmeldung an. Ein Smarthost verlangt meist eine; der eigene Server des Büros oft nicht.`,
    notTried: (host, ways) => `${host} bietet die Anmeldung mit ${ways.join(', ')} an; versucht wurde keine.`,
  },
  able: {
    fast: 'Der Host nimmt viele Nachrichten ohne Wartezeit an (PIPELINING und CHUNKING): der schnellste Weg über eine dünne Leitung.',
    oneRoundTrip:
      'Dem Host fehlt CHUNKING: Jede Nachricht kostet ein Hin und Her. Mehrere Verbindungen zugleich helfen.',
    slow: 'Dem Host fehlen PIPELINING und CHUNKING: Jede Nachricht kostet mehrmaliges Hin und Her. Über eine dünne Leitung wäre ein anderer Host viel schneller.',
    size: (bytes) => `Der Host nimmt Nachrichten bis ${numberDe(Math.round(bytes / 1_000_000))} MB an.`,
    etrn: 'Der Host kennt ETRN: Man kann ihn bitten, die für uns aufbewahrte Post zu senden.',
    swap: (verb) => `Der Host kennt ${verb}: Für uns aufbewahrte Post lässt sich über dieselbe Verbindung abholen.`,
  },
  clock: (host, theirs, ours) =>
    `${host} sagt, es sei ${dateTimeText(theirs)} in der Zeit dieses Ortes; die Uhr dieses Rechners zeigt ${dateTimeText(ours)}. Eine von beiden geht falsch: Sehen Sie auf eine Armbanduhr. Zeiten und die Daten Ihrer Post richten sich nach der Uhr dieses Rechners, und Zertifikate werden abgewiesen, solange sie falsch geht.`,
  over: (host) => `die Prüfung von ${host} ist vorbei; es wurde keine Post gesendet`,
  stopped: 'die Prüfung wurde angehalten',
  notEncrypted: (seconds) => `die Verschlüsselung kam innerhalb von ${numberDe(seconds)} s nicht zustande`,
  closedEncrypting: 'die Verbindung wurde geschlossen, während sie verschlüsselt wurde',
  silent: (seconds) => `${numberDe(seconds)} s lang keine Antwort`,
});

translate('de', collectTestWords, {
  letsIn: (place, username, by) =>
    `${place} nimmt die Anmeldung von ${username} an (${by === 'token' ? 'mit dem Token des Anbieters' : 'mit dem Passwort'}).`,
  keepsOut: (place, text, mend = '') =>
    `An ${place} kann man sich nicht anmelden: ${text.replace(/\.$/, '')}. ${mend}`.trimEnd(),
  mends: {
    wrong:
      'Prüfen Sie Anmeldename und Passwort; der Name ist oft die ganze Adresse, und manche Anbieter verlangen für Mailprogramme ein eigenes Passwort (App-Passwort).',
    later: 'Versuchen Sie es in ein paar Minuten noch einmal; bleibt es so, zeigen Sie diese Worte dem Anbieter.',
    folder: 'Prüfen Sie, wie der Ordner heißt; der Posteingang ist INBOX.',
    name: 'Prüfen Sie den Namen des Hosts Buchstabe für Buchstabe; stimmt er, sehen Sie nach, ob die Leitung steht.',
    line: 'Steht die Leitung? Wenn ja, prüfen Sie die Nameserver, die für sie eingetragen sind.',
    port: 'Prüfen Sie Port und Sicherheit: IMAP hat 993 mit TLS vom ersten Byte an oder 143 mit STARTTLS, POP3 995 oder 110.',
    silent:
      'Prüfen Sie Host, Port und Sicherheit: Ein Port für TLS vom ersten Byte an (993, 995) sagt dem nichts, der unverschlüsselt beginnt. Über eine langsame Leitung versuchen Sie es noch einmal.',
    certificate:
      'Im Internet hört vielleicht jemand mit: Fragen Sie den Anbieter. Für einen Server im eigenen Büro schalten Sie bei diesem Postfach „Zertifikat prüfen“ aus.',
    clock: 'Prüfen Sie zuerst das Datum dieses Rechners; stimmt es, sagen Sie es dem Anbieter.',
    other: 'Prüfen Sie Host, Port und Sicherheit; stimmen sie, zeigen Sie dem Anbieter diese Worte.',
  },
  tooSlow: 'es kam nicht rechtzeitig eine Antwort',
  noLogin: 'Ein Postfach wird durch Anmelden geprüft: Sagen Sie, wessen Anmeldung versucht werden soll.',
  offers: (host, what, port, encrypted) =>
    `${host} bietet ${what} an Port ${port}${encrypted ? '' : ', unverschlüsselt'}.`,
  what: {
    etrn: 'ETRN',
    atrn: 'ATRN (On-Demand Mail Relay)',
    turn: 'TURN',
    imap: 'ein IMAP-Postfach',
    pop3: 'ein POP3-Postfach',
  },
  none: (host) =>
    `Es wurde nichts gefunden, was Post herausgäbe: ${host} bietet weder ETRN noch ATRN noch TURN an, und ein Postfach wurde dort nicht gefunden. Stellen Sie Ihrem Anbieter die Fragen unten.`,
});

translate('de', linkTestWords, {
  notDialled: (link) =>
    `${link} wird nicht von Dialpost gewählt, also gibt es nichts zu wählen. Prüfen Sie einen Host, um zu sehen, ob die Leitung trägt.`,
  inUse: (link) =>
    `${link} wird gerade benutzt und wurde deshalb nicht angerührt. Prüfen Sie sie, wenn die Verbindung zu Ende ist.`,
  cameUp: 'Die Leitung steht.',
  isDown: 'Die Leitung ist wieder getrennt.',
  takenOver: 'Inzwischen benutzt eine Verbindung die Leitung und legt selbst auf.',
  works: (link, seconds) => `${link} steht nach ${seconds} Sekunden.`,
});

translate('de', reachWords, {
  notNeeded:
    'Es muss nichts für andere offen sein: Post für das Büro wird mit Verbindungen geholt, die wir aufbauen, oder von draußen wird keine erwartet.',
  provider: 'der Anbieter',
  whoever: 'wer auch immer Post bringt',
  thisComputer: 'diesen Rechner',
  ourAddress: 'unsere öffentliche Adresse',
  door: {
    none: (who) =>
      `Kein Eingang ist eingeschaltet, also kommt von draußen keine Post herein (${who}). Legen Sie unter „Wer senden darf“ einen an, den andere erreichen.`,
    closed: (who) =>
      `Kein Eingang ist offen, also kommt von draußen keine Post herein (${who}). Sehen Sie unter „Wer senden darf“, was im Weg steht.`,
    inside: (doors, who) =>
      `Nur dieser Rechner selbst erreicht ${doors}, also kommt von draußen keine Post herein (${who}). Geben Sie einem Eingang die Adresse 0.0.0.0 oder die Adresse dieses Rechners im Büro.`,
    login: (door) =>
      `„${door}“ verlangt von jedem eine Anmeldung, und ein Anbieter, der Post bringt, meldet sich nicht an. Stellen Sie die Anmeldung auf „Angeboten“; für Fremde leitet der Eingang trotzdem nichts weiter.`,
    access: (door, who) =>
      `„${door}“ lässt nur Adressen von seiner Liste herein, und dort fehlt: ${who}. Setzen Sie die Adressen des Anbieters darauf, oder 0.0.0.0/0 und ::/0 für alle; für Fremde leitet der Eingang trotzdem nichts weiter.`,
  },
  name: {
    notAsked: (name) =>
      `Was DNS über ${name} sagt, ließ sich nicht erfragen. Steht die Leitung? Fragen Sie dann noch einmal, oder nennen Sie einen anderen Nameserver.`,
    none: (name) =>
      `${name} hat keine Adresse im DNS. Daran findet uns, wer Post bringen soll, wenn der Anbieter unsere Adresse nicht auf anderem Weg kennt. Bitten Sie um den Eintrag (siehe Prüfungen → DNS).`,
    hidden: (name, addresses) =>
      `${name} hat die Adresse ${addresses}, die nur das Büro erreicht. Lassen Sie die öffentliche Adresse ins DNS eintragen.`,
    here: (name, addresses) => `${name} ist dieser Rechner (${addresses}).`,
    elsewhere: (name, addresses, own) =>
      `${name} zeigt auf ${addresses}, dieser Rechner hat aber ${own}. Wenn das kein Router davor ist, geht die Post zu einem anderen Rechner: Lassen Sie den Eintrag berichtigen.`,
    router: (name, addresses, own) =>
      `${name} zeigt auf ${addresses}. Dieser Rechner hat ${own || 'jetzt keine Adresse'}, das muss also der Router sein; ob es so ist, zeigt dessen eigene Seite.`,
    pointer: (address, names, name) =>
      `${address} zeigt auf ${names || 'keinen Namen'} zurück statt auf ${name}. Das hindert niemanden daran, uns anzurufen; Hosts, denen wir direkt senden, stören sich vielleicht daran.`,
  },
  way: {
    open: (door, from, to, port) => `Für „${door}“ muss dies offen sein: TCP-Port ${port}, von: ${from}, zu: ${to}.`,
    router: (port, inside, to) => ` Leiten Sie im Router TCP-Port ${port} weiter an ${inside}, Port ${to}.`,
    otherPort: (port, to) =>
      ` Andere rufen Port ${port} an, und ein anderer lässt sich ihnen nicht nennen: Geben Sie dem Eingang diesen Port, oder lassen Sie die Firewall ihn auf ${to} umlenken.`,
    firewall: (port, called) =>
      ` Lassen Sie in der Firewall dieses Rechners TCP-Port ${port} herein. Manche Leitungsanbieter sperren Port ${called}: Fragen Sie Ihren.`,
  },
  seen: {
    nobody: (since) =>
      `Seit dem ${dateTimeText(Date.parse(since))} hat niemand von draußen angerufen. Ob der Weg offen ist, lässt sich von hier aus nicht wissen: Nur ein Anruf, der hereinkommt, beweist es. Senden und holen Sie ab, damit der Anbieter gebeten wird anzurufen, und sehen Sie hier noch einmal nach.`,
    provider: (provider, remote, door, at) =>
      `${provider} (${remote}) hat „${door}“ am ${dateTimeText(Date.parse(at))} angerufen: Da war der Weg offen.`,
    somebody: (remote, door, at) =>
      `Jemand von draußen (${remote}) hat „${door}“ am ${dateTimeText(Date.parse(at))} angerufen: Da war der Weg offen, jedenfalls für diese Adresse.`,
  },
});

const list = (listener: string): string => `„Darf ohne Anmeldung an andere Domains senden“ des Eingangs „${listener}“`;

translate('de', relayTestWords, {
  world: (name) =>
    `„${name}“ lässt die ganze Welt über sich senden: Auf der Liste ${list(name)} stehen Netze, die nicht Ihre sind. Bald ginge darüber auf Ihre Kosten fremder Spam hinaus, und der Eingang käme auf Sperrlisten. Nehmen Sie alles von dieser Liste außer den eigenen Adressen des Büros.`,
  noStranger: (name, host) =>
    `Dieser Rechner (${host}) darf mit Absicht über „${name}“ senden und kann hier deshalb keinen Fremden spielen; was von ihm angenommen wurde, ist kein Fehler. Um sicherzugehen, prüfen Sie noch einmal, während ${host} nicht auf der Liste ${list(name)} steht.`,
  taken: (name, from, tests) =>
    `„${name}“ hat von einem Fremden (${from}) Post für einen Fremden angenommen, in ${numberDe(tests.taken)} von ${numberDe(tests.made)} Prüfungen: ${tests.some}. Bald ginge darüber auf Ihre Kosten fremder Spam hinaus, und der Eingang käme auf Sperrlisten. Sehen Sie die Liste ${list(name)} durch; wenn dort nur eigene Adressen des Büros stehen, sagen Sie den Machern von Dialpost, welche Prüfungen das waren.`,
  closed: (name, tests) =>
    `„${name}“ hat alle ${numberDe(tests)} Prüfungen abgewiesen: Der Eingang leitet für Fremde nichts weiter.`,
  thisComputer: (from, host, name) =>
    `Die Prüfungen kamen von ${from}. Dieser Rechner selbst (${host}) darf, wie eingestellt, ohne Anmeldung über „${name}“ überallhin senden.`,
  untested: (name, host, port, trouble) =>
    `Die Prüfungen von „${name}“ auf ${host} Port ${port} konnten nicht beendet werden: ${trouble}. Über den Rest ist nichts bekannt. Ist der Eingang offen, und darf dieser Rechner sich verbinden?`,
  trick: {
    fromStrangerStranger: 'von einem Fremden an einen Fremden',
    senderHasNoDomain: 'der Absender hat keine Domain',
    nullSender: 'der leere Absender',
    senderClaimsOurDomain: 'der Absender gibt unsere Domain als seine aus',
    senderClaimsOurHost: 'der Absender gibt unseren Host als seinen aus',
    senderClaimsOurAddress: 'der Absender gibt unsere Adresse als seine aus',
    senderClaimsLocalhost: 'der Absender gibt sich als localhost aus',
    percentHackOurDomain: 'Prozent-Trick über unsere Domain',
    percentHackOurHost: 'Prozent-Trick über unseren Host',
    percentHackOurAddress: 'Prozent-Trick über unsere Adresse',
    percentHackWithoutDomain: 'Prozent-Trick ohne Domain',
    percentHackSenderClaimsOurDomain: 'Prozent-Trick, der Absender gibt unsere Domain als seine aus',
    quotedAddress: 'Adresse in Anführungszeichen',
    quotedAddressAtOurDomain: 'Adresse in Anführungszeichen bei unserer Domain',
    quotedPercentHack: 'Prozent-Trick in Anführungszeichen',
    twoAtSignsOurDomain: 'zwei @-Zeichen über unsere Domain',
    twoAtSignsOurAddress: 'zwei @-Zeichen über unsere Adresse',
    sourceRouteThroughOurDomain: 'vorgegebener Weg über unsere Domain',
    sourceRouteThroughOurAddress: 'vorgegebener Weg über unsere Adresse',
    bangPath: 'Ausrufezeichen-Pfad',
    bangPathOurDomain: 'Ausrufezeichen-Pfad über unsere Domain',
    bangPathOurAddress: 'Ausrufezeichen-Pfad über unsere Adresse',
    mixedBangPercent: 'Ausrufezeichen und Prozent gemischt',
    noAngleBrackets: 'keine spitzen Klammern',
    blankInsideBrackets: 'ein Leerzeichen in den Klammern',
    twoRecipientsOne: 'zwei Empfänger in einem',
    ourDomainPrefixForeignOne: 'unsere Domain als Anfang einer fremden',
    ourDomainEndForeignOne: 'unsere Domain als Ende einer fremden',
  },
});
