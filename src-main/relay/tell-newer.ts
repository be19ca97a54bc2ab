// What stored settings hold that an earlier version allowed and that is done without now,
// each thing with its place and what to do; gone when it is put right.
import type { AttentionBoard } from '../contract/attention';
import type { NewerIssue } from '../contract/newer-rules';

const KEY = 'rule:';

export function tellNewer(newer: readonly NewerIssue[], attention: AttentionBoard): void {
  const keys = new Set(newer.map(({ about }) => KEY + about));
  for (const { key } of attention.list()) if (key.startsWith(KEY) && !keys.has(key)) attention.clear(key);
  for (const { about, told, action } of newer) attention.raise(KEY + about, 'warning', told, action ?? undefined);
}
