// Keys as the one table writes them ("CmdOrCtrl+K", contract/window/orders): whether a
// press is meant, and how a person reads them. Pure.
import { keyWords } from '../words/orders';

/** What a press tells. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

/** Whether `press` is `keys` on this computer. A sign such as "?" is meant however the keyboard makes it. */
export function isPressed(keys: string, press: Press, platform: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const command = parts.includes('CmdOrCtrl');
  const mac = platform === 'darwin';
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    press.metaKey === (command && mac) &&
    press.ctrlKey === (command && !mac) &&
    !press.altKey &&
    (isSign(key) || press.shiftKey === parts.includes('Shift'))
  );
}

/** Whether typing goes on as if it were no key of ours: a sign alone, where somebody types. */
export function isTyping(keys: string, target: EventTarget | null): boolean {
  if (!isSign(keys) || !(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}

/** "Ctrl+K", on a Mac "⌘K", each key by its name in the language shown. */
export function keyText(keys: string, platform: string): string {
  const mac = platform === 'darwin';
  const names = keys.split('+').map((part) => {
    if (part === 'CmdOrCtrl') return mac ? '⌘' : keyWords.control;
    if (part === 'Shift') return mac ? '⇧' : keyWords.shift;
    if (part === 'Plus') return '+';
    return keyNames()[part] ?? part;
  });
  return names.join(mac ? '' : '+');
}

const keyNames = (): Readonly<Record<string, string>> => keyWords.names;
