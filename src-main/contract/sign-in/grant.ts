// Signing in by OAuth 2.0 (RFC 6749): whose consent a connector works with, and how it is
// got. The grant itself (the refresh token) is kept with the passwords; what stands here
// is who asks whom for it.
import { z } from 'zod';
import { contractWords } from '../../words/contract';
import { password } from '../fields';

export const GRANT_PROVIDERS = ['microsoft', 'google', 'yahoo', 'fastmail', 'other'] as const;
export type GrantProvider = (typeof GRANT_PROVIDERS)[number];

/**
 * How consent is given. code: in a browser of this computer; device: a short code is typed on any other one (RFC 8628);
 * client: by an administrator for the program itself, no person is asked (RFC 6749 section 4.4).
 */
export const GRANT_FLOWS = ['code', 'device', 'client'] as const;
export type GrantFlow = (typeof GRANT_FLOWS)[number];

/** A secret that may be longer than passwords are. */
const secretUpTo = (characters: number) =>
  z.union([z.string().min(1).max(characters), z.strictObject({ set: z.literal(true) })], {
    error: () => contractWords.password,
  });

export const grantFields = {
  provider: z.enum(GRANT_PROVIDERS),
  /** Microsoft: the organization's id or domain; null: whoever signs in. */
  tenant: z
    .string()
    .regex(/^[\w.-]+$/, { error: () => contractWords.signIn.tenant })
    .nullable()
    .default(null),
  /** Where the provider describes itself (RFC 8414, OpenID Connect Discovery); Microsoft: the address of a cloud of its own. */
  issuer: z.url().nullable().default(null),
  clientId: z.string().min(1),
  clientSecret: password.nullable().default(null),
  /** A private key and its certificate, both as PEM in one text: keys of 4096 bits are long. */
  clientCertificate: secretUpTo(16_384).nullable().default(null),
  flow: z.enum(GRANT_FLOWS).default('code'),
  /** null: nobody has signed in yet. Its provider alone says how long it is, and an answer of 64 KiB is read. */
  refreshToken: secretUpTo(65_536).nullable().default(null),
  /** Must be a safe one too (rules/newer-rules.ts). */
  tokenUrl: z.url().nullable().default(null),
};

/** What a method of fetching signs in with; the user name stands beside it. */
export const FetchGrant = z.strictObject(grantFields);
export type FetchGrant = z.output<typeof FetchGrant>;

/** All there is to a grant. */
export type Grant = FetchGrant & { readonly username: string };

/** The same where the same provider is asked, as the same client: what a client keeps secret is for it alone. */
export function clientKey({ provider, tenant, issuer, tokenUrl, clientId }: FetchGrant): string {
  return JSON.stringify([provider, tenant, issuer, tokenUrl, clientId]);
}

/** Whoever has the same works with one consent: sending and fetching, in one connector or several. */
export function grantKey(grant: Grant): string {
  return JSON.stringify([clientKey(grant), grant.username.toLowerCase(), grant.flow === 'client']);
}

/**
 * The same as a name that people may read: "microsoft/clinic.example/4b1f…/office@clinic.example". Of addresses only
 * the host stands in it, because one may hold a password.
 */
export function grantId(grant: Grant): string {
  const { provider, tenant, issuer, tokenUrl, clientId, username, flow } = grant;
  const hosts = [issuer, tokenUrl].map((address) => (address === null ? null : hostIn(address)));
  const parts = [provider, tenant, ...hosts, clientId, username.toLowerCase(), flow === 'client' ? flow : null];
  return parts.filter((part) => part !== null).join('/');
}

function hostIn(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
