// What the relay shows: the shapes answers and events are made of. Plain JSON,
// times ISO 8601 UTC, sizes in bytes, money in the currency beside it.
import type { Attention, AttentionKey } from './attention';
import type { DialFault } from './dial-fault';
import type { Advice } from './diagnose/diagnose';
import type { Priority, RecipientStatus, State } from '../mail/envelope';
import type { Load, MailLoad, MonthSoFar } from './money/load';
import type { Paid } from './money/paid';
import type { LanguageChoice } from '../words/page';
import type { CodeCalls } from './sign-in/load';
import type { SignInView } from './sign-in/standing';
import type { UpdateView } from './updates/updates';

export interface RecipientView {
  readonly address: string;
  readonly status: RecipientStatus;
  readonly reply: string | null;
}

/** When a message goes, and why then. */
export interface Goes {
  /** The first moment at which it will be tried by itself; null: none is known, `text` says what it waits for. */
  readonly at: string | null;
  /**
   * now: it is going, or goes at once; schedule, large: when that schedule calls; retry: put off after a try, or a
   * call that did not get through is made again; held; person: by itself never, a person must say so; line: the line
   * that would be taken does not carry it now, or its budget or the provider's rate is used up.
   */
  readonly kind: 'now' | 'schedule' | 'large' | 'retry' | 'held' | 'person' | 'line';
  /** "the schedule opens then"; what stands beside the time. */
  readonly text: string;
}

export interface QueueRow {
  readonly id: string;
  readonly state: State;
  /** null: the null sender. */
  readonly sender: string | null;
  readonly recipients: readonly RecipientView[];
  readonly subject: string;
  readonly messageId: string | null;
  readonly bytes: number;
  readonly arrived: string;
  readonly priority: Priority;
  readonly system: boolean;
  readonly oversize: boolean;
  readonly attempts: number;
  readonly nextAttempt: string | null;
  /** The connector that carries it next; null where none may. */
  readonly connector: string | null;
  readonly reason: string | null;
  /** An older relay does not tell; what was set aside goes nowhere. */
  readonly goes?: Goes;
}

/** Whom a row names: the first recipient that still waits, and how many wait besides; where none waits, all of them. */
export function recipientNamed({ recipients }: Pick<QueueRow, 'recipients'>): {
  readonly first: string;
  readonly others: number;
} {
  const waiting = recipients.filter(({ status }) => status === 'waiting' || status === 'deferred');
  const named = waiting.length > 0 ? waiting : recipients;
  return { first: named[0]?.address ?? '', others: Math.max(0, named.length - 1) };
}

export interface AttemptView {
  readonly at: string;
  readonly session: string | null;
  readonly connector: string;
  readonly host: string;
  readonly recipient: string;
  readonly result: 'delivered' | 'deferred' | 'failed';
  readonly reply: string;
}

/** null where there is none: what we wrote ourselves came from nowhere and nobody. */
export interface HandedIn {
  /** What the listener is called. */
  readonly listener: string | null;
  /** The account that logged in. */
  readonly account: string | null;
  /** The computer that called: its address. */
  readonly from: string | null;
  /** The session it was fetched in. */
  readonly session: string | null;
}

export interface QueueDetail {
  readonly row: QueueRow;
  readonly attempts: readonly AttemptView[];
  /** The header as it stands in the content. */
  readonly headers: string;
  /** How it came in; an older relay does not tell. */
  readonly handedIn?: HandedIn;
  /** Per recipient: why this connector. */
  readonly routing: readonly { readonly recipient: string; readonly connector: string | null; readonly why: string }[];
}

export const SESSION_PHASES = [
  'dialing',
  'signing-in',
  'sending',
  'collecting',
  'waiting',
  'updating',
  'hanging-up',
  'ended',
] as const;
export type SessionPhase = (typeof SESSION_PHASES)[number];
/** branch: a branch office asked for its mail (ETRN, ATRN, TURN); hand-over: waiting mail goes to another host (no call). */
export const SESSION_WHYS = ['schedule', 'person', 'trigger', 'urgent', 'branch', 'hand-over'] as const;
export type SessionWhy = (typeof SESSION_WHYS)[number];

