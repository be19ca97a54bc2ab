// What a person may ask of messages, one or thousands: hold, go on, try now, take
// away, give back, or how urgent they are. Each answers which were done and which were missing: not there,
// or not to be asked that now. Thousands are done slice by slice (slices.ts); each
// slice goes into the journal at once.
import type { Done } from '../../contract/methods';
import { BY_HAND } from '../../mail/cause';
import { isOpen, type Priority } from '../../mail/envelope';
import { givenUp } from '../attempt';
import { isForNobody, type QueueEntry } from '../entry';
import { depart, finish, type LeavingDeps } from '../leaving';
import { rowsOf } from '../rows';
import { changeOf } from '../journal-writer';
import { inSlices } from './slices';
import { yieldNow, turn } from '../steps';
import { after } from '../transitions';
import { type LastWords, standingOf, TAKEN_BACK_MOST, type WordDone } from './undo';

export interface OrderDeps extends LeavingDeps {
  /** The wall clock, for everything of one asking. */
  readonly tick: () => number;
  /** Looks after work nobody waits for. */
  readonly inBackground: (work: Promise<void>) => void;
  /** What can be taken back. */
  readonly lastWords: LastWords;
}

/** Stops them where they are; one that is being sent is held when that is over. */
export function hold(ids: readonly string[], deps: OrderDeps): Promise<Done> {
  return each(ids, deps, (entry) => {
    if (entry.leaving || entry.wish === 'remove') return false;
    deps.board.change(entry, () => {
      if (entry.item.state === 'active') entry.wish = 'hold';
      else turn(entry, 'hold', { reason: entry.item.reason ?? BY_HAND });
    });
    return true;
  });
}

/** Lets held messages go on at once; others are as they were. */
export function release(ids: readonly string[], deps: OrderDeps): Promise<Done> {
  return each(ids, deps, (entry) => {
    if (entry.leaving) return false;
    deps.board.change(entry, () => {
      entry.wish = entry.wish === 'hold' ? null : entry.wish;
      if (entry.item.state === 'hold') goOnAndFinish(entry, 'release', deps);
    });
    return true;
  });
}

/**
 * Makes them due now. A message held by a person stays held and is among the missing; one held because it failed is
 * tried anew.
 */
export function retry(ids: readonly string[], deps: OrderDeps): Promise<Done> {
  return each(ids, deps, (entry) => {
    const { state, recipients } = entry.item;
    if (state === 'active') return !entry.leaving;
    if (state === 'hold' && recipients.some(isOpen)) return false;
    deps.board.change(entry, () => goOnAndFinish(entry, state === 'hold' ? 'release' : 'requeue', deps));
    return true;
  });
}

/** How urgent they are from now on. Those that nobody would ever carry then are as before, and among the missing. */
export function setPriority(ids: readonly string[], priority: Priority, deps: OrderDeps): Promise<Done> {
  const become = (entry: QueueEntry, next: Priority): void =>
    deps.board.change(entry, () => {
      entry.item = { ...entry.item, priority: next };
      deps.board.rerouteOne(entry);
    });
  const act = (entry: QueueEntry): boolean => {
    if (entry.leaving) return false;
    const [before, wasForNobody] = [entry.item.priority, isForNobody(entry)];
    become(entry, priority);
    if (wasForNobody || !isForNobody(entry)) return true;
    become(entry, before);
    return false;
  };
  return each(ids, deps, act, 'priority-too');
}

/** Takes them out of the queue for good; one that is being sent goes when that is over. */
export function remove(ids: readonly string[], deps: OrderDeps): Promise<Done> {
  return sliceBySlice(ids, deps, async (found) => {
    const entries = found.filter((entry) => !entry.leaving);
    const busy = entries.filter((entry) => entry.item.state === 'active');
    const idle = entries.filter((entry) => entry.item.state !== 'active');
    for (const entry of busy) deps.board.change(entry, () => void (entry.wish = 'remove'));
    await Promise.all([deps.writer.save(busy.map((entry) => changeOf(entry))), removeNow(idle, deps)]);
    return entries;
  });
}

