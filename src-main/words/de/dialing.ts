// words/dialing in German.
import { assertNever } from '../../base/never';
import type { HoldReason } from '../../mail/cause';
import { limitText, sizeText, spanText } from '../amounts';
import { dialingWords } from '../dialing';
import { translate } from '../page';
import { numberDe } from './plural';

const wanted = ({ unmetered }: { readonly unmetered: boolean }): string =>
  unmetered ? 'wartet auf eine ungetaktete Leitung' : 'wartet auf eine andere Leitung';

type Amounts = Parameters<typeof dialingWords.goes.byPerson>[0];

function amountsText({ queuedMessages, queuedBytes }: Amounts): string {
  const parts = [
    ...(queuedMessages === null ? [] : [`wenn ${numberDe(queuedMessages)} warten`]),
    ...(queuedBytes === null ? [] : [`wenn ${limitText(queuedBytes)} warten`]),
  ];
  return parts.join(' oder ');
}

/** "mailbox busy (450)" of "450 4.2.0 mailbox busy"; not more than a column has room for. */
function saidText(reply: string): string {
  const [, code, text = reply] = /^([2-5]\d\d)[ -](?:\d\.\d{1,3}\.\d{1,3} )?(.+)$/.exec(reply) ?? [];
  const short = text.length > SAID_MOST ? `${text.slice(0, SAID_MOST - 1)}…` : text;
  return code === undefined ? short : `${short} (${code})`;
}

const SAID_MOST = 60;

const FEW_TIMES = ['', 'einmal', 'zweimal'];

function heldText(reason: HoldReason): string {
  switch (reason.kind) {
    case 'by-hand':
      return 'von Hand angehalten';
    case 'braked':
      return 'angehalten: abgewiesen wie andere, wohl nicht ihre Schuld';
    case 'untold':
      return 'angehalten: konnte nicht zugestellt werden';
    case 'unwritten':
      return 'angehalten: ihr Ergebnis konnte nicht festgehalten werden';
    case 'found-again':
      return 'angehalten: ohne Eintrag wiedergefunden';
    case 'restored':
      return 'angehalten: aus einer Sicherung zurückgeholt';
    case 'in-doubt':
      return 'angehalten: vielleicht schon gesendet';
    case 'words':
      return `angehalten: ${saidText(reason.text)}`;
    default:
      return assertNever(reason);
  }
}

const PRIORITIES = { low: 'niedriger Priorität', normal: 'normaler Priorität', high: 'Priorität eilig' };

translate('de', dialingWords, {
  goes: {
    active: 'wird gesendet',
    ending: 'ist fertig und wird abgelegt',
    wish: {
      hold: 'wird gesendet; wird angehalten, wenn sie nicht geht',
      remove: 'wird gesendet; wird danach entfernt',
    },
    underWay: 'geht mit der laufenden Verbindung',
    atOnce: 'geht sofort',
    held: heldText,
    branch: 'wartet, bis die Zweigstelle danach fragt',
    off: 'ihr Anbieter ist ausgeschaltet',
    paused: 'Pause: geht, wenn jemand fortsetzt',
    pauseEnds: 'Pause bis dann',
    noLine: 'wartet auf eine Leitung, die sie befördert',
    budget: (line) => `das Budget von „${line}“ für diesen Monat ist aufgebraucht`,
    budgetByPerson: (line) =>
      `das Budget von „${line}“ für diesen Monat ist aufgebraucht; geht mit „Jetzt senden/abholen“`,
    large: (overBytes) => `über ${limitText(overBytes)}`,
    largeByPerson: (overBytes) => `über ${limitText(overBytes)}: geht, wenn jemand auch große Nachrichten sendet`,
    putOff: (said, tries) =>
      `aufgeschoben${said === '' ? '' : `: ${saidText(said)}`}, ${FEW_TIMES[tries] ?? `${numberDe(tries)}-mal`} versucht`,
    byPerson: (triggers) => {
      const amounts = amountsText(triggers);
      return amounts === '' ? 'geht mit „Jetzt senden/abholen“' : `geht, ${amounts}, oder mit „Jetzt senden/abholen“`;
    },
    joined: (first, then) => (first === null ? then : `${first}; ${then}`),
    orSooner: (text, triggers) => {
      const amounts = amountsText(triggers);
      return amounts === '' ? text : `${text}, oder ${amounts}`;
    },
    opens: 'dann beginnen die Zeiten',
    calls: 'dann ist die geplante Verbindung',
    collects: 'mit der Verbindung, die Post abholt',
    withLarge: 'mit der Verbindung für große Nachrichten',
    rate: 'so viele, wie der Anbieter durchlässt, sind gesendet',
    again: 'die letzte Verbindung ist gescheitert und wird dann wiederholt',
    aged: (minutes) => `wartet dann schon ${spanText(minutes * 60_000)}`,
    together: 'mit anderen, die dann lange genug gewartet haben',
  },
  notCarried: (barred, priority) =>
    `${wanted(barred)}: Post mit ${PRIORITIES[priority]} wird auf „${barred.line}“ nicht befördert`,
  tooLarge: (barred, bytes, allowed) =>
    `${wanted(barred)}: ${sizeText(bytes)}, mehr als die ${limitText(allowed)}, die auf „${barred.line}“ erlaubt sind`,
  estimate: {
    measured: (calls, kbits) => {
      const last = calls === 1 ? 'der letzten Verbindung' : `den letzten ${numberDe(calls)} Verbindungen`;
      return `Aus ${calls === 0 ? 'früheren Verbindungen' : last} (${numberDe(kbits)} kbit/s).`;
    },
    guess: (line, kbits) =>
      `Geschätzt: Auf „${line}“ wurde noch nichts gemessen; gerechnet mit ${numberDe(kbits)} kbit/s.`,
    nobodyCalls: 'Keine Leitung würde genommen.',
    apart: (sums) => `Davon in anderem Geld: ${sums}.`,
  },
  changed: {
    line: (line, money) =>
      `Es wurde nicht gewählt: diese Verbindung ginge jetzt über „${line}“${money === null ? ', was nichts kostet' : ` und kostete etwa ${money}`}.`,
    price: (money) =>
      `Es wurde nicht gewählt: der Preis der Leitung hat sich geändert${money === null ? ', und die Verbindung kostet jetzt nichts' : `. Die Verbindung kostete jetzt etwa ${money}`}.`,
    budget: (line) =>
      `Es wurde nicht gewählt: das Monatsbudget von „${line}“ ist aufgebraucht, seit der Preis gezeigt wurde.`,
    dearer: (money) =>
      `Es wurde nicht gewählt: es wartet mehr als bei der Preisangabe${money === null ? '' : `, und die Verbindung kostete jetzt etwa ${money}`}.`,
  },
  notOutward: (connector) =>
    `Es gibt keinen Anbieter „${connector}“, der eingeschaltet ist und Post nach draußen befördert.`,
});
