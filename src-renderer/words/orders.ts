// The sentences of the keyboard's sheet, of About, and of what the menu orders.
// The rules of words/window.ts hold.
import type { DesktopKey, ORDER_KEYS } from '../../src-main/contract/window/orders';
import { page } from './spoken';

export const keyWords = page({
  control: 'Ctrl',
  shift: 'Shift',
  /** By their names in the table of keys. */
  names: {
    Enter: 'Enter',
    Escape: 'Esc',
    Space: 'Space',
    Delete: 'Delete',
    Up: '↑',
    Down: '↓',
    Tab: 'Tab',
  },
  title: 'Keyboard shortcuts',
  /** Between two keys that do the same, or the opposite. */
  or: 'or',
  everywhere: 'Everywhere',
  screens: 'Screens',
  theWindow: 'The window',
  lists: 'In a list',
  orders: {
    'send-receive': 'Send and receive now',
    find: 'Go to anything: a screen, a setting, a letter, a help page',
    print: 'Print what is open: a letter, a call, the times',
    'help-here': 'Help on what is shown',
    shortcuts: 'This list',
  } satisfies Readonly<Record<keyof typeof ORDER_KEYS, string>>,
  desktop: {
    close: 'Close the window; Dialpost stays in the tray',
    quit: 'Quit, after a question',
    larger: 'Everything larger',
    smaller: 'Everything smaller',
    usual: 'Usual size',
    full: 'Full screen',
  } satisfies Readonly<Record<DesktopKey, string>>,
});

export const aboutWords = page({
  title: 'About Dialpost',
  what: 'The post office of a place with a thin, costly or part-time line.',
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  system: 'System',
  dataFolder: 'Data folder',
  own: 'Dialpost itself is under the MIT licence.',
  licences: 'What it is built from, and under which licences',
  licencesCount: (n: number) => (n === 1 ? '1 package' : `${n} packages`),
  noLicences: 'The list could not be read.',
  copy: 'Copy for a report',
  copied: 'Copied.',
});
