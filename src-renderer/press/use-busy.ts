// Something a button begins: while it lasts the button rests, and what it fails
// with is told at the edge of the window.
import { useState } from 'react';
import { tellFailed } from '../parts/tell';

/** Whether something is under way, and what begins it. */
export function useBusy(): readonly [boolean, (work: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  const begin = (work: () => Promise<unknown>): void => {
    setBusy(true);
    void work()
      .catch(tellFailed)
      .finally(() => setBusy(false));
  };
  return [busy, begin];
}
