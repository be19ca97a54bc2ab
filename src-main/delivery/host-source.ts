// Between the queue's offers and one connection's letters: turns the replies a letter
// got into outcomes, settles what the host has decided, and puts back what it has
// not. Once the host spoke about us instead of the mail, nothing more is given to it;
// once it said that this connection has had its share, nothing more goes by this one.
import { slip } from '../base/slip';
import type { Outcome } from '../mail/envelope';
import { type Reply, replyText } from '../mail/reply';
import type { Message, MessageSource, MessageStage, RecipientResult } from '../smtp/message';
import { type HostBrake, mayBeAboutUs } from './brake';
import type { PeerKind } from './refusal-kinds';
import { refusalOf } from './refusals';
import type { Offer, Source, Trouble } from './source';
import type { RefusedSenders } from './refused-senders';
import { causeOf, type Verdict, verdictOn } from './trouble';
import { deliveryWords } from '../words/delivery';

export interface HostFailure {
  readonly kind: Trouble['kind'];
  readonly reply: Reply;
  readonly againMinutes?: number;
}

export interface HostSource extends MessageSource {
  /** What the host said about us, or null. */
  hostTrouble(): HostFailure | null;
  /** The id of the heavy letter under which the connection broke, or null. */
  brokeUnder(): string | null;
}

export interface HostSourceDeps {
  next(): Offer | null;
  readonly source: Pick<Source, 'settle' | 'putBack' | 'brokeOff' | 'hold'>;
  readonly brake: HostBrake;
  /** False where others wait for an offer to be settled; absent: none do. */
  readonly mayWait?: (offer: Offer) => boolean;
  /** "mail.isp.example:587" */
  readonly host: string;
  /** What the host makes of NOTIFY=SUCCESS of this letter: 'dsn' where it was told of it; absent: 'plain'. */
  readonly nextHop?: (letter: string) => 'dsn' | 'plain';
  /** Absent: our smart host. */
  readonly peer?: PeerKind;
  /** Where we have logged in: the account, and what is known of senders that it may not use. */
  readonly loggedIn?: { readonly login: string; readonly refusedSenders: RefusedSenders } | undefined;
}

interface Judged {
  readonly result: RecipientResult;
  readonly verdict: Verdict;
}

export function openHostSource(deps: HostSourceDeps): HostSource {
  const offers = new Map<Message, Offer>();
  let trouble: HostFailure | null = null;
  /** The host took a letter on this connection. */
  let took = false;
  let hadItsShare = false;
  let brokeUnder: string | null = null;
  const noteTrouble = (judged: readonly Judged[]): void => {
    const about = judged.find(({ verdict }) => verdict.trouble !== null);
    if (about?.verdict.trouble)
      trouble ??= { kind: about.verdict.trouble, reply: about.result.reply, againMinutes: about.verdict.againMinutes };
    const share = judged.find(({ verdict }) => verdict.scope === 'share');
    if (!share) return;
    hadItsShare = true;
    // Who takes nothing even on a new connection takes nothing from us now; what it says by hanging up, its hanging
    // up tells.
    if (!took && share.result.reply.code !== 421) trouble ??= { kind: 'limit', reply: share.result.reply };
  };
  const hostTrouble = (): HostFailure | null =>
    trouble ?? (deps.brake.stopped && { kind: 'braked', reply: deps.brake.stopped });
  return {
    next() {
      const offer = hostTrouble() || hadItsShare ? null : deps.next();
      if (offer) offers.set(offer, offer);
      return offer;
    },
    async finished(message, results, brokenOff) {
      const offer = offers.get(message);
      if (!offer) throw slip(`the pipeline answered for ${message.id}, which it was not given`);
      offers.delete(message);
      const judged = withEvidence(offer, judgedOf(results, peerOf(deps)), took);
      noteSender(offer, judged, deps);
      took ||= judged.some(({ verdict }) => verdict.result === 'delivered');
      noteTrouble(judged);
      const outcomes = outcomesOf(judged, deps, deps.nextHop?.(message.id));
      if (judged.some(({ verdict }) => verdict.result === 'delivered'))
        await Promise.all([deps.brake.taken(), deps.source.settle(offer, outcomes)]);
      else if (brokenOff) {
        brokeUnder = offer.id;
        await deps.source.brokeOff(offer, { ...brokenOff, host: deps.host, undecided: undecidedOf(judged) }, outcomes);
      } else if (outcomes.length > 0) await refusedOrNot(offer, judged, outcomes, deps);
      else deps.source.putBack(offer, { inTheWay: judged.some(({ verdict }) => verdict.trouble !== null) });
    },
    hostTrouble,
    brokeUnder: () => brokeUnder,
  };
}

function noteSender(offer: Offer, judged: readonly Judged[], { loggedIn, host }: HostSourceDeps): void {
  loggedIn?.refusedSenders.heard(offer, judged, { host, login: loggedIn.login });
}

