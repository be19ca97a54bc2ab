// How the mail a provider holds for us is released: one method or several, tried in order.
import { z } from 'zod';
import { address, argv, domain, host, password, port, security, username, whole } from './fields';
import { Schedule } from './schedule';
import { FetchGrant } from './sign-in/grant';
import { contractWords } from '../words/contract';

/** Also at times of its own; null: in every session, and every 15 minutes on an always-on link. */
const schedule = Schedule.nullable().default(null);
/** Domains to ask for; [] means organization.domains. */
const domains = z.array(z.string().regex(/^[@#]?[^\s@#]+$/, { error: () => contractWords.collectDomain })).default([]);

/** By a password, or by signing in; one of the two (rules/grant-rules.ts). */
const login = {
  username,
  password: password.nullable().default(null),
  signIn: FetchGrant.nullable().default(null),
};

const mailbox = {
  schedule,
  host,
  security: z.enum(['none', 'starttls', 'implicit']).default('implicit'),
  /** False: any certificate will do, a self-made one too. */
  verifyCertificate: z.boolean().default(true),
  ...login,
  /** What becomes of a message there once it is safe here. */
  after: z.enum(['delete', 'leave', 'move']).default('delete'),
  moveTo: z.string().default('Dialpost'),
  /** An address of ours for everything, or null: sort by the envelope header. */
  deliverTo: address.nullable().default(null),
  envelopeHeader: z.string().nullable().default(null),
  maxMessages: whole(1, 1_000_000).nullable().default(null),
  maxMessageBytes: whole(1024, 2_147_483_647).nullable().default(null),
};

export const CollectMethod = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none'), schedule }),
  z.strictObject({ method: z.literal('on-connect'), schedule }),
  z.strictObject({
    method: z.literal('etrn'),
    schedule,
    domains,
    host: host.nullable().default(null),
    port: port.nullable().default(null),
  }),
  z.strictObject({
    method: z.literal('atrn'),
    schedule,
    domains: z.array(domain).default([]),
    host,
    port: port.default(366),
    security: security.default('starttls'),
    verifyCertificate: z.boolean().default(true),
    ...login,
  }),
  z.strictObject({ method: z.literal('turn'), schedule }),
  z.strictObject({ method: z.literal('finger'), schedule, query: z.string().min(1), host, port: port.default(79) }),
  z.strictObject({
    method: z.literal('text'),
    schedule,
    host,
    port,
    send: z.string().min(1),
    expect: z.string().default(''),
  }),
  z.strictObject({
    method: z.literal('command'),
    schedule,
    command: argv.min(1, { error: () => contractWords.command }),
    timeoutSeconds: whole(1, 3600).default(60),
  }),
  z.strictObject({
    method: z.literal('imap'),
    ...mailbox,
    port: port.default(993),
    mailbox: z.string().default('INBOX'),
  }),
  z.strictObject({ method: z.literal('pop3'), ...mailbox, port: port.default(995) }),
]);
export type CollectMethod = z.output<typeof CollectMethod>;

export const Collect = z.union([CollectMethod, z.array(CollectMethod)]);
export type Collect = z.output<typeof Collect>;

/** The methods in the order to try them, without "none". */
export function collectMethods(collect: Collect): readonly CollectMethod[] {
  return (Array.isArray(collect) ? collect : [collect]).filter((m) => m.method !== 'none');
}

/** Where held mail comes in, once it is asked for. */
const COMES_BY: Readonly<Record<CollectMethod['method'], 'their-call' | 'our-line' | null>> = {
  none: null,
  'on-connect': 'their-call',
  etrn: 'their-call',
  atrn: 'our-line',
  turn: 'our-line',
  finger: 'their-call',
  text: 'their-call',
  command: 'their-call',
  imap: 'our-line',
  pop3: 'our-line',
};

/** Does the provider then call us? */
export function callsUs({ method }: Pick<CollectMethod, 'method'>): boolean {
  return COMES_BY[method] === 'their-call';
}

/**
 * Why held mail could not be asked for, where we know it ourselves: the login, a host that lets nobody in for now,
 * nobody answered, or no such folder.
 */
export type CollectFault = 'login' | 'later' | 'unreached' | 'folder';
