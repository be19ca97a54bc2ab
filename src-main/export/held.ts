// Mail that is held for branch offices until they ask for it by ETRN (RFC 1985): fast flush
// (flush(8)) keeps what waits for each of their domains, and each domain knows the logins
// that may ask. In Postfix a domain is asked for, not an address or all subdomains at once.
import type { Account } from '../contract/listener';
import type { Settings } from '../contract/settings';
import type { Served } from './carriers';
import { type ExportedFile, type Notes, linesText } from './files';
import type { Part } from './listeners';
import { loginLines } from './logins';
import { domainForms } from './syntax';

interface Held {
  readonly forms: readonly string[];
  readonly accounts: readonly string[];
  /** A restriction class (RESTRICTION_CLASS_README), and its table. */
  readonly askers: string;
}

/** Domains whose mail waits for somebody, in both forms. */
export function heldDomains(served: readonly Served[]): readonly string[] {
  return heldIn(served).flatMap(({ forms }) => forms);
}

const isDomain = (pattern: string): boolean => !pattern.includes('@') && !pattern.includes('*');

function heldIn(served: readonly Served[]): readonly Held[] {
  return served.flatMap(({ pattern, carrier: { connector } }, i) =>
    connector.holdForRemote !== null && isDomain(pattern)
      ? [{ forms: domainForms(pattern), accounts: connector.holdForRemote.accounts, askers: `held_${i + 1}` }]
      : [],
  );
}

export function heldPart(settings: Settings, served: readonly Served[], notes: Notes): Part {
  const held = heldIn(served);
  for (const { pattern, carrier } of served)
    if (carrier.connector.holdForRemote !== null && !isDomain(pattern)) notes.add('not-a-domain', pattern);
  const isAsked = settings.listeners.some(({ enabled, remoteTriggered }) => enabled && remoteTriggered);
  const none = isAsked ? ['held_etrn = reject'] : [];
  if (held.length === 0) return { main: ['fast_flush_domains =', ...none], master: [], files: [] };
  const access = held.flatMap(({ forms, askers }) => forms.map((domain) => `${domain} ${askers}`));
  return {
    main: [
      `fast_flush_domains = ${heldDomains(served).join(', ')}`,
      `smtpd_restriction_classes = ${held.map(({ askers }) => askers).join(', ')}`,
      ...held.map(({ askers }) => `${askers} = check_sasl_access texthash:$config_directory/${askers}, reject`),
      ...(isAsked ? ['held_etrn = check_etrn_access texthash:$config_directory/held_domains, reject'] : []),
    ],
    master: [],
    files: [
      { name: 'held_domains', text: linesText(access), mode: 0o644 },
      ...held.map((one) => askersOf(one, settings, notes)),
    ],
  };
}

/** The accounts its connector names, where they may ask for this domain. */
function askersOf({ forms, accounts: named, askers }: Held, settings: Settings, notes: Notes): ExportedFile {
  const mayAsk = ({ username, dequeueDomains }: Account): boolean =>
    named.includes(username) &&
    (dequeueDomains.length === 0 ||
      dequeueDomains.some((own) => domainForms(own).some((form) => forms.includes(form))));
  const lines = settings.accounts.filter(mayAsk).flatMap((account) => loginLines(account, 'permit', settings, notes));
  return { name: askers, text: linesText(lines), mode: 0o644 };
}
