// What is done with messages of the queue: asked of the relay, told at the edge of the
// window, and taken back where that can be.
import type { Done, QueueSelection } from '../../src-main/contract/methods';
import type { QueueRow } from '../../src-main/contract/views';
import type { Wanted } from '../calls/choice';
import { goOnline } from '../calls/go-online';
import { tellDone, tellFailed } from '../parts/tell';
import { tellWithUndo } from '../parts/tell-undo';
import { call } from '../relay';
import { queueWords } from '../words/letter/queue';

export type Deed = 'hold' | 'release' | 'now' | 'retry' | 'bounce' | 'remove' | QueueRow['priority'];

export interface DeedDeps {
  /** The list shows what became of these. */
  readonly done: (ids: readonly string[], deed: Deed | 'undo') => void;
}

/** Rejects with the relay's refusal. */
export async function perform(deed: Deed, selection: QueueSelection, deps: DeedDeps): Promise<void> {
  switch (deed) {
    case 'now':
      return tryNow(selection, deps);
    case 'high':
    case 'normal':
    case 'low':
      return tell(deed, await call('queue.priority', { ...selection, priority: deed }), deps);
    default:
      return tell(deed, await call(`queue.${deed}`, selection), deps);
  }
}

/** What was priced is what goes: a filter is read as the messages it finds now. */
async function tryNow(selection: QueueSelection, deps: DeedDeps): Promise<void> {
  const ids = selection.ids ?? (await found(selection));
  if (ids.length === 0) return;
  const begin: Wanted['begin'] = async (agreed) =>
    tell('now', await call('queue.retry', { ids: [...ids], now: true, ...agreed }), deps);
  await goOnline({ ids, begin });
}

const PAGE = 1000;

async function found({ all: _, ids: __, ...filter }: QueueSelection): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { rows, total } = await call('queue.list', { ...filter, offset: ids.length, limit: PAGE });
    ids.push(...rows.map(({ id }) => id));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}

/** The last that can be taken back; the keyboard has no way to the edge of the window. */
let last: (() => void) | null = null;

/** Control+Z; false: there is nothing to take back. */
export function undoLast(): boolean {
  const undo = last;
  undo?.();
  return undo !== null;
}

function tell(deed: Deed, { done, missing, undo }: Done, deps: DeedDeps): void {
  const text = together(didText(deed, done.length), missedText(deed, missing.length));
  deps.done(done, deed);
  // A call is under way already: it cannot be taken back as if there had been none.
  if (undo === undefined || deed === 'now') return tellDone(text);
  const take = (): void => {
    if (last === take) last = null;
    close();
    takeBack(undo, deps).catch(tellFailed);
  };
  const close = tellWithUndo(text, take);
  last = take;
}

const together = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ');

function missedText(deed: Deed, n: number): string {
  if (n === 0) return '';
  return deed === 'now' || deed === 'retry' ? queueWords.untried(n) : queueWords.missed(n);
}

function didText(deed: Deed, n: number): string {
  if (n === 0) return '';
  return deed === 'high' || deed === 'normal' || deed === 'low'
    ? queueWords.didPriority[deed](n)
    : queueWords.did[deed](n);
}

async function takeBack(undo: string, deps: DeedDeps): Promise<void> {
  const { done, missing } = await call('queue.undo', { undo });
  deps.done(done, 'undo');
  tellDone(
    together(
      done.length > 0 ? queueWords.undone(done.length) : '',
      missing.length > 0 ? queueWords.undoneNot(missing.length) : '',
    ),
  );
}
