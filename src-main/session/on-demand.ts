// A line that dials itself when the first packet leaves (link kind on-demand): the
// first try gets the time a dial may take, and where nobody could be reached at all
// it is tried once more, because the packets that woke the line are often lost. On
// every other line the first try decides.
import { type Clock, sleep } from '../base/clock';
import type { Link } from '../contract/link';
import type { Summary } from '../delivery/source';
import type { Timeouts } from '../smtp/timeouts';

/** Between the two: a refusal by our own computer comes at once, a dial takes seconds. */
const PAUSE_MS = 5_000;

/** Runs `attempt` with the patience that `link` needs. */
export async function withFirstTry(
  link: Link,
  clock: Clock,
  signal: AbortSignal,
  attempt: (timeouts: Partial<Timeouts>) => Promise<Summary>,
): Promise<Summary> {
  if (link.kind !== 'on-demand') return attempt({});
  const long = link.dialTimeoutSeconds * 1000;
  const first = await attempt({ dns: long, connect: long });
  if (first.connections > 0 || first.trouble?.kind !== 'unreachable' || signal.aborted) return first;
  await sleep(clock, PAUSE_MS, signal);
  return signal.aborted ? first : attempt({});
}
