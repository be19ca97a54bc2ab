// Letters the line cannot carry (queue/broken-off.ts), on the attention board: which, how
// far they came, and the ways out: try again, hold, return to the sender. Shown from the
// second break on; gone when they went, were removed, returned or held.
import { sizeText } from '../words/amounts';
import { type Cuts, isOpen, type QueueItem } from '../mail/envelope';
import { TOO_HEAVY } from '../queue/broken-off';
import { causeWords } from '../words/causes';
import type { Queue } from '../queue/queue';
import type { AttentionBoard } from '../contract/attention';

/** Shows what was so before; goes on for as long as the queue does. */
export function watchHeavyMail(queue: Queue, attention: AttentionBoard): void {
  /** The connector each was told under. */
  const heavy = new Map<string, string>();
  const look = (ids: readonly string[]): void => {
    const changed = new Set<string>();
    for (const id of ids) {
      const before = heavy.get(id);
      const now = heavyBy(queue.get(id));
      if (now) heavy.set(id, now.connector);
      else heavy.delete(id);
      for (const connector of [before, now?.connector]) if (connector !== undefined) changed.add(connector);
    }
    changed.forEach(tell);
  };
  const tell = (connector: string): void => {
    const ids = [...heavy]
      .filter(([, by]) => by === connector)
      .map(([id]) => id)
      .sort();
    const largest = ids.flatMap((id) => queue.get(id) ?? []).sort((a, b) => b.bytes - a.bytes)[0];
    const cuts = heavyBy(largest ?? null);
    const key = `heavy:${connector}` as const;
    if (!largest || !cuts) return attention.clear(key);
    attention.raise(key, 'warning', sentence(largest, cuts, ids.length), [
      { kind: 'retry', ids },
      { kind: 'hold', ids },
      { kind: 'return', ids },
    ]);
  };
  queue.onChange(look);
  look(queue.select({}));
}

function heavyBy(item: QueueItem | null): Cuts | null {
  const { cuts = null, state } = item ?? {};
  return cuts !== null && cuts.count >= TOO_HEAVY && state !== 'hold' ? cuts : null;
}

/** What happened, what it means for the mail, what to do. */
function sentence({ bytes, recipients }: QueueItem, cuts: Cuts, letters: number): string {
  const [first, ...more] = recipients.filter(isOpen);
  const to = `to ${first?.address ?? 'nobody any more'}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  const alone = letters === 1;
  const which = alone
    ? `A letter of ${sizeText(bytes)} ${to} is`
    : `${letters} letters, the largest of ${sizeText(bytes)} ${to}, are`;
  const happened = `${which} too heavy for the line to ${cuts.host}: ${causeWords.brokeOff(cuts)} while ${alone ? 'it' : 'that one'} was being sent${causeWords.carried(cuts.bytes)}.`;
  const means = `Your mail is safe: the others go first, and ${alone ? 'this one is' : 'these are'} tried again later.`;
  const raise = cuts.why === 'time' ? 'raise the longest time online in Links, or ' : '';
  return `${happened} ${means} If it goes on, ${raise}send ${alone ? 'it' : 'them'} by another line, have ${alone ? 'it' : 'them'} sent in smaller parts, or return ${alone ? 'it to its sender' : 'them to their senders'}.`;
}
