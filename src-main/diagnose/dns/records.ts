// What should stand in DNS so that the office gets its mail, for each of the four
// situations: lines ready to copy into a zone file, and what to ask the provider.
// What only the provider knows stands in <…>. Pure.
//
// The thought behind it: a host that is mostly off line must not be the only place
// mail is sent to, and a dial-up address that changes must not stand in DNS at all,
// or mail for the office reaches whoever has the address now.
import { isIP, isIPv4 } from 'node:net';
import type { Situation, ZoneAdvice } from '../../contract/diagnose/diagnose';
import { reverseName } from './message';

export interface Office {
  readonly domain: string;
  /** The office server's own name. */
  readonly hostname: string;
  /** Its fixed public address, or null. */
  readonly address: string | null;
  readonly providerHosts: readonly string[];
  readonly frontServers: readonly { readonly host: string; readonly address: string | null }[];
}

/** An MX that should be there: the host and how it ranks (equal ranks: equal preference). */
export interface WantedRecord {
  readonly host: string;
  readonly preference: number;
}

const TTL = 3600;
const SHORT_TTL = 300;

const TITLES: Readonly<Record<Situation, string>> = {
  'provider-dialup': 'The provider keeps our DNS; we dial in, and it holds our mail',
  'provider-permanent': 'The provider keeps our DNS; our line is always on',
  'own-dns': 'We keep our DNS ourselves',
  'front-servers': 'Other servers take our mail in front of ours',
};

/** The advice for one situation. */
export function zoneAdvice(situation: Situation, office: Office, chosen: boolean): ZoneAdvice {
  const wanted = wantedMx(situation, office);
  const lines = [
    ...(situation === 'own-dns' ? nameServerLines(office) : []),
    ...wanted.map(({ host, preference }) => line(office.domain, TTL, 'MX', `${preference} ${dot(host)}`)),
    ...hostLines(situation, office),
  ];
  return { situation, title: TITLES[situation], chosen, lines, ask: askFor(situation, office) };
}

/** The MX records that fit the situation, best first. */
export function wantedMx(
  situation: Situation,
  { hostname, address, providerHosts, frontServers }: Office,
): readonly WantedRecord[] {
  // RFC 5321 §5.1: an MX names a host; where only an address is known, the provider must tell the name.
  const named = providerHosts.filter((host) => isIP(host) === 0);
  const provider = named.length > 0 ? named : ['<mail host of the provider>'];
  const backups = (from: number): readonly WantedRecord[] =>
    provider.map((host, i) => ({ host, preference: from + 10 * i }));
  const own = { host: hostname, preference: 10 };
  switch (situation) {
    case 'provider-dialup':
      // With a fixed address the provider's host must know where to send when ETRN asks: the best MX is ours.
      return address === null ? backups(10) : [own, ...backups(20)];
    case 'front-servers':
      return frontServers.length > 0
        ? frontServers.map(({ host }) => ({ host, preference: 10 }))
        : [{ host: '<front server>', preference: 10 }];
    default:
      return [own, ...backups(20)];
  }
}

function hostLines(situation: Situation, { hostname, address, frontServers }: Office): readonly string[] {
  if (situation === 'front-servers')
    return frontServers.map(({ host, address: at }) => addressLine(host, at, '<its address>', TTL));
  if (situation === 'provider-dialup' && address === null) return [];
  const own = addressLine(hostname, address, '<fixed address of the office>', TTL);
  return address === null ? [own] : [own, line(reverseName(address), TTL, 'PTR', dot(hostname))];
}

function nameServerLines({ domain, address }: Office): readonly string[] {
  const own = `ns1.${domain}`;
  return [
    `${dot(domain)} ${TTL} IN SOA ${dot(own)} hostmaster.${dot(domain)} ( 1 3600 900 1209600 ${SHORT_TTL} )`,
    line(domain, TTL, 'NS', dot(own)),
    line(domain, TTL, 'NS', '<second name server at the provider>.'),
    addressLine(own, address, '<fixed address of the office>', TTL),
  ];
}

function line(name: string, ttl: number, type: string, value: string): string {
  return `${dot(name)} ${ttl} IN ${type} ${value}`;
}

function addressLine(host: string, address: string | null, otherwise: string, ttl: number): string {
  return line(host, ttl, address === null || isIPv4(address) ? 'A' : 'AAAA', address ?? otherwise);
}

/** RFC 1035 §5.1: a name in a zone file that does not end with a dot gets the zone's name behind it. */
function dot(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

function askFor(situation: Situation, { domain, hostname, address }: Office): readonly string[] {
  const hold = `Please take mail for ${domain} on your host, hold it while we are off line, and release it when we ask (ETRN, ATRN or a mailbox).`;
  const ptr =
    address === null
      ? `Which fixed address will our line have? Please let it point back (PTR) to ${hostname}.`
      : `Please let ${address} point back (PTR) to ${hostname}.`;
  switch (situation) {
    case 'provider-dialup':
      return [
        hold,
        'Please enter the MX records above.',
        ...(address === null ? [`Please let no MX or A record point to our dial-up address.`] : [ptr]),
      ];
    case 'provider-permanent':
      return [
        'Please enter the records above.',
        ptr,
        `Please hold mail for ${domain} on your host while our line is down.`,
      ];
    case 'own-dns':
      return [
        `Please delegate ${domain} to the name servers above, with the address of ns1 as glue.`,
        'Please be our second name server: our own is not always reached.',
        ptr,
        `Please hold mail for ${domain} on your host while our line is down.`,
      ];
    case 'front-servers':
      return [
        `Front servers: take mail for ${domain}, check it, and pass it on to ${hostname} only.`,
        `The office's own server needs no record in the public DNS; close port 25 to everybody but the front servers.`,
      ];
  }
}
