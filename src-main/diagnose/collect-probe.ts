// Finds out how a provider would release the mail it holds: by what its host offers
// (ETRN, ATRN, TURN; also after the login, and on the port of on-demand relay), and by
// mailboxes at that host or at its usual neighbours (imap., pop., mail.). Sends no
// mail and asks for none. Never rejects.
import { setMaxListeners } from 'node:events';
import { isIP } from 'node:net';
import type { Finding, SmtpProbe } from '../contract/diagnose/diagnose';
import type { CollectOffer, CollectProbe } from '../contract/diagnose/collect';
import { createTranscript } from '../smtp/transcript';
import { type FoundMailbox, type ProbedMailbox, probeMailbox } from './mailbox-probe';
import { type ProbeDeps, probeSmtp } from './smtp-probe';
import type { ProbeTarget } from './smtp-seen';
import { collectTestWords } from '../words/diagnose/tests';

/** RFC 2645 §5.1, RFC 8314 §3, RFC 3501, RFC 1939. */
export const PORTS = { odmr: 366, imaps: 993, imap: 143, pop3s: 995, pop3: 110 };

export interface CollectProbeDeps extends ProbeDeps {
  /** Where the other services are looked for; left out: where they belong. */
  readonly ports?: typeof PORTS;
}

export async function probeCollect(
  target: ProbeTarget,
  deps: CollectProbeDeps,
  signal: AbortSignal,
): Promise<CollectProbe> {
  // Dozens of conversations hang on one signal; that is meant.
  setMaxListeners(0, signal);
  const ports = deps.ports ?? PORTS;
  const [smtp, odmr, ...mailboxes] = await Promise.all([
    probeSmtp(target, deps, signal),
    probeSmtp({ ...target, port: ports.odmr, security: 'opportunistic', credentials: null }, deps, signal),
    ...places(target.host, ports).map((place) =>
      probeMailbox(place, deps.dnsServers, { ...deps, transcript: createTranscript() }, signal),
    ),
  ]);
  const offers = [
    ...smtpOffers(smtp, target),
    ...odmrOffers(odmr, target, ports.odmr),
    ...best(mailboxes, 'imap'),
    ...best(mailboxes, 'pop3'),
  ];
  const first = offers.filter((offer, i) => offers.findIndex(({ method }) => method === offer.method) === i);
  return { offers: first, findings: findings(smtp, first, target) };
}

function smtpOffers({ extensions, tls }: SmtpProbe, { host, port, security }: ProbeTarget): readonly CollectOffer[] {
  const words = extensions.map((line) => line.split(/[ =]/)[0]?.toUpperCase() ?? '');
  const way = security === 'implicit' ? 'implicit' : 'starttls';
  const secured = tls === null ? 'none' : way;
  return (['etrn', 'atrn', 'turn'] as const)
    .filter((method) => words.includes(method.toUpperCase()))
    .map((method) => ({ method, host, port, security: secured, said: method.toUpperCase() }));
}

/** Who greets on that port does on-demand relay, whether its EHLO says so or not. */
function odmrOffers({ banner, tls }: SmtpProbe, { host }: ProbeTarget, port: number): readonly CollectOffer[] {
  return banner === null
    ? []
    : [{ method: 'atrn', host, port, security: tls === null ? 'none' : 'starttls', said: banner }];
}

const rank = ({ offer, trusted }: FoundMailbox): number =>
  (trusted ? 0 : 3) + { implicit: 0, starttls: 1, none: 2 }[offer.security];

function best(found: readonly (FoundMailbox | null)[], kind: 'imap' | 'pop3'): readonly CollectOffer[] {
  return found
    .filter((one) => one !== null)
    .filter(({ offer }) => offer.method === kind)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 1)
    .map(({ offer }) => offer);
}

function places(host: string, ports: typeof PORTS): readonly ProbedMailbox[] {
  const at = (kind: 'imap' | 'pop3', prefixes: readonly string[]): readonly ProbedMailbox[] =>
    neighbours(host, prefixes).flatMap((name) =>
      [true, false].map((implicit) => ({
        kind,
        host: name,
        implicit,
        port: ports[implicit ? (`${kind}s` as const) : kind],
      })),
    );
  return [...at('imap', ['imap', 'mail']), ...at('pop3', ['pop', 'pop3', 'mail'])];
}

/** smtp.isp.example → imap.isp.example …, and the host itself last. */
function neighbours(host: string, prefixes: readonly string[]): readonly string[] {
  const labels = host.toLowerCase().split('.');
  if (isIP(host) !== 0 || labels.length < 2) return [host];
  const domain = labels.slice(labels.length > 2 ? 1 : 0).join('.');
  return [...new Set([...prefixes.map((prefix) => `${prefix}.${domain}`), host.toLowerCase()])];
}

function findings(smtp: SmtpProbe, offers: readonly CollectOffer[], { host }: ProbeTarget): readonly Finding[] {
  const failed =
    smtp.banner === null || smtp.auth.ok === false ? smtp.findings.filter(({ severity }) => severity === 'error') : [];
  const found = offers.map((offer): Finding => ({
    severity: 'good',
    code: `collect-${offer.method}`,
    text: collectTestWords.offers(
      offer.host,
      collectTestWords.what[offer.method],
      offer.port,
      offer.security !== 'none',
    ),
  }));
  if (found.length > 0) return [...failed, ...found];
  return [
    ...failed,
    {
      severity: 'note',
      code: 'collect-none',
      text: collectTestWords.none(host),
    },
  ];
}
