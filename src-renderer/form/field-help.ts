// Finds a field's help by its place in the settings, and remembers whose is open: one at a
// time, whether the "?" beside it was pressed or F1 in it.
import { useSyncExternalStore } from 'react';
import { EVERY_HELP } from '../words/help/field-help';
import { storeOf } from '../store';
import { kindOfPlace } from './document';

export interface FieldHelp {
  readonly meaning: string;
  readonly example: string;
}

/** "connectors[0].route.port" or "connectors.route.port"; null: there is none. */
export function fieldHelp(path: string): FieldHelp | null {
  const kind = kindOfPlace(path);
  for (const page of Object.values(EVERY_HELP)) {
    const [meaning, example] = page[kind] ?? [];
    if (meaning !== undefined && example !== undefined) return { meaning, example };
  }
  return null;
}

const open = storeOf<string | null>(null);

/** null closes it. */
export const openFieldHelp = (path: string | null): void => open.tell(path);

/** Only a field whose answer changes is drawn again. */
export const useFieldHelpOpen = (path: string): boolean => useSyncExternalStore(open.watch, () => open.now() === path);

/** Opens the help of the field that has the focus; false where none has, or it has no help. */
export function helpOnFocused(): boolean {
  const { setting: path = '', help = '' } =
    document.activeElement?.closest<HTMLElement>('[data-setting]')?.dataset ?? {};
  if (fieldHelp(help) === null) return false;
  openFieldHelp(path);
  return true;
}
