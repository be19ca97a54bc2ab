// Ranks and portions. A rank is a place in the order of taking: urgent before other
// mail, small before large by size class. A portion is the part of the mail that is
// meant: for each priority a range of sizes. What a portion has of a rank is known
// without looking at messages, but for the one size class in which a range ends.
import type { Priority } from '../mail/envelope';

/** For each priority the sizes that are meant: above `over` and up to `upTo` bytes. */
export type Portion = Readonly<Record<Priority, { readonly over: number; readonly upTo: number }>>;

const ANY_SIZE = { over: -1, upTo: Number.POSITIVE_INFINITY };
export const EVERYTHING: Portion = { low: ANY_SIZE, normal: ANY_SIZE, high: ANY_SIZE };

/** In the order of taking. */
const URGENCY: readonly Priority[] = ['high', 'normal', 'low'];
/** Upper ends of the size classes, bytes; what is larger is the last class. */
const CLASS_ENDS = [16_384, 262_144, 2_097_152];
const CLASSES = CLASS_ENDS.length + 1;
export const RANKS = URGENCY.length * CLASSES;

interface Sized {
  readonly bytes: number;
  readonly priority: Priority;
}

/** Counts up in the order of taking: 0 urgent and small. */
export function rankOf({ bytes, priority }: Sized): number {
  const size = CLASS_ENDS.findIndex((end) => bytes <= end);
  return URGENCY.indexOf(priority) * CLASSES + (size < 0 ? CLASSES - 1 : size);
}

export function priorityOf(rank: number): Priority {
  return URGENCY[Math.floor(rank / CLASSES)] ?? 'low';
}

export function isIn({ bytes, priority }: Sized, portion: Portion): boolean {
  const { over, upTo } = portion[priority];
  return bytes > over && bytes <= upTo;
}

/** Whether a portion has all of a rank, none, or some that have to be looked through. */
export function shareOf(rank: number, portion: Portion): 'all' | 'none' | 'some' {
  const { over, upTo } = portion[priorityOf(rank)];
  const size = rank % CLASSES;
  const above = CLASS_ENDS[size - 1] ?? -1;
  const end = CLASS_ENDS[size] ?? Number.POSITIVE_INFINITY;
  if (upTo <= above || over >= end || upTo <= over) return 'none';
  return over <= above && upTo >= end ? 'all' : 'some';
}

/** The largest size of any priority. */
export function largest(portion: Portion): number {
  return Math.max(...URGENCY.map((priority) => portion[priority].upTo));
}

/** What `portion` has beyond `earlier`, where both begin at the smallest. */
export function beyond(portion: Portion, earlier: Portion): Portion {
  const range = (priority: Priority) => ({ over: earlier[priority].upTo, upTo: portion[priority].upTo });
  return { low: range('low'), normal: range('normal'), high: range('high') };
}

/** What either has, where both begin at the smallest. */
export function either(one: Portion, other: Portion): Portion {
  const range = (priority: Priority) => ({ over: -1, upTo: Math.max(one[priority].upTo, other[priority].upTo) });
  return { low: range('low'), normal: range('normal'), high: range('high') };
}
