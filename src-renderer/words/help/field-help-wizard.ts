// The help of the wizard's own questions, which stand in no setting by themselves.
// The rules of words/help/field-help.ts hold.
import { page } from '../spoken';

export const WIZARD_HELP = page({
  'wizard.way': [
    'What stands between this place and the world; it decides what is asked next.',
    'Satellite phone or modem',
  ],
  'wizard.terminal': [
    'Which satellite terminal it is, so that the time a letter takes can be reckoned.',
    'Iridium, dial-up data',
  ],
  'wizard.address': [
    'The address your provider gave you; for well-known providers the rest follows from it.',
    'office@provider.example',
  ],
  'wizard.provider': [
    'Who takes your outgoing mail; “a host of your own” lets you type everything.',
    'Practice provider',
  ],
  'wizard.region': ['The part of the world where your account with the provider was made.', 'Ireland'],
  'wizard.home': [
    'Where mail for your own addresses ends: here, person by person, or on a mail server of your own.',
    'Mailboxes here',
  ],
  'wizard.person': ['The name before the @; the person logs in by it, too.', 'anna'],
  'wizard.who': [
    'Which computers may hand in mail: only this one, or every one in the office.',
    'Every computer of the office network',
  ],
  'wizard.situation': [
    'Who takes mail for your domain from the world, and how it gets here.',
    'The provider keeps our DNS; we dial in',
  ],
  'wizard.hosts': ['The provider’s hosts to which the world sends your mail.', 'mx.provider.example'],
  'wizard.fixed': [
    'The address of your line, where it always stays the same; only with it can mail come straight to you.',
    '192.0.2.10',
  ],
  'wizard.fronts': [
    'Servers elsewhere that take your mail and pass it on to this computer.',
    'gate.clinic.example 192.0.2.20',
  ],
  'wizard.servers': [
    'Who is asked for the records that are published, if not the line’s or the system’s servers.',
    '192.0.2.53',
  ],
  'wizard.records': [
    'Whether the records are already published, or stay on the list in the Overview until they are.',
    'Later',
  ],
  'wizard.test': [
    'Somebody elsewhere who tells you whether the letter came; it goes out like any other.',
    'you@elsewhere.example',
  ],
});
