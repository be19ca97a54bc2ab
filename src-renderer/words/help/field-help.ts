// What stands behind the "?" of a field and behind F1 in it: a sentence, and an example.
// Each stands under the field's kind of place in the settings ("connectors.route.port").
// The rules of words/window.ts hold.
import { DOOR_HELP } from './field-help-doors';
import { PROVIDER_HELP } from './field-help-providers';
import { WIZARD_HELP } from './field-help-wizard';
import { COLLECT_HELP } from '../settings/fetching';
import { LINE_HELP } from '../settings/lines';
import { page } from '../spoken';

export const fieldHelpWords = page({
  /** The name of the "?" beside a field. */
  about: (label: string) => `Help: ${label}`,
  example: (text: string) => `Example: ${text}`,
});

export const GENERAL_HELP = page({
  'organization.name': ['Stands in reports and notices, so that people know which office writes.', 'Clinic Harbour'],
  'organization.domains': [
    'Mail for these domains is for this office; all other mail goes out.',
    'clinic.example, lab.example',
  ],
  'organization.hostname': [
    'How Dialpost names itself to other hosts when it sends and takes mail.',
    'mail.clinic.example',
  ],
  'organization.postmaster': ['Whoever looks after the mail: notices about trouble go there.', 'anna@clinic.example'],
  language: [
    'The language of the window, of notices to senders, of the command line and of the logs.',
    'As the computer is set',
  ],
  keepDeliveredDays: [
    'For so many days a sent letter can still be read here; kept letters take room on the disk.',
    '30, where the disk is large',
  ],
  'notices.postmasterCopies': [
    'The postmaster then sees every letter that could not be delivered, not only the sender.',
    'On in a small office',
  ],
  'notices.largeMail': [
    'Whoever hands in a letter that is too large for the next call hears at once when it will go.',
    'On where people send photos',
  ],
  'notices.heartbeat.to': [
    'Somebody elsewhere hears regularly that the place is alive, and what the line cost.',
    'head@office.example',
  ],
  'notices.heartbeat.after': [
    'When the short report is written; it leaves with the next call.',
    'Every day at a time of its own',
  ],
  'notices.heartbeat.at': ['The time of day, on this computer’s clock, at a quarter hour.', '07:00'],
  'warnings.nothingSentHours': ['Warns when mail waited this long though a call was due.', '24'],
  'warnings.queueMessages': ['Warns when more letters wait than usual: a sign that something does not go out.', '1000'],
  'warnings.certificateDays': ['Warns before a certificate ends, while there is time to renew it.', '21'],
  'warnings.diskFreeMegabytes': ['Warns before the disk is so full that no mail can be taken.', '500'],
  'warnings.budgetPercent': ['Warns when this much of a line’s monthly budget is spent.', '80'],
  'warnings.clockMinutes': ['Warns when this computer’s clock differs from what other hosts say.', '10'],
  'log.diagnostic.levels.default': [
    'How much is written about everything that has no level of its own below.',
    'Faults',
  ],
  'log.diagnostic.levels.dial': [
    'How much is written about lines going up and down.',
    'Everything, while a line does not come up',
  ],
  'log.diagnostic.levels.dns': ['How much is written about looking up names.', 'Everything, while a host is not found'],
  'log.diagnostic.levels.tls': [
    'How much is written about encryption and certificates.',
    'Everything, while a certificate is refused',
  ],
  'log.diagnostic.levels.smtp-in': [
    'How much is written about mail that programs hand in.',
    'Everything, while a printer cannot send',
  ],
  'log.diagnostic.levels.smtp-out': [
    'How much is written about mail that is sent.',
    'Everything, while a provider refuses mail',
  ],
  'log.diagnostic.levels.queue': ['How much is written about what waits and what becomes of it.', 'What happened'],
  'log.diagnostic.levels.collect': [
    'How much is written about fetching mail from the provider.',
    'Everything, while mail does not come',
  ],
  'log.diagnostic.levels.schedule': ['How much is written about when calls are planned and made.', 'What happened'],
  'log.diagnostic.levels.relay': [
    'How much is written about everything else, such as starting and settings.',
    'Faults',
  ],
  'log.diagnostic.revertAfterMinutes': [
    'After this time “Everything” goes back to “Faults” by itself, for it fills disks.',
    '60',
  ],
  'log.protocol.enabled': [
    'Writes one line for every SMTP command, for programs that count and for finding faults.',
    'On, while somebody looks for a fault',
  ],
  'log.protocol.period': ['How often a new file is begun.', 'Every day'],
  'log.protocol.maxBytes': ['A file of this size is closed and the next one begun.', '20'],
  'log.protocol.keepDays': ['Files older than this are deleted.', '30'],
  'log.protocol.folder': [
    'Where the files lie, if not in the data folder; a name alone is a folder in it.',
    '/var/log/dialpost',
  ],
  'log.protocol.fields': ['Which columns each line has; fewer make smaller files.', 'date, time, c-ip, cs-method'],
  'desktop.startAtLogin': [
    'Dialpost then runs whenever somebody is logged in to this computer.',
    'On, on the computer that sends the mail',
  ],
  'desktop.startHidden': ['At login only the icon in the tray shows; the window comes when you ask for it.', 'On'],
  'desktop.notify': [
    'A short message at the edge of the screen when something went wrong or came back.',
    'On, where somebody sits at this computer',
  ],
  'updates.feed': [
    'Where a newer version of Dialpost is looked for: once a day, at the end of a call that is made anyway. What is not signed by who made this Dialpost is not believed.',
    'https://updates.example/dialpost/',
  ],
  'practice.enabled': [
    'A pretend provider to try things with; mail to it never leaves this computer.',
    'On, while somebody learns',
  ],
  'practice.port': ['The port of this computer where the pretend provider listens.', '2526'],
});

/** All of it, page by page. */
export const EVERY_HELP: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  general: GENERAL_HELP,
  doors: DOOR_HELP,
  lines: LINE_HELP,
  providers: PROVIDER_HELP,
  collect: COLLECT_HELP,
  wizard: WIZARD_HELP,
};
