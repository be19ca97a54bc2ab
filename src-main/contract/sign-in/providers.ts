// Who gives tokens for mail, where each is asked, and for what: the providers' own pages
// of November 2026. Who is not known here says so of itself (RFC 8414, OpenID Connect
// Discovery), or names its token's address. Nothing here is asked of anybody.
import type { FetchGrant, GrantFlow, GrantProvider } from './grant';

export interface Endpoints {
  readonly issuer: string;
  readonly authorize: string;
  readonly token: string;
  /** null: it has none, or none for mail. */
  readonly device: string | null;
  readonly revoke: string | null;
}

/** What the consent is asked for. */
export const MAIL_USES = ['smtp', 'imap', 'pop3'] as const;
export type MailUse = (typeof MAIL_USES)[number];

/**
 * loopback: the browser brings its answer to a door of ours, and the provider takes any port there (RFC 8252 section
 * 7.3); pasted: the provider wants an address with HTTPS, so a person copies the answer from the browser.
 */
export type Return =
  { readonly kind: 'loopback'; readonly host: string } | { readonly kind: 'pasted'; readonly address: string };

const MICROSOFT = 'https://login.microsoftonline.com';
/** The resource that mail is at, by who signs in; Microsoft runs clouds of their own for some countries. */
const CLOUDS: Readonly<Record<string, string>> = {
  [MICROSOFT]: 'https://outlook.office.com',
  'https://login.microsoftonline.us': 'https://outlook.office365.us',
  'https://login.partner.microsoftonline.cn': 'https://partner.outlook.cn',
};
/** What sending and fetching are called where consent to them is asked for; Microsoft puts its resource in front. */
const PERMISSIONS: Readonly<Record<Exclude<GrantProvider, 'other'>, Readonly<Record<MailUse, readonly string[]>>>> = {
  microsoft: { smtp: ['SMTP.Send'], imap: ['IMAP.AccessAsUser.All'], pop3: ['POP.AccessAsUser.All'] },
  google: forAnyUse('https://mail.google.com/'),
  yahoo: forAnyUse('mail-r', 'mail-w'),
  fastmail: {
    smtp: ['https://www.fastmail.com/dev/protocol-smtp'],
    imap: ['https://www.fastmail.com/dev/protocol-imap'],
    pop3: ['https://www.fastmail.com/dev/protocol-pop'],
  },
};

const KNOWN: Readonly<Record<Exclude<GrantProvider, 'microsoft' | 'other'>, Endpoints>> = {
  google: {
    issuer: 'https://accounts.google.com',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    // Its device flow gives no consent for mail.
    device: null,
    revoke: 'https://oauth2.googleapis.com/revoke',
  },
  yahoo: {
    issuer: 'https://api.login.yahoo.com',
    authorize: 'https://api.login.yahoo.com/oauth2/request_auth',
    token: 'https://api.login.yahoo.com/oauth2/get_token',
    device: null,
    revoke: 'https://api.login.yahoo.com/oauth2/revoke',
  },
  fastmail: {
    issuer: 'https://api.fastmail.com',
    authorize: 'https://api.fastmail.com/oauth/authorize',
    token: 'https://api.fastmail.com/oauth/refresh',
    device: null,
    revoke: 'https://api.fastmail.com/oauth/revoke',
  },
};

/** Where this grant's provider is asked; null: it must be asked about itself first. */
export function endpointsOf({ provider, tenant, issuer }: FetchGrant): Endpoints | null {
  if (provider === 'other') return null;
  if (provider !== 'microsoft') return KNOWN[provider];
  const base = `${authority(issuer)}/${tenant ?? 'common'}`;
  return {
    issuer: `${base}/v2.0`,
    authorize: `${base}/oauth2/v2.0/authorize`,
    token: `${base}/oauth2/v2.0/token`,
    device: `${base}/oauth2/v2.0/devicecode`,
    // Consent is taken back on its pages only.
    revoke: null,
  };
}

export function permissionsFor(
  provider: Exclude<GrantProvider, 'other'>,
  uses: readonly MailUse[] = MAIL_USES,
): readonly string[] {
  return [...new Set(uses.flatMap((use) => PERMISSIONS[provider][use]))];
}

/** A browser serves everywhere; the other ways only where the provider has them for mail. */
export function hasFlow(provider: GrantProvider, flow: GrantFlow): boolean {
  return flow === 'code' || provider === 'microsoft' || provider === 'other';
}

/** What is asked for, blank between; for the program itself where no person is asked. */
export function scopeOf({ provider, issuer, flow }: FetchGrant, uses: readonly MailUse[]): string {
  const resource = CLOUDS[authority(issuer)] ?? CLOUDS[MICROSOFT];
  switch (provider) {
    case 'microsoft':
      if (flow === 'client')
        return `${resource === CLOUDS[MICROSOFT] ? 'https://outlook.office365.com' : resource}/.default`;
      return [
        ...permissionsFor(provider, uses).map((permission) => `${resource}/${permission}`),
        'offline_access openid profile email',
      ].join(' ');
    case 'google':
    case 'yahoo':
      return [...permissionsFor(provider, uses), 'openid email'].join(' ');
    case 'fastmail':
      return [...permissionsFor(provider, uses), 'offline_access'].join(' ');
    case 'other':
      return flow === 'client' ? '' : 'openid email offline_access';
  }
}

/** What a provider wants to hear before it gives a grant that outlives the browser. */
export function extrasOf({
  provider,
  username,
}: FetchGrant & { readonly username: string }): Readonly<Record<string, string>> {
  const hint = { login_hint: username };
  if (provider === 'google') return { ...hint, access_type: 'offline', prompt: 'consent' };
  return provider === 'other' ? { ...hint, prompt: 'consent' } : hint;
}

export function returnOf({ provider }: Pick<FetchGrant, 'provider'>): Return {
  if (provider === 'yahoo') return { kind: 'pasted', address: 'https://localhost/' };
  // Microsoft takes any port of "localhost", the others of the address (RFC 8252 section 8.3 prefers it).
  return { kind: 'loopback', host: provider === 'microsoft' ? 'localhost' : '127.0.0.1' };
}

function authority(issuer: string | null): string {
  return (issuer ?? MICROSOFT).replace(/\/+$/, '');
}

function forAnyUse(...permissions: readonly string[]): Readonly<Record<MailUse, readonly string[]>> {
  return { smtp: permissions, imap: permissions, pop3: permissions };
}
