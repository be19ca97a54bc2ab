// Between the queue's offers and one connection's letters: turns the replies a letter
// got into outcomes, settles what the host has decided, and puts back what it has
// not. Once the host spoke about us instead of the mail, nothing more is given to it.
import type { Outcome } from '../mail/envelope';
import type { Reply } from '../mail/reply';
import type { Letter, LetterSource, RecipientResult } from '../smtp/letter';
import type { Offer, Source, Trouble } from './source';
import { judge, outcomeText, type Verdict } from './trouble';

export interface HostTrouble {
  readonly kind: Trouble['kind'];
  readonly reply: Reply;
}

export interface HostSource extends LetterSource {
  /** What the host said about us, or null. */
  hostTrouble(): HostTrouble | null;
}

interface Parts {
  next(): Offer | null;
  readonly source: Pick<Source, 'settle' | 'putBack'>;
  /** "mail.isp.example:587" */
  readonly host: string;
  /** What the host makes of NOTIFY=SUCCESS: 'dsn' where it offers DSN; absent: 'plain'. */
  readonly nextHop?: 'dsn' | 'plain';
}

interface Judged {
  readonly result: RecipientResult;
  readonly verdict: Verdict;
}

export function openHostSource(parts: Parts): HostSource {
  const offers = new Map<Letter, Offer>();
  let trouble: HostTrouble | null = null;
  return {
    next() {
      const offer = trouble ? null : parts.next();
      if (offer) offers.set(offer, offer);
      return offer;
    },
    async finished(letter, results) {
      const offer = offers.get(letter);
      if (!offer) throw new Error(`the pipeline answered for ${letter.id}, which it was not given`);
      offers.delete(letter);
      const judged = results.map((result) => ({ result, verdict: judge(result.stage, result.reply) }));
      const about = judged.find(({ verdict }) => verdict.trouble !== null);
      if (about?.verdict.trouble) trouble ??= { kind: about.verdict.trouble, reply: about.result.reply };
      const outcomes = outcomesOf(judged, parts);
      if (outcomes.length > 0) await parts.source.settle(offer, outcomes);
      else parts.source.putBack(offer);
    },
    hostTrouble: () => trouble,
  };
}

/** Recipients to keep get no outcome, unless that would offer the same transaction for ever. */
function outcomesOf(judged: readonly Judged[], { host, nextHop = 'plain' }: Pick<Parts, 'host' | 'nextHop'>): readonly Outcome[] {
  const moved = judged.some(({ verdict }) => verdict.result !== 'keep');
  return judged.flatMap(({ result: { address, stage, reply }, verdict: { result, status, scope } }) => {
    if (result === 'keep' && (scope !== 'message' || moved)) return [];
    const outcome: Outcome = { address, result: result === 'keep' ? 'deferred' : result, reply: outcomeText(stage, reply), status, host };
    return [result === 'delivered' ? { ...outcome, nextHop } : outcome];
  });
}
