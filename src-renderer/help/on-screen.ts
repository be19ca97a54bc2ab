// Which page of the handbook stands behind F1 on each screen.
import type { ScreenKey } from '../side/screens';

export const HELP_ON: Readonly<Record<ScreenKey, string>> = {
  overview: 'overview',
  queue: 'queue',
  sessions: 'calls',
  delivered: 'sent-received',
  schedule: 'times',
  connectors: 'providers',
  listeners: 'who-may-send',
  links: 'lines',
  accounts: 'logins',
  mailboxes: 'mailboxes',
  general: 'general',
  log: 'log',
  checks: 'checks',
  setup: 'set-up',
  help: 'the-menu-and-the-keys',
};
