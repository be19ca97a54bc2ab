// What is said of the choice of lines: why a message waits for another, and what was
// asked for that is not there.
import { assertNever } from '../base/never';
import type { HoldReason } from '../mail/cause';
import { countText, limitText, sizeText, spanText } from './amounts';
import { page } from './page';

/** What makes a message wait: the kind of line that is wanted, and the line it may not take. */
interface Barred {
  readonly unmetered: boolean;
  readonly line: string;
}

const wanted = ({ unmetered }: Barred): string =>
  unmetered ? 'waits for an unmetered line' : 'waits for another line';

/** Triggers that are pulled by how much waits: nobody knows when. */
interface Amounts {
  readonly queuedMessages: number | null;
  readonly queuedBytes: number | null;
}

function amountsText({ queuedMessages, queuedBytes }: Amounts): string {
  const parts = [
    ...(queuedMessages === null ? [] : [`when ${queuedMessages} wait`]),
    ...(queuedBytes === null ? [] : [`when ${limitText(queuedBytes)} wait`]),
  ];
  return parts.join(' or ');
}

/** "mailbox busy (450)" of "450 4.2.0 mailbox busy"; not more than a column has room for. */
function saidText(reply: string): string {
  const [, code, text = reply] = /^([2-5]\d\d)[ -](?:\d\.\d{1,3}\.\d{1,3} )?(.+)$/.exec(reply) ?? [];
  const short = text.length > SAID_MOST ? `${text.slice(0, SAID_MOST - 1)}…` : text;
  return code === undefined ? short : `${short} (${code})`;
}

const SAID_MOST = 60;

const FEW_TIMES = ['', 'once', 'twice'];

function heldText(reason: HoldReason): string {
  switch (reason.kind) {
    case 'by-hand':
      return 'held by hand';
    case 'braked':
      return 'held: refused like others, likely not its own fault';
    case 'untold':
      return 'held: could not be delivered';
    case 'unwritten':
      return 'held: its result could not be written down';
    case 'found-again':
      return 'held: found again without its record';
    case 'restored':
      return 'held: put back from a backup';
    case 'in-doubt':
      return 'held: may have been sent already';
    case 'words':
      return `held: ${saidText(reason.text)}`;
    default:
      return assertNever(reason);
  }
}

export const dialingWords = page({
  /** Beside the time at which a letter goes, or in its place; short, for a column. */
  goes: {
    active: 'is being sent',
    ending: 'is done and being filed',
    wish: { hold: 'is being sent; held if it does not go', remove: 'is being sent; removed after that' },
    underWay: 'goes in the call under way',
    atOnce: 'goes at once',
    held: heldText,
    branch: 'waits until the branch asks for it',
    off: 'its provider is switched off',
    paused: 'paused: goes when somebody resumes',
    pauseEnds: 'paused until then',
    noLine: 'waits for a line that carries it',
    budget: (line: string) => `this month's budget of '${line}' is used up`,
    budgetByPerson: (line: string) => `this month's budget of '${line}' is used up; goes with Send/receive now`,
    large: (overBytes: number) => `over ${limitText(overBytes)}`,
    largeByPerson: (overBytes: number) => `over ${limitText(overBytes)}: goes when somebody sends large mail too`,
    putOff: (said: string, tries: number) =>
      `to be tried again${said === '' ? '' : `: ${saidText(said)}`}, tried ${FEW_TIMES[tries] ?? countText(tries, 'time')}`,
    byPerson: (triggers: Amounts) => {
      const amounts = amountsText(triggers);
      return amounts === '' ? 'goes with Send/receive now' : `goes ${amounts}, or with Send/receive now`;
    },
    joined: (first: string | null, then: string) => (first === null ? then : `${first}; ${then}`),
    orSooner: (text: string, triggers: Amounts) => {
      const amounts = amountsText(triggers);
      return amounts === '' ? text : `${text}, or ${amounts}`;
    },
    opens: 'the schedule opens then',
    calls: 'the schedule calls then',
    collects: 'with the call that fetches mail',
    withLarge: 'with the call for large mail',
    rate: 'as many as the provider lets through were sent',
    again: 'the last call failed and is made again then',
    aged: (minutes: number) => `it has waited ${spanText(minutes * 60_000)} then`,
    together: 'with others that have waited long enough then',
  },
  notCarried: (barred: Barred, priority: 'low' | 'normal' | 'high') =>
    `${wanted(barred)}: mail of ${priority} priority is not carried on '${barred.line}'`,
  tooLarge: (barred: Barred, bytes: number, allowed: number) =>
    `${wanted(barred)}: ${sizeText(bytes)}, over the ${limitText(allowed)} allowed on '${barred.line}'`,
  estimate: {
    /** `calls`: 0 where only the cost book knows. */
    measured: (calls: number, kbits: number) =>
      `From ${calls === 0 ? 'earlier calls' : `the last ${calls === 1 ? 'call' : countText(calls, 'call')}`} (${kbits} kbit/s).`,
    guess: (line: string, kbits: number) =>
      `A guess: nothing was measured on '${line}' yet; reckoned with ${kbits} kbit/s.`,
    nobodyCalls: 'No line would be taken.',
    /** `sums`: amounts in other currencies. */
    apart: (sums: string) => `Of that in other money: ${sums}.`,
  },
  /** A call that is no longer what a person agreed to; `money`: what it costs now, null: nothing. */
  changed: {
    line: (line: string, money: string | null) =>
      `Nothing was dialled: this call would now go by '${line}'${money === null ? ', which costs nothing' : ` and cost about ${money}`}.`,
    price: (money: string | null) =>
      `Nothing was dialled: the price of the line has changed${money === null ? ', and the call now costs nothing' : `. The call would now cost about ${money}`}.`,
    budget: (line: string) =>
      `Nothing was dialled: the month's budget of '${line}' has been used up since the price was shown.`,
    dearer: (money: string | null) =>
      `Nothing was dialled: more waits than when the price was shown${money === null ? '' : `, and the call would now cost about ${money}`}.`,
  },
  notOutward: (connector: string) => `There is no provider "${connector}" that is switched on and goes out.`,
});
