// Where well-known providers take mail for sending, as their own pages say; beside
// each stands the page it was taken from, looked up in November 2026. Pure.
import { asObject, read, textAt, write } from '../form/document';
import { inEveryLanguage } from '../words/spoken';
import { wizardWords } from '../words/wizard';
import { rolesOf } from './draft';

export interface Preset {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  readonly login: boolean;
  /** A login name that is the same for everybody. */
  readonly username?: string;
  readonly hint: string | null;
  /** One host a region; null where there is but one. */
  readonly hosts: readonly { readonly value: string; readonly label: string }[] | null;
}

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
    host: 'smtp.office365.com',
    port: 587,
    security: 'starttls',
    login: true,
    hint: wizardWords.presetHints.microsoft,
    hosts: null,
  },
  // developer.nylas.com/docs/cookbook/email/gmail-smtp-settings: 465 with TLS from the first byte or 587 with
  // STARTTLS; app password or OAuth.
  google: {
    name: 'Google',
    host: 'smtp.gmail.com',
    port: 465,
    security: 'implicit',
    login: true,
    hint: wizardWords.presetHints.google,
    hosts: null,
  },
  // www.fastmail.com/help/technical/servernamesandports.html: 465, "Enabled, but not STARTTLS".
  fastmail: {
    name: 'Fastmail',
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'implicit',
    login: true,
    hint: wizardWords.presetHints.fastmail,
    hosts: null,
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
const KEYS = Object.keys(PRESETS).filter(isPreset);

/** The preset whose host stands in the draft. */
export function presetOf(draft: unknown): PresetKey {
  const host = textAt(draft, `${rolesOf(draft).provider}.route.hosts[0].host`).toLowerCase();
  if (host === PRESETS.practice.host && read(draft, 'practice.enabled') === true) return 'practice';
  const serves = (preset: Preset): boolean =>
    preset.host === host || (preset.hosts ?? []).some(({ value }) => value === host);
  return KEYS.find((key) => key !== 'practice' && key !== 'own' && serves(PRESETS[key])) ?? 'own';
}

/** The draft with the preset's host; a login that was typed stays, and so does what the preset does not speak of. */
export function withPreset(draft: unknown, key: PresetKey): unknown {
  const at = `${rolesOf(draft).provider}.route.hosts[0]`;
  const { host, port, security, login, username }: Preset = PRESETS[key];
  const auth: unknown = read(draft, `${at}.auth`);
  const practicePort = read(draft, 'practice.port');
  const kept = ['password', 'oauth2'].includes(textAt(auth, 'kind'))
    ? auth
    : { kind: 'password', username: '', password: null };
  const named = username !== undefined && textAt(kept, 'username') === '' ? write(kept, 'username', username) : kept;
  return withHost(
    draft,
    {
      ...asObject(read(draft, at)),
      host,
      security,
      port: key === 'practice' && typeof practicePort === 'number' ? practicePort : port,
      auth: login ? named : { kind: 'none' },
    },
    key,
  );
}

/** The draft with this first smart host. A connector that was named by hand keeps its name. */
export function withHost(draft: unknown, host: unknown, key: PresetKey = 'own'): unknown {
  const { provider } = rolesOf(draft);
  const routed =
    read(draft, `${provider}.route.kind`) === 'smart-host'
      ? write(draft, `${provider}.route.hosts[0]`, host)
      : write(draft, `${provider}.route`, { kind: 'smart-host', hosts: [host] });
  const next = write(routed, 'practice.enabled', key === 'practice');
  return isOurs(textAt(draft, `${provider}.name`)) ? write(next, `${provider}.name`, PRESETS[key].name) : next;
}

/** A name that was given here, whichever language was spoken then; or none. */
function isOurs(name: string): boolean {
  const { names } = wizardWords;
  const given = inEveryLanguage(() => [names.internet, names.ownProvider, names.practice]);
  return ['', ...given, ...KEYS.map((key) => PRESETS[key].name)].includes(name);
}
