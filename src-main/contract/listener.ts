// What a listener (an SMTP virtual server) and an account can be told.
import { z } from 'zod';
import { address, domain, id, ipAddress, listenPort, network, password, username, whole } from './fields';
import { contractWords } from '../words/contract';

export const certificate = z.union(
  [z.literal('self-signed'), z.strictObject({ certFile: z.string().min(1), keyFile: z.string().min(1) })],
  { error: () => contractWords.certificate },
);

export const access = z.strictObject({ allow: z.array(network).default([]), deny: z.array(network).default([]) });
const relay = z.strictObject({ allow: z.array(network).default([]), authenticated: z.boolean().default(true) });

export const Listener = z.strictObject({
  id,
  name: z.string().default(''),
  enabled: z.boolean().default(true),
  address: ipAddress.default('127.0.0.1'),
  port: listenPort.default(2525),
  tls: z.enum(['none', 'starttls', 'implicit']).default('none'),
  certificate: certificate.default('self-signed'),
  greetingName: domain.nullable().default(null),
  access: access.prefault({}),
  authentication: z.enum(['off', 'optional', 'required']).default('optional'),
  authenticateWithoutTls: z.boolean().default(false),
  relay: relay.prefault({}),
  maxRecipients: whole(1, 50_000).default(100),
  maxMessageBytes: whole(1024, 2_147_483_647).default(26_214_400),
  maxConnections: whole(1, 10_000).default(100),
  maxConnectionsPerClient: whole(1, 10_000).default(20),
  remoteTriggered: z.boolean().default(false),
  rewriteSender: address.nullable().default(null),
});
export type Listener = z.output<typeof Listener>;

export const Account = z.strictObject({
  username,
  password,
  mayRelay: z.boolean().default(true),
  dequeueDomains: z.array(domain).default([]),
});
export type Account = z.output<typeof Account>;

/** Whoever listens there answers at every address of the computer. */
export const isEverywhere = (bound: string): boolean => bound === '0.0.0.0' || bound === '::';

/** Only this computer itself gets there. */
export const isLoopback = (at: string): boolean => at.startsWith('127.') || at === '::1';

/**
 * The account a login name means: written exactly so, or else in other case, as people and
 * programs write names ("Anna"). Settings stored before may hold two that differ in case
 * only: then only the exact name means one.
 */
export function accountNamed(accounts: readonly Account[], name: string): Account | null {
  const exact = accounts.find((account) => account.username === name);
  const alike = exact ? [exact] : accounts.filter((account) => folded(account.username) === folded(name));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** Accounts whose names differ from one before them in case only; nobody could log in to both as people write names. */
export function alikeAccounts(
  accounts: readonly Account[],
): readonly { readonly at: number; readonly first: number }[] {
  const names = accounts.map((account) => folded(account.username));
  const seen = new Map<string, number>();
  return names.flatMap((name, at) => {
    const first = seen.get(name) ?? at;
    seen.set(name, first);
    return first < at && accounts[first]?.username !== accounts[at]?.username ? [{ at, first }] : [];
  });
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
