// What a connector can be told: which mail it may carry, where to, when, and how hard to try.
import { z } from 'zod';
import { PRIORITIES } from '../mail/envelope';
import { Collect } from './collect';
import { Mailboxes } from './mailboxes';
import { grantFields } from './sign-in/grant';
import { host, id, nameServer, password, pattern, port, security, username, whole } from './fields';
import { Schedule } from './schedule';
import { contractWords } from '../words/contract';

const auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('password'), username, password }),
  z.strictObject({ kind: z.literal('oauth2'), username, ...grantFields }),
]);

export const SmartHost = z.strictObject({
  host,
  port: port.default(587),
  security: security.default('starttls'),
  verifyCertificate: z.boolean().default(true),
  helo: z.boolean().default(false),
  auth: auth.default({ kind: 'none' }),
});
export type SmartHost = z.output<typeof SmartHost>;

const rate = z.strictObject({ messages: whole(1, 1_000_000), per: z.enum(['minute', 'hour', 'day']) });

export const Route = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('smart-host'),
    hosts: z.array(SmartHost).min(1, { error: () => contractWords.connector.noHost }),
    order: z.enum(['failover', 'balance']).default('failover'),
    maxConnections: whole(1, 50).default(2),
    pipelining: z.enum(['auto', 'off']).default('auto'),
    /** The office's own server may speak LMTP (RFC 2033). */
    protocol: z.enum(['smtp', 'lmtp']).default('smtp'),
    rateLimit: rate.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('direct'),
    dnsServers: z.array(nameServer).default([]),
    port: port.default(25),
    maxConnections: whole(1, 50).default(2),
    pipelining: z.enum(['auto', 'off']).default('auto'),
  }),
  Mailboxes,
]);
export type Route = z.output<typeof Route>;

const content = z.strictObject({
  system: z.boolean().default(true),
  normal: z.boolean().default(true),
  priorities: z.array(z.enum(PRIORITIES)).default(['low', 'normal', 'high']),
  maxBytes: whole(1024, 2_147_483_647).nullable().default(null),
});

const triggers = z.strictObject({
  queuedMessages: whole(1, 1_000_000).nullable().default(null),
  queuedBytes: whole(1, Number.MAX_SAFE_INTEGER).nullable().default(null),
  oldestMinutes: whole(1, 100_000).nullable().default(null),
  urgent: z.boolean().default(false),
});

const retry = z.strictObject({
  minutes: z
    .array(whole(1, 100_000))
    .min(1, { error: () => contractWords.connector.noRetry })
    .default([15, 30, 60, 240]),
  delayNoticeHours: whole(1, 10_000).nullable().default(12),
  expireHours: whole(1, 10_000).default(120),
});
export type Retry = z.output<typeof retry>;

const fields = z.strictObject({
  id,
  name: z.string().default(''),
  enabled: z.boolean().default(true),
  link: id.default('line'),
  /** More links that may carry it: the cheapest that may carry the mail now is taken. */
  otherLinks: z.array(id).default([]),
  listeners: z
    .union([z.literal('all'), z.array(id)], { error: () => contractWords.connector.listeners })
    .default('all'),
  addressSpaces: z
    .array(z.strictObject({ pattern, cost: whole(1, 100).default(1) }))
    .default([{ pattern: '*', cost: 1 }]),
  route: Route,
  schedule: Schedule.default({ kind: 'always' }),
  oversize: z
    .strictObject({ overBytes: whole(1, 2_147_483_647), schedule: Schedule })
    .nullable()
    .default(null),
  triggers: triggers.prefault({}),
  content: content.prefault({}),
  restrictions: z
    .strictObject({ default: z.enum(['accept', 'reject']).default('accept'), except: z.array(pattern).default([]) })
    .prefault({}),
  holdForRemote: z
    .strictObject({ accounts: z.array(username).min(1) })
    .nullable()
    .default(null),
  collect: Collect.default({ method: 'none', schedule: null }),
  wait: z
    .strictObject({
      firstMessageSeconds: whole(0, 86_400).default(60),
      idleSeconds: whole(0, 3600).default(20),
      maxMinutes: whole(1, 1440).default(15),
    })
    .prefault({}),
  retry: retry.prefault({}),
});

export const Connector = fields.superRefine((connector, context) => {
  const limit = connector.content.maxBytes;
  if (connector.oversize && limit !== null && connector.oversize.overBytes > limit) {
    context.addIssue({
      code: 'custom',
      path: ['oversize', 'overBytes'],
      message: contractWords.connector.neverLarge(limit),
    });
  }
});
export type Connector = z.output<typeof Connector>;

/** Does a person's call go out by it? */
export function goesOut({ enabled, holdForRemote, route }: Connector): boolean {
  return enabled && !holdForRemote && route.kind !== 'mailboxes';
}

/** The ids of all links that may carry the connector's mail, in the order of the settings. */
export function linkIds({ link, otherLinks }: Connector): readonly string[] {
  return [link, ...otherLinks];
}
