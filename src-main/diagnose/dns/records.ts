// What should stand in DNS so that the office gets its mail, for each of the four
// situations: lines ready to copy into a zone file, and what to ask the provider.
// What only the provider knows stands in <…>. Pure.
//
// The thought behind it: a host that is mostly off line must not be the only place
// mail is sent to, and a dial-up address that changes must not stand in DNS at all,
// or mail for the office reaches whoever has the address now.
import { isIP, isIPv4 } from 'node:net';
import type { Situation, ZoneAdvice } from '../../contract/diagnose/diagnose';
import { dnsWords } from '../../words/diagnose/dns';
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
  /** Null: only the provider, or who keeps the front servers, knows it. */
  readonly host: string | null;
  readonly preference: number;
}
export interface NamedRecord extends WantedRecord {
  readonly host: string;
}
export const isNamed = (record: WantedRecord): record is NamedRecord => record.host !== null;

const TTL = 3600;
const SHORT_TTL = 300;

/** The advice for one situation. */
export function zoneAdvice(situation: Situation, office: Office, chosen: boolean): ZoneAdvice {
  const { domain, hostname, address } = office;
  const { blank, titles, ask } = dnsWords;
  const wanted = wantedMx(situation, office);
  const unknownHost = situation === 'front-servers' ? blank.frontServer : blank.providerHost;
  const lines = [
    ...(situation === 'own-dns' ? nameServerLines(office) : []),
    ...wanted.map(({ host, preference }) =>
      line(office.domain, TTL, 'MX', `${preference} ${dot(host ?? unknownHost)}`),
    ),
    ...hostLines(situation, office),
  ];
  return { situation, title: titles[situation], chosen, lines, ask: ask[situation](domain, hostname, address) };
}

/** The MX records that fit the situation, best first. */
export function wantedMx(
  situation: Situation,
  { hostname, address, providerHosts, frontServers }: Office,
): readonly WantedRecord[] {
  // RFC 5321 §5.1: an MX names a host; where only an address is known, the provider must tell the name.
  const named = providerHosts.filter((host) => isIP(host) === 0);
  const provider: readonly (string | null)[] = named.length > 0 ? named : [null];
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
        : [{ host: null, preference: 10 }];
    default:
      return [own, ...backups(20)];
  }
}

function hostLines(situation: Situation, { hostname, address, frontServers }: Office): readonly string[] {
  if (situation === 'front-servers')
    return frontServers.map(({ host, address: at }) => addressLine(host, at, dnsWords.blank.frontAddress));
  if (situation === 'provider-dialup' && address === null) return [];
  const own = addressLine(hostname, address, dnsWords.blank.officeAddress);
  return address === null ? [own] : [own, line(reverseName(address), TTL, 'PTR', dot(hostname))];
}

function nameServerLines({ domain, address }: Office): readonly string[] {
  const { blank } = dnsWords;
  const own = `ns1.${domain}`;
  return [
    `${dot(domain)} ${TTL} IN SOA ${dot(own)} hostmaster.${dot(domain)} ( 1 3600 900 1209600 ${SHORT_TTL} )`,
    line(domain, TTL, 'NS', dot(own)),
    line(domain, TTL, 'NS', dot(blank.secondNameServer)),
    addressLine(own, address, blank.officeAddress),
  ];
}

function line(name: string, ttl: number, type: string, value: string): string {
  return `${dot(name)} ${ttl} IN ${type} ${value}`;
}

function addressLine(host: string, address: string | null, otherwise: string): string {
  return line(host, TTL, address === null || isIPv4(address) ? 'A' : 'AAAA', address ?? otherwise);
}

/** RFC 1035 §5.1: a name in a zone file that does not end with a dot gets the zone's name behind it. */
function dot(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}
