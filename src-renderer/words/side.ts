// What stands at the side of the window: the groups of screens, the screens that have
// no page of words of their own, and the button that folds the side up.
import { page } from './spoken';

export const sideWords = page({
  groups: { today: 'Today', setUp: 'Set up', closer: 'Look closer' },
  mailboxes: 'Mailboxes',
  checks: 'Checks',
  fold: 'Fold the side up',
  unfold: 'Show the names',
  /** What an icon and its count mean, where there is no room for the name. */
  counted: (screen: string, count: string) => `${screen}: ${count}`,
});
