// Which connector carries a message to a recipient, and why (pure). Among the
// connectors that are enabled and may carry the message, the most specific
// address space wins, then the lowest cost, then the order of the settings.
//
// Mail for our own domains is routed like any other, with one law: a connector
// that serves such a domain only by "*" never carries it out, because the
// internet would bring it straight back. When nobody may carry a message the
// answer holds the refusal: 4xx means it may wait (a connector is switched off),
// 5xx means it is refused at RCPT time, or returned to its sender with the text.
//
// Settings are compiled once; make a new router when they change.
import { PRACTICE_DOMAIN } from '../contract/practice';
import type { Settings } from '../contract/settings';
import { routingWords } from '../words/routing';
import { type Candidate, compileAddressSpaces, type ServedSpace } from './address-space';
import type { MailFacts } from './restrictions';
import {
  barredRefusal,
  loopRefusal,
  passedOverText,
  PRACTICE_ONLY,
  unservedRefusal,
  type PassedOver,
  type RoutingRefusal,
  type Unroutable,
} from './words';

export interface RoutingAnswer {
  /** Its id, or null where none may carry the message. */
  readonly connector: string | null;
  /**
   * A sentence: "Internet: pattern *.example, cost 1; Satellite was passed over: larger than the 2 MB it may carry".
   */
  readonly why: string;
  /** The connector's schedule for large mail applies. */
  readonly oversize: boolean;
  /** Only where connector is null. */
  readonly refusal?: RoutingRefusal;
}

/** What is known at RCPT TO. `bytes` is SIZE= of MAIL FROM, null where the client did not say. */
export interface RcptFacts {
  readonly sender: string | null;
  readonly recipient: string;
  readonly bytes: number | null;
  readonly listener: string | null;
}

export interface Router {
  /** The way for one recipient of a message; a QueueItem serves as facts. Never throws. */
  route(facts: MailFacts, recipient: string): RoutingAnswer;
  /**
   * The way as far as it is known before the content comes; its refusal is the answer to RCPT (RFC 5321 §3.3, RFC
   * 1870 §6.1).
   */
  atRcpt(facts: RcptFacts): RoutingAnswer;
}

/** Compiles checked settings into a router. `practiceBeside`: the practice provider runs whatever they say. */
export function createRouter(settings: Settings, practiceBeside = false): Router {
  const servedBy = compileAddressSpaces(settings, practiceBeside);
  const straight = new WeakMap<Candidate, RoutingAnswer>();
  const route = (facts: MailFacts, recipient: string): RoutingAnswer => choose(servedBy(recipient), facts, straight);
  return {
    route,
    atRcpt: ({ recipient, sender, bytes, listener }) =>
      route({ sender, bytes, listener, priority: null, system: null }, recipient),
  };
}

/** `straight`: the answers where nobody was passed over and the mail is not large; most mail shares a few of them. */
function choose(served: ServedSpace, facts: MailFacts, straight: WeakMap<Candidate, RoutingAnswer>): RoutingAnswer {
  let passed: PassedOver[] | null = null;
  for (const candidate of served.candidates) {
    const { connector, name, judge, practice, pattern, cost } = candidate;
    const obstacle = practice && served.domain !== PRACTICE_DOMAIN ? PRACTICE_ONLY : judge(facts);
    if (obstacle) {
      (passed ??= []).push({ name, obstacle });
      continue;
    }
    const oversize = connector.oversize !== null && facts.bytes !== null && facts.bytes > connector.oversize.overBytes;
    const isStraight = !passed && !oversize;
    const known = isStraight ? straight.get(candidate) : undefined;
    if (known) return known;
    const why = routingWords.chosen(name, pattern, cost);
    const answer = { connector: connector.id, why: passed ? why + passedOverText(passed) : why, oversize };
    if (isStraight) straight.set(candidate, answer);
    return answer;
  }
  return { connector: null, oversize: false, ...refusalFor(served, passed ?? []) };
}

function refusalFor(served: ServedSpace, passed: readonly PassedOver[]): Unroutable {
  if (passed.length > 0) return barredRefusal(passed);
  return served.loopBy !== null ? loopRefusal(served.domain, served.loopBy) : unservedRefusal(served.domain);
}
