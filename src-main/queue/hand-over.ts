// Taking messages for a hand-over to another host: by name, whatever connector would carry
// them and whenever their time is. PROMISE: what is held stays held on disk meanwhile, with
// the reason it had, so that a hand-over that ends half way changes nothing about it.
import { isOpen } from '../mail/envelope';
import { isInFlight, type Routed, type TakenMessage } from './entry';
import { turn } from './steps';
import type { TakingDeps } from './taking';

/** Stands for the connector in what is booked; no settings can name it. */
export const HAND_OVER = '(hand-over)';

/** May the recipient be taken? `routed`: routing's answer for it. */
export type RecipientWanted = (address: string, routed: Routed) => boolean;

/** The message `id` for the recipients that are open, wanted and not being served; null where there is none. */
export function takeNamed(id: string, wanted: RecipientWanted, deps: TakingDeps): TakenMessage | null {
  const entry = deps.board.entries.get(id);
  if (!entry || entry.leaving || entry.wish === 'remove') return null;
  const recipients = entry.item.recipients.filter((recipient, i) => {
    const routed = entry.routed[i];
    return routed && isOpen(recipient) && !isInFlight(entry, recipient) && wanted(recipient.address, routed);
  });
  if (recipients.length === 0) return null;
  let taken: TakenMessage = { connector: HAND_OVER, item: entry.item, recipients };
  deps.board.change(entry, () => {
    if (entry.item.state === 'hold') entry.wish = 'hold';
    turn(entry, 'take');
    taken = { ...taken, item: entry.item };
    entry.taken = [...entry.taken, taken];
  });
  deps.changed([id]);
  return taken;
}
