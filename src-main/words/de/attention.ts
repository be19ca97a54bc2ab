// words/attention in German.
import { dateTimeText, sizeText, spanText } from '../amounts';
import { attentionWords } from '../attention';
import { translate } from '../page';
import { countDe, numberDe } from './plural';

const REMEDY = {
  full: 'Schaffen Sie auf dieser Festplatte Platz.',
  owner: 'Bis dahin geht auch nichts mehr hinaus.',
  disk: 'Prüfen Sie die Festplatte und die Rechte dieses Ordners.',
};

function damageText({ folder, count, delivered, lostJournal }: Parameters<typeof attentionWords.damage>[0]): string {
  const one = count === 1;
  const what = one
    ? `Eine beschädigte Datei wurde in ${folder} beiseitegelegt, mit einem Zettel, der sagt, warum.`
    : `${numberDe(count)} beschädigte Dateien wurden in ${folder} beiseitegelegt, jede mit einem Zettel, der sagt, warum.`;
  const lost = lostJournal
    ? 'Ein Teil des Journals fehlt: Nachrichten, die kurz davor hereinkamen und noch keine eigene Datei hatten, können verloren sein; bitten Sie noch einmal um das, was Sie vermissen. '
    : '';
  const remedy = one
    ? 'Sehen Sie sich die Datei an, prüfen Sie die Festplatte, und räumen Sie die Datei weg.'
    : 'Sehen Sie sich die Dateien an, prüfen Sie die Festplatte, und räumen Sie die Dateien weg.';
  return `${what} ${lost}Alles andere läuft weiter. ${whoWasTold(one, delivered)} ${remedy}`;
}

function whoWasTold(one: boolean, delivered: number): string {
  if (one && delivered === 1)
    return 'Sehr wahrscheinlich wurde sie vorher zugestellt, deshalb hat ihr Absender keine Nachricht bekommen (der Zettel nennt Absender und Empfänger; sehen Sie im Verlauf nach).';
  if (one) return 'Wenn es eine Nachricht ist, wurde ihr Absender, soweit bekannt, gebeten, sie noch einmal zu senden.';
  const which =
    delivered === 1
      ? 'einer, die sehr wahrscheinlich vorher zugestellt wurde'
      : `${numberDe(delivered)}, die sehr wahrscheinlich vorher zugestellt wurden`;
  const except =
    delivered === 0 ? '' : `, außer bei ${which} (die Zettel nennen Absender und Empfänger; sehen Sie im Verlauf nach)`;
  return `Die Absender der Nachrichten darunter wurden, soweit bekannt, gebeten, sie noch einmal zu senden${except}.`;
}

const RECORD_LOST =
  '(eine Datei des Journals fehlt oder ist beschädigt, oder eine ältere Kopie wurde darüber gespielt)';

function heavyText(heavy: Parameters<typeof attentionWords.heavy>[0]): string {
  const { letters, bytes, to, more, host, brokeOff, reached, outOfTime } = heavy;
  const alone = letters === 1;
  const whom = `an ${to ?? 'niemanden mehr'}${more > 0 ? ` und ${numberDe(more)} weitere` : ''}`;
  const which = alone
    ? `Eine Nachricht von ${sizeText(bytes)} ${whom} ist`
    : `${numberDe(letters)} Nachrichten, die größte mit ${sizeText(bytes)} ${whom}, sind`;
  const happened = `${which} zu schwer für die Leitung zu ${host}: ${brokeOff}, während ${alone ? 'sie' : 'die größte'} gesendet wurde${reached}.`;
  const means = `Ihre Post ist sicher: Die anderen Nachrichten gehen zuerst, und ${alone ? 'diese wird' : 'diese werden'} später wieder versucht.`;
  const raise = outOfTime ? 'erhöhen Sie unter „Leitungen“ die längste Zeit online, oder ' : '';
  return `${happened} ${means} Wenn das so bleibt, ${raise}senden Sie sie über eine andere Leitung, lassen Sie sie in kleineren Teilen senden, oder schicken Sie sie ${alone ? 'an ihren Absender' : 'an ihre Absender'} zurück.`;
}

