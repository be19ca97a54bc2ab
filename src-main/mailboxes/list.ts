// Whose mailbox an address is (pure): the settings of a mailboxes route, compiled.
// Compared as folders are named, so case and needless quotes make no difference. With
// nothing listed every address has its own; then come aliases, the same address
// without its detail ("anna+shop" is anna's, RFC 5233, unless it is listed itself), the
// catch-all, and the postmaster, who must be reached whatever is listed (RFC 5321
// §4.5.1). An address that stands for a stranger whose letter was forwarded
// (forward-sender.ts) is a mailbox that forwards to him, and takes notices only; one that
// is forged, too old or signed with another key is nobody's.
import type { Mailbox, Mailboxes } from '../contract/mailboxes';
import { type SenderRewriting, sendersKept } from './forward-sender';
import { type MailboxPlace, mailboxPlace, withoutDetail } from './names';

export interface ListedMailbox {
  readonly place: MailboxPlace;
  /** Its settings; null where it is not listed. */
  readonly listed: Mailbox | null;
}

export interface MailboxList {
  /** null: nobody's here, for a letter from `sender` (null: the null sender). */
  find(address: string, sender?: string | null): ListedMailbox | 'no-address' | null;
  /** The listed mailbox of exactly this address or alias; null: none. */
  named(address: string): ListedMailbox | null;
  /** The mailbox this login name may fetch; null: none. */
  ofAccount(username: string): ListedMailbox | null;
  /** Those that are listed. */
  readonly listed: readonly ListedMailbox[];
  /** The sender under which a letter leaves `mailbox` for `to`. */
  senderOnward: SenderRewriting['onward'];
  readonly isStandIn: SenderRewriting['isStandIn'];
  readonly loopMark: SenderRewriting['loopMark'];
}

export interface Organization {
  readonly domains: readonly string[];
  readonly hostname: string;
  readonly postmaster: string;
}

export function mailboxList(
  route: Mailboxes,
  organization: Organization,
  senders: SenderRewriting = sendersKept,
): MailboxList {
  const domain = organization.domains[0] ?? organization.hostname;
  const placeOf = (text: string): MailboxPlace | null => mailboxPlace(text, domain);
  const listed = route.mailboxes.flatMap((mailbox) => {
    const place = placeOf(mailbox.address);
    return place ? [{ place, listed: mailbox }] : [];
  });
  const known = byName(listed, placeOf);
  const named = (text: string): ListedMailbox | null => known.get(keyOf(placeOf(text))) ?? null;
  const asItComes = (text: string): ListedMailbox | null => withPlace(placeOf(text));
  const find = (text: string, sender: string | null = null): ListedMailbox | 'no-address' | null => {
    const place = placeOf(text);
    if (!place) return 'no-address';
    const own = named(text);
    if (own) return own;
    // Neither a catch-all nor a mailbox of its own may take what pretends to be one.
    if (senders.isStandIn(text)) return sender === null ? returning(place, senders.original(text)) : null;
    const plain = withoutDetail(text);
    const base = plain === null ? null : named(plain);
    if (base) return base;
    if (route.catchAll !== null) return named(route.catchAll) ?? asItComes(route.catchAll);
    if (listed.length === 0 || route.unknown === 'accept') return asItComes(plain ?? text);
    return /^postmaster@/.test(place.address) ? (named(organization.postmaster) ?? asItComes(text)) : null;
  };
  return {
    find,
    named,
    listed,
    senderOnward: senders.onward,
    isStandIn: senders.isStandIn,
    loopMark: senders.loopMark,
    ofAccount: (username) => mailboxOfAccount(username, listed, domain, route.catchAll === null ? asItComes : find),
  };
}

function byName(
  listed: readonly ListedMailbox[],
  placeOf: (text: string) => MailboxPlace | null,
): ReadonlyMap<string, ListedMailbox> {
  const known = new Map<string, ListedMailbox>();
  for (const found of listed) {
    for (const text of [found.place.address, ...(found.listed?.aliases ?? [])]) known.set(keyOf(placeOf(text)), found);
  }
  return known;
}

/** A notice about a forwarded letter goes to who wrote it. */
function returning(place: MailboxPlace, original: string | null): ListedMailbox | null {
  return original === null
    ? null
    : {
        place,
        listed: {
          address: place.address,
          aliases: [],
          account: null,
          quotaBytes: null,
          forwardTo: [original],
          keepCopy: false,
        },
      };
}

/** Bound in the settings; where nothing is listed, the login name is the name of the mailbox. */
function mailboxOfAccount(
  username: string,
  listed: readonly ListedMailbox[],
  domain: string,
  whose: MailboxList['find'],
): ListedMailbox | null {
  const bound = listed.find((found) => found.listed?.account === username);
  if (bound || listed.length > 0) return bound ?? null;
  const found = whose(username.includes('@') ? username : `${username}@${domain}`);
  return found === 'no-address' ? null : found;
}

function keyOf(place: MailboxPlace | null): string {
  return place ? place.folders.join('/') : '';
}

function withPlace(place: MailboxPlace | null): ListedMailbox | null {
  return place && { place, listed: null };
}
