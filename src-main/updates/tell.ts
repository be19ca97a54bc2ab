// What of newer versions asks for a person: that one is there, until it runs; and that a feed offers
// what must not be believed, until a later look found otherwise or another feed is set.
import type { AttentionBoard } from '../contract/attention';
import type { UpdateView } from '../contract/updates/updates';
import { type UpdateFault, updateWords } from '../words/updates/updates';
import { newerText } from './view';

/** Faults that pass by themselves ask for nobody. */
const PASSING: readonly UpdateFault['kind'][] = ['unreachable', 'silent', 'broke-off'];

export function passesByItself({ kind }: UpdateFault): boolean {
  return PASSING.includes(kind);
}

const GENERAL = { kind: 'open', screen: 'general', id: 'updates.feed' } as const;

export function tellUpdate(attention: AttentionBoard, view: UpdateView | null, fault: UpdateFault | null): void {
  if (view && fault && !passesByItself(fault))
    attention.raise('update-feed', 'warning', updateWords.fault(fault), GENERAL);
  else attention.clear('update-feed');
  const newer = view?.newer ?? null;
  if (newer) attention.raise('update', 'info', `${newerText(newer)} ${updateWords.state[newer.state]}`, GENERAL);
  else attention.clear('update');
}
