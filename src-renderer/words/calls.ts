// The words of a call, before it, while it lasts and after it: the status bar, the sheet
// that asks before money is spent, the card that tells what became of it.
import type { SignInWay } from '../../src-main/contract/sign-in/load';
import type { Session } from '../../src-main/contract/views';
import { number } from '../format';
import { page } from './spoken';

const messages = (n: number): string => (n === 1 ? '1 message' : `${number(n)} messages`);
const large = (n: number): string => (n === 1 ? '1 large letter' : `${number(n)} large letters`);

interface Moved {
  readonly sent: number;
  readonly received: number;
  readonly left: number;
}

const moved = ({ sent, received, left }: Moved): string =>
  [`${number(sent)} sent`, `${number(received)} received`, ...(left > 0 ? [`${number(left)} left`] : [])].join(', ');
const paid = (money: string | null): string => (money === null ? '' : ` · ${money}`);

/** `program`: seconds its program has to hang up; 0: none is run, null: the line stays up. */
const thenDown = (program: number | null): string => {
  if (program === null) return '';
  return program === 0
    ? '; then the line goes down'
    : `; then the line goes down (its program: at most ${number(program)} s)`;
};

export const callWords = page({
  bar: {
    label: 'Line',
    offline: 'Offline',
    notSetUp: 'Nothing is set up yet',
    online: (time: string) => `Online ${time}`,
    by: {
      schedule: 'by the schedule',
      person: 'by hand',
      trigger: 'for waiting mail',
      urgent: 'for urgent mail',
      branch: 'for a branch',
      'hand-over': 'to hand over',
    } satisfies Readonly<Record<Session['why'], string>>,
    last: (time: string, by: string, what: Moved, money: string | null) =>
      `Last call ${time} ${by}: ${moved(what)}${paid(money)}`,
    lastAt: (time: string, by: string) => `Last call ${time} ${by}`,
    lastFailed: (time: string, by: string, money: string | null) => `Last call ${time} ${by}: failed${paid(money)}`,
    next: (time: string) => `Next: ${time}`,
    noNext: 'No call is planned',
    withALetter: 'Next: when a letter is handed in',
    paused: 'Paused: nothing is sent',
    pausedUntil: (time: string) => `Paused until ${time}: nothing is sent`,
    moreLines: (n: number) => (n === 1 ? '1 more line is in use' : `${number(n)} more lines are in use`),
  },
  priced: (button: string, money: string) => `${button} · about ${money}`,
  about: (money: string) => `about ${money}`,
  withoutLarge: (money: string, n: number) =>
    `about ${money} · without the ${n === 1 ? 'large one' : `${number(n)} large ones`}`,
  /** In the place of a price: the usual call would carry nothing. */
  onlyLarge: (n: number) => (n === 1 ? 'only a large one waits' : `only ${number(n)} large ones wait`),
  live: {
    bytes: (confirmed: string, onWay: string | null, all: string) =>
      `${confirmed} confirmed,${onWay === null ? '' : ` ${onWay} on the way,`} of ${all}`,
    andLeft: (bytes: string, time: string) => `${bytes} · about ${time}`,
    progress: 'Share of the bytes confirmed',
    hangsUpIn: (time: string, step: string | null) =>
      `hangs up in ${time} if nothing comes${step === null ? '' : ` (next billing step at ${step})`}`,
  },
  hanging: {
    now: 'Hanging up…',
    confirming: (n: number, seconds: number, program: number | null) =>
      `${messages(n)} ${n === 1 ? 'is' : 'are'} being confirmed (at most ${number(seconds)} s)${thenDown(program)}`,
    goesDown: (program: number | null) => {
      if (program === null) return 'The call ends.';
      return program === 0 ? 'The line goes down.' : `The line goes down (its program: at most ${number(program)} s).`;
    },
    cut: 'Cut now',
    twice: (n: number) => (n === 1 ? 'that message may then go twice' : 'those messages may then go twice'),
  },
  sheet: {
    title: (line: string) => `Go online now by ${line}?`,
    titleNoLine: 'Go online now?',
    table: 'What the call is for',
    what: 'What',
    size: 'Size',
    minutes: 'Minutes',
    cost: 'Cost',
    normal: (n: number) => messages(n),
    just: (n: number) => `Just ${n === 1 ? 'this message' : `these ${number(n)} messages`}`,
    noneLeft: (n: number) =>
      n === 1 ? 'This message is no longer waiting.' : `None of these ${number(n)} messages is waiting any more.`,
    stays: (n: number) =>
      n === 1
        ? '1 more of them does not go: it is on hold, or no line carries it.'
        : `${number(n)} more of them do not go: they are on hold, or no line carries them.`,
    nothing: 'No mail is waiting to be sent.',
    nothingElse: 'Nothing else is waiting to be sent.',
    letter: (subject: string, to: string) => `1 large: “${subject}” to ${to}`,
    to: (first: string, rest: number) => (rest > 0 ? `${first} and ${number(rest)} more` : first),
    goesItself: (time: string) => `goes ${time} by itself`,
    moreLarge: (n: number) => `and ${number(n)} more: choose in Queue`,
    signIn: {
      browser: 'Signing in: the line is held until you are done',
      code: 'Signing in: the line is held until you are done',
      'code-given': 'Signing in: the code is asked for, then the line is hung up',
      'code-asked': 'Signing in: the provider is asked whether the code was typed',
    } satisfies Readonly<Record<SignInWay, string>>,
    codeCalls: {
      label: 'While the code is typed',
      hangUp: (first: string, second: string) =>
        `the line is hung up: about ${first} now, and about ${second} for the call that asks whether it was typed`,
      hold: (money: string) => `the line is held: about ${money}`,
    },
    fetch: 'Fetch what is held for us',
    fetchFrom: (n: number, size: string) => `last ${n === 1 ? 'call' : `${number(n)} calls`}: about ${size}`,
    fetchUnknown: 'nobody knows yet how much that is',
    roughly: (figure: string) => `≈ ${figure}`,
    total: (money: string, time: string) => `About ${money}, ${time} min`,
    asking: 'Asking for the price…',
    month: (used: string, budget: string | null) =>
      budget === null ? `This month ${used}` : `This month ${used} of ${budget}`,
    notCounted: (month: string, besides: string) => `${month}; besides ${besides}, which the budget does not count`,
    overBudget: 'The budget of this month is used up. Calls by themselves wait; this one goes if you say so.',
    passesBudget:
      'With this call the month passes its budget. Calls by themselves then wait; this one goes if you say so.',
    billedIn: (seconds: number) =>
      `Billed in steps of ${number(seconds)} seconds: Dialpost hangs up before a step begins if nothing comes.`,
    onlineNow: 'The line is online now: what you choose goes along in that call.',
    moved: 'The line or its price has changed since you opened this. The figures above are the new ones.',
    noLine: 'There is no line to go online with.',
    choose: 'Choose messages…',
    notNow: 'Not now',
    go: 'Go online',
  },
  pause: {
    label: 'Pause for how long?',
    hour: 'For 1 hour',
    morning: 'Until tomorrow 08:00',
    person: 'Until I resume',
    until: 'Until a time',
    untilThen: 'Pause until then',
  },
  card: {
    label: 'The last call',
    done: (what: Moved, money: string | null) => `${moved(what)}${money === null ? '' : `, ${money}`}`,
    largeWaits: (n: number, time: string | null) =>
      `${large(n)} ${n === 1 ? 'waits' : 'wait'} ${time === null ? 'until you send it' : `for ${time}`}`,
    left: (n: number, why: string) => `${messages(n)} left: ${why}`,
    failed: (money: string | null) => `Nothing went and nothing came${money === null ? '' : `, ${money}`}`,
    show: 'Show the call',
    dismiss: 'Dismiss',
  },
});
