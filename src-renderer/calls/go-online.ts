// The one way from a button to a call that may cost: the price is asked for, and where a
// person is to be asked first the sheet opens; else the call begins at once. One sheet at
// a time: whoever presses another button meanwhile means that one.
import { type Estimate, isWholeEstimate } from '../../src-main/contract/views';
import { isOnline } from '../live';
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

export async function begin(wanted: Wanted, choice: Choice): Promise<void> {
  if (wanted.resume) await call('relay.resume', {});
  if (wanted.begin) await wanted.begin();
  else await call('session.start', asksFor(wanted, choice));
}

/** Begins a call for `wanted`, or asks first; a call under way is joined, for its line is paid already. */
export async function goOnline(wanted: Wanted = {}): Promise<void> {
  const estimate = isOnline() ? null : await estimateOf(wanted);
  if (estimate?.ask) asked.tell({ wanted, estimate });
  else await begin(wanted, USUAL_CHOICE);
}
