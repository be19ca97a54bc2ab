// The sentences of "Go to anything". The rules of words/window.ts hold.
import { number } from '../format';
import { page } from './spoken';

export const paletteWords = page({
  title: 'Go to anything',
  placeholder: 'A screen, an action, a setting, a letter, a help page',
  results: 'What was found',
  groups: {
    screens: 'Screens',
    actions: 'Actions',
    settings: 'Settings',
    waiting: 'Letters that wait',
    gone: 'Sent & received',
    help: 'Handbook',
  },
  nothing: 'Nothing has this name.',
  found: (n: number) => (n === 1 ? '1 found' : `${number(n)} found`),
  searching: 'Looking through the letters…',
  hint: '↑ ↓ to choose, Enter to go there, Esc to leave',
  /** Behind a place, the way there: "Providers → Internet". */
  way: (parts: readonly string[]) => parts.join(' → '),
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  actions: {
    sendReceive: 'Send/receive now',
    pause: 'Pause',
    resume: 'Resume',
    hangUp: 'Hang up',
    exportSettings: 'Export settings',
    importSettings: 'Import settings',
    saveReport: 'Save a report',
    openLogFolder: 'Open the folder of the logs',
    shortcuts: 'Keyboard shortcuts',
    about: 'About Dialpost',
    light: 'Light look',
    dark: 'Dark look',
    system: 'Look as the system has it',
  },
});