export interface Session {
  readonly id: string;
  readonly why: SessionWhy;
  readonly connectors: readonly string[];
  readonly link: string;
  readonly phase: SessionPhase;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly sent: number;
  readonly failed: number;
  readonly deferred: number;
  readonly received: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
  /** What is left to send in this session: what the other side has not answered for yet, what is on its way too. */
  readonly toSend: { readonly messages: number; readonly bytes: number };
  readonly secondsOnline: number;
  readonly cost: number;
  readonly currency: string;
  /** Meaningful when phase is "ended". */
  readonly result: 'ok' | 'partly' | 'failed';
  /** What went wrong, what it means for the mail and what to do; null when nothing did. */
  readonly error: string | null;
  /** Where `error` stands among what needs attention too; null: nowhere. Older records do not tell. */
  readonly shownAs?: AttentionKey | null;
  /** Why the line did not come up, as data; null where it did, or nobody dialled. Older records do not tell. */
  readonly dialFault?: DialFault | null;
  /** The session in which the call went on by another link, because this one did not serve. */
  readonly continuedBy?: string | null;
  /**
   * Bytes of the messages the other side has taken; with `toSend.bytes` that is all the session carries, and what
   * `bytesOut` has beyond it is on its way. Older records do not tell.
   */
  readonly bytesConfirmed?: number;
  /** Of `bytesIn`, what was no mail: a newer version of Dialpost. Older records do not tell. */
  readonly bytesUpdating?: number;
  /** Seconds in which mail was under way that was taken. Older records do not tell. */
  readonly secondsSending?: number;
  /** How fast that went, by the replies, and what each message took besides; null: too little moved to tell. */
  readonly pace?: { readonly bytesPerSecond: number; readonly secondsPerMessage: number } | null;
  /** What was due and did not go in this call, and why, in a sentence; null while it lasts and where nothing was left. */
  readonly left?: { readonly messages: number; readonly why: string } | null;
  /** Large mail that was left to its own times, and when the first of it goes by itself (null: only by a person). */
  readonly largeLeft?: { readonly messages: number; readonly at: string | null } | null;
  /** While it waits for mail: when it hangs up if nothing comes; null: not waiting. */
  readonly hangsUpAt?: string | null;
  /** While it waits on a line that is billed in steps: when the next step begins; null: none. */
  readonly nextStepAt?: string | null;
  /**
   * A person said hang up: how many messages are still being confirmed, and until when they are waited for at most;
   * then the line is hung up, for which its program has so many seconds (0: it runs none; null: the line stays up; an
   * older relay does not tell).
   */
  readonly hangingUp?: {
    readonly confirming: number;
    readonly by: string;
    readonly programSeconds?: number | null;
  } | null;
  /** When each phase began, in order, and its elapsed seconds so far (not the clock's); older records do not tell. */
  readonly phases: readonly { readonly phase: SessionPhase; readonly at: string; readonly seconds?: number }[];
}

/** How long each phase lasted, as far as was told; of older records the clock speaks, and of their last the end. */
export function phaseSeconds({ phases, endedAt }: Pick<Session, 'phases' | 'endedAt'>): readonly number[] {
  return phases.map(({ at, seconds }, i) => {
    const until = phases[i + 1]?.at ?? endedAt ?? at;
    return seconds ?? Math.max(0, (Date.parse(until) - Date.parse(at)) / 1000);
  });
}

/** Seconds in all phases of these kinds. */
export function secondsIn(session: Session, meant: readonly SessionPhase[]): number {
  const lengths = phaseSeconds(session);
  return session.phases.reduce((sum, { phase }, i) => (meant.includes(phase) ? sum + (lengths[i] ?? 0) : sum), 0);
}

/** It is on its way down: somebody pressed, here or elsewhere, or its work is done. */
export const isHangingUp = ({ phase, hangingUp = null }: Session): boolean =>
  phase === 'hanging-up' || hangingUp !== null;

export interface SessionDetail extends Session {
  readonly transcript: string;
  /** Causes and steps for what was refused on the line; where all went well none. Made when it is asked for. */
  readonly advice?: readonly Advice[];
}

