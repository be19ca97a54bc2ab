// Addresses and domains as envelopes carry them (RFC 5321 §4.1.2, RFC 6531).
// Reading is forgiving where the world is careless and strict where a relay
// could be tricked: source routes are dropped, '%', '!' and a quoted '@' in the
// local part are called tricks so that policy can refuse them.
import { domainToASCII } from 'node:url';

export interface Address {
  readonly local: string;
  /** Lower case, ASCII form; "" for <postmaster> without a domain; "[192.0.2.1]" for a literal. */
  readonly domain: string;
}

/** Splits at the last '@'; null when there is no local part or the domain cannot be one. */
export function parseAddress(text: string): Address | null {
  const at = text.lastIndexOf('@');
  if (at < 0) return text.toLowerCase() === 'postmaster' ? { local: text, domain: '' } : null;
  const local = text.slice(0, at);
  const domain = normalizeDomain(text.slice(at + 1));
  return local === '' || domain === null || /[\s\x00-\x1f<>]/.test(local) ? null : { local, domain };
}

/** Lower-case ASCII form of a domain or address literal; null when it is none. */
export function normalizeDomain(text: string): string | null {
  if (/^\[[0-9a-zA-Z:.]+\]$/.test(text)) return text.toLowerCase();
  const ascii = domainToASCII(text.replace(/\.$/, ''));
  const labels = ascii.split('.');
  const good = (label: string): boolean => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label);
  return ascii !== '' && ascii.length <= 253 && labels.every(good) ? ascii : null;
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
    const same = parsed && mine && parsed.domain === mine.domain && parsed.local === mine.local.toLowerCase();
    return same ? 2000 : 0;
  }
  if (wanted.startsWith('*.')) {
    const suffix = `.${normalizeDomain(wanted.slice(2)) ?? wanted.slice(2)}`;
    return domain.endsWith(suffix) ? 1 + suffix.length : 0;
  }
  return domain !== '' && domain === (normalizeDomain(wanted) ?? wanted) ? 1000 : 0;
}

/** True where the domain of `address` is one of `domains` (no wildcards), or it has none (<postmaster>). */
export function isLocal(address: string, domains: readonly string[]): boolean {
  const domain = domainOf(address);
  return domain === '' || domains.some((d) => normalizeDomain(d) === domain);
}

/** The old tricks that make one relay carry mail past another's policy: a%b@c, b!a@c, "a@b"@c. */
export function isRoutingTrick(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return /[%!@]/.test(local) || local.startsWith('@');
}
