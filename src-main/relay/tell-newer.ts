// What stored settings hold that an earlier version allowed and that is done without now,
// each thing with its place and what to do; gone when it is put right.
import type { AttentionBoard } from '../contract/attention';
import type { NewerIssue } from '../contract/newer-rules';

const keyOf = ({ about }: NewerIssue): `rule:${string}` => `rule:${about}`;

export function tellNewer(newer: readonly NewerIssue[], attention: AttentionBoard): void {
  const keys = new Set<string>(newer.map(keyOf));
  for (const { key } of attention.list()) if (key.startsWith('rule:') && !keys.has(key)) attention.clear(key);
  for (const issue of newer) attention.raise(keyOf(issue), 'warning', issue.told, issue.action ?? undefined);
}
