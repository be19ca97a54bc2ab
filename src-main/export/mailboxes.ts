// Mailboxes: Dovecot keeps them and takes their mail by LMTP; which addresses there are,
// what else they are called and where their mail goes besides, Postfix knows (virtual(5)).
import type { Mailbox } from '../contract/mailboxes';
import type { Settings } from '../contract/settings';
import { type Notes, linesText } from './files';
import type { Part } from './listeners';
import { domainForms, lookupKeys, tableLine } from './syntax';

/** Of all connectors in use. */
export function mailboxesOf({ connectors }: Settings): readonly Mailbox[] {
  return connectors.flatMap(({ enabled, route }) => (enabled && route.kind === 'mailboxes' ? route.mailboxes : []));
}

export function mailboxesPart(settings: Settings, notes: Notes): Part {
  const { organization } = settings;
  const own = organization.domains.flatMap(domainForms);
  const home = settings.connectors.flatMap(({ enabled, route }) =>
    enabled && route.kind === 'mailboxes' && route.mailboxes.length > 0 ? [route] : [],
  );
  const isKnown = home.some(({ unknown, catchAll }) => unknown === 'refuse' && catchAll === null);
  const aliases = [
    ...postmasterLines(organization, own),
    ...home.flatMap(({ mailboxes, catchAll }) => [
      ...mailboxes.flatMap((mailbox) => aliasLines(mailbox, catchAll !== null)),
      ...(catchAll === null ? [] : own.map((domain) => [`@${domain}`, catchAll] as const)),
    ]),
  ];
  const written = aliases.flatMap(([key, to]) => notes.kept(tableLine(key, to), 'unwritable', key));
  const known = [...new Set(isKnown ? knownLines(settings) : [])].flatMap((key) =>
    notes.kept(tableLine(key, 'OK'), 'unwritable', key),
  );
  return {
    main: [
      `virtual_alias_maps =${written.length > 0 ? ' texthash:$config_directory/aliases' : ''}`,
      `relay_recipient_maps =${isKnown ? ' texthash:$config_directory/recipients' : ''}`,
    ],
    master: [],
    files: [
      ...(written.length > 0 ? [{ name: 'aliases', text: linesText(unique(written)), mode: 0o644 } as const] : []),
      ...(isKnown ? [{ name: 'recipients', text: linesText(known), mode: 0o644 } as const] : []),
    ],
  };
}

type Alias = readonly [string, string];

/** postmaster of every own domain is whom the settings name (RFC 5321 §4.5.1). */
function postmasterLines({ postmaster }: Settings['organization'], own: readonly string[]): readonly Alias[] {
  return own
    .map((domain) => [`postmaster@${domain}`, postmaster] as const)
    .filter(([key, to]) => key !== to.toLowerCase());
}

/** `named`: it is written also where nothing becomes of it, so that a catch-all does not take it. */
function aliasLines({ address, aliases, forwardTo, keepCopy }: Mailbox, named: boolean): readonly Alias[] {
  const to = [...(keepCopy || forwardTo.length === 0 ? [address] : []), ...forwardTo].join(', ');
  const keys = to !== address || named ? lookupKeys(address) : [];
  return [
    ...keys.map((key) => [key, to] as const),
    ...aliases.flatMap(lookupKeys).map((key) => [key, address] as const),
  ];
}

/** Recipients that are taken: mailboxes one by one, all of a domain that goes to a server of its own. */
function knownLines(settings: Settings): readonly string[] {
  const { organization, connectors } = settings;
  const isHome = (domain: string): boolean =>
    connectors.some(
      ({ enabled, route, addressSpaces }) =>
        enabled &&
        route.kind === 'mailboxes' &&
        addressSpaces.some(({ pattern }) => pattern === '*' || lookupKeys(pattern).includes(domain)),
    );
  const boxes = mailboxesOf(settings).flatMap(({ address, aliases }) => [address, ...aliases]);
  return [
    ...boxes.flatMap(lookupKeys),
    ...organization.domains
      .flatMap(domainForms)
      .flatMap((domain) => [`postmaster@${domain}`, ...(isHome(domain) ? [] : [`@${domain}`])]),
  ];
}

function unique(lines: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const line of lines) {
    const key = line.slice(0, line.indexOf(' '));
    if (!first.has(key)) first.set(key, line);
  }
  return [...first.values()];
}
