// Fetches a mailbox, whichever language its host speaks (host.ts): list, decide, fetch,
// admit, note as seen, delete there, confirm, forget. A letter is noted on our disk before
// it may be deleted there, and forgotten once its deletion is certain; so a cut at any
// moment loses nothing and doubles the one in doubt at most. One letter that cannot be
// had stops no other: it is said, and where the line ends at it, it comes last in the
// next call, on a line of its own. Large ones are left and announced, also those that
// turn out large. Where our own disk does not take the note nothing more is fetched, and a
// person is told; what it does not take stays there. Rejects only at a slip of ours.
import type { CollectDeps, CollectResult } from './method';
import { type Dialect, HostTrouble, type MailboxMethod } from './host';
import { openSeen } from './seen';
import { ListRefused } from './seen-file';
import { amissIn, emptyTally, type Tally, told } from './tally';
import { type Call, Visit } from './visit';
import { SpoolError } from '../spool/spool-error';
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
  const came = (more: Pick<CollectResult, 'amiss' | 'text'>): CollectResult => ({
    method: method.method,
    kind: tally.fetched > 0 ? 'done' : 'nothing',
    ...more,
    messages: tally.fetched,
  });
  try {
    const seen = await openSeen(inbox.seenDir, dialect.seenAs, deps.clock.now(), doubted);
    const call: Call = { dialect, method, seen, inbox, clock: deps.clock, signal, tally, tried: new Set() };
    for (let visits = 1; visits <= MOST_VISITS && (await visited(call, visits)) === 'again'; visits++);
    const amiss = amissIn(tally);
    return came({
      ...(amiss === null ? {} : { amiss }),
      text: collectWords.mailbox.fetched(name, told(tally)),
    });
  } catch (error) {
    const ours = refusedHere(error, name, tally);
    if (ours !== null) return came(ours);
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

/** What our own disk refused; null: it is something else. */
function refusedHere(error: unknown, name: string, tally: Tally): Pick<CollectResult, 'amiss' | 'text'> | null {
  const W = collectWords.mailbox;
  if (error instanceof ListRefused) return { amiss: 'again', text: W.notNoted(name, error.message, told(tally)) };
  // Whoever was to take the letter has shown it.
  if (error instanceof SpoolError && error.kind !== 'closed')
    return { amiss: 'once', text: W.notToItsEnd(name, error.message, told(tally)) };
  return null;
}

async function visited(call: Call, visits: number): Promise<'over' | 'again'> {
  const host = await call.dialect.open();
  try {
    return await new Visit(host, call, visits === 1).run();
  } finally {
    host.close();
  }
}
