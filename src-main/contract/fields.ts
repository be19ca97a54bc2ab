// Small schemas that several parts of the settings share, each with the sentence
// a wrong value gets.
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { normalizeDomain, parseAddress } from '../mail/address';
import { contractWords } from '../words/contract';

/** A whole number of `min` to `max`, both included. */
export function whole(min: number, max: number): z.ZodInt {
  const error = (): string => contractWords.between(min, max);
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** Any number from `min` up. */
export function atLeast(min: number): z.ZodNumber {
  const error = (): string => contractWords.numberFrom(min);
  return z.number({ error }).min(min, { error });
}

export const port = whole(1, 65535);
export const listenPort = whole(0, 65535);

/** Ids stand in file names, commands and records: short, plain, lower case. */
export const id = z.string({ error: () => contractWords.id }).regex(/^[a-z0-9][a-z0-9._-]{0,39}$/i, {
  error: () => contractWords.idForm,
});

export const domain = z
  .string({ error: () => contractWords.domain })
  .refine((text) => !text.startsWith('[') && normalizeDomain(text) !== null, {
    error: () => contractWords.domain,
  });

export const address = z
  .string({ error: () => contractWords.address })
  .refine((text) => (parseAddress(text)?.domain ?? '') !== '', {
    error: () => contractWords.address,
  });

/** "*", "*.example", "example" or "someone@example". */
export const pattern = z
  .string({ error: () => contractWords.pattern })
  .refine(
    (text) => text === '*' || normalizeDomain(text.replace(/^\*\./, '')) !== null || parseAddress(text) !== null,
    { error: () => contractWords.pattern },
  );

export const host = z
  .string({ error: () => contractWords.host })
  .refine((text) => isIP(text) !== 0 || normalizeDomain(text) !== null, {
    error: () => contractWords.hostForm,
  });

export const ipAddress = z
  .string({ error: () => contractWords.ip })
  .refine((text) => isIP(text) !== 0, { error: () => contractWords.ipForm });

/** "192.0.2.53", "192.0.2.53:5353" or "[2001:db8::53]:5353". */
export const nameServer = z
  .string({ error: () => contractWords.nameServer })
  .refine((text) => isIP(text) !== 0 || isIP(text.replace(/^\[?(.*?)\]?:\d{1,5}$/, '$1')) !== 0, {
    error: () => contractWords.nameServerForm,
  });

/** Splits "10.0.0.0/8" or a single address; null when it is neither. What stands behind a second "/" is not read. */
function parseNetwork(text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [base = '', bits] = text.split('/');
  // A zone ("%eth0") is of this computer and means no network.
  const version = base.includes('%') ? 0 : isIP(base);
  if (version === 0) return null;
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : bitsIn(bits);
  return prefix < 0 || prefix > most ? null : { address: base, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Nothing of a network that passed the schema was left unread. */
export function isWholeNetwork(text: string): boolean {
  return text.split('/').length <= 2;
}

/** -1 where it is no number of bits. */
function bitsIn(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : -1;
}

/** A list that answers `check(address, family)` for networks that passed the schema. */
export function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const net = parseNetwork(text);
    if (net) list.addSubnet(net.address, net.prefix, net.family);
  }
  return list;
}

/** IPv4 that came by way of IPv6 is IPv4. */
export function plainAddress(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** `ip`: IPv4 or IPv6, without a zone. */
export function inNetworks(list: BlockList, ip: string): boolean {
  return list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

export const network = z.string({ error: () => contractWords.network }).refine((text) => parseNetwork(text) !== null, {
  error: () => contractWords.network,
});

/** Write-only: a string sets it, {"set":true} leaves it as it was; that is also how it is shown. */
export const password = z.union([z.string().min(1).max(4096), z.strictObject({ set: z.literal(true) })], {
  error: () => contractWords.password,
});
export type Password = z.output<typeof password>;

/** The clear text of a password in settings that came through the secrets store; "" where none is stored. */
export function passwordText(value: Password | null): string {
  return typeof value === 'string' ? value : '';
}

export const username = z
  .string({ error: () => contractWords.loginName })
  .min(1, { error: () => contractWords.loginName })
  .max(320);
export const security = z.enum(['none', 'opportunistic', 'starttls', 'implicit']);
export type Security = z.output<typeof security>;
/** A program and its arguments; no shell reads them. */
export const argv = z.array(z.string().min(1, { error: () => contractWords.argument }));
