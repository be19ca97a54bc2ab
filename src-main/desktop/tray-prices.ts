// What a call now would cost, kept for the tray: asked when something changed, seldom, and
// never while a call is on. What is not known is not shown: a price from before a call is
// forgotten with it.
import type { Clock, Timer } from '../base/clock';
import { canCall, type Estimate, isWholeEstimate, type Status } from '../contract/views';
import type { RelayDoor } from './relay-door';
import type { TrayPrices } from './tray-menu';
import { NO_PRICES } from './tray-state';

export interface FollowedPrices {
  /** Something changed: asks, soon. */
  hear(status: Status): void;
  known(): TrayPrices;
  close(): void;
}

/** Milliseconds between two questions. */
const SELDOM = 3000;

/** `changed`: another price is known now. */
export function followPrices(relay: Pick<RelayDoor, 'call'>, clock: Clock, changed: () => void): FollowedPrices {
  let known = NO_PRICES;
  let askedAt = -Infinity;
  let timer: Timer | null = null;
  /** What was asked before a call is no answer after it. */
  let round = 0;
  const ask = async (): Promise<void> => {
    const mine = ++round;
    timer = null;
    askedAt = clock.monotonic();
    const usual = await estimate(relay, {});
    const withLarge = usual && usual.large.messages > 0 ? await estimate(relay, { large: true }) : null;
    if (mine !== round || JSON.stringify(known) === JSON.stringify({ usual, withLarge })) return;
    known = { usual, withLarge };
    changed();
  };
  const forget = (): void => {
    timer?.cancel();
    timer = null;
    round++;
    known = NO_PRICES;
  };
  return {
    hear(status) {
      if (status.session || !canCall(status)) forget();
      else timer ??= clock.after(Math.max(0, askedAt + SELDOM - clock.monotonic()), () => void ask());
    },
    known: () => known,
    close: forget,
  };
}

/** null where nobody tells, or an older relay tells less. */
async function estimate(relay: Pick<RelayDoor, 'call'>, asked: { readonly large?: true }): Promise<Estimate | null> {
  const answer = await relay.call('queue.estimate', asked).catch(() => null);
  return answer !== null && isWholeEstimate(answer) ? answer : null;
}