export type ListenerState = 'open' | 'closed' | 'failed';

export interface Status {
  readonly version: string;
  readonly startedAt: string;
  readonly paused: boolean;
  /** When the pause ends by itself; null: when somebody resumes, or not paused. An older relay does not tell. */
  readonly pausedUntil?: string | null;
  /** True while only the practice provider is set up: real mail is refused; an older relay does not tell. */
  readonly practising?: boolean;
  /** When a mail program last opened a mailbox (POP3), null: not since the start; absent where that door is closed. */
  readonly mailFetchedAt?: string | null;
  /** True: it is the service of this computer, which goes on without any window; an older relay does not tell. */
  readonly daemon?: boolean;
  /** What the settings say of the language; an older relay does not tell. */
  readonly language?: LanguageChoice;
  /** What is known of newer versions of Dialpost; absent where nobody is asked for them. */
  readonly update?: UpdateView;
  readonly listeners: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly port: number;
    readonly state: ListenerState;
    readonly error: string | null;
  }[];
  readonly links: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: 'down' | 'dialing' | 'up' | 'hanging-up';
    readonly since: string | null;
    /** The call under way included. */
    readonly secondsThisMonth: number;
    /** What was paid in `currency`, that of its tariff now. */
    readonly costThisMonth: number;
    /** All that was paid, a sum a currency; an older relay does not tell. */
    readonly costsThisMonth?: readonly Paid[];
    /** Both directions; an older relay does not tell. */
    readonly bytesThisMonth?: number;
    readonly currency: string;
  }[];
  /**
   * What connectors are called, whether a person's call goes out by one, and whether a letter for it goes as soon as it
   * is handed in; an older relay does not tell.
   */
  readonly connectors?: readonly {
    readonly id: string;
    readonly name: string;
    readonly calls?: boolean;
    readonly atOnce?: boolean;
  }[];
  /** The session under way (a dialled one first), or null. */
  readonly session: Session | null;
  /** The last one that used a line, ended; null: there was none. An older relay does not tell. */
  readonly lastSession?: Session | null;
  /** All sessions under way: one a link. */
  readonly sessions: readonly Session[];
  readonly queue: {
    readonly incoming: number;
    readonly active: number;
    readonly deferred: number;
    readonly hold: number;
    readonly corrupt: number;
    readonly bytes: number;
    /** Arrival of the oldest waiting message. */
    readonly oldest: string | null;
    readonly byConnector: readonly {
      readonly connector: string | null;
      readonly messages: number;
      readonly bytes: number;
    }[];
  };
  readonly next: readonly {
    readonly connector: string;
    readonly at: string;
    /** What makes it: its schedule or a trigger, large mail's times, the times of fetching, or a try that is made again. */
    readonly why: 'schedule' | 'large' | 'collect' | 'retry';
  }[];
  readonly attention: readonly Attention[];
  /** How the sign-ins of the settings stand; an older relay does not tell. */
  readonly signIns?: readonly SignInView[];
  /**
   * Where passwords are kept: sealed by the system's keychain, or in a file for its owner alone; an older relay does
   * not tell.
   */
  readonly passwords?: 'sealed' | 'file';
}

/** What a schedule that is being drawn would do. */
export interface SchedulePreview {
  /** Its own calls, by itself. */
  readonly calls: readonly string[];
  /** Where the connector was told: all its next calls, soonest first, each with what makes it. */
  readonly planned?: readonly { readonly at: string; readonly why: 'schedule' | 'large' | 'collect' }[];
  /** A letter that is handed in goes at once; dials: by a call of its own; null: it waits for a call. */
  readonly atOnce?: 'always' | 'dials' | 'while-open' | null;
  /**
   * When held mail is asked for: in every call, and besides at the same times as the calls, at times of its own, or
   * every quarter of an hour; null: never.
   */
  readonly fetching?: 'in-calls' | 'with-calls' | 'own-times' | 'often' | null;
}

/** Messages that a call would try to move, the number every place shows; held ones wait for a person and are told apart. */
export function waitingMessages({ queue: { incoming, active, deferred } }: Pick<Status, 'queue'>): number {
  return incoming + active + deferred;
}

