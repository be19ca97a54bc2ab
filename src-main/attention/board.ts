// What needs somebody's attention, each thing once, gone by itself when it is
// over. Keys are stable so that a window can offer the fix beside it.
import type { Clock } from '../base/clock';
import type { Attention, AttentionAction, AttentionBoard, AttentionKey } from '../contract/attention';

const ORDER: Readonly<Record<Attention['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** `changed` is called after each real change with the whole list, worst first. */
export function createAttention(clock: Clock, changed: (list: readonly Attention[]) => void): AttentionBoard {
  const items = new Map<AttentionKey, Attention>();
  const list = (): readonly Attention[] =>
    [...items.values()].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.since.localeCompare(b.since));
  const clear = (key: AttentionKey): void => {
    if (items.delete(key)) changed(list());
  };
  const raise: AttentionBoard['raise'] = (key, severity, told, actions) => {
    const { text, issues = [] } = typeof told === 'string' ? { text: told } : told;
    const old = items.get(key);
    const asBefore = JSON.stringify(old?.issues ?? []) === JSON.stringify(issues);
    if (old?.text === text && old.severity === severity && asBefore) return;
    const [action, ...otherActions] = listed(actions);
    items.set(key, {
      key,
      severity,
      text,
      ...(issues.length > 0 ? { issues } : {}),
      since: old?.since ?? new Date(clock.now()).toISOString(),
      ...(action ? { action } : {}),
      ...(otherActions.length > 0 ? { otherActions } : {}),
    });
    changed(list());
  };
  return {
    raise,
    clear,
    keep(mine, found) {
      const keys = new Set<string>(found.map(({ key }) => key));
      for (const key of items.keys()) if (mine(key) && !keys.has(key)) clear(key);
      for (const { key, severity, text, action } of found) raise(key, severity, text, action);
    },
    clearAll: (prefix) => [...items.keys()].filter((key) => key.startsWith(prefix)).forEach(clear),
    list,
  };
}

function listed(actions: AttentionAction | readonly AttentionAction[] = []): readonly AttentionAction[] {
  return 'kind' in actions ? [actions] : actions;
}
