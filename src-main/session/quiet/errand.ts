// What a line that is up is wanted for once its mail is done: looking for a newer
// version, and fetching it. PROMISE: mail goes first: whatever begins to move meanwhile ends the errand, and it goes on
// when that has come to rest; a call with trouble has no errand.
import { type Clock, sleep } from '../../base/clock';
import { nextStep } from '../../dialing/billed-steps';
import type { Link } from '../../contract/link';
import type { Transcript } from '../../smtp/transcript';
import type { Errand, QuietCall } from '../../updates/deps';
import type { InboundWatch } from '../inbound';
import type { SessionRecord } from '../record';
import type { Sender } from '../sender';

/** What of a session's run an errand has to do with. */
interface Errands {
  readonly clock: Clock;
  readonly link: Link;
  readonly record: SessionRecord;
  readonly transcript: Transcript;
  readonly inbound: InboundWatch;
  readonly senders: ReadonlyMap<string, Sender>;
  readonly toCollect: ReadonlySet<string>;
  readonly stopping: AbortSignal;
  readonly broken: AbortController;
  errand(call: QuietCall): Errand | null;
}

const LOOK_AGAIN = 200;
/** So long before the longest time online is over an errand ends: no call fails for it. */
const BEFORE_END = 10_000;

/**
 * `settle`: until mail has come to rest; `endsAt`: when the longest time online is over, monotonic. Resolves when nothing
 * more is wanted, or mail is to be asked for.
 */
export async function runErrands(run: Errands, settle: () => Promise<void>, endsAt: number | null): Promise<void> {
  const { clock } = run;
  const timeUp = new AbortController();
  const left = endsAt === null ? null : endsAt - BEFORE_END - clock.monotonic();
  if (left !== null && left <= 0) return;
  const timer = left === null ? null : clock.after(left, () => timeUp.abort());
  try {
    await whileWanted(run, settle, AbortSignal.any([run.stopping, run.broken.signal, timeUp.signal]));
  } finally {
    timer?.cancel();
  }
}

async function whileWanted(run: Errands, settle: () => Promise<void>, over: AbortSignal): Promise<void> {
  const { record } = run;
  while (!over.aborted && !record.isTroubled() && run.toCollect.size === 0) {
    const errand = run.errand(quietCall(run));
    if (!errand) return;
    if (record.phase() !== 'updating') record.enter('updating');
    const mail = new AbortController();
    const done = new AbortController();
    const watching = watchMail(run, mail, done.signal);
    await errand(AbortSignal.any([over, mail.signal]));
    done.abort();
    await watching;
    if (!mail.signal.aborted) return;
    if (isSending(run)) record.enter('sending');
    await settle();
  }
}

function quietCall({ link, record, clock, transcript }: Errands): QuietCall {
  return {
    link,
    stepLeft() {
      const steps = record.steps();
      const now = clock.monotonic();
      return steps && nextStep(steps, now) - now;
    },
    moved: (bytes) => record.updated(bytes),
    note: (text) => transcript.note(text),
  };
}

/** Aborts `mail` when some moves or is to be asked for; until `done`. This only runs online, as waiting for rest does. */
async function watchMail(run: Errands, mail: AbortController, done: AbortSignal): Promise<void> {
  const moves = (): boolean => run.inbound.transfers > 0 || run.toCollect.size > 0 || isSending(run);
  while (!done.aborted && !mail.signal.aborted) {
    if (moves()) mail.abort();
    else await sleep(run.clock, LOOK_AGAIN, done);
  }
}

function isSending({ senders }: Errands): boolean {
  return [...senders.values()].some((one) => one.busy());
}
