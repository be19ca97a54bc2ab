// What of newer versions asks for a person: that one is there, until somebody has decided; and that
// a feed offers what must not be taken, until it offers something else.
import type { AttentionBoard } from '../contract/attention';
import type { UpdateView } from '../contract/updates/updates';
import { type UpdateFault, updateWords } from '../words/updates/updates';
import { newerText } from './view';

/** Faults that pass by themselves ask for nobody. */
const PASSING: readonly UpdateFault['kind'][] = ['unreachable', 'silent'];
/** "Not now" is asked again after this, milliseconds. */
const AGAIN = 7 * 86_400_000;

interface Said {
  /** When a person last said something of it; null: never. */
  readonly at: number | null;
  readonly now: number;
}

const GENERAL = { kind: 'open', screen: 'general', id: null } as const;

export function tellUpdate(
  attention: AttentionBoard,
  view: UpdateView | null,
  fault: UpdateFault | null,
  said: Said,
): void {
  if (view && fault && !PASSING.includes(fault.kind))
    attention.raise('update-feed', 'warning', updateWords.fault(fault), GENERAL);
  else attention.clear('update-feed');
  const newer = view?.newer ?? null;
  if (newer && asks(newer.state, said))
    attention.raise('update', 'info', `${newerText(newer)} ${updateWords.state[newer.state]}`, GENERAL);
  else attention.clear('update');
}

function asks(state: NonNullable<UpdateView['newer']>['state'], { at, now }: Said): boolean {
  if (state === 'not-now') return at === null || now - at >= AGAIN;
  return state === 'told' || state === 'loaded' || state === 'elsewhere';
}
