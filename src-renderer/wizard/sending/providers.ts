// Where well-known providers take mail for sending, as their own pages and the list that
// Thunderbird keeps of them (github.com/thunderbird/autoconfig, ispdb/) say; looked up in
// November 2026. Pure.
import type { GrantProvider } from '../../../src-main/contract/sign-in/grant';
import { usualHostOf } from '../../../src-main/contract/sign-in/hosts';
import { wizardWords } from '../../words/wizard';

export interface Preset {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  readonly login: boolean;
  /** A login name that is the same for everybody. */
  readonly username?: string;
  readonly hint: string | null;
  /** With whom a person can sign in instead of a password. */
  readonly signIn?: GrantProvider;
  /** Whose addresses are given out by this provider. */
  readonly domains?: RegExp;
  /** The login name is what stands before the @, not the whole address. */
  readonly localLogin?: true;
  /** One host a region; null where there is but one. */
  readonly hosts: readonly { readonly value: string; readonly label: string }[] | null;
}

interface Mailboxes extends Pick<Preset, 'name' | 'host' | 'localLogin' | 'signIn'> {
  readonly domains: RegExp;
  readonly hint?: string;
  /** 465, TLS from the first byte, where it is not said. */
  readonly port?: 587;
}

/** A provider of mailboxes: who has an address there logs in with it. */
const mailboxes = ({ hint, port, ...rest }: Mailboxes): Preset => ({
  ...rest,
  port: port ?? 465,
  security: port === undefined ? 'implicit' : 'starttls',
  login: true,
  hint: hint ?? null,
  hosts: null,
});

/** A brand under the domains of many countries: outlook.com, outlook.fr, outlook.com.br. */
const brand = (...names: readonly string[]): RegExp => new RegExp(`^(?:${names.join('|')})\\.(?:com?\\.)?[a-z]{2,3}$`);

/** docs.aws.amazon.com/general/latest/gr/ses.html, "SMTP endpoints". */
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-south-1',
  'sa-east-1',
];

