// words/calls in German.
import { callWords } from '../calls';
import { countDe, formDe, numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

const messages = (n: number): string => countDe(n, 'Nachricht', 'Nachrichten');

interface Moved {
  readonly sent: number;
  readonly received: number;
  readonly left: number;
}

const moved = ({ sent, received, left }: Moved): string =>
  [
    `${numberDe(sent)} gesendet`,
    `${numberDe(received)} empfangen`,
    ...(left > 0 ? [`${numberDe(left)} übrig`] : []),
  ].join(', ');
const paid = (money: string | null): string => (money === null ? '' : ` · ${money}`);

const thenDown = (program: number | null): string => {
  if (program === null) return '';
  return program === 0
    ? '; dann wird die Leitung getrennt'
    : `; dann wird die Leitung getrennt (ihr Programm: höchstens ${numberDe(program)} s)`;
};

translate('de', callWords, {
  bar: {
    label: 'Leitung',
    offline: 'Offline',
    notSetUp: 'Noch ist nichts eingerichtet',
    online: (time) => `Online ${time}`,
    by: {
      schedule: 'laut Zeiten',
      person: 'von Hand',
      trigger: 'für wartende Post',
      urgent: 'für eilige Post',
      branch: 'für eine Zweigstelle',
      'hand-over': 'zur Übergabe',
    },
    last: (time, by, what, money) => `Letzte Verbindung ${time} ${by}: ${moved(what)}${paid(money)}`,
    lastAt: (time, by) => `Letzte Verbindung ${time} ${by}`,
    lastFailed: (time, by, money) => `Letzte Verbindung ${time} ${by}: gescheitert${paid(money)}`,
    next: (time) => `Nächste: ${time}`,
    noNext: 'Keine Verbindung geplant',
    withALetter: 'Nächste: wenn eine Nachricht abgegeben wird',
    paused: 'Pause: Nichts wird gesendet',
    pausedUntil: (time) => `Pause bis ${time}: Nichts wird gesendet`,
    moreLines: (n) => countDe(n, 'weitere Leitung ist in Gebrauch', 'weitere Leitungen sind in Gebrauch'),
  },
  priced: (button, money) => `${button} · etwa ${money}`,
  about: (money) => `etwa ${money}`,
  withoutLarge: (money, n) => `etwa ${money} · ohne die ${n === 1 ? 'große' : `${numberDe(n)} großen`}`,
  onlyLarge: (n) => (n === 1 ? 'nur eine große wartet' : `nur ${numberDe(n)} große warten`),
  live: {
    bytes: (confirmed, onWay, all) =>
      `${confirmed} bestätigt,${onWay === null ? '' : ` ${onWay} unterwegs,`} von ${all}`,
    andLeft: (bytes, time) => `${bytes} · noch etwa ${time}`,
    progress: 'Anteil der bestätigten Bytes',
    hangsUpIn: (time, step) =>
      `legt in ${time} auf, wenn nichts kommt${step === null ? '' : ` (nächster Takt bei ${step})`}`,
  },
  hanging: {
    now: 'Legt auf…',
    confirming: (n, seconds, program) =>
      `${countDe(n, 'Nachricht wird', 'Nachrichten werden')} noch bestätigt (höchstens ${numberDe(seconds)} s)${thenDown(program)}`,
    goesDown: (program) => {
      if (program === null) return 'Die Verbindung endet.';
      return program === 0
        ? 'Die Leitung wird getrennt.'
        : `Die Leitung wird getrennt (ihr Programm: höchstens ${numberDe(program)} s).`;
    },
    cut: 'Jetzt trennen',
    twice: (n) =>
      formDe(n, 'diese Nachricht geht dann vielleicht zweimal', 'diese Nachrichten gehen dann vielleicht zweimal'),
  },
  sheet: {
    title: (line) => `Jetzt über ${line} online gehen?`,
    titleNoLine: 'Jetzt online gehen?',
    table: 'Wofür die Verbindung ist',
    what: 'Was',
    size: 'Größe',
    minutes: 'Minuten',
    cost: 'Kosten',
    normal: messages,
    just: (n) => `Nur ${n === 1 ? 'diese Nachricht' : `diese ${numberDe(n)} Nachrichten`}`,
    noneLeft: (n) =>
      n === 1 ? 'Diese Nachricht wartet nicht mehr.' : `Keine dieser ${numberDe(n)} Nachrichten wartet mehr.`,
    stays: (n) =>
      n === 1
        ? '1 weitere davon geht nicht mit: Sie ist angehalten, oder keine Leitung trägt sie.'
        : `${numberDe(n)} weitere davon gehen nicht mit: Sie sind angehalten, oder keine Leitung trägt sie.`,
    nothing: 'Keine Post wartet auf das Senden.',
    nothingElse: 'Sonst wartet nichts auf das Senden.',
    letter: (subject, to) => `1 große: „${subject}“ an ${to}`,
    to: (first, rest) => (rest > 0 ? `${first} und ${numberDe(rest)} weitere` : first),
    goesItself: (time) => `geht ${time} von selbst`,
    moreLarge: (n) => `und ${numberDe(n)} weitere: in der Warteschlange auswählen`,
    signIn: {
      browser: 'Anmelden: Die Leitung wird gehalten, bis Sie fertig sind',
      code: 'Anmelden: Die Leitung wird gehalten, bis Sie fertig sind',
      'code-given': 'Anmelden: Der Code wird geholt, dann wird aufgelegt',
      'code-asked': 'Anmelden: Der Anbieter wird gefragt, ob der Code eingegeben ist',
    },
    codeCalls: {
      label: 'Während der Code eingegeben wird',
      hangUp: (first, second) =>
        `ist aufgelegt: etwa ${first} jetzt und etwa ${second} für die Verbindung, die fragt, ob er eingegeben ist`,
      hold: (money) => `wird die Leitung gehalten: etwa ${money}`,
    },
    fetch: 'Abholen, was für uns aufbewahrt ist',
    fetchFrom: (n, size) => `${n === 1 ? 'letzte Verbindung' : `letzte ${numberDe(n)} Verbindungen`}: etwa ${size}`,
    fetchUnknown: 'noch weiß niemand, wie viel das ist',
    roughly: (figure) => `≈ ${figure}`,
    total: (money, time) => `Etwa ${money}, ${time} min`,
    asking: 'Fragt nach dem Preis…',
    month: (used, budget) => (budget === null ? `Diesen Monat ${used}` : `Diesen Monat ${used} von ${budget}`),
    notCounted: (month, besides) => `${month}; daneben ${besides}, die das Budget nicht zählt`,
    overBudget:
      'Das Budget für diesen Monat ist aufgebraucht. Verbindungen von selbst ruhen; diese geht, wenn Sie es sagen.',
    passesBudget:
      'Mit dieser Verbindung überschreitet der Monat sein Budget. Verbindungen von selbst ruhen dann; diese geht, wenn Sie es sagen.',
    billedIn: (seconds) =>
      `Abgerechnet im Takt von ${numberDe(seconds)} Sekunden: Dialpost legt auf, bevor ein Takt beginnt, wenn nichts kommt.`,
    onlineNow: 'Die Leitung ist jetzt online: Was Sie auswählen, geht mit dieser Verbindung mit.',
    moved: 'Die Leitung oder ihr Preis hat sich geändert, seit dies geöffnet wurde. Die Zahlen oben sind die neuen.',
    noLine: 'Es gibt keine Leitung, mit der man online gehen könnte.',
    choose: 'Nachrichten auswählen…',
    notNow: 'Nicht jetzt',
    go: 'Online gehen',
  },
  pause: {
    label: 'Wie lange pausieren?',
    hour: 'Für 1 Stunde',
    morning: 'Bis morgen 08:00',
    person: 'Bis ich fortsetze',
    until: 'Bis zu einer Uhrzeit',
    untilThen: 'Bis dahin pausieren',
  },
  card: {
    label: 'Die letzte Verbindung',
    done: (what, money) => `${moved(what)}${money === null ? '' : `, ${money}`}`,
    largeWaits: (n, time) =>
      `${countDe(n, 'große Nachricht wartet', 'große Nachrichten warten')} ${time === null ? 'darauf, dass Sie sie senden' : `auf ${time}`}`,
    left: (n, why) => `${messages(n)} übrig: ${why}`,
    failed: (money) => `Nichts ging, und nichts kam${money === null ? '' : `, ${money}`}`,
    show: 'Verbindung zeigen',
    dismiss: 'Schließen',
  },
});
