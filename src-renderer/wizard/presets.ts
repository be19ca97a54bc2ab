// Where well-known providers take mail for sending, as their own pages say. The
// region of Amazon's host is to be completed. Pure.
import { read, textAt, write } from '../parts/document';
import { rolesOf } from './draft';

export interface Preset {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  readonly login: boolean;
}

export const PRESETS = {
  microsoft: { name: 'Microsoft 365', host: 'smtp.office365.com', port: 587, security: 'starttls', login: true },
  google: { name: 'Google', host: 'smtp.gmail.com', port: 465, security: 'implicit', login: true },
  fastmail: { name: 'Fastmail', host: 'smtp.fastmail.com', port: 465, security: 'implicit', login: true },
  amazon: { name: 'Amazon SES', host: 'email-smtp.eu-west-1.amazonaws.com', port: 587, security: 'starttls', login: true },
  sendgrid: { name: 'SendGrid', host: 'smtp.sendgrid.net', port: 587, security: 'starttls', login: true },
  mailgun: { name: 'Mailgun', host: 'smtp.mailgun.org', port: 587, security: 'starttls', login: true },
  own: { name: 'My provider', host: '', port: 587, security: 'starttls', login: true },
  practice: { name: 'Practice provider', host: '127.0.0.1', port: 2526, security: 'none', login: false },
} as const satisfies Readonly<Record<string, Preset>>;
export type PresetKey = keyof typeof PRESETS;

export const isPreset = (key: string | null): key is PresetKey => key !== null && Object.hasOwn(PRESETS, key);

/** The preset whose host stands in the draft. */
export function presetOf(draft: unknown): PresetKey {
  const host = textAt(draft, `${rolesOf(draft).provider}.route.hosts[0].host`);
  if (host === PRESETS.practice.host && read(draft, 'practice.enabled') === true) return 'practice';
  return Object.keys(PRESETS).filter(isPreset).find((key) => key !== 'practice' && PRESETS[key].host === host) ?? 'own';
}

/** The draft with the preset's host; a login that was typed stays. */
export function withPreset(draft: unknown, key: PresetKey): unknown {
  const { provider } = rolesOf(draft);
  const { name, host, port, security, login }: Preset = PRESETS[key];
  const at = `${provider}.route.hosts[0]`;
  const auth: unknown = read(draft, `${at}.auth`);
  const practicePort = read(draft, 'practice.port');
  const kept = read(auth, 'kind') === 'password' ? auth : { kind: 'password', username: '', password: null };
  let next = write(draft, `${at}.host`, host);
  next = write(next, `${at}.port`, key === 'practice' && typeof practicePort === 'number' ? practicePort : port);
  next = write(next, `${at}.security`, security);
  next = write(next, `${at}.auth`, login ? kept : { kind: 'none' });
  next = write(next, `${provider}.name`, name);
  return write(next, 'practice.enabled', key === 'practice');
}
