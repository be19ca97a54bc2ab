// The screens there are, in the groups and the order in which the side shows them. Whoever
// lists screens (the side, the menu, the palette) takes them from here; what each shows is
// known to app.tsx.
import { screenWords } from '../words/settings-screens';
import { formWords } from '../words/settings-forms';
import { helpWords } from '../words/help';
import { savingWords } from '../words/saving';
import { sideWords } from '../words/side';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';

export type ScreenKey =
  | 'overview'
  | 'queue'
  | 'sessions'
  | 'delivered'
  | 'schedule'
  | 'connectors'
  | 'listeners'
  | 'links'
  | 'accounts'
  | 'mailboxes'
  | 'general'
  | 'log'
  | 'checks'
  | 'setup'
  | 'help';

export interface ScreenName {
  /** As it stands in the address. */
  readonly key: ScreenKey;
  readonly name: string;
}

interface ScreenGroup {
  readonly key: 'today' | 'set-up' | 'closer';
  readonly name: string;
  readonly screens: readonly ScreenName[];
}

export const SCREEN_GROUPS: readonly ScreenGroup[] = [
  {
    key: 'today',
    name: sideWords.groups.today,
    screens: [
      { key: 'overview', name: windowWords.overview },
      { key: 'queue', name: windowWords.queue },
      { key: 'sessions', name: windowWords.sessions },
      { key: 'delivered', name: windowWords.delivered },
    ],
  },
  {
    key: 'set-up',
    name: sideWords.groups.setUp,
    screens: [
      { key: 'schedule', name: savingWords.schedule },
      { key: 'connectors', name: screenWords.connectors },
      { key: 'listeners', name: screenWords.listeners },
      { key: 'links', name: screenWords.links },
      { key: 'accounts', name: screenWords.accounts },
      { key: 'mailboxes', name: sideWords.mailboxes },
      { key: 'general', name: formWords.general },
    ],
  },
  {
    key: 'closer',
    name: sideWords.groups.closer,
    screens: [
      { key: 'log', name: screenWords.log },
      { key: 'checks', name: sideWords.checks },
    ],
  },
];

/** The wizard: no screen of every day, so it stands in no group. General and what is empty lead to it. */
export const SETUP: ScreenName = { key: 'setup', name: wizardWords.setup };

/** The handbook: the menu and F1 lead to it. */
export const HELP: ScreenName = { key: 'help', name: helpWords.title };

/** In the order of the side, which the keys follow. */
export const LISTED_SCREENS: readonly ScreenName[] = SCREEN_GROUPS.flatMap(({ screens }) => screens);
