// Mail that nobody will ever carry: routing knows no connector for it, for good.
// Usually that is said at RCPT time; a message that turned out too large or of the
// wrong kind when its content came, or whose connector is gone from the settings, is
// given back here with routing's reason. What waits (a connector that is switched
// off), what is held and what is being sent stays as it is.
import { isOpen, type Recipient } from '../mail/envelope';
import { restingState, type Entry } from './entry';
import { finish } from './leaving';
import { changeOf } from './ledger';
import { close, turn } from './steps';
import type { WishDeps } from './wishes';

/** `work` is null where nothing was to do; `busy` counts those a connector is at work on. */
export function returnUnserved(entries: readonly Entry[], deps: WishDeps): { readonly work: Promise<void> | null; readonly busy: number } {
  const unserved = entries.filter((entry) => !entry.gone && !entry.leaving && entry.item.state !== 'hold' && entry.item.recipients.some((_, i) => isRefused(entry, i)));
  const idle = unserved.filter((entry) => entry.taken.length === 0 && entry.wish === null);
  const busy = unserved.length - idle.length;
  if (idle.length === 0) return { work: null, busy };
  for (const entry of idle) deps.board.change(entry, () => refuse(entry));
  deps.changed(idle.map((entry) => entry.item.id));
  const saved = deps.ledger.save(idle.map(changeOf));
  const work = Promise.all([saved, ...idle.map((entry) => finish(entry, deps))]).then(() => undefined);
  return { work, busy };
}

function isRefused(entry: Entry, i: number): boolean {
  const recipient = entry.item.recipients[i];
  return recipient !== undefined && isOpen(recipient) && (entry.routed[i]?.refusal?.code ?? 0) >= 500;
}

function refuse(entry: Entry): void {
  const recipients = entry.item.recipients.map((recipient, i): Recipient => {
    const refusal = entry.routed[i]?.refusal;
    if (!refusal || !isRefused(entry, i)) return recipient;
    return { ...recipient, status: 'failed', failure: refusal.enhanced, reply: `${refusal.code} ${refusal.enhanced} ${refusal.text}`, nextAttempt: null };
  });
  entry.item = { ...entry.item, recipients };
  close(entry);
  if (!entry.leaving && entry.item.state === 'incoming' && restingState(recipients) === 'deferred') turn(entry, 'postponed');
}
