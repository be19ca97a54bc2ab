// What stored settings hold that an earlier version allowed and that is done without now,
// each thing with its place and what to do; gone when it is put right.
import type { AttentionBoard, AttentionFound } from '../contract/attention';
import type { NewerIssue } from '../contract/rules/newer-rules';

export function tellNewer(newer: readonly NewerIssue[], attention: AttentionBoard): void {
  const found = newer.map(({ about, told, action }): AttentionFound => ({
    key: `rule:${about}`,
    severity: 'warning',
    text: told(),
    ...(action ? { action } : {}),
  }));
  attention.keep((key) => key.startsWith('rule:'), found);
}
