// Fetches a mailbox, whichever language its host speaks (host.ts): list, decide, fetch,
// admit, note as seen, delete there, confirm, forget. A letter is noted on our disk before
// it may be deleted there, and forgotten once its deletion is certain; so a cut at any
// moment loses nothing and doubles the one in doubt at most. One letter that cannot be
// had stops no other: it is said, and where the line ends at it, it comes last in the
// next call, on a line of its own. Large ones are left and announced, also those that
// turn out large. Rejects only when our own disk fails.
import type { CollectDeps, CollectResult } from './method';
import { type Dialect, HostTrouble, type MailboxMethod } from './host';
import { openSeen } from './seen';
import { amissIn, emptyTally, told } from './tally';
import { type Call, Visit } from './visit';
import { collectWords } from '../words/collect';

/** Lines opened in one call: one more for a letter left in the middle, and one for those that made trouble before. */
const MOST_VISITS = 12;

/** Fetches what is new. `signal` ends it with 'failed'. */
export async function fetchMailbox(
  dialect: Dialect,
  method: MailboxMethod,
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<CollectResult> {
  const { inbox } = deps;
  if (!inbox) return { method: method.method, kind: 'failed', text: collectWords.mailbox.notHere };
  const name = `${method.host}:${method.port}`;
  const tally = emptyTally();
  const doubted = (): void => {
    tally.doubted = true;
    deps.log.write('collect', 'minimum', collectWords.mailbox.listDamaged(name));
  };
  const call: Call = {
    dialect,
    method,
    seen: await openSeen(inbox.seenDir, dialect.seenAs, deps.clock.now(), doubted),
    inbox,
    clock: deps.clock,
    signal,
    tally,
    tried: new Set(),
  };
  try {
    for (let visits = 1; visits <= MOST_VISITS && (await visited(call, visits)) === 'again'; visits++);
    const amiss = amissIn(tally);
    return {
      method: method.method,
      kind: tally.fetched > 0 ? 'done' : 'nothing',
      ...(amiss === null ? {} : { amiss }),
      text: collectWords.mailbox.fetched(name, told(tally)),
      messages: tally.fetched,
    };
  } catch (error) {
    if (!(error instanceof HostTrouble)) throw error;
    const why = signal.aborted ? collectWords.stopped : error.message;
    return {
      method: method.method,
      kind: 'failed',
      text: collectWords.mailbox.notToItsEnd(name, why, told(tally)),
      messages: tally.fetched,
      refusal: error.refusal,
    };
  }
}

async function visited(call: Call, visits: number): Promise<'over' | 'again'> {
  const host = await call.dialect.open();
  try {
    return await new Visit(host, call, visits === 1).run();
  } finally {
    host.close();
  }
}
