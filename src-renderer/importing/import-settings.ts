// Settings taken in from a file: what is unsaved is asked about first, then for the file;
// what it changes is shown before anything is taken (sheet.tsx), and can be undone after.
import type { TypedPassword } from '../../src-main/contract/importing/compared';
import type { Taken } from '../../src-main/contract/methods';
import { tellDone, tellFailed } from '../parts/tell';
import { tellWithUndo } from '../parts/tell-undo';
import { go, leaveFirst, screenNow } from '../place';
import { call, desk } from '../relay';
import { importingWords } from '../words/importing';
import { beginAnew, lookAt } from './opened';

export function importSettings(): void {
  leaveFirst(() => void desk('import-settings').then((read) => read && lookAt(read), tellFailed));
}

/** Rejects with a sentence; a document that does not fit any more is answered with its places. */
export async function takeFile(typed: readonly TypedPassword[]): Promise<Taken> {
  const taken = await desk('take-settings', JSON.stringify(typed));
  if (!taken.ok) return taken;
  lookAt(null);
  showAnew();
  const { undo } = taken;
  if (undo === null) tellDone(importingWords.taken);
  else tellWithUndo(importingWords.taken, () => leaveFirst(() => void putBack(undo).catch(tellFailed)));
  return taken;
}

async function putBack(undo: string): Promise<void> {
  const judged = await call('settings.undo', { undo });
  const [issue] = judged.ok ? [] : judged.issues;
  if (issue) throw new Error(issue.message);
  showAnew();
  tellDone(importingWords.undone);
}

/** The steps of setting up are over with it. */
function showAnew(): void {
  if (screenNow() === 'setup') go('overview');
  beginAnew();
}
