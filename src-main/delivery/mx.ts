// Which hosts take mail for a domain (RFC 5321 §5.1): its MX records by preference, or
// the domain itself where it has none. A null MX (RFC 7505) and a name that does not
// exist are answers for good; a domain whose own name servers fail is tried again
// later. Whether it is our name servers that are silent is asked, not guessed: then
// nobody's mail is at fault. Where we stand in the list ourselves, we and everybody
// equal or worse are left out, or mail would go in circles. Nothing rejects.
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { normalizeDomain } from '../mail/address';
import { makeReply, noReply, type Reply } from '../mail/reply';
import { deliveryWords } from '../words/delivery';

export interface Exchange {
  readonly host: string;
  readonly preference: number;
  readonly addresses: readonly string[];
}

export type Exchanges =
  /** In the order to try them; those with the same `key` are the same hosts. */
  | { readonly kind: 'found'; readonly key: string; readonly exchanges: readonly Exchange[] }
  /** For good. */
  | { readonly kind: 'failed'; readonly reply: Reply }
  /** The domain's name servers are in trouble. */
  | { readonly kind: 'later'; readonly reply: Reply }
  /** Ours do not answer. */
  | { readonly kind: 'no-dns'; readonly reply: Reply };

export interface MxDeps {
  /** "192.0.2.53" or "192.0.2.53:5353"; empty: the system's. */
  readonly servers: readonly string[];
  readonly timeoutMs: number;
  /** Names we go by ourselves. */
  readonly ourNames: readonly string[];
  /** True where we ourselves would answer at this address. */
  isOurs(address: string): boolean;
}

/** The hosts for `domain` (ASCII form, or an address literal). */
export async function findExchanges(domain: string, deps: MxDeps): Promise<Exchanges> {
  const literal = literalAddress(domain);
  if (literal !== null) return found([{ host: literal, preference: 0, addresses: [literal] }]);
  const resolver = new Resolver({ timeout: Math.max(500, Math.floor(deps.timeoutMs / 4)), tries: 2 });
  if (deps.servers.length > 0) resolver.setServers(deps.servers);
  try {
    return await look(domain, resolver, deps);
  } catch (error) {
    return failure(domain, codeOf(error), resolver);
  }
}

async function look(domain: string, resolver: Resolver, deps: MxDeps): Promise<Exchanges> {
  const records = await mxRecords(domain, resolver);
  // RFC 7505 §3: one record whose host is the root says that the domain takes no mail.
  if (records.length === 1 && records[0]?.exchange === '')
    return failed(556, `5.1.10 ${deliveryWords.exchange.nullMx(domain)}`);
  const named = records.filter(({ exchange }) => exchange !== '');
  // RFC 5321 §5.1: without MX records the domain is its own host.
  const wanted = records.length === 0 ? [{ exchange: domain, priority: 0 }] : named;
  const answers = await Promise.all(
    wanted.map(async ({ exchange, priority }) => ({
      host: plain(exchange),
      preference: priority,
      ...(await addressesOf(exchange, resolver)),
    })),
  );
  const worst = Math.min(...answers.filter((one) => isUs(one, deps)).map((one) => one.preference));
  const others = answers.filter((one) => one.preference < worst);
  if (answers.length > 0 && others.length === 0) return failed(554, `5.4.6 ${deliveryWords.exchange.ours(domain)}`);
  const usable = others.filter((one) => one.addresses.length > 0);
  if (usable.length > 0) return found(inOrder(usable));
  const trouble = others.find((one) => one.code !== null && !isFinal(one.code));
  return failure(domain, trouble?.code ?? 'ENODATA', resolver);
}

async function mxRecords(
  domain: string,
  resolver: Resolver,
): Promise<readonly { readonly exchange: string; readonly priority: number }[]> {
  try {
    return await resolver.resolveMx(domain);
  } catch (error) {
    if (codeOf(error) === 'ENODATA') return [];
    throw error;
  }
}

/** Both families; `code` is why there is none. */
async function addressesOf(
  host: string,
  resolver: Resolver,
): Promise<{ readonly addresses: readonly string[]; readonly code: string | null }> {
  if (isIP(host) !== 0) return { addresses: [host], code: null };
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [codeOf(answer.reason)] : []));
  return {
    addresses,
    code: addresses.length > 0 ? null : (codes.find((code) => !isFinal(code)) ?? codes[0] ?? 'ENODATA'),
  };
}

function isUs({ host, addresses }: Exchange, { ourNames, isOurs }: MxDeps): boolean {
  return ourNames.some((name) => plain(name) === host) || addresses.some(isOurs);
}

function plain(name: string): string {
  return normalizeDomain(name) ?? name.toLowerCase();
}

/** By preference; equal ones in random order, which spreads the load (RFC 5321 §5.1). */
function inOrder(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges
    .map(({ host, preference, addresses }) => ({ exchange: { host, preference, addresses }, lot: Math.random() }))
    .sort((a, b) => a.exchange.preference - b.exchange.preference || a.lot - b.lot)
    .map(({ exchange }) => exchange);
}

function found(exchanges: readonly Exchange[]): Exchanges {
  return {
    kind: 'found',
    key: exchanges
      .map(({ host, preference }) => `${preference} ${host}`)
      .sort()
      .join(','),
    exchanges,
  };
}

function failed(code: number, text: string): Exchanges {
  return { kind: 'failed', reply: makeReply(code, [text]) };
}

/** These say that there is nothing; all others that nobody knows now. */
function isFinal(code: string): boolean {
  return code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EBADNAME';
}

async function failure(domain: string, code: string, resolver: Resolver): Promise<Exchanges> {
  if (code === 'ENODATA') return failed(550, `5.4.4 ${deliveryWords.exchange.noServer(domain)}`);
  if (isFinal(code)) return failed(550, `5.1.2 ${deliveryWords.exchange.noDomain(domain)}`);
  if (isSilence(code) && !(await answersAtAll(resolver)))
    return { kind: 'no-dns', reply: noReply(deliveryWords.exchange.silent, 'name-server-silent') };
  return { kind: 'later', reply: makeReply(451, [`4.4.3 ${deliveryWords.exchange.later(domain, code)}`]) };
}

function isSilence(code: string): boolean {
  return code === 'ETIMEOUT' || code === 'ECONNREFUSED' || code === 'ETIMEDOUT';
}

/** The root has name servers everywhere; any answer shows that somebody is there. */
async function answersAtAll(resolver: Resolver): Promise<boolean> {
  try {
    await resolver.resolveNs('.');
    return true;
  } catch (error) {
    return !isSilence(codeOf(error));
  }
}

/** RFC 5321 §4.1.3: "[192.0.2.1]" or "[ipv6:2001:db8::1]". */
function literalAddress(domain: string): string | null {
  const inside = /^\[(?:ipv6:)?(.+)\]$/i.exec(domain)?.[1];
  return inside !== undefined && isIP(inside) !== 0 ? inside : null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
