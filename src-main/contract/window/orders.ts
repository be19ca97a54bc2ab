// What the menu, a key or the palette orders of the window, and by which keys: the one
// table from which the menu, the keys of the page and the sheet that lists them are made.
// Keys are written as Electron writes them ("CmdOrCtrl+K").

export const WINDOW_ORDERS = [
  'send-receive',
  'find',
  'export-shown',
  'print',
  'help-here',
  'handbook',
  'shortcuts',
  'export-settings',
  'import-settings',
  'save-report',
  'about',
] as const;
export type WindowOrder = (typeof WINDOW_ORDERS)[number];

/** Keys that the page obeys wherever the focus is; those without "+" and of one character not while somebody types. */
export const ORDER_KEYS = {
  'send-receive': 'F9',
  find: 'CmdOrCtrl+K',
  print: 'CmdOrCtrl+P',
  'help-here': 'F1',
  shortcuts: '?',
} as const satisfies Partial<Record<WindowOrder, string>>;

/** What the window itself does, whatever the page shows. */
export const DESKTOP_KEYS = {
  close: 'CmdOrCtrl+W',
  quit: 'CmdOrCtrl+Q',
  larger: 'CmdOrCtrl+Plus',
  smaller: 'CmdOrCtrl+-',
  usual: 'CmdOrCtrl+0',
  full: 'F11',
} as const;
export type DesktopKey = keyof typeof DESKTOP_KEYS;

/** So many screens have a key: the first nine, as the side shows them. */
export const MOST_SCREEN_KEYS = 9;

/** The key of the screen that stands at `index` at the side, from 0; null: it has none. */
export function screenKeys(index: number): string | null {
  return index < MOST_SCREEN_KEYS ? `CmdOrCtrl+${index + 1}` : null;
}

/** As the page knows a screen: its place in the address, and its name in the language shown. */
export interface ScreenNamed {
  readonly key: string;
  readonly name: string;
}
