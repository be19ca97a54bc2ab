// words/delivery in German.
import { deliveryWords } from '../delivery';
import { translate } from '../page';
import { numberDe } from './plural';

const SAFE = 'Ihre Post ist sicher und wartet.';
const AGAIN = 'Mit der nächsten Verbindung wird es wieder versucht; wenn das so bleibt,';

translate('de', deliveryWords, {
  trouble: {
    password: ({ host, connector, said }) =>
      `${host} hat uns nicht hereingelassen (${said}). ${SAFE} Prüfen Sie Anmeldename und Passwort unter Anbieter → ${connector}.`,
    unreachable: ({ host, connector, said }) =>
      `${host} war nicht erreichbar (${said}). ${SAFE} ${AGAIN} prüfen Sie Host und Port unter Anbieter → ${connector}.`,
    cut: ({ host, connector, said }) =>
      `${host} hat geantwortet, aber die Verbindung brach beim Senden immer wieder ab (${said}). ${SAFE} ${AGAIN} versuchen Sie unter Anbieter → ${connector} eine andere Leitung, oder fragen Sie Ihren Anbieter.`,
    refused: ({ host, said }) =>
      `${host} nimmt jetzt keine Post von uns an (${said}). ${SAFE} ${AGAIN} fragen Sie Ihren Anbieter.`,
    relay: ({ host, connector, said }) =>
      `${host} leitet für uns keine Post weiter (${said}). ${SAFE} Meistens wird eine Anmeldung verlangt: Prüfen Sie Anmeldename und Passwort unter Anbieter → ${connector}, oder fragen Sie Ihren Anbieter, welcher Host Ihre Post annimmt.`,
    blocked: ({ host, connector, said }) =>
      `${host} nimmt keine Post von der Adresse an, die unsere Leitung jetzt hat (${said}). ${SAFE} Bei der nächsten Verbindung kann die Adresse eine andere sein; wenn das so bleibt, senden Sie unter Anbieter → ${connector} über den Host Ihres Anbieters, oder bitten Sie Ihren Anbieter, die Adresse von der Sperrliste nehmen zu lassen.`,
    limit: ({ host, said }) =>
      `${host} nimmt vorerst keine Post mehr von uns an: Was wir senden dürfen, ist aufgebraucht (${said}). ${SAFE} Wenn das oft vorkommt, bitten Sie Ihren Anbieter um eine höhere Grenze, oder verteilen Sie die Post über den Tag.`,
    suspended: ({ host, said }) =>
      `${host} hat den Zugang gesperrt, über den wir senden (${said}). ${SAFE} Fragen Sie Ihren Anbieter, warum, und was ihn wieder öffnet.`,
    braked: ({ host, said }) =>
      `${host} hat eine Nachricht nach der anderen mit denselben Worten abgewiesen (${said}); wahrscheinlich sind wir unerwünscht und nicht die Nachrichten. Keine davon wird zurückgeschickt: Sie sind angehalten. Sehen Sie, was der Host sagt, und versuchen Sie es dann in der Warteschlange wieder, oder schicken Sie sie zurück.`,
    tls: ({ host, connector, said }) =>
      `Zu ${host} kam keine sichere Verbindung zustande (${said}). ${SAFE} Prüfen Sie Sicherheit und Zertifikat unter Anbieter → ${connector}.`,
    disk: ({ said }) =>
      `Die Festplatte dieses Rechners macht Schwierigkeiten (${said}). ${SAFE} Schaffen Sie Platz, oder lassen Sie sie reparieren.`,
  },
  switchedOff: {
    mailbox: ({ host, said }) =>
      `${host} lässt kein Mailprogramm für dieses Postfach senden, weil „Authentifiziertes SMTP“ dafür abgeschaltet ist (${said}). ${SAFE} Ein anderes Passwort oder eine neue Anmeldung hilft nicht. Lassen Sie es den Administrator einschalten: Microsoft 365 Admin Center, Aktive Benutzer, das Konto, E-Mail, „E-Mail-Apps verwalten“, „Authentifiziertes SMTP“. Dann sendet die nächste Verbindung, was wartet.`,
    organization: ({ host, said }) =>
      `${host} lässt kein Mailprogramm dieser Organisation senden, weil „Authentifiziertes SMTP“ für sie alle abgeschaltet ist (${said}). ${SAFE} Ein anderes Passwort oder eine neue Anmeldung hilft nicht. Lassen Sie es den Administrator für dieses Postfach einschalten, das genügt: Microsoft 365 Admin Center, Aktive Benutzer, das Konto, E-Mail, „E-Mail-Apps verwalten“, „Authentifiziertes SMTP“; mit „Sicherheitsstandards“ bleibt es aus. Dann sendet die nächste Verbindung, was wartet.`,
    passwords: ({ host, connector, said }) =>
      `${host} nimmt von Mailprogrammen keine Passwörter mehr (${said}). ${SAFE} Ein anderes Passwort hilft nicht: Wählen Sie unter Anbieter → ${connector} als Anmeldung „Beim Anbieter anmelden“, und melden Sie sich an.`,
  },
  noAnswer: (said) => `der Host sagte „${said}“, wo ja oder nein gefragt war`,
  ourMailboxFull: ({ host, said }) =>
    `${host} nimmt keine Post mehr von uns an, weil das Postfach des Kontos, über das wir senden, voll ist (${said}). ${SAFE} Schaffen Sie darin bei Ihrem Anbieter Platz (Posteingang, gesendete Post und Papierkorb), oder bitten Sie um mehr; dann senden und empfangen Sie.`,
  noToken: ({ host, connector, said }) =>
    `Bei ${host} wurde nicht angemeldet: ${said}. ${SAFE} Die Anmeldung steht unter Anbieter → ${connector}.`,
  ourselves: ({ host, connector, said }) =>
    `${host} ist dieser Computer (${said}): Jede Nachricht käme als eine mehr zurück, darum ging keine hinaus. ${SAFE} Tragen Sie unter Anbieter → ${connector} den Host Ihres Anbieters ein.`,
  direct: {
    silentNameServers: (connector) =>
      `Die Nameserver antworten nicht, deshalb ließ sich kein Mailserver finden. ${SAFE} Prüfen Sie die Leitung und die DNS-Server unter Anbieter → ${connector}.`,
    nobodyReached: (servers, port, connector) =>
      `Von ${numberDe(servers)} Mailservern war an Port ${port} keiner erreichbar. ${SAFE} Viele Anbieter sperren diesen Port: Fragen Sie Ihren, oder senden Sie unter Anbieter → ${connector} über seinen Smarthost.`,
    looking: (domain) => `suche die Mailserver von ${domain}`,
    noAddress: 'Das ist keine Adresse, an die man Post senden könnte',
    noHost: 'Kein Host war erreichbar',
  },
  exchange: {
    nullMx: (domain) => `${domain} nimmt keine Post an (Null-MX)`,
    ours: (domain) => `Die Post für ${domain} käme geradewegs zurück: Der beste Mailserver dafür ist dieser hier`,
    noServer: (domain) => `${domain} hat keinen Mailserver`,
    noDomain: (domain) => `Die Domain ${domain} gibt es nicht`,
    later: (domain, code) => `Die Nameserver von ${domain} haben eine Störung (${code})`,
    silent: 'die Nameserver antworten nicht',
  },
});
