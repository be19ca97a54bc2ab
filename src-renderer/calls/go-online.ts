// The one way from a button to a call that may cost: the price is asked for, and where a
// person is to be asked first the sheet opens; else the call begins at once. One sheet at
// a time: whoever presses another button meanwhile means that one.
import { useEffect, useState } from 'react';
import { onlyLargeWaits } from '../../src-main/contract/money/before-call';
import { agreedTo, type Estimate, isWholeEstimate } from '../../src-main/contract/views';
import { call, RelayError } from '../relay';
import { storeOf, useStore } from '../store';
import { asksFor, type Choice, USUAL_CHOICE, type Wanted } from './choice';

/** What the sheet asks about; `estimate` is of the usual call. */
export interface Asked {
  readonly wanted: Wanted;
  readonly estimate: Estimate;
}

const asked = storeOf<Asked | null>(null);

export const useAsked = (): Asked | null => useStore(asked);

/** Does the sheet lie over what asked? Still, until everybody has heard the key that closes it. */
export function useSheetOver(): boolean {
  const open = useAsked() !== null;
  const [over, setOver] = useState(open);
  useEffect(() => {
    if (open) return setOver(true);
    const timer = setTimeout(() => setOver(false));
    return () => clearTimeout(timer);
  }, [open]);
  return open || over;
}

export const closeSheet = (): void => asked.tell(null);

/** What the usual call for `wanted` costs; null: this relay cannot tell. Throws what it refuses with. */
export async function estimateOf(wanted: Wanted, choice: Choice = USUAL_CHOICE): Promise<Estimate | null> {
  try {
    const answer = await call('queue.estimate', asksFor(wanted, choice));
    return isWholeEstimate(answer) ? answer : null;
  } catch (error) {
    if (error instanceof RelayError && error.code === 'unknown-method') return null;
    throw error;
  }
}

/** The call as `estimate` told it, or none: the relay refuses what has become another line or dearer meanwhile. */
export async function begin(wanted: Wanted, choice: Choice, estimate: Estimate | null): Promise<void> {
  const agreed = agreedTo(estimate);
  if (wanted.begin) return void (await wanted.begin(agreed));
  const resumes = wanted.resume === true;
  // An older relay knows no call that resumes.
  if (resumes && !agreed.agreed) await call('relay.resume', {});
  const resume = resumes && agreed.agreed ? ({ resume: true } as const) : {};
  const { session } = await call('session.start', { ...asksFor(wanted, choice), ...agreed, ...resume });
  wanted.began?.(session, choice);
}

/** Begins a call for `wanted`, or asks first; a call under way is joined, for its line is paid already. */
export async function goOnline(wanted: Wanted = {}): Promise<void> {
  const estimate = await estimateOf(wanted);
  const asks = estimate?.ask || (estimate?.priced && wanted.ids === undefined && onlyLargeWaits(estimate));
  if (estimate && asks) asked.tell({ wanted, estimate });
  else await begin(wanted, USUAL_CHOICE, estimate);
}
