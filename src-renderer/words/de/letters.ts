// words/letters in German.
import { letterWords, PERIOD_WORDS } from '../letters';
import { countDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', PERIOD_WORDS, {
  today: 'Heute',
  week: 'Diese Woche',
  'last-week': 'Letzte Woche',
  month: 'Dieser Monat',
  chosen: 'Von … bis …',
});

translate('de', letterWords, {
  search: 'Betreff, Person oder Nummer suchen',
  period: 'Wann',
  anyTime: 'Jederzeit',
  firstDay: 'Erster Tag',
  lastDay: 'Letzter Tag',
  direction: 'Richtung',
  anyDirection: 'Gesendet und empfangen',
  none: 'Noch wurde nichts gesendet oder empfangen',
  noneDetail:
    'Jede Nachricht, die gesendet, empfangen oder zurückgeschickt wurde, steht hier mit der Antwort, die sie bekam.',
  noSubjectKept: 'damals nicht festgehalten',
  call: 'Verbindung',
  openCall: 'Verbindung öffnen',
  letter: 'Nachricht',
  handedIn: 'Abgegeben',
  handedInAt: (at, by) => `${at}, von: ${by}`,
  handedInBy: (door, account) => (account === null ? door : `${account} an ${door}`),
  fetched: 'vom Anbieter abgeholt',
  ourOwn: 'Dialpost selbst',
  results: 'Was daraus wurde',
  ofCall: 'Nachrichten dieser Verbindung',
  noneOfCall: 'Keine Nachricht ging oder kam in dieser Verbindung.',
  saidBy: (host, reply) => (host === '' ? reply : `${host}: ${reply}`),
  unknownLetter: (id) => `Von einer Nachricht ${id} ist nichts festgehalten.`,
  moreRecipients: (n) => `und ${countDe(n, 'weiterer Empfänger', 'weitere Empfänger')}`,
});
