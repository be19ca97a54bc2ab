// What stands at the side of the window: the groups of screens, the screens that have
// no page of words of their own, and the button that folds the side up (sideWords); and around the checks on the
// screen Checks, whose findings the relay says (checkWords).
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

export const checkWords = page({
  intro:
    'Looks for what stands in the way of your mail, from this computer outward. Nothing is sent, and nothing is dialled before you say so.',
  lines: 'The line',
  linesHint: 'Goes online for a moment and hangs up again. What that costs stands on the button.',
  noLines: 'No line is set up.',
  hosts: 'Who takes your mail',
  hostsHint: 'Asks over the line that is up now. While none is up, nobody is reached; that is no fault.',
  noHosts: 'No host is set up: mail goes straight to each domain, or stays here.',
  hostAt: (provider: string, host: string, port: string) => `${provider}: ${host}, port ${port}`,
  dns: 'DNS: where the world sends your mail',
  dnsHint: 'Compares what is published for your domains with what should stand there.',
  noDomains: 'No mail domain is set up yet.',
  look: 'Look at what is published',
  reach: 'The way in',
  reachHint: 'Whether your provider could bring mail to this computer.',
  strangers: 'Strangers',
  strangersHint: 'Tries whether somebody who may not could send through this post office.',
  noListeners: 'No program can hand in mail: nothing is set up under Who may send.',
  report: 'For whoever helps you',
});
