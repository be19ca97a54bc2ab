// Addresses as folder names, the same on every system. Two addresses that differ
// only in case share a folder; nothing else does, and no address can name a place
// outside: everything but a few plain characters becomes %xx. Pure.
import { createHash } from 'node:crypto';
import { localName, parseAddress } from '../mail/address';

export interface MailboxPlace {
  /** Folder of the domain, folder of the local part: two safe names. */
  readonly folders: readonly [string, string];
  /** The address as the mailbox is called: lower case. */
  readonly address: string;
}

/** Windows keeps these for devices, with and without an extension, in any case. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/;
/** 255 bytes is what file systems take; some add their own marks. */
const LONGEST = 180;

function hex(byte: number): string {
  return `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;
}

/** One name out of any text that is not empty. */
export function safeName(text: string): string {
  const plain = (byte: number): boolean => /[a-z0-9._+-]/.test(String.fromCharCode(byte));
  const bytes = [...Buffer.from(text.toLowerCase().normalize('NFC'))];
  let name = bytes.map((byte) => (plain(byte) ? String.fromCharCode(byte) : hex(byte))).join('');
  // A leading dot hides or climbs, a trailing one Windows drops.
  name = name.replace(/^\./, hex(0x2e)).replace(/\.$/, hex(0x2e));
  if (RESERVED.test(name)) name = hex(name.charCodeAt(0)) + name.slice(1);
  if (name.length <= LONGEST) return name;
  // '~' is never plain, so a shortened name meets no whole one.
  return `${name.slice(0, LONGEST - 33)}~${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}

/** Where mail for `address` lies; `defaultDomain` is <postmaster>'s. null where it is no address. */
export function mailboxPlace(address: string, defaultDomain: string): MailboxPlace | null {
  const parsed = parseAddress(address);
  if (!parsed) return null;
  const domain = parsed.domain === '' ? defaultDomain.toLowerCase() : parsed.domain;
  const local = localName(parsed.local);
  // Two quotes with nothing between name no folder.
  return local === ''
    ? null
    : { folders: [safeName(domain), safeName(local)], address: `${parsed.local.toLowerCase()}@${domain}` };
}

/** "anna+shop@office.example" without what stands after the "+" (RFC 5233); null where there is no detail. */
export function withoutDetail(address: string): string | null {
  const parsed = parseAddress(address);
  const plus = parsed?.local.indexOf('+') ?? -1;
  return !parsed || plus <= 0 || parsed.local.startsWith('"')
    ? null
    : `${parsed.local.slice(0, plus)}@${parsed.domain}`;
}