export const PRESETS = {
  // Microsoft's "How to set up a multifunction device or application to send emails", option 1 (read at
  // snanc.org/article/how-to-set-up-a-multifunction-device-or-application-to-send-emails-using-microsoft-365-or-office-365).
  microsoft: {
    name: 'Microsoft 365',
    host: usualHostOf('microsoft', 'smtp'),
    port: 587,
    security: 'starttls',
    login: true,
    hint: wizardWords.presetHints.microsoft,
    signIn: 'microsoft',
    hosts: null,
  },
  // developer.nylas.com/docs/cookbook/email/gmail-smtp-settings: 465 with TLS from the first byte or 587 with
  // STARTTLS; app password or OAuth.
  google: {
    name: 'Google',
    host: usualHostOf('google', 'smtp'),
    port: 465,
    security: 'implicit',
    login: true,
    hint: wizardWords.presetHints.google,
    signIn: 'google',
    hosts: null,
    domains: /^(?:gmail|googlemail)\.com$/,
  },
  // www.fastmail.com/help/technical/servernamesandports.html: 465, "Enabled, but not STARTTLS".
  fastmail: {
    name: 'Fastmail',
    host: usualHostOf('fastmail', 'smtp'),
    port: 465,
    security: 'implicit',
    login: true,
    hint: wizardWords.presetHints.fastmail,
    signIn: 'fastmail',
    hosts: null,
    domains: /^fastmail\.(?:com|fm)$/,
  },
  // docs.aws.amazon.com/ses/latest/dg/smtp-connect.html: STARTTLS on 25, 587 or 2587; credentials and host of one
  // region.
  amazon: {
    name: 'Amazon SES',
    host: 'email-smtp.us-east-1.amazonaws.com',
    port: 587,
    security: 'starttls',
    login: true,
    hint: wizardWords.presetHints.amazon,
    hosts: REGIONS.map((region) => ({ value: `email-smtp.${region}.amazonaws.com`, label: region })),
  },
  // www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api: 587, the user name is
  // "apikey".
  sendgrid: {
    name: 'SendGrid',
    host: 'smtp.sendgrid.net',
    port: 587,
    security: 'starttls',
    login: true,
    username: 'apikey',
    hint: wizardWords.presetHints.sendgrid,
    hosts: null,
  },
  // documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp: STARTTLS on 25, 587 and 2525;
  // domains made in the EU have a host of their own.
  mailgun: {
    name: 'Mailgun',
    host: 'smtp.mailgun.org',
    port: 587,
    security: 'starttls',
    login: true,
    hint: wizardWords.presetHints.mailgun,
    hosts: [
      { value: 'smtp.mailgun.org', label: wizardWords.names.unitedStates },
      { value: 'smtp.eu.mailgun.org', label: wizardWords.names.europe },
    ],
  },
  aol: mailboxes({
    name: 'AOL',
    host: 'smtp.aol.com',
    domains: brand('aol'),
    hint: wizardWords.presetHints.appPassword,
  }),
  bluewin: mailboxes({ name: 'Bluewin', host: 'smtpauths.bluewin.ch', domains: /^(?:bluewin|bluemail)\.ch$/ }),
  free: mailboxes({ name: 'Free', host: 'smtp.free.fr', domains: /^free\.fr$/, localLogin: true }),
  freenet: mailboxes({
    name: 'freenet',
    host: 'mx.freenet.de',
    domains: /^freenet\.de$/,
    hint: wizardWords.presetHints.allowPrograms,
  }),
  gmx: mailboxes({
    name: 'GMX',
    host: 'mail.gmx.net',
    domains: /^gmx\.(?:net|de|at|ch|eu|biz|org|info)$/,
    hint: wizardWords.presetHints.allowPrograms,
  }),
  gmxCom: mailboxes({
    name: 'GMX.com',
    host: 'mail.gmx.com',
    domains: /^gmx\.(?:com|us)$/,
    hint: wizardWords.presetHints.allowPrograms,
  }),
  icloud: mailboxes({
    name: 'iCloud',
    host: 'smtp.mail.me.com',
    domains: /^(?:icloud|me|mac)\.com$/,
    hint: wizardWords.presetHints.appPassword,
    port: 587,
  }),
  mailboxOrg: mailboxes({
    name: 'mailbox.org',
    host: 'smtp.mailbox.org',
    domains: /^mailbox\.org$/,
    hint: wizardWords.presetHints.appPasswordIfTwo,
  }),
  orange: mailboxes({ name: 'Orange', host: 'smtp.orange.fr', domains: /^(?:orange|wanadoo)\.fr$/ }),
  outlook: mailboxes({
    name: 'Outlook.com',
    host: 'smtp-mail.outlook.com',
    domains: brand('outlook', 'hotmail', 'live', 'msn', 'windowslive'),
    hint: wizardWords.presetHints.outlook,
    signIn: 'microsoft',
    port: 587,
  }),
  posteo: mailboxes({ name: 'Posteo', host: 'posteo.de', domains: brand('posteo') }),
  tOnline: mailboxes({
    name: 'T-Online',
    host: 'securesmtp.t-online.de',
    domains: /^(?:t-online|magenta)\.de$/,
    hint: wizardWords.presetHints.tOnline,
  }),
  webDe: mailboxes({
    name: 'WEB.DE',
    host: 'smtp.web.de',
    domains: /^web\.de$/,
    hint: wizardWords.presetHints.allowPrograms,
    localLogin: true,
  }),
  yahoo: mailboxes({
    name: 'Yahoo',
    host: 'smtp.mail.yahoo.com',
    domains: brand('yahoo', 'ymail', 'rocketmail'),
    signIn: 'yahoo',
    hint: wizardWords.presetHints.appPassword,
  }),
  own: {
    name: wizardWords.names.ownProvider,
    host: '',
    port: 587,
    security: 'starttls',
    login: true,
    hint: null,
    hosts: null,
  },
  practice: {
    name: wizardWords.names.practice,
    host: '127.0.0.1',
    port: 2526,
    security: 'none',
    login: false,
    hint: null,
    hosts: null,
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetKey = keyof typeof PRESETS;

export const isPreset = (key: string | null): key is PresetKey => key !== null && Object.hasOwn(PRESETS, key);
export const PRESET_KEYS = Object.keys(PRESETS).filter(isPreset);

/** Whose mailbox an address is; null: nobody who is known here, or no address yet. */
export function providerOf(address: string): PresetKey | null {
  const [, domain = ''] = /^[^@\s]+@([^@\s]+)$/.exec(address.trim().toLowerCase()) ?? [];
  const preset = (key: PresetKey): Preset => PRESETS[key];
  return PRESET_KEYS.find((key) => preset(key).domains?.test(domain)) ?? null;
}
