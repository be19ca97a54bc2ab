// A letter the line cannot carry: it breaks off under it again and again, or the longest
// time online is over before it is through. PROMISE: nothing is lost and nobody waits for
// it. It is counted, also over restarts; once is chance, and the letter may go again
// behind the others (session/sender.ts); from the second time on it is an attempt like any
// that failed for now: it waits its time, its sender hears of the delay, and when it has
// been tried for long enough it goes back with the reason. On disk trouble SpoolError.
import { type CutOff, isReplyUnknown } from '../mail/cause';
import type { Cuts, Outcome } from '../mail/envelope';
import { changeOf } from './journal-writer';
import type { TakenMessage } from './entry';
import { putBack, settle, type Settled, type TakingDeps } from './taking';

/** From so many on it is the letter's weight. */
export const TOO_HEAVY = 2;

export interface BrokenOff extends Pick<Cuts, 'host' | 'bytes' | 'why'> {
  /** Recipients of whom the host has decided nothing. */
  readonly undecided: readonly string[];
}

/** What the host decided before the line broke, and where that was. */
interface Decided {
  readonly outcomes: readonly Outcome[];
  readonly at: Pick<Settled, 'session' | 'connector'>;
}

/** Ends the attempt; answers the outcomes it was settled with, none where the letter may be tried again at once. */
export async function brokeOff(
  taken: TakenMessage,
  { undecided, ...last }: BrokenOff,
  { outcomes, at }: Decided,
  deps: TakingDeps,
): Promise<readonly Outcome[]> {
  const entry = deps.board.entries.get(taken.item.id);
  const cuts: Cuts = { ...last, count: (entry?.item.cuts?.count ?? 0) + 1, connector: at.connector };
  if (entry) deps.board.change(entry, () => (entry.item = { ...entry.item, cuts }));
  const known = cuts.count < TOO_HEAVY ? outcomes : withReason(outcomes, undecided, cuts, taken.item.bytes);
  if (known.length > 0) {
    await settle(taken, known, at, deps);
    return known;
  }
  putBack(taken, deps);
  if (entry && !entry.gone) await deps.writer.save([changeOf(entry)]);
  return [];
}

function withReason(
  outcomes: readonly Outcome[],
  undecided: readonly string[],
  cuts: Cuts,
  bytes: number,
): readonly Outcome[] {
  const cut: CutOff = { count: cuts.count, why: cuts.why, bytes, carried: cuts.bytes };
  // RFC 3463 §3.5: X.4.2 bad connection.
  const deferred = undecided.map((address): Outcome => ({
    address,
    result: 'deferred',
    reply: '',
    cause: { kind: 'broke-off', cut },
    status: '4.4.2',
    host: cuts.host,
  }));
  const known = outcomes.map((one): Outcome =>
    isReplyUnknown(one) ? { ...one, cause: { kind: 'reply-unknown', cut } } : one,
  );
  return [...known, ...deferred];
}
