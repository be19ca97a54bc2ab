// words/diagnose/dns in German.
import { dnsWords } from '../../diagnose/dns';
import { translate } from '../../page';
import { countDe } from '../plural';

type Mx = Parameters<(typeof dnsWords.found)['mx-expected']>[1];

const ranked = (records: readonly Mx[]): string => records.map((m) => `${m.preference} ${m.host}`).join(', ');
const holdMail = (domain: string): string =>
  `Bitte bewahren Sie Post für ${domain} auf Ihrem Host auf, solange unsere Leitung getrennt ist.`;
const pointBack = (hostname: string, address: string | null): string =>
  address === null
    ? `Welche feste Adresse wird unsere Leitung haben? Bitte lassen Sie sie auf ${hostname} zurückzeigen (PTR).`
    : `Bitte lassen Sie ${address} auf ${hostname} zurückzeigen (PTR).`;

translate('de', dnsWords, {
  trouble: {
    silent: (server) =>
      `Der Nameserver ${server} antwortet nicht. Steht die Leitung? Prüfen Sie seine Adresse, oder fragen Sie einen anderen.`,
    unreachable: (server) =>
      `Der Nameserver ${server} ist nicht erreichbar. Steht die Leitung? Prüfen Sie seine Adresse.`,
    nonsense: (server) => `Was auf ${server} antwortet, ist kein Nameserver, der uns versteht. Prüfen Sie die Adresse.`,
    servfail: (server, domain) =>
      `Der Nameserver ${server} konnte über ${domain} nichts herausfinden. Absendern kann es ebenso gehen. Vielleicht sind die eigenen Nameserver der Domain ausgefallen oder ihre Signaturen (DNSSEC) falsch: Sagen Sie es dem, der ihr DNS verwaltet.`,
    refused: (server) =>
      `Der Nameserver ${server} beantwortet Fragen von hier nicht. Fragen Sie den, den der Anbieter Ihrer Leitung nennt.`,
    'no-such-name': (server, domain) =>
      `${domain} gibt es im DNS nicht, sagt ${server}. Dorthin kommt keine Post. Prüfen Sie die Schreibweise; sonst ist die Domain nicht angemeldet, abgelaufen oder nicht delegiert.`,
    stopped: (server) => `Die Frage an ${server} wurde abgebrochen, bevor die Antwort kam.`,
  },

  found: {
    'servers-differ': (server, mx) =>
      `Der Nameserver ${server} sagt etwas anderes (${ranked(mx) || 'keine'}). Absender erreichen den einen oder den anderen. Wenn kürzlich etwas geändert wurde, warten Sie, bis die alten Einträge abgelaufen sind; sonst berichtigen Sie diesen Server.`,
    'mx-null': (domain) =>
      `${domain} sagt, dass dort überhaupt keine Post angenommen wird (ein Null-MX, RFC 7505). Lassen Sie das durch die Einträge unten ersetzen.`,
    'mx-missing': (domain, addresses) => {
      const instead =
        addresses.length > 0
          ? `Absender versuchen es stattdessen mit der eigenen Adresse der Domain (${addresses.join(', ')}), meist einem Webserver`
          : 'Dorthin kommt keine Post';
      return `${domain} hat keinen MX-Eintrag. ${instead}. Lassen Sie die Einträge unten eintragen.`;
    },
    'mx-expected': (domain, { host, preference }) =>
      `${domain} hat keinen MX-Eintrag für ${host}. Die Post nimmt einen anderen Weg, als dieses Büro erwartet. Lassen Sie ihn mit der Rangzahl ${preference} eintragen.`,
    'mx-unexpected': (domain, { host, preference }) =>
      `${domain} schickt Post auch zu ${host} (Rangzahl ${preference}), und davon wissen die Einstellungen nichts. Wenn dort niemand Post abholt, ist sie für das Büro verloren: Lassen Sie den Eintrag entfernen, oder nennen Sie Dialpost diesen Host.`,
    'mx-unknown-provider': (domain, mx) =>
      `Post für ${domain} geht zu ${mx.map((m) => `${m.host} (${m.preference})`).join(', ')}. Nennen Sie die Hosts des Anbieters, damit das mit dem verglichen wird, was dort stehen sollte.`,
    'mx-order': (domain, mx, wanted) =>
      `Die MX-Einträge von ${domain} stehen in der falschen Reihenfolge: ${ranked(mx)}. Absender versuchen die kleinste Zahl zuerst. Richtig wäre: ${ranked(wanted)}.`,
    'mx-right': (domain, mx) => `Die MX-Einträge von ${domain} sind, wie sie sein sollen: ${ranked(mx)}.`,
    'mx-alias': (host) =>
      `${host} ist nur der Alias (CNAME) eines anderen Namens. Manche Absender stellen einem solchen MX nicht zu. Lassen Sie den MX den wirklichen Host nennen.`,
    'mx-is-address': (host) =>
      `Der MX-Eintrag nennt eine Adresse (${host}), wo der Name eines Hosts hingehört. Viele Absender können damit nichts anfangen. Lassen Sie ihn einen Host nennen, der diese Adresse hat.`,
    'mx-no-address': (host) =>
      `${host} nimmt unsere Post an, hat aber keine Adresse. Keine Post kommt dorthin. Lassen Sie einen A-Eintrag dafür eintragen.`,
    'mx-private': (host, address) =>
      `${host} hat die Adresse ${address}, die nur das Büro selbst erreicht. Von draußen kann niemand Post dorthin senden. Lassen Sie die öffentliche Adresse ins DNS eintragen.`,
    'mx-dialup': (host) =>
      `Post wird direkt an ${host} gesendet, obwohl dieses Büro meist offline ist und keine feste Adresse hat. Sie wartet bei den Absendern, kommt nach Tagen zurück oder erreicht einen Fremden, der die Adresse gerade hat. Lassen Sie in den MX-Einträgen nur die Hosts des Anbieters stehen.`,
    'ttl-long': (domain, host, ttl) =>
      `Der MX-Eintrag von ${domain} für ${host} darf ${countDe(Math.round(ttl / 3600), 'Stunde', 'Stunden')} lang gemerkt werden (TTL ${ttl}). So lange dauert es, bis eine Änderung zu sehen ist; lassen Sie vor einer Änderung die TTL auf 3600 senken.`,
    'ttl-short': (domain, host, ttl) =>
      `Nach dem MX-Eintrag von ${domain} für ${host} wird ständig neu gefragt (TTL ${ttl}). 3600 erspart allen Arbeit.`,
    'address-wrong': (host, published, own) =>
      `${host} zeigt auf ${published}, das Büro hat aber ${own}. Die Post geht zu einem anderen Rechner. Lassen Sie den Eintrag berichtigen.`,
    'ptr-missing': (host, address) =>
      `${address} zeigt auf keinen Namen zurück. Manche Hosts weisen Post von einer solchen Adresse ab. Bitten Sie den Anbieter der Leitung um einen PTR-Eintrag auf ${host}.`,
    'ptr-other': (host, address, names) =>
      `${address} zeigt auf ${names.join(', ')} zurück statt auf ${host}. Manche Hosts misstrauen dem. Bitten Sie den Anbieter der Leitung, den PTR-Eintrag zu ändern.`,
  },

  titles: {
    'provider-dialup': 'Der Anbieter führt unser DNS; wir wählen uns ein, und er bewahrt unsere Post auf',
    'provider-permanent': 'Der Anbieter führt unser DNS; unsere Leitung steht immer',
    'own-dns': 'Wir führen unser DNS selbst',
    'front-servers': 'Andere Server nehmen unsere Post vor unserem an',
  },

  blank: {
    providerHost: '<Mailhost des Anbieters>',
    frontServer: '<vorgelagerter Server>',
    frontAddress: '<seine Adresse>',
    officeAddress: '<feste Adresse des Büros>',
    secondNameServer: '<zweiter Nameserver beim Anbieter>',
  },

  ask: {
    'provider-dialup': (domain, hostname, address) => [
      `Bitte nehmen Sie Post für ${domain} auf Ihrem Host an, bewahren Sie sie auf, solange wir offline sind, und geben Sie sie heraus, wenn wir danach fragen (ETRN, ATRN oder ein Postfach).`,
      'Bitte tragen Sie die MX-Einträge oben ein.',
      address === null
        ? 'Bitte lassen Sie keinen MX- oder A-Eintrag auf unsere Einwahladresse zeigen.'
        : pointBack(hostname, address),
    ],
    'provider-permanent': (domain, hostname, address) => [
      'Bitte tragen Sie die Einträge oben ein.',
      pointBack(hostname, address),
      holdMail(domain),
    ],
    'own-dns': (domain, hostname, address) => [
      `Bitte delegieren Sie ${domain} an die Nameserver oben, mit der Adresse von ns1 als Glue.`,
      'Bitte seien Sie unser zweiter Nameserver: Unser eigener ist nicht immer erreichbar.',
      pointBack(hostname, address),
      holdMail(domain),
    ],
    'front-servers': (domain, hostname) => [
      `Vorgelagerte Server: Nehmen Sie Post für ${domain} an, prüfen Sie sie, und geben Sie sie nur an ${hostname} weiter.`,
      'Der eigene Server des Büros braucht keinen Eintrag im öffentlichen DNS; sperren Sie Port 25 für alle außer den vorgelagerten Servern.',
    ],
  },
});
