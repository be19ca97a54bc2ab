// Addresses and domains as envelopes carry them (RFC 5321 §4.1.2, RFC 6531).
// Reading is forgiving where the world is careless (dots anywhere in the local part,
// "_" in a domain, a last dot, needless quotes) and strict where a relay could be
// tricked: source routes are dropped, '%', '!' and a quoted '@' in the local part are
// called tricks so that policy can refuse them. An address is compared by its parts
// (parseAddress, localName) and sent on as it was written (mail/path.ts).
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

export interface Address {
  readonly local: string;
  /** Lower case, ASCII form; "" for <postmaster> without a domain; "[192.0.2.1]" for a literal. */
  readonly domain: string;
}

// RFC 5321 §4.1.2: a dot-string (read leniently) or a quoted string, which alone may hold blanks.
// Brackets within quotes end a command for too many servers.
const LOCAL = /^(?:[^\s"<>@(),:;\\\x00-\x1f\x7f]+|"(?:[^"\\<>\x00-\x1f\x7f]|\\[\x20-;=?-\x7e])*")$/;

/** "@a,@b:user@c" without its route, which must be accepted and ignored (RFC 5321 app. C). */
export function withoutSourceRoute(text: string): string {
  return text.replace(/^@[^:"]*:/, '');
}

/** "a@office.example." is the same address, with the dot of a name server's notation. */
export function withoutLastDot(address: string): string {
  // No pattern: a stranger's run of "@" would be gone through once for each of them.
  const at = address.indexOf('@');
  const last = address.length - 1;
  return at >= 0 && at < last - 1 && address[last] === '.' && address[last - 1] !== '.'
    ? address.slice(0, -1)
    : address;
}

/**
 * The name before the "@" as it is compared: lower case, without needless quotes (RFC 5321 §4.1.2: "anna" in quotes
 * is anna).
 */
export function localName(local: string): string {
  const bare = local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;
  return bare.toLowerCase();
}

/** Splits at the last '@'; null when there is no local part or the domain cannot be one. */
export function parseAddress(text: string): Address | null {
  const plain = withoutSourceRoute(text);
  const at = plain.lastIndexOf('@');
  if (at < 0) return plain.toLowerCase() === 'postmaster' ? { local: plain, domain: '' } : null;
  const local = plain.slice(0, at);
  const domain = normalizeDomain(plain.slice(at + 1));
  // RFC 5321 §4.5.3.1.1 says 64 octets; longer ones live in the world.
  return domain === null || local.length > 256 || !LOCAL.test(local) ? null : { local, domain };
}

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** A domain in its normal form. */
const DOMAIN = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`);

/** Lower-case ASCII form of a domain or address literal; null when it is none. */
export function normalizeDomain(text: string): string | null {
  // Most are normal already, and this is asked for every address.
  if (DOMAIN.test(text)) return text;
  if (text.startsWith('[')) return isLiteral(text) ? text.toLowerCase() : null;
  const ascii = asciiForm(text.replace(/\.$/, ''));
  return DOMAIN.test(ascii) ? ascii : null;
}

/** "[192.0.2.1]" or "[IPv6:2001:db8::1]" (RFC 5321 §4.1.3). */
function isLiteral(text: string): boolean {
  const inside = /^\[(?:IPv6:)?([0-9a-f:.]+)\]$/i.exec(text)?.[1];
  return inside !== undefined && isIP(inside) !== 0;
}

// domainToASCII reads its text as part of a URL: it undoes %61, cuts at "/" and
// makes 127.0.0.1 of 2130706433. Only true international names go through it.
function asciiForm(domain: string): string {
  if (/^[\x00-\x7f]*$/.test(domain)) return domain.toLowerCase();
  const ascii = /[\x00-\x2c/:-@[-^`{-\x7f]/.test(domain) ? '' : domainToASCII(domain);
  return isIP(ascii) === 0 ? ascii : '';
}

/** The domain of an address in its ASCII form, or "" where it has none. */
export function domainOf(address: string): string {
  return parseAddress(address)?.domain ?? '';
}

/**
 * How exactly `pattern` names `address`: 0 not at all, then rising: "*" 1,
 * "*.example" 2 and more with its length, "example" above every wildcard, a whole
 * address above all. A domain does not name its subdomains.
 */
export function matchStrength(pattern: string, address: string): number {
  const wanted = pattern.toLowerCase();
  if (wanted === '*') return 1;
  const at = wanted.lastIndexOf('@');
  const domain = domainOf(address);
  if (at > 0) {
    const parsed = parseAddress(wanted);
    const mine = parseAddress(address);
    const same = parsed && mine && parsed.domain === mine.domain && localName(parsed.local) === localName(mine.local);
    return same ? 2000 : 0;
  }
  if (wanted.startsWith('*.')) {
    const suffix = `.${normalizeDomain(wanted.slice(2)) ?? wanted.slice(2)}`;
    return domain.endsWith(suffix) ? 1 + suffix.length : 0;
  }
  return domain !== '' && domain === (normalizeDomain(wanted) ?? wanted) ? 1000 : 0;
}

/**
 * True where the domain of `address` is one of `domains` (no wildcards), or it has none (<postmaster>); false for
 * what is no address.
 */
export function isLocal(address: string, domains: readonly string[]): boolean {
  const domain = parseAddress(address)?.domain;
  return domain === '' || (domain !== undefined && domains.some((d) => normalizeDomain(d) === domain));
}

/** The old tricks that make one relay carry mail past another's policy: a%b@c, b!a@c, "a@b"@c. */
export function isRoutingTrick(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return /[%!@]/.test(local);
}
