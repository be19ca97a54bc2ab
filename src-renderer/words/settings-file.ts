// The sentences of the settings as a file: written out, and taken in after a look at what
// would change. The rules of words/window.ts hold.
import { page } from './spoken';

export const fileWords = page({
  title: 'Take in settings',
  exported: (path: string) =>
    `The settings are saved as ${path}. Passwords are not in it: who takes it in elsewhere types them there.`,
});
