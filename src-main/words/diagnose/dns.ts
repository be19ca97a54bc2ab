// What is said of a domain's records in DNS: what is published, what it means for the
// mail, what to change, and what to ask the provider for. Records themselves are lines
// for machines; only what stands in for a part nobody knows yet is said here.
import { page } from '../page';

interface Mx {
  readonly preference: number;
  readonly host: string;
}

const ranked = (records: readonly Mx[]): string => records.map((m) => `${m.preference} ${m.host}`).join(', ');
const holdMail = (domain: string): string => `Please hold mail for ${domain} on your host while our line is down.`;
const pointBack = (hostname: string, address: string | null): string =>
  address === null
    ? `Which fixed address will our line have? Please let it point back (PTR) to ${hostname}.`
    : `Please let ${address} point back (PTR) to ${hostname}.`;

export const dnsWords = page({
  /** Of a name server that was asked about a domain. */
  trouble: {
    silent: (server: string) =>
      `The name server ${server} does not answer. Is the line up? Check its address, or ask another.`,
    unreachable: (server: string) => `The name server ${server} cannot be reached. Is the line up? Check its address.`,
    nonsense: (server: string) => `What answers at ${server} is no name server that understands us. Check its address.`,
    servfail: (server: string, domain: string) =>
      `The name server ${server} failed to find out about ${domain}. Senders may fail too. The domain's own name servers may be down or its signatures (DNSSEC) wrong: tell who keeps its DNS.`,
    refused: (server: string) =>
      `The name server ${server} does not answer questions from here. Ask the one your line's provider gives you.`,
    'no-such-name': (server: string, domain: string) =>
      `${domain} does not exist in DNS, says ${server}. No mail can reach it. Check the spelling; else the domain is not registered, has run out, or is not delegated.`,
    stopped: (server: string) => `Asking ${server} was stopped before it answered.`,
  },

  found: {
    'servers-differ': (server: string, mx: readonly Mx[]) =>
      `The name server ${server} says something else (${ranked(mx) || 'none'}). Senders reach one or the other. If a change was made lately, wait until the old records have run out; else correct that server.`,
    'mx-null': (domain: string) =>
      `${domain} says that it takes no mail at all (a null MX, RFC 7505). Let it be replaced by the records below.`,
    /** `addresses`: the domain's own. */
    'mx-missing': (domain: string, addresses: readonly string[]) => {
      const instead =
        addresses.length > 0
          ? `Senders try the domain's own address (${addresses.join(', ')}) instead, usually a web server`
          : 'No mail can reach it';
      return `${domain} has no MX record. ${instead}. Let the records below be entered.`;
    },
    'mx-expected': (domain: string, { host, preference }: Mx) =>
      `${domain} has no MX record for ${host}. Mail takes another way than this office expects. Let it be added with preference ${preference}.`,
    'mx-unexpected': (domain: string, { host, preference }: Mx) =>
      `${domain} also sends mail to ${host} (preference ${preference}), which the settings do not know. If nobody fetches mail there, it is lost to the office: let the record be removed or tell Dialpost about the host.`,
    'mx-unknown-provider': (domain: string, mx: readonly Mx[]) =>
      `Mail for ${domain} goes to ${mx.map((m) => `${m.host} (${m.preference})`).join(', ')}. Name the provider's hosts to have this compared with what should stand there.`,
    'mx-order': (domain: string, mx: readonly Mx[], wanted: readonly Mx[]) =>
      `The MX records of ${domain} stand in the wrong order: ${ranked(mx)}. Senders try the lowest number first. It should be: ${ranked(wanted)}.`,
    'mx-right': (domain: string, mx: readonly Mx[]) =>
      `The MX records of ${domain} are as they should be: ${ranked(mx)}.`,
    'mx-alias': (host: string) =>
      `${host} is only another name's alias (CNAME). Some senders do not deliver to such an MX. Let the MX name the real host.`,
    'mx-is-address': (host: string) =>
      `The MX record names an address (${host}) where a host's name belongs. Many senders cannot use it. Let it name a host that has this address.`,
    'mx-no-address': (host: string) =>
      `${host} takes our mail but has no address. No mail reaches it. Let an A record be added for it.`,
    'mx-private': (host: string, address: string) =>
      `${host} has the address ${address}, which only the office itself can reach. Nobody outside can send mail there. Let the public address stand in DNS.`,
    'mx-dialup': (host: string) =>
      `Mail is sent straight to ${host}, though this office is mostly off line and has no fixed address. It waits at the senders, is returned after days, or reaches a stranger who has the address now. Let only the provider's hosts stand in the MX records.`,
    'ttl-long': (domain: string, host: string, ttl: number) =>
      `The MX record of ${domain} for ${host} may be remembered for ${Math.round(ttl / 3600)} hours (TTL ${ttl}). A change takes that long to be seen; before one let the TTL be lowered to 3600.`,
    'ttl-short': (domain: string, host: string, ttl: number) =>
      `The MX record of ${domain} for ${host} is asked for again all the time (TTL ${ttl}). 3600 spares everybody work.`,
    'address-wrong': (host: string, published: string, own: string) =>
      `${host} points to ${published}, but the office has ${own}. Mail goes to another computer. Let the record be corrected.`,
    'ptr-missing': (host: string, address: string) =>
      `${address} points back to no name. Some hosts refuse mail from such an address. Ask the provider of the line for a PTR record to ${host}.`,
    'ptr-other': (host: string, address: string, names: readonly string[]) =>
      `${address} points back to ${names.join(', ')} instead of ${host}. Some hosts distrust that. Ask the provider of the line to change the PTR record.`,
  },

  titles: {
    'provider-dialup': 'The provider keeps our DNS; we dial in, and it holds our mail',
    'provider-permanent': 'The provider keeps our DNS; our line is always on',
    'own-dns': 'We keep our DNS ourselves',
    'front-servers': 'Other servers take our mail in front of ours',
  },

  /** Stand in a record for what only others know, so that a person fills it in. */
  blank: {
    providerHost: '<mail host of the provider>',
    frontServer: '<front server>',
    frontAddress: '<its address>',
    officeAddress: '<fixed address of the office>',
    secondNameServer: '<second name server at the provider>',
  },

  /** What to ask the provider, or whoever keeps the servers, for. */
  ask: {
    'provider-dialup': (domain: string, hostname: string, address: string | null) => [
      `Please take mail for ${domain} on your host, hold it while we are off line, and release it when we ask (ETRN, ATRN or a mailbox).`,
      'Please enter the MX records above.',
      address === null ? 'Please let no MX or A record point to our dial-up address.' : pointBack(hostname, address),
    ],
    'provider-permanent': (domain: string, hostname: string, address: string | null) => [
      'Please enter the records above.',
      pointBack(hostname, address),
      holdMail(domain),
    ],
    'own-dns': (domain: string, hostname: string, address: string | null) => [
      `Please delegate ${domain} to the name servers above, with the address of ns1 as glue.`,
      'Please be our second name server: our own is not always reached.',
      pointBack(hostname, address),
      holdMail(domain),
    ],
    'front-servers': (domain: string, hostname: string) => [
      `Front servers: take mail for ${domain}, check it, and pass it on to ${hostname} only.`,
      `The office's own server needs no record in the public DNS; close port 25 to everybody but the front servers.`,
    ],
  },
});
