// What a call now would cost, for every button that begins one: asked when something has
// changed and at most every few seconds, when the window comes into sight, and never while
// a call runs, for then nobody needs it. null: nobody has told.
import { useEffect } from 'react';
import { onlyLargeWaits } from '../../src-main/contract/money/before-call';
import { canCall, type Estimate, isWholeEstimate } from '../../src-main/contract/views';
import { aboutLoad } from '../format';
import { useEvent, useLive } from '../live';
import { call } from '../relay';
import { storeOf, useStore } from '../store';
import { callWords } from '../words/calls';

const BETWEEN_MS = 3000;
const SOON_MS = 150;

const price = storeOf<Estimate | null>(null);
let askedAt = -BETWEEN_MS;
let timer: ReturnType<typeof setTimeout> | null = null;
let round = 0;

function ask(): void {
  const mine = ++round;
  timer = null;
  askedAt = performance.now();
  const tell = (answer: Estimate | null): void => void (mine === round && price.tell(answer));
  call('queue.estimate', {}).then(
    (answer) => tell(isWholeEstimate(answer) ? answer : null),
    () => tell(null),
  );
}

function askSoon(): void {
  timer ??= setTimeout(ask, Math.max(SOON_MS, askedAt + BETWEEN_MS - performance.now()));
}

/** What was told before a call is no price after it. */
function rest(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  round++;
  price.tell(null);
}

/** For the one place that keeps the price current. */
export function useKeptPrice(): void {
  const { status } = useLive();
  const wanted = status !== null && status.session === null && canCall(status);
  useEffect(() => {
    if (!wanted) rest();
    else if (!document.hidden) askSoon();
  }, [status, wanted]);
  useEvent('queue', () => wanted && !document.hidden && askSoon());
  useEffect(() => {
    const look = (): void => void (wanted && !document.hidden && askSoon());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [wanted]);
}

export const usePrice = (): Estimate | null => useStore(price);

/** "Send/receive now · about €4"; without a tariff nothing is paid, and a call that would carry nothing is not begun. */
export function pricedText(button: string, estimate: Estimate | null): string {
  return estimate?.priced && !onlyLargeWaits(estimate)
    ? callWords.priced(button, aboutLoad(estimate.total, estimate.currency))
    : button;
}

/** "about €4 · without the large one"; null: there is no price. */
export function priceText(estimate: Estimate | null): string | null {
  if (!estimate?.priced) return null;
  const money = aboutLoad(estimate.total, estimate.currency);
  const { messages } = estimate.large;
  if (onlyLargeWaits(estimate)) return callWords.onlyLarge(messages);
  return messages > 0 ? callWords.withoutLarge(money, messages) : callWords.about(money);
}