function peerOf({ peer, loggedIn }: Pick<HostSourceDeps, 'peer' | 'loggedIn'>): PeerKind | undefined {
  return loggedIn ? 'logged-in' : peer;
}

/** A sender with whom one recipient was served is allowed: what another heard of him is that one's own. */
function judgedOf(results: readonly RecipientResult[], peer: PeerKind | undefined): readonly Judged[] {
  const judge = (as: PeerKind | undefined): readonly Judged[] =>
    results.map((result) => ({ result, verdict: verdictOn(result.stage, result.reply, as) }));
  const judged = judge(peer);
  const served = judged.some(({ verdict }) => verdict.result === 'delivered');
  return served && peer === 'logged-in' ? judge('smart-host') : judged;
}

function undecidedOf(judged: readonly Judged[]): readonly string[] {
  return judged.filter(({ verdict }) => verdict.result === 'keep').map(({ result }) => result.address);
}

/**
 * What is said about us and is not so for everybody is about the letter: relaying that was granted to another of
 * its recipients, or a refusal that a letter hears again that came behind the others on purpose, when they were taken.
 */
function withEvidence(offer: Offer, judged: readonly Judged[], took: boolean): readonly Judged[] {
  const passed = judged.some(
    ({ result: { stage }, verdict }) => verdict.result === 'delivered' || !BEFORE_CONTENT.has(stage),
  );
  return judged.map((one): Judged => {
    const { trouble } = one.verdict;
    const stands =
      trouble === 'relay'
        ? passed || (took && offer.late === true)
        : took && offer.late === true && trouble !== null && LETTERS_WORDS.has(trouble);
    if (!stands) return one;
    const { code } = one.result.reply;
    return {
      ...one,
      verdict: {
        scope: 'message',
        result: trouble === 'relay' && code >= 500 ? 'failed' : 'deferred',
        status: trouble === 'relay' && code >= 500 ? '5.7.1' : '4.7.1',
        trouble: null,
      },
    };
  });
}

/** The envelope was not taken, as far as we know. */
const BEFORE_CONTENT: ReadonlySet<MessageStage> = new Set(['mail', 'rcpt', 'cut', 'unheard']);

/** Trouble that one letter alone can bring on, by its sender or its recipient. A limit or a password is everybody's. */
const LETTERS_WORDS: ReadonlySet<Trouble['kind']> = new Set(['blocked', 'suspended', 'refused']);

/** Settles what the host has decided, unless it is a refusal that the brake does not believe yet. */
async function refusedOrNot(
  offer: Offer,
  judged: readonly Judged[],
  outcomes: readonly Outcome[],
  { brake, source, host, peer, mayWait }: HostSourceDeps,
): Promise<void> {
  const told = judged.find(({ result }) => mayBeAboutUs(result.stage, result.reply))?.result;
  const settle = (): Promise<void> => source.settle(offer, outcomes);
  if (!told || outcomes.length < judged.length || outcomes.some(({ result }) => result !== 'failed')) return settle();
  const { about } = refusalOf(told.stage, told.reply, peer);
  const key = about === 'sender' || about === 'send-as' ? `sender ${offer.sender ?? ''}` : offer.id;
  const kept = brake.keeps(
    {
      key,
      reply: told.reply,
      settle,
      hold: (said) => source.hold(offer, host, said),
      putBack: () => source.putBack(offer),
    },
    mayWait?.(offer) ?? true,
  );
  if (!kept) await settle();
}

/** Recipients to keep get no outcome, unless that would offer the same transaction for ever. */
function outcomesOf(
  judged: readonly Judged[],
  { host, loggedIn }: Pick<HostSourceDeps, 'host' | 'loggedIn'>,
  nextHop: 'dsn' | 'plain' = 'plain',
): readonly Outcome[] {
  const moved = judged.some(({ verdict }) => verdict.result !== 'keep');
  return judged.flatMap(
    ({ result: { address, stage, reply }, verdict: { result, status, scope, sendAs, asBefore } }) => {
      if (result === 'keep' && (scope !== 'message' || moved)) return [];
      const became = result === 'keep' ? 'deferred' : result;
      const outcome: Outcome = {
        address,
        result: became,
        reply: became === 'deferred' ? putOffBy(reply) : replyText(reply),
        cause: sendAs && loggedIn ? { kind: 'send-as', login: loggedIn.login } : causeOf(stage, reply),
        status,
        host,
        ...(asBefore ? { asBefore } : {}),
      };
      return [result === 'delivered' ? { ...outcome, nextHop } : outcome];
    },
  );
}

/** "354 Go" to a recipient reads as if all were well, and is no yes. */
function putOffBy(reply: Reply): string {
  const said = replyText(reply);
  return reply.code >= 200 && reply.code < 400 ? deliveryWords.noAnswer(said) : said;
}
