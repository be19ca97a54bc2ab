// Taking back a person's last words: what each changed is kept as it stood before and
// after, for a few words, in memory only. A message goes back exactly to where it stood,
// and only where it still stands as the word left it: what a call, the clock or another
// word has changed since stays as it is.
import { randomUUID } from 'node:crypto';
import type { Done } from '../../contract/methods';
import type { QueueItem } from '../../mail/envelope';
import type { QueueEntry } from '../entry';
import { changeOf } from '../journal-writer';
import type { LeavingDeps } from '../leaving';
import { inSlices } from './slices';
import { turn } from '../steps';

/** A window offers to take back the last; a second one and a terminal may have had theirs meanwhile. */
const WORDS_KEPT = 4;
/** A word that changed more cannot be taken back: the memory of a queue of 100,000 is promised to be small. */
export const TAKEN_BACK_MOST = 20_000;

/** What a word can change of a message, and by what an attempt leaves its marks; no more, for there are many. */
type Marks = Pick<QueueItem, 'state' | 'recipients' | 'reason' | 'priority' | 'braked' | 'attemptCount'>;

interface Standing extends Marks {
  readonly wish: QueueEntry['wish'];
}

/** What one word made of one message. */
export interface WordDone {
  readonly entry: QueueEntry;
  readonly before: Standing;
  readonly after: Standing;
}

export function standingOf({ item, wish }: QueueEntry): Standing {
  const { state, recipients, reason, priority, braked, attemptCount } = item;
  return { state, recipients, reason, priority, attemptCount, wish, ...(braked === undefined ? {} : { braked }) };
}

export class LastWords {
  private readonly kept = new Map<string, readonly WordDone[]>();

  /** The name under which it can be taken back; undefined where nothing has changed, or too much. */
  keep(all: readonly WordDone[]): string | undefined {
    const changed = all.filter(({ before, after }) => !isSame(before, after));
    if (changed.length === 0) return undefined;
    const name = randomUUID();
    this.kept.set(name, changed);
    for (const oldest of [...this.kept.keys()].slice(0, -WORDS_KEPT)) this.kept.delete(oldest);
    return name;
  }

  /** Each is handed out once; null: not known, or no longer. */
  take(name: string): readonly WordDone[] | null {
    const changed = this.kept.get(name) ?? null;
    this.kept.delete(name);
    return changed;
  }
}

/** Puts back what still stands as the word left it; the others are among the missing. */
export async function takeBack(changed: readonly WordDone[], deps: LeavingDeps): Promise<Done> {
  const done: string[] = [];
  const missing: string[] = [];
  await inSlices(changed, async (slice) => {
    const back = slice.filter(({ entry, after }) => !entry.gone && !entry.leaving && isSame(standingOf(entry), after));
    const ids = back.map(({ entry }) => entry.item.id);
    for (const { entry, before } of back) deps.board.change(entry, () => putAsBefore(entry, before, deps));
    const saved = deps.writer.save(back.map(({ entry }) => changeOf(entry, 'priority-too')));
    deps.changed(ids);
    await saved;
    done.push(...ids);
    missing.push(...slice.flatMap((one) => (back.includes(one) ? [] : [one.entry.item.id])));
  });
  return { done, missing };
}

/** By what a word can change and an attempt leaves its marks in; each of it is replaced, never altered. */
function isSame(a: Standing, b: Standing): boolean {
  return (
    a.wish === b.wish &&
    a.state === b.state &&
    a.recipients === b.recipients &&
    a.priority === b.priority &&
    (a.reason === b.reason || a.reason?.kind === b.reason?.kind) &&
    a.attemptCount === b.attemptCount
  );
}

function putAsBefore(entry: QueueEntry, before: Standing, { board }: LeavingDeps): void {
  if (entry.item.state !== before.state) goBack(entry, before);
  const { recipients, reason, priority, braked, wish } = before;
  entry.item = { ...entry.item, recipients, reason, priority, ...(braked === undefined ? {} : { braked }) };
  entry.wish = wish;
  board.rerouteOne(entry);
}

/** By the table's own steps: a word holds, releases, or makes due what was put off. */
function goBack(entry: QueueEntry, { state, reason }: Standing): void {
  if (state === 'hold') return turn(entry, 'hold', { reason });
  if (entry.item.state === 'hold') turn(entry, 'release');
  if (state === 'deferred') turn(entry, 'postponed');
}
