// Mail that nobody will ever carry: routing knows no connector for it, for good.
// Usually that is said at RCPT time; a message that turned out too large or of the
// wrong kind when its content came, or whose connector is gone from the settings, is
// given back here with routing's reason. What waits (a connector that is switched
// off), what is held and what is being sent stays as it is.
import type { Recipient } from '../mail/envelope';
import { isForNobody, isRefused, restingState, type QueueEntry } from './entry';
import { finish } from './leaving';
import { changeOf } from './journal-writer';
import { inSlices } from './orders/slices';
import { close, turn } from './steps';
import type { OrderDeps } from './orders/orders';

/** `work` is null where nothing was to do; `busy` counts those a connector is at work on. */
export function returnUnserved(
  entries: readonly QueueEntry[],
  deps: OrderDeps,
): { readonly work: Promise<void> | null; readonly busy: number } {
  const unserved = entries.filter(isUnserved);
  const idle = unserved.filter(isIdle);
  const work =
    idle.length > 0
      ? inSlices(idle, (slice) =>
          giveBack(
            slice.filter((entry) => isUnserved(entry) && isIdle(entry)),
            deps,
          ),
        )
      : null;
  return { work, busy: unserved.length - idle.length };
}

async function giveBack(entries: readonly QueueEntry[], deps: OrderDeps): Promise<void> {
  for (const entry of entries) deps.board.change(entry, () => refuse(entry));
  deps.changed(entries.map((entry) => entry.item.id));
  const saved = deps.writer.save(entries.map((entry) => changeOf(entry)));
  await Promise.all([saved, ...entries.map((entry) => finish(entry, deps))]);
}

function isUnserved(entry: QueueEntry): boolean {
  return !entry.gone && !entry.leaving && entry.item.state !== 'hold' && isForNobody(entry);
}

function isIdle(entry: QueueEntry): boolean {
  return entry.taken.length === 0 && entry.wish === null;
}

function refuse(entry: QueueEntry): void {
  const recipients = entry.item.recipients.map((recipient, i): Recipient => {
    const refusal = entry.routed[i]?.refusal;
    if (!refusal || !isRefused(entry, i)) return recipient;
    return {
      ...recipient,
      status: 'failed',
      failure: refusal.enhanced,
      reply: `${refusal.code} ${refusal.enhanced} ${refusal.text}`,
      cause: refusal.limit === undefined ? undefined : { kind: 'too-large', limit: refusal.limit },
      nextAttempt: null,
    };
  });
  entry.item = { ...entry.item, recipients };
  close(entry);
  if (!entry.leaving && entry.item.state === 'incoming' && restingState(recipients) === 'deferred')
    turn(entry, 'postponed');
}
