// What wizard pages are given.
import type { SettingsForm } from '../form/use-settings';
import type { wizardWords } from '../words/wizard';
import type { Roles } from './draft';

export interface PageProps {
  readonly form: SettingsForm;
  readonly roles: Roles;
  goTo(step: StepKey): void;
}

/** Do the DNS records stand already, or are they for later? */
export type Records = 'later' | 'stand';

export type StepKey = keyof typeof wizardWords.steps;
