// How values stand in Postfix's files and in the shell's, so that nothing a person typed
// becomes more than the value it is. What cannot be written in such a file at all is
// answered with null, left out by whoever asked, and told. Pure.
import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import { normalizeDomain, parseAddress } from '../mail/address';

/** Postfix's lines end at a line's end, and know no way around it. */
const UNWRITABLE = /[\x00-\x1f\x7f]/;

/** A value of main.cf (postconf(5)); null where no line can hold it. */
export function mainValue(text: string): string | null {
  return UNWRITABLE.test(text) || text !== text.trim() ? null : text.replaceAll('$', () => '$$');
}

/** A key of a table (postmap(1)): no blanks, and none of the signs that begin something else. */
export function tableKey(text: string): string | null {
  return UNWRITABLE.test(text) || /[\s"#]/.test(text) ? null : text.toLowerCase();
}

/** A line of a table; null where it cannot stand there. */
export function tableLine(key: string, value: string): string | null {
  const written = tableKey(key);
  return written === null || UNWRITABLE.test(value) || value !== value.trim() ? null : `${written} ${value}`;
}

/** One word of a POSIX shell; null where it holds what no argument can hold. */
export function shellWord(text: string): string | null {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return text.includes('\0') ? null : `'${text.replaceAll("'", () => `'\\''`)}'`;
}

/** A command as one line of a shell; null where an argument cannot be one. */
export function shellCommand(argv: readonly string[]): string | null {
  const words = argv.map(shellWord);
  return words.includes(null) ? null : words.join(' ');
}

/** A string of fetchmail's; quotes and backslashes as numbers: 6.4 reads a quote behind a backslash as the end. */
export function fetchmailString(text: string): string | null {
  return UNWRITABLE.test(text) ? null : `"${text.replaceAll('\\', '\\x5c').replaceAll('"', '\\x22')}"`;
}

/** "[smtp.isp.example]:587", "[2001:db8::1]:25": exactly this host, no MX asked for. */
export function nextHop(host: string, port: number): string {
  return `[${isIP(host) === 0 ? asciiForm(host) : host}]:${port}`;
}

/** "127.0.0.1:25", "[::1]:25": where a service of master.cf listens. */
export function listensAt(address: string, port: number): string {
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A domain in ASCII (RFC 5890). */
export function asciiForm(domain: string): string {
  return normalizeDomain(domain) ?? domain.toLowerCase();
}

/** A domain as it may come: in ASCII, and where that differs as people write it. */
export function domainForms(domain: string): readonly string[] {
  const ascii = asciiForm(domain);
  return [...new Set([ascii, domainToUnicode(ascii) || ascii])];
}

/** How a pattern of ours is looked up in transport(5): "*" stays, "*.example" is ".example". */
export function lookupKeys(pattern: string): readonly string[] {
  if (pattern === '*') return ['*'];
  if (pattern.startsWith('*.')) return domainForms(pattern.slice(2)).map((domain) => `.${domain}`);
  const address = pattern.includes('@') ? parseAddress(pattern) : null;
  return address ? domainForms(address.domain).map((domain) => `${address.local}@${domain}`) : domainForms(pattern);
}

/** A regular expression (POSIX extended) for whatever address `pattern` names. */
export function addressExpression(pattern: string): string {
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  if (pattern === '*') return '/@/';
  const alternatives = lookupKeys(pattern).map(escaped).join('|');
  if (pattern.includes('@')) return `/^(${alternatives})$/`;
  return pattern.startsWith('*.') ? `/(${alternatives})$/` : `/@(${alternatives})$/`;
}

/**
 * "10.1.2.3/8" as Postfix wants it: "10.0.0.0/8", without bits beyond the mask; it refuses such a network otherwise.
 * `network` must match the schema.
 */
export function maskedNetwork(network: string): string {
  const [base = '', bits] = network.split('/');
  const isSix = isIP(base) === 6;
  const most = isSix ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  const parts = isSix ? groupsOf(base) : base.split('.').map(Number);
  const size = isSix ? 16 : 8;
  const masked = parts.map((part, i) => {
    const kept = Math.min(size, Math.max(0, prefix - i * size));
    return part - (part % 2 ** (size - kept));
  });
  return isSix ? `${masked.map((part) => part.toString(16)).join(':')}/${prefix}` : `${masked.join('.')}/${prefix}`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes) => {
    const [a, b, c, d] = bytes.slice(0, 4).map(Number) as [number, number, number, number]; // four groups matched
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => Number.parseInt(group, 16));
}

/** "[2001:db8:0:0:0:0:0:0]/32": a network in a list of main.cf. */
export function listedNetwork(network: string): string {
  const masked = maskedNetwork(network);
  return masked.includes(':') ? masked.replace(/^(.*)\/(\d+)$/, '[$1]/$2') : masked;
}

/** `id` as part of the names of services, parameters and files: "isp.2" and "isp-2" are told apart by a number. */
export function plainNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id) => {
      const plain = id.toLowerCase().replace(/[^a-z0-9]/g, '_');
      let name = plain;
      for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
      taken.add(name);
      return [id, name];
    }),
  );
}