type Guesser = Parameters<typeof attentionWords.passwords>[0][number];

function guesserText({ address, wrong, accounts, others }: Guesser): string {
  const parts = [accounts.join(', '), others > 0 ? countDe(others, 'anderen Namen', 'andere Namen') : ''].filter(
    (part) => part !== '',
  );
  return `${numberDe(wrong)} von ${address} in der letzten Stunde, für ${parts.join(' und ')}`;
}

function guessesText(guessers: readonly Guesser[], others: number): string {
  const more = others > 0 ? ` und von ${countDe(others, 'anderen Adresse', 'anderen Adressen')}` : '';
  return `Jemand probiert falsche Passwörter aus: ${guessers.map(guesserText).join('; ')}${more}. Versuche von dort werden gebremst, und die Post läuft weiter. Wenn es ein Programm von Ihnen ist, berichtigen Sie sein Passwort; wenn nicht, lassen Sie diese Adresse nicht mehr herein.`;
}

function certificateText({ name, day, left, ours }: Parameters<typeof attentionWords.certificate>[0]): string {
  const what =
    left <= 0
      ? `Das Zertifikat für ${name} ist am ${day} abgelaufen.`
      : `Das Zertifikat für ${name} läuft am ${day} ab (noch ${spanText(left)}).`;
  return ours
    ? `${what} Programme, die es prüfen, geben von da an keine Post mehr ab und holen keine mehr. Erneuern Sie die Datei, oder lassen Sie Dialpost ein eigenes ausstellen.`
    : `${what} Von da an geht keine Post mehr dorthin, wenn es nicht erneuert wird. Wenn es Ihr eigener Server ist, erneuern Sie es; sonst tut es Ihr Anbieter, den Sie vielleicht daran erinnern müssen.`;
}

function clockText({ who, ahead, atLeast }: Parameters<typeof attentionWords.clock>[0]): string {
  const by = `${atLeast ? 'mindestens ' : ''}${spanText(Math.abs(ahead))}`;
  const goes = ahead > 0 ? 'nach' : 'vor';
  return `Die Uhr dieses Rechners geht gegenüber der Uhr von ${who} ${by} ${goes}. Eine von beiden ist falsch. Wenn es unsere ist, kommen Verbindungen zur falschen Zeit, die Post trägt ein falsches Datum, und gute Zertifikate sehen abgelaufen aus. Stellen Sie Datum, Uhrzeit und Zeitzone dieses Rechners; dann verschwindet diese Warnung von selbst.`;
}

const PUBLISH =
  ' Google macht das so, solange der Zustimmungsbildschirm des Programms auf „Test“ steht: Veröffentlichen Sie ihn, bevor Sie sich anmelden.';

