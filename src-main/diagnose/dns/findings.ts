// What DNS says about our mail held against what should stand there: what is
// published that should not be, and the other way round. Pure.
import { isIP } from 'node:net';
import type { Finding, MxRecord, Severity, Situation } from '../../contract/diagnose/diagnose';
import { dnsWords } from '../../words/diagnose/dns';
import type { DnsTrouble } from './ask';
import type { DnsSeen } from './look';
import { isNamed, type NamedRecord, type Office, type WantedRecord, wantedMx } from './records';
import { isPrivate } from '../private-address';

const finding = (severity: Severity, code: string, text: string): Finding => ({ severity, code, text });
const TROUBLES: Readonly<Record<DnsTrouble, Severity>> = {
  silent: 'error',
  unreachable: 'error',
  nonsense: 'error',
  servfail: 'error',
  refused: 'warning',
  'no-such-name': 'error',
  stopped: 'note',
};
const ORDER: readonly Severity[] = ['error', 'warning', 'note', 'good'];

/** Worst first. */
export function dnsFindings(seen: DnsSeen, office: Office, situation: Situation): readonly Finding[] {
  const troubles = seen.troubles.map(({ server, trouble }) =>
    finding(TROUBLES[trouble], `dns-${trouble}`, dnsWords.trouble[trouble](server, office.domain)),
  );
  const differing = seen.differing.map(({ server, mx }) =>
    finding('warning', 'servers-differ', dnsWords.found['servers-differ'](server, mx)),
  );
  const records = seen.answered
    ? [...mxFindings(seen, office, situation), ...hostFindings(seen, office, situation)]
    : [];
  return [...troubles, ...differing, ...records].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function mxFindings({ mx, addresses }: DnsSeen, office: Office, situation: Situation): readonly Finding[] {
  const { found } = dnsWords;
  if (mx.some((record) => record.host === '')) return [finding('error', 'mx-null', found['mx-null'](office.domain))];
  if (mx.length > 0) return compare(mx, wantedMx(situation, office), office.domain);
  // RFC 5321 §5.1: without an MX the domain's own address counts.
  const own = addresses.map(({ address }) => address);
  return [finding('error', 'mx-missing', found['mx-missing'](office.domain, own))];
}

function compare(mx: readonly MxRecord[], wanted: readonly WantedRecord[], domain: string): readonly Finding[] {
  const said = dnsWords.found;
  const known = wanted.filter(isNamed);
  const missing = known.filter(({ host }) => !mx.some((m) => same(m.host, host)));
  const strange = mx.filter((m) => !known.some(({ host }) => same(m.host, host)));
  const found: Finding[] = [];
  for (const one of missing) found.push(finding('error', 'mx-expected', said['mx-expected'](domain, one)));
  if (known.length === wanted.length)
    for (const one of strange) found.push(finding('warning', 'mx-unexpected', said['mx-unexpected'](domain, one)));
  else found.push(finding('note', 'mx-unknown-provider', said['mx-unknown-provider'](domain, mx)));
  if (missing.length === 0 && outOfOrder(mx, known))
    found.push(finding('error', 'mx-order', said['mx-order'](domain, mx, known)));
  if (found.length === 0) found.push(finding('good', 'mx-right', said['mx-right'](domain, mx)));
  return found;
}

function outOfOrder(mx: readonly MxRecord[], wanted: readonly NamedRecord[]): boolean {
  const preference = (host: string): number => mx.find((m) => same(m.host, host))?.preference ?? 0;
  return wanted.some((a) =>
    wanted.some((b) => a.preference < b.preference && preference(a.host) >= preference(b.host)),
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');
}

function hostFindings({ mx, aliases }: DnsSeen, office: Office, situation: Situation): readonly Finding[] {
  return mx
    .filter((m) => m.host !== '')
    .flatMap((m) => [
      ...aliasFindings(m, aliases),
      ...addressFindings(m),
      ...ttlFindings(m, office.domain),
      ...(same(m.host, office.hostname) ? ownHostFindings(m, office, situation) : []),
    ]);
}

function aliasFindings({ host }: MxRecord, aliases: readonly string[]): readonly Finding[] {
  // RFC 2181 §10.3.
  return aliases.includes(host) ? [finding('warning', 'mx-alias', dnsWords.found['mx-alias'](host))] : [];
}

function addressFindings({ host, addresses }: MxRecord): readonly Finding[] {
  const { found } = dnsWords;
  if (isIP(host) !== 0) return [finding('error', 'mx-is-address', found['mx-is-address'](host))];
  if (addresses.length === 0) return [finding('error', 'mx-no-address', found['mx-no-address'](host))];
  const hidden = addresses.filter(({ address }) => isPrivate(address));
  return hidden.map(({ address }) => finding('error', 'mx-private', found['mx-private'](host, address)));
}

const LONG = 86_400;
const SHORT = 60;

function ttlFindings({ host, ttl }: MxRecord, domain: string): readonly Finding[] {
  const { found } = dnsWords;
  if (ttl > LONG) return [finding('note', 'ttl-long', found['ttl-long'](domain, host, ttl))];
  return ttl < SHORT ? [finding('note', 'ttl-short', found['ttl-short'](domain, host, ttl))] : [];
}

function ownHostFindings({ host, addresses }: MxRecord, { address }: Office, situation: Situation): readonly Finding[] {
  const said = dnsWords.found;
  if (address === null && situation === 'provider-dialup')
    return [finding('error', 'mx-dialup', said['mx-dialup'](host))];
  return addresses.flatMap((one) => {
    if (address !== null && one.address !== address)
      return [finding('error', 'address-wrong', said['address-wrong'](host, one.address, address))];
    if (one.ptr.length === 0) return [finding('warning', 'ptr-missing', said['ptr-missing'](host, one.address))];
    return one.ptr.some((name) => same(name, host))
      ? []
      : [finding('warning', 'ptr-other', said['ptr-other'](host, one.address, one.ptr))];
  });
}
