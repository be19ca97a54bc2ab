// What DNS says about our mail held against what should stand there, as sentences:
// what is published, what it means for the mail, what to change. Pure.
import { isIP } from 'node:net';
import type { Finding, MxRecord, Severity, Situation } from '../../contract/diagnose/diagnose';
import type { DnsTrouble } from './ask';
import type { DnsSeen } from './look';
import { type Office, type WantedRecord, wantedMx } from './records';
import { isPrivate } from '../private-address';

const finding = (severity: Severity, code: string, text: string): Finding => ({ severity, code, text });
const ORDER: readonly Severity[] = ['error', 'warning', 'note', 'good'];

/** Worst first. */
export function dnsFindings(seen: DnsSeen, office: Office, situation: Situation): readonly Finding[] {
  const troubles = seen.troubles.map(({ server, trouble }) => troubleFinding(server, trouble, office.domain));
  const differing = seen.differing.map(({ server, mx }) =>
    finding(
      'warning',
      'servers-differ',
      `The name server ${server} says something else (${mx}). Senders reach one or the other. If a change was made lately, wait until the old records have run out; else correct that server.`,
    ),
  );
  const records = seen.answered
    ? [...mxFindings(seen, office, situation), ...hostFindings(seen, office, situation)]
    : [];
  return [...troubles, ...differing, ...records].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function troubleFinding(server: string, trouble: DnsTrouble, domain: string): Finding {
  const texts: Readonly<Record<DnsTrouble, readonly [Severity, string]>> = {
    silent: ['error', `The name server ${server} does not answer. Is the line up? Check its address, or ask another.`],
    unreachable: ['error', `The name server ${server} cannot be reached. Is the line up? Check its address.`],
    nonsense: ['error', `What answers at ${server} is no name server that understands us. Check its address.`],
    servfail: [
      'error',
      `The name server ${server} failed to find out about ${domain}. Senders may fail too. The domain's own name servers may be down or its signatures (DNSSEC) wrong: tell who keeps its DNS.`,
    ],
    refused: [
      'warning',
      `The name server ${server} does not answer questions from here. Ask the one your line's provider gives you.`,
    ],
    'no-such-name': [
      'error',
      `${domain} does not exist in DNS, says ${server}. No mail can reach it. Check the spelling; else the domain is not registered, has run out, or is not delegated.`,
    ],
    stopped: ['note', `Asking ${server} was stopped before it answered.`],
  };
  const [severity, text] = texts[trouble];
  return finding(severity, `dns-${trouble}`, text);
}

function mxFindings({ mx, addresses }: DnsSeen, office: Office, situation: Situation): readonly Finding[] {
  if (mx.some((record) => record.host === ''))
    return [
      finding(
        'error',
        'mx-null',
        `${office.domain} says that it takes no mail at all (a null MX, RFC 7505). Let it be replaced by the records below.`,
      ),
    ];
  if (mx.length > 0) return compare(mx, wantedMx(situation, office), office.domain);
  // RFC 5321 §5.1: without an MX the domain's own address counts.
  const instead =
    addresses.length > 0
      ? `Senders try the domain's own address (${addresses.map((a) => a.address).join(', ')}) instead, usually a web server`
      : 'No mail can reach it';
  return [
    finding('error', 'mx-missing', `${office.domain} has no MX record. ${instead}. Let the records below be entered.`),
  ];
}

function compare(mx: readonly MxRecord[], wanted: readonly WantedRecord[], domain: string): readonly Finding[] {
  const known = wanted.filter(({ host }) => !host.startsWith('<'));
  const missing = known.filter(({ host }) => !mx.some((m) => same(m.host, host)));
  const strange = mx.filter((m) => !known.some(({ host }) => same(m.host, host)));
  const found: Finding[] = [];
  for (const { host, preference } of missing)
    found.push(
      finding(
        'error',
        'mx-expected',
        `${domain} has no MX record for ${host}. Mail takes another way than this office expects. Let it be added with preference ${preference}.`,
      ),
    );
  if (known.length === wanted.length) {
    for (const { host, preference } of strange)
      found.push(
        finding(
          'warning',
          'mx-unexpected',
          `${domain} also sends mail to ${host} (preference ${preference}), which the settings do not know. If nobody fetches mail there, it is lost to the office: let the record be removed or tell Dialpost about the host.`,
        ),
      );
  } else
    found.push(
      finding(
        'note',
        'mx-unknown-provider',
        `Mail for ${domain} goes to ${mx.map((m) => `${m.host} (${m.preference})`).join(', ')}. Name the provider's hosts to have this compared with what should stand there.`,
      ),
    );
  if (missing.length === 0 && outOfOrder(mx, known))
    found.push(
      finding(
        'error',
        'mx-order',
        `The MX records of ${domain} stand in the wrong order: ${mx.map((m) => `${m.preference} ${m.host}`).join(', ')}. Senders try the lowest number first. It should be: ${known.map((w) => `${w.preference} ${w.host}`).join(', ')}.`,
      ),
    );
  if (found.length === 0)
    found.push(
      finding(
        'good',
        'mx-right',
        `The MX records of ${domain} are as they should be: ${mx.map((m) => `${m.preference} ${m.host}`).join(', ')}.`,
      ),
    );
  return found;
}

function outOfOrder(mx: readonly MxRecord[], wanted: readonly WantedRecord[]): boolean {
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
  return aliases.includes(host)
    ? [
        finding(
          'warning',
          'mx-alias',
          `${host} is only another name's alias (CNAME). Some senders do not deliver to such an MX. Let the MX name the real host.`,
        ),
      ]
    : [];
}

function addressFindings({ host, addresses }: MxRecord): readonly Finding[] {
  if (isIP(host) !== 0)
    return [
      finding(
        'error',
        'mx-is-address',
        `The MX record names an address (${host}) where a host's name belongs. Many senders cannot use it. Let it name a host that has this address.`,
      ),
    ];
  if (addresses.length === 0)
    return [
      finding(
        'error',
        'mx-no-address',
        `${host} takes our mail but has no address. No mail reaches it. Let an A record be added for it.`,
      ),
    ];
  const hidden = addresses.filter(({ address }) => isPrivate(address));
  return hidden.map(({ address }) =>
    finding(
      'error',
      'mx-private',
      `${host} has the address ${address}, which only the office itself can reach. Nobody outside can send mail there. Let the public address stand in DNS.`,
    ),
  );
}

const LONG = 86_400;
const SHORT = 60;

function ttlFindings({ host, ttl }: MxRecord, domain: string): readonly Finding[] {
  if (ttl > LONG)
    return [
      finding(
        'note',
        'ttl-long',
        `The MX record of ${domain} for ${host} may be remembered for ${Math.round(ttl / 3600)} hours (TTL ${ttl}). A change takes that long to be seen; before one let the TTL be lowered to 3600.`,
      ),
    ];
  return ttl < SHORT
    ? [
        finding(
          'note',
          'ttl-short',
          `The MX record of ${domain} for ${host} is asked for again all the time (TTL ${ttl}). 3600 spares everybody work.`,
        ),
      ]
    : [];
}

function ownHostFindings({ host, addresses }: MxRecord, { address }: Office, situation: Situation): readonly Finding[] {
  const found: Finding[] = [];
  if (situation === 'provider-dialup' && address === null) {
    return [
      finding(
        'error',
        'mx-dialup',
        `Mail is sent straight to ${host}, though this office is mostly off line and has no fixed address. It waits at the senders, is returned after days, or reaches a stranger who has the address now. Let only the provider's hosts stand in the MX records.`,
      ),
    ];
  }
  const other = addresses.filter((a) => address !== null && a.address !== address);
  for (const a of other)
    found.push(
      finding(
        'error',
        'address-wrong',
        `${host} points to ${a.address}, but the office has ${address}. Mail goes to another computer. Let the record be corrected.`,
      ),
    );
  for (const a of addresses.filter((one) => !other.includes(one))) {
    if (a.ptr.length === 0)
      found.push(
        finding(
          'warning',
          'ptr-missing',
          `${a.address} points back to no name. Some hosts refuse mail from such an address. Ask the provider of the line for a PTR record to ${host}.`,
        ),
      );
    else if (!a.ptr.some((name) => same(name, host)))
      found.push(
        finding(
          'warning',
          'ptr-other',
          `${a.address} points back to ${a.ptr.join(', ')} instead of ${host}. Some hosts distrust that. Ask the provider of the line to change the PTR record.`,
        ),
      );
  }
  return found;
}