translate('de', attentionWords, {
  disk: {
    takesNothing: (trouble, kind) =>
      `Neue Post kann nicht angenommen werden: ${trouble}. Wer uns jetzt etwas sendet, soll es später noch einmal versuchen (452). ${REMEDY[kind]}`,
    stoppedSending: (trouble, kind) =>
      `Das Senden wurde angehalten: ${trouble}. Was gerade hinausging, ist gemerkt und wird festgehalten, sobald die Festplatte es zulässt; alle andere Post wartet wie zuvor. ${REMEDY[kind]}`,
    notBooked: (said, kind) =>
      `Was eine Verbindung getan und gekostet hat, lässt sich nicht festhalten: ${said}. Es ist gemerkt, bis Dialpost endet, und wird festgehalten, sobald die Festplatte es zulässt. ${REMEDY[kind]}`,
    over: 'Die Festplatte nimmt wieder alles an.',
    low: (folder, free) =>
      `Die Festplatte mit ${folder} hat nur noch ${sizeText(free)} frei. Wenn sie voll ist, kann keine Post mehr angenommen werden; was hier ist, ist sicher. Schaffen Sie darauf Platz, am besten zuerst alte Protokolle.`,
  },
  damage: damageText,
  unreadable: (id, others, trouble) => {
    const which =
      others === 0
        ? `Die Nachricht ${id} kann`
        : `Die Nachricht ${id} und ${countDe(others, 'weitere', 'weitere')} können`;
    const waits =
      others === 0
        ? 'Sie wartet in der Warteschlange und wird von selbst wieder versucht'
        : 'Sie warten in der Warteschlange und werden von selbst wieder versucht';
    return `${which} nicht von der Festplatte gelesen werden: ${trouble}. ${waits}; alle andere Post läuft weiter. Wenn das so bleibt, prüfen Sie die Festplatte, und verschieben Sie den Datenordner auf eine andere.`;
  },
  foundAgain: (letters) =>
    letters === 1
      ? `Der Eintrag einer Nachricht ging verloren oder endet zu früh ${RECORD_LOST}; die Nachricht selbst ist heil und in der Warteschlange angehalten. Vielleicht wurde sie schon gesendet: Sehen Sie im Verlauf nach, und geben Sie sie dann frei oder entfernen Sie sie.`
      : `Die Einträge von ${numberDe(letters)} Nachrichten gingen verloren oder enden zu früh ${RECORD_LOST}; die Nachrichten selbst sind heil und in der Warteschlange angehalten. Vielleicht wurden sie schon gesendet: Sehen Sie im Verlauf nach, und geben Sie sie dann frei oder entfernen Sie sie.`,
  restored: (letters, at) =>
    `${letters === 1 ? 'Eine Nachricht' : `${numberDe(letters)} Nachrichten`} aus der Sicherung vom ${dateTimeText(at)} ${letters === 1 ? 'ist' : 'sind'} angehalten: Was damals wartete, kann seither gegangen sein, und der Verlauf dieser Zeit ist nicht hier. Geben Sie frei, was nicht gegangen ist, oder entfernen Sie es; im Terminal alle auf einmal: dialpost queue release restored.`,
  heavy: heavyText,
  passwords: guessesText,
  refused: (host, said, letters, connector) =>
    `${host} hat eine Nachricht nach der anderen mit denselben Worten abgewiesen (${said}). Das liegt wohl an uns und nicht an den Nachrichten: ${letters === 1 ? 'Eine Nachricht ist' : `${numberDe(letters)} Nachrichten sind`} angehalten, und keine davon wurde zurückgeschickt. Sehen Sie, was der Host sagt und was unter Anbieter → ${connector} steht; versuchen Sie es dann wieder, oder schicken Sie sie an die Absender zurück.`,
  sendAs: ({ host, login, senders, others, said, letters, connector }) =>
    `${host} lässt ${login} nicht als ${senders.join(', ')}${others > 0 ? ` und ${numberDe(others)} weitere` : ''} senden (${said}). ${letters === 1 ? 'Eine Nachricht wartet' : `${numberDe(letters)} Nachrichten warten`} darauf: Nichts wird zurückgeschickt, und die übrige Post geht weiter. Lassen Sie es den Administrator der Postfächer erlauben (bei Microsoft 365: das Postfach des Absenders, „Postfachdelegierung“, „Senden als“, ${login} hinzufügen); dann senden und empfangen Sie, und was wartet, geht hinaus. Von selbst wird es einmal am Tag versucht. Oder melden Sie sich unter Anbieter → ${connector} mit einem anderen Konto an, oder lassen Sie das Programm von einer Adresse schreiben, die ${login} benutzen darf (ein Eingang kann den Absender ersetzen), und schicken Sie zurück, was wartet.`,
  notReleased: (why) => `angehaltene Post konnte nicht freigegeben werden: ${why}`,
  direct: (connector, line) =>
    `${connector} stellt über ${line} jeder Domain direkt zu, und diese Leitung wird gewählt. Langsame Mailserver machen solche Verbindungen lang, und viele weisen Post von Einwahladressen ab; was sie aufschieben, wartet auf eine weitere Verbindung. Besser ist dort der Smarthost eines Anbieters: Anbieter → ${connector}.`,
  standstill: {
    paused: (name, quiet) =>
      `Über ${name} wurde ${spanText(quiet)} lang nichts gesendet, obwohl dort Post wartet. Dialpost macht Pause: Setzen Sie fort, und die Post geht mit der nächsten Verbindung.`,
    calling: (name, quiet) =>
      `Über ${name} wurde ${spanText(quiet)} lang nichts gesendet, obwohl dort Post wartet. Die Post ist sicher. Senden und holen Sie jetzt ab, und sehen Sie, was geschieht; die Verbindung sagt, warum, wenn es nicht gelingt.`,
  },
  longQueue: (most) =>
    `Mehr als ${countDe(most, 'Nachricht wartet', 'Nachrichten warten')}. Nichts ist verloren, aber entweder geht nichts hinaus, oder jemand sendet viel mehr als sonst. Sehen Sie nach, wer sie sendet, und halten Sie an oder entfernen Sie, was dort nicht hingehört.`,
  certificate: certificateText,
  shownBy: {
    listener: (name) => `den Eingang ${name}`,
    postBox: 'die Postfächer für Mailprogramme',
  },
  budget: (link, percent, money) =>
    `${numberDe(percent)} Prozent des Budgets von ${link} für diesen Monat sind verbraucht (${money}). Wenn alles verbraucht ist, ruhen geplante Verbindungen bis zum nächsten Monat. Gehen Sie seltener online, oder erhöhen Sie das Budget.`,
  money: (used, budget) => `${used} von ${budget}`,
  clock: clockText,
  signIn: {
    none: (username, names) =>
      `Als ${username} hat sich noch niemand angemeldet; ${names} kann deshalb weder senden noch abholen. Die Post wartet. Melden Sie sich unter Anbieter → ${names} an.`,
    refused: (username, names, refusal) =>
      `Die Anmeldung von ${username}, mit der ${names} arbeitet, gilt nicht mehr: ${refusal}. Die Post ist sicher und wartet. Die Anmeldung steht unter Anbieter → ${names}.`,
    unused: ({ username, names, day, left }) =>
      left > 0
        ? `Die Anmeldung von ${username}, mit der ${names} arbeitet, endet am ${day}, weil sie so lange nicht benutzt wurde. Gehen Sie vorher einmal online: Die Verbindung erneuert sie. Nach diesem Tag muss sich jemand noch einmal anmelden; die Post wartet so lange.`
        : `Die Anmeldung von ${username}, mit der ${names} arbeitet, sollte am ${day} enden, weil sie so lange nicht benutzt wurde. Die nächste Verbindung versucht sie trotzdem; gilt sie nicht mehr, melden Sie sich unter Anbieter → ${names} noch einmal an. Die Post wartet so lange.`,
    ends: ({ username, names, day, left, testing }) =>
      left > 0
        ? `Die Anmeldung von ${username}, mit der ${names} arbeitet, endet am ${day}, auch wenn sie benutzt wird: Der Anbieter gab sie nur für diese Zeit. Melden Sie sich vorher unter Anbieter → ${names} noch einmal an; nach diesem Tag wartet die Post.${testing ? PUBLISH : ''}`
        : `Die Anmeldung von ${username}, mit der ${names} arbeitet, endete am ${day}: Der Anbieter gab sie nur für diese Zeit. Melden Sie sich unter Anbieter → ${names} noch einmal an; die Post wartet so lange.${testing ? PUBLISH : ''}`,
  },
  clockOf: {
    'host-before-us': 'dem Host, der unsere Post vor uns hatte',
    'own-last-call': 'unserer eigenen letzten Verbindung',
  },
});