/**
 * Gives them up: everybody still open has failed and the sender is told. One that is being sent is among the missing.
 */
export function bounce(ids: readonly string[], deps: OrderDeps): Promise<Done> {
  return sliceBySlice(ids, deps, async (found) => {
    const entries = found.filter((entry) => entry.item.state !== 'active' && !entry.leaving);
    const now = deps.tick();
    for (const entry of entries) {
      deps.board.change(entry, () => {
        entry.item = {
          ...entry.item,
          recipients: givenUp(entry.item.recipients, now),
        };
        entry.leaving = true;
      });
    }
    const saved = deps.writer.save(entries.map((entry) => changeOf(entry)));
    await Promise.all([saved, ...entries.map((entry) => finish(entry, deps))]);
    return entries;
  });
}

/** A removal that was asked for while a connector was at work. */
export async function fulfil(entry: QueueEntry, deps: OrderDeps): Promise<void> {
  if (entry.wish !== 'remove' || entry.gone || entry.leaving || entry.taken.length > 0) return;
  await removeNow([entry], deps);
}

async function removeNow(entries: readonly QueueEntry[], deps: OrderDeps): Promise<void> {
  if (entries.length === 0) return;
  const now = deps.tick();
  const rows = entries.flatMap(({ item }) =>
    rowsOf(
      item,
      item.recipients.filter((one) => isOpen(one) || !one.told),
      now,
      'removed',
    ),
  );
  for (const entry of entries) deps.board.change(entry, () => void (entry.leaving = true));
  try {
    await deps.record(rows);
  } catch (error) {
    for (const entry of entries) deps.board.change(entry, () => void (entry.leaving = false));
    throw error;
  }
  for (const entry of entries) after(entry.item.state, 'remove');
  await depart(entries, deps);
}

/** What can be taken back: each is kept as it stood before and after. */
async function each(
  ids: readonly string[],
  deps: OrderDeps,
  act: (entry: QueueEntry) => boolean,
  extent?: 'priority-too',
): Promise<Done> {
  const isFew = ids.length <= TAKEN_BACK_MOST;
  const words: WordDone[] = [];
  const done = await sliceBySlice(ids, deps, async (found) => {
    deps.tick();
    const acted = found.filter((entry) => {
      const before = isFew ? standingOf(entry) : null;
      const isDone = act(entry);
      if (isDone && before) words.push({ entry, before, after: standingOf(entry) });
      return isDone;
    });
    const saved = deps.writer.save(acted.map((entry) => changeOf(entry, extent)));
    deps.changed(acted.map((entry) => entry.item.id));
    await saved;
    return acted;
  });
  const undo = deps.lastWords.keep(words);
  return undo === undefined ? done : { ...done, undo };
}

/** `act` gets those of a slice that are there, and answers those it was done to. */
async function sliceBySlice(
  ids: readonly string[],
  deps: OrderDeps,
  act: (found: readonly QueueEntry[]) => Promise<readonly QueueEntry[]>,
): Promise<Done> {
  const asked = new Set(ids);
  const done = new Set<string>();
  await inSlices([...asked], async (slice) => {
    const found = slice.flatMap((id) => deps.board.entries.get(id) ?? []);
    for (const entry of await act(found)) done.add(entry.item.id);
  });
  return { done: [...done], missing: [...asked].filter((id) => !done.has(id)) };
}

function goOnAndFinish(entry: QueueEntry, event: 'release' | 'requeue', deps: OrderDeps): void {
  // Not tick(): within a change nobody else may be put in line anew.
  yieldNow(entry, event, deps.now());
  deps.board.rerouteOne(entry);
  if (entry.leaving) deps.inBackground(finish(entry, deps));
}
