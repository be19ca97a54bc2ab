// The words of what needs attention: what each button does about it, the limits from
// which on Dialpost warns, and the report for whoever helps.
import type { AttentionAction, Warnings } from '../../src-main/contract/attention';
import { page } from './spoken';

type Screen = Extract<AttentionAction, { kind: 'open' }>['screen'];

const open: Readonly<Record<Screen, string>> = {
  connectors: 'Open the provider',
  listeners: 'Open the listener',
  links: 'Open the line',
  general: 'Open the settings',
  queue: 'Show the queue',
  setup: 'Set up',
};
const limits: Readonly<Record<keyof Warnings, string>> = {
  nothingSentHours: 'Mail waits unsent for (hours)',
  queueMessages: 'More messages waiting than',
  certificateDays: 'A certificate ends within (days)',
  diskFreeMegabytes: 'The disk has less room than (MB)',
  budgetPercent: "Used of a line's budget (percent)",
  clockMinutes: "The clock differs from a host's by (minutes)",
};

export const attentionWords = page({
  title: 'Warnings',
  hint: 'When Dialpost asks for attention. An empty field: never.',
  limits,
  open,
  send: 'Send/receive now',
  tryAgain: 'Try again',
  hold: 'Hold',
  giveBack: 'Return them to their senders',
  resume: 'Resume',
  takeOver: 'Take the mail here until then',
  showFolder: 'Show the folder',
  causes: 'What went wrong, and what to do',
  report: 'Save a report',
  reportHint: 'Settings without passwords, the logs and the last calls in one file, for whoever helps you.',
  reportSaved: (path: string) =>
    `Saved as ${path}. It holds no passwords and no content of messages, but names and addresses: hand it only to somebody you trust.`,
});
