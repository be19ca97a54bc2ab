// Logging in by nodemailer's connection, once it stands: which of the offered methods
// comes first, and which may come after it. A method that the host offers and does not
// carry out says nothing about the password, so one other is tried; PLAIN refused as
// wrong is followed by LOGIN, because hosts are about that get PLAIN wrong, and SCRAM by
// the next, because hosts offer it to accounts they keep no SCRAM keys of. Never more than
// two tries a connection: accounts are locked for less.
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { noReply, type Reply } from '../../mail/reply';
import type { Login, SmtpTarget } from '../target';
import { BEARER_WAYS, type BearerWay, bearerGoodbye, bearerText, bearerWay } from './bearer';
import { exchange, HIDDEN_WAYS, saslClient, SaslTrouble, type HiddenWay } from './sasl';
import { smtpWords } from '../../words/smtp';

export interface LoginDeps {
  readonly connection: SMTPConnection;
  readonly auth: Exclude<Login, { kind: 'none' }>;
  /** Upper case. */
  readonly offered: readonly string[];
  /** What opened this door last time. */
  readonly known: string | null;
  /** The host's reply in an error of nodemailer's; null where it gave none. */
  readonly replyOf: (error: Error) => Reply | null;
}

/** 'line': the connection's trouble, not the login's. */
export type LoggedIn =
  | { readonly ok: true; readonly method: string }
  | { readonly ok: false; readonly reply: Reply }
  | { readonly ok: false; readonly line: Error };

/** Our names for them: under their own nodemailer would prefer any password login the host offers. */
const OURS: Readonly<Record<BearerWay, string>> = { XOAUTH2: 'TOKEN', OAUTHBEARER: 'BEARER' };
export const TOKEN_METHODS = BEARER_WAYS.map((way) => ({ way, method: OURS[way] }));

/** One step; a refusal comes as 334 with JSON and wants an answer before its 535. */
export async function sendToken(
  context: SMTPConnection.CustomAuthenticationContext,
  { auth, host, port }: Pick<SmtpTarget, 'auth' | 'host' | 'port'>,
  way: BearerWay,
): Promise<void> {
  if (auth.kind !== 'token') return;
  let answer = await context.sendCommand(`AUTH ${way} ${bearerText(way, { ...auth, host, port })}`);
  if (answer.status === 334) answer = await context.sendCommand(bearerGoodbye(way));
  if (answer.status !== 235) throw new Error(smtpWords.login.tokenRefused);
}

/** By a way that does not show the password (sasl.ts). */
export async function sendSasl(
  context: SMTPConnection.CustomAuthenticationContext,
  auth: Login,
  way: HiddenWay,
): Promise<void> {
  if (auth.kind !== 'password') return;
  const client = saslClient(way, auth);
  const answer = await exchange(
    client,
    (line) => context.sendCommand(line),
    ({ status, response }) => (status === 334 ? (/^334 (.*)$/.exec(response)?.[1] ?? '') : null),
  );
  if (answer.status !== 235) throw new Error(smtpWords.login.refused);
  client.confirm();
}

/** Never rejects; where the line breaks it may not resolve at all: nodemailer then tells of it as an 'error'. */
export async function logInSmtp(deps: LoginDeps): Promise<LoggedIn> {
  const { connection, auth, offered, replyOf } = deps;
  if (auth.kind === 'token') {
    const method = OURS[bearerWay(offered)];
    return told(await attempt(connection, { user: auth.username, method }), method, replyOf);
  }
  if (auth.password === '') return { ok: false, reply: noReply(smtpWords.login.noPassword, 'no-password') };
  const methods = inOrder(deps);
  const [first] = methods;
  if (first === undefined) return { ok: false, reply: noWay(offered) };
  const by = async (method: string): Promise<LoggedIn> =>
    told(await attempt(connection, { user: auth.username, pass: auth.password, method }), method, replyOf);
  const tried = await by(first);
  if (tried.ok || !('reply' in tried)) return tried;
  const next = after(first, tried.reply, methods);
  if (next === null) return tried;
  const again = await by(next);
  // Who says that the password is wrong says more than who does not know the method.
  return !again.ok && 'reply' in again && tried.reply.code === WRONG && again.reply.code !== WRONG ? tried : again;
}

/** What is said where no method is in common. */
export function noWay(offered: readonly string[]): Reply {
  return offered.length > 0
    ? noReply(smtpWords.login.unknownWays(offered, ['PLAIN', 'LOGIN', ...HIDDEN_WAYS]), 'unknown-logins')
    : noReply(smtpWords.login.none, 'no-login');
}

/** In the order in which they are tried. Without TLS those that do not show the password come first. */
export function waysFor(secure: boolean): readonly string[] {
  return secure ? ['PLAIN', 'LOGIN', ...HIDDEN_WAYS] : [...HIDDEN_WAYS, 'PLAIN', 'LOGIN'];
}

const WRONG = 535;
/** Not known, not carried out, out of its place, too weak for this host: RFC 4954 §4, §6. */
const METHOD_REFUSED: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 534]);

function inOrder({ connection, offered, known }: LoginDeps): readonly string[] {
  const usable = waysFor(connection.secure).filter((method) => offered.includes(method));
  return known !== null && usable.includes(known) ? [known, ...usable.filter((method) => method !== known)] : usable;
}

function after(first: string, { code }: Reply, methods: readonly string[]): string | null {
  if (code === WRONG && first.startsWith('SCRAM-'))
    return methods.find((method) => !method.startsWith('SCRAM-')) ?? null;
  if (code === WRONG) return first === 'PLAIN' && methods.includes('LOGIN') ? 'LOGIN' : null;
  return METHOD_REFUSED.has(code) ? (methods.find((method) => method !== first) ?? null) : null;
}

/** A refused login closes nothing by itself. */
function attempt(connection: SMTPConnection, login: Parameters<SMTPConnection['login']>[0]): Promise<Error | null> {
  return new Promise((resolve) => connection.login(login, (error) => resolve(error ?? null)));
}

function told(error: Error | null, method: string, replyOf: LoginDeps['replyOf']): LoggedIn {
  if (!error) return { ok: true, method };
  if (error instanceof SaslTrouble) return { ok: false, reply: noReply(error.words) };
  const reply = replyOf(error);
  return reply ? { ok: false, reply } : { ok: false, line: error };
}