/** When the next call by itself is, or why none has a time: a letter makes one, or only a person does. */
export function nextCallOf({
  next,
  connectors,
}: Pick<Status, 'next' | 'connectors'>): { readonly at: string } | 'with-a-letter' | 'none' {
  const [first] = next;
  if (first) return first;
  return connectors?.some((connector) => connector.atOnce) ? 'with-a-letter' : 'none';
}

/** Nothing came of the call at all. */
export function cameToNothing({ result, sent, received }: Pick<Session, 'result' | 'sent' | 'received'>): boolean {
  return result === 'failed' && sent === 0 && received === 0;
}

/** Is it the estimate of today? An older relay tells less: nothing of the whole call, nor of large mail. */
export function isWholeEstimate(answer: Partial<Estimate>): answer is Estimate {
  return answer.total !== undefined && answer.large !== undefined && answer.currency !== undefined;
}

/** What whoever says yes to it agrees to, for a start; an older relay cannot be held to it. */
export function agreedTo(estimate: Estimate | null): {
  readonly agreed?: { readonly lines: AgreedLine[]; readonly cost: number; readonly sums?: Paid[] };
} {
  if (!estimate?.lines) return {};
  const { lines, total, currency } = estimate;
  // An older relay tells of no others, and would refuse to be told of them.
  const sums = total.apart ? { sums: [{ cost: total.cost, currency }, ...total.apart] } : {};
  return { agreed: { lines: [...lines], cost: total.cost, ...sums } };
}

/** Is there anything to go online with? Where not, nothing that would dial is offered. */
export function canCall({ connectors, listeners }: Pick<Status, 'connectors' | 'listeners'>): boolean {
  return connectors ? connectors.some(({ calls = true }) => calls) : listeners.length > 0;
}

/** A large letter, as something that can be added to a call: seconds and cost are what it adds. */
export interface LargeLetter extends Load {
  readonly id: string;
  readonly subject: string;
  /** The recipients it still waits for. */
  readonly to: readonly string[];
  readonly goes: Goes;
}

/** A line as it stood when its price was told. */
export interface AgreedLine {
  readonly id: string;
  /** Its tariff; only ever compared. */
  readonly tariff: string;
  /** Its budget of the month is used up. */
  readonly spent: boolean;
}

/**
 * What a call now would move and cost. The first figures are the normal mail's, as a call of its own; `fetch` and
 * `large` are what each adds to that. `total` is what was asked about, all in one.
 */
export interface Estimate extends MailLoad {
  readonly currency: string;
  /** Large mail that is not open by its own schedule now. */
  readonly large: MailLoad;
  /** The first of it, the oldest first. */
  readonly largeLetters: readonly LargeLetter[];
  /** What asking for our mail usually brings and takes, waiting included; zeros where nobody is asked. */
  readonly fetch: Load & { readonly calls: number };
  /** What holding the line up for a sign-in adds; absent where none was asked for. */
  readonly signIn?: Load;
  /** A sign-in by a code in one call or in two; absent where none was asked for. An older relay does not tell. */
  readonly codeCalls?: CodeCalls;
  /** The call that was asked for: without a word normal mail and fetching. */
  readonly total: MailLoad;
  /** measured: from calls by this line; guess: nobody knows it yet. */
  readonly basis: 'measured' | 'guess';
  /** What the figures rest on, in a sentence. */
  readonly from: string;
  /** The line's billing step, seconds. */
  readonly billedIn: number;
  /** The line that would be taken first; null: none. */
  readonly link: string | null;
  /** The lines the call that was asked for would go by, for whoever agrees to it; an older relay does not tell. */
  readonly lines?: readonly AgreedLine[];
  /** How many of the letters that were named are still here; absent where none were. An older relay does not tell. */
  readonly named?: number;
  /** Does being online by these lines cost anything? */
  readonly priced: boolean;
  /** Should a person be asked first? Not where it costs nothing, or less than the line's `doNotAskUnder`. */
  readonly ask: boolean;
  /** What `link` has cost this month, and its budget. */
  readonly month: MonthSoFar;
}
