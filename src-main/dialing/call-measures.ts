// What a call by one line takes beside the mail itself, and how fast mail goes: measured from
// the last calls by it, middle values, so that a single odd one decides nothing; else the
// cost book's rate; else a guess. Pure: the calls are handed in.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import type { Link } from '../contract/link';
import { UNKNOWN_RATE } from '../contract/price';
import { secondsIn, type Session } from '../contract/views';
import { beforeStep } from './billed-steps';

/** What a call by this line is reckoned with. */
export interface LineMeasures {
  readonly bytesPerSecond: number;
  readonly secondsPerMessage: number;
  /** So many calls told the speed; 0 and not `guessed`: the cost book did. */
  readonly calls: number;
  readonly guessed: boolean;
  /** Greetings, encryption and hanging up, with mail to send and without. */
  readonly around: { readonly sending: Around; readonly only: Around };
}

interface Around {
  readonly seconds: number;
  readonly bytes: number;
}

/** What asking for held mail takes and brings. */
export interface Fetching {
  readonly seconds: number;
  readonly bytes: number;
  /** The last seconds of it in which nothing came: they are cut short before a billing step. */
  readonly quiet: number;
  /** So many calls told it; 0: a guess. */
  readonly calls: number;
}

/** So many of the last calls count. */
const CALLS = 5;
/** Before the first call: connecting, encryption, login, taking leave; only going up and down; asking. */
const GREETINGS_SECONDS = 4;
const UP_AND_DOWN_SECONDS = 1;
const ASKING_SECONDS = 2;

/** `calls`: by this line, newest first; `rate`: what the cost book says, null: nothing. */
export function measuresOf(calls: readonly Session[], rate: number | null): LineMeasures {
  const paces = calls.flatMap(({ pace }) => (pace && pace.bytesPerSecond > 0 ? [pace] : [])).slice(0, CALLS);
  const bytesPerSecond = middle(paces.map((p) => p.bytesPerSecond)) ?? (rate || UNKNOWN_RATE);
  return {
    bytesPerSecond,
    secondsPerMessage: middle(paces.map((p) => p.secondsPerMessage)) ?? letterSeconds(calls, bytesPerSecond),
    calls: paces.length,
    guessed: paces.length === 0 && !rate,
    around: {
      sending: aroundOf(calls.filter(hasSent), GREETINGS_SECONDS),
      only: aroundOf(
        calls.filter((call) => !hasSent(call)),
        UP_AND_DOWN_SECONDS,
      ),
    },
  };
}

/** What fetching for these connectors takes: from such calls as asked for one of them. */
export function fetchingOf(calls: readonly Session[], connectors: readonly Connector[]): Fetching {
  const ids = connectors.map(({ id }) => id);
  const asked = calls.filter(
    (call) =>
      call.result !== 'failed' &&
      call.phases.some(({ phase }) => phase === 'collecting') &&
      call.connectors.some((id) => ids.includes(id)),
  );
  const last = asked.slice(0, CALLS);
  const waits = connectors.filter(waitsForMail).map(({ wait }) => Math.max(wait.firstMessageSeconds, wait.idleSeconds));
  const wait = Math.max(0, ...waits);
  const seconds = middle(last.map((call) => secondsIn(call, ['collecting', 'waiting'])));
  return {
    seconds: seconds ?? wait + ASKING_SECONDS,
    bytes: Math.round(middle(last.map(({ bytesIn, bytesUpdating = 0 }) => bytesIn - bytesUpdating)) ?? 0),
    quiet: Math.min(wait, seconds ?? wait),
    calls: last.length,
  };
}

/** When it is over that fetching began at `from`, seconds since the line came up: no step is begun for nothing. */
export function fetchedBy(from: number, { seconds, quiet }: Fetching, { tariff }: Link): number {
  const end = from + seconds;
  if (tariff.perMinute === 0 || tariff.billingSeconds <= 1 || quiet === 0) return end;
  const steps = { began: 0, length: tariff.billingSeconds * 1000 };
  return beforeStep(steps, (end - quiet) * 1000, end * 1000, from * 1000) / 1000;
}

/** Mail that was asked for comes by itself, or comes by the very connection that asks. */
const BY_THE_SAME_CONNECTION: readonly string[] = ['imap', 'pop3', 'atrn', 'turn'];

function waitsForMail({ collect }: Connector): boolean {
  return collectMethods(collect).some(({ method }) => !BY_THE_SAME_CONNECTION.includes(method));
}

/** Calls that moved too little to tell the speed still tell how long a letter takes besides its bytes. */
function letterSeconds(calls: readonly Session[], bytesPerSecond: number): number {
  const sending = calls.filter(({ sent, secondsSending }) => sent > 0 && secondsSending !== undefined).slice(0, CALLS);
  const besides = sending.map(
    ({ sent, secondsSending = 0, bytesConfirmed = 0 }) => (secondsSending - bytesConfirmed / bytesPerSecond) / sent,
  );
  return Math.max(0, middle(besides) ?? 0);
}

function hasSent({ bytesConfirmed = 0 }: Session): boolean {
  return bytesConfirmed > 0;
}

function aroundOf(calls: readonly Session[], otherwise: number): Around {
  const last = calls.filter((call) => call.secondsSending !== undefined && call.result !== 'failed').slice(0, CALLS);
  const seconds = last.map((call) => {
    const taken = (call.secondsSending ?? 0) + secondsIn(call, ['signing-in', 'collecting', 'waiting', 'updating']);
    return Math.max(0, call.secondsOnline - taken);
  });
  const bytes = last.map(({ bytesOut, bytesConfirmed = bytesOut }) => Math.max(0, bytesOut - bytesConfirmed));
  return { seconds: middle(seconds) ?? otherwise, bytes: Math.round(middle(bytes) ?? 0) };
}

/** Of an even number the mean of the two in the middle; null of none. */
function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [one, other] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return one === undefined || other === undefined ? null : (one + other) / 2;
}
