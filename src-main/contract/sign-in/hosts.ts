// Whose mail hosts are whose: a token of a provider that is known here is shown to that
// provider's own hosts and to this very computer, whatever the settings say. Pure.
import { isThisComputer } from '../rules/token-url';
import type { GrantProvider } from './grant';
import type { MailUse } from './providers';

type KnownProvider = Exclude<GrantProvider, 'other'>;

/** Several clouds of Microsoft's are a country's own. */
const HOSTS: Readonly<Record<KnownProvider, RegExp>> = {
  microsoft: /(?:^|\.)(?:office365\.(?:com|us)|office\.com|outlook\.(?:com|cn))$/,
  google: /(?:^|\.)(?:gmail|googlemail|google)\.com$/,
  yahoo: /(?:^|\.)(?:yahoo\.(?:com|co\.[a-z]{2})|aol\.com)$/,
  fastmail: /(?:^|\.)(?:fastmail|messagingengine)\.com$/,
};
const USUAL: Readonly<Record<KnownProvider, Readonly<Record<MailUse, string>>>> = {
  microsoft: { smtp: 'smtp.office365.com', imap: 'outlook.office365.com', pop3: 'outlook.office365.com' },
  google: { smtp: 'smtp.gmail.com', imap: 'imap.gmail.com', pop3: 'pop.gmail.com' },
  yahoo: { smtp: 'smtp.mail.yahoo.com', imap: 'imap.mail.yahoo.com', pop3: 'pop.mail.yahoo.com' },
  fastmail: { smtp: 'smtp.fastmail.com', imap: 'imap.fastmail.com', pop3: 'pop.fastmail.com' },
};
const KNOWN = Object.keys(HOSTS) as readonly KnownProvider[]; // the record's own names

/** Who gives the sign-in for a mail host. */
export function providerOfHost(host: string): GrantProvider {
  return KNOWN.find((provider) => HOSTS[provider].test(host.toLowerCase())) ?? 'other';
}

/** The host that most of its customers have. */
export function usualHostOf(provider: KnownProvider, use: MailUse): string {
  return USUAL[provider][use];
}

/** Whether a token of `provider` may be shown to `host`; of a provider that is not known here nobody can say so. */
export function isHostOf(provider: GrantProvider, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return provider === 'other' || isThisComputer(name) || HOSTS[provider].test(name);
}
