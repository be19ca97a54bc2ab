// Access tokens for hosts that want OAuth2 (RFC 6749 §6, refreshing). What is
// stored is the grant: an access token lives an hour and is asked for when a
// session needs one, so weeks offline do no harm as long as the provider keeps the
// grant. A provider that hands out a new refresh token with each use has the old
// one end: the new one is stored before the token is used. Tokens stand in no log.
import { z } from 'zod';
import type { Clock } from '../base/clock';
import type { SmartHost } from '../contract/connector';
import { passwordText } from '../contract/fields';
import { makeReply, noReply, type Reply } from '../mail/reply';

export type Grant = Extract<SmartHost['auth'], { kind: 'oauth2' }>;

/** 'connect': the token's host could not be reached; 'auth': it does not honour the grant. */
export type Token = { readonly ok: true; readonly token: string } | { readonly ok: false; readonly stage: 'connect' | 'auth'; readonly reply: Reply };

export interface OAuthDeps {
  readonly clock: Clock;
  /** Stores `next` wherever `old` stood; resolves when it is safe. */
  renewed(old: string, next: string): Promise<void>;
  /** The Date a token's host answered with, milliseconds since 1970. */
  dated?(host: string, at: number): void;
  /** For tests; milliseconds. */
  readonly patience?: number;
}

const TOKEN_URLS: Readonly<Record<Exclude<Grant['provider'], 'other'>, string>> = {
  microsoft: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  google: 'https://oauth2.googleapis.com/token',
};
/** A token about to end is as good as none: the line may be slow. */
const MARGIN = 120_000;
const PATIENCE = 60_000;

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().default(3600), refresh_token: z.string().min(1).optional() });
const Refusal = z.object({ error: z.string(), error_description: z.string().default('') });

interface Fresh {
  readonly token: string;
  /** Wall clock. */
  readonly until: number;
}

/** Answers tokens from memory while they last. One for all connectors, so that two do not use up one refresh token. */
export function createOAuth(deps: OAuthDeps): (grant: Grant, signal: AbortSignal) => Promise<Token> {
  const fresh = new Map<string, Fresh>();
  let line: Promise<unknown> = Promise.resolve();
  const ask = async (grant: Grant, signal: AbortSignal): Promise<Token> => {
    const name = JSON.stringify([grant.provider, grant.tokenUrl, grant.clientId, grant.username]);
    const known = fresh.get(name);
    if (known && known.until - MARGIN > deps.clock.now()) return { ok: true, token: known.token };
    const url = grant.provider === 'other' ? grant.tokenUrl : (grant.tokenUrl ?? TOKEN_URLS[grant.provider]);
    if (url === null) return refused('no token address is set for this provider (tokenUrl)');
    const response = await post(url, grant, AbortSignal.any([signal, AbortSignal.timeout(deps.patience ?? PATIENCE)]));
    if ('failed' in response) return { ok: false, stage: 'connect', reply: noReply(`${new URL(url).host} could not be reached for a token: ${response.failed}`) };
    if (!Number.isNaN(response.date)) deps.dated?.(new URL(url).host, response.date);
    const answer = Answer.safeParse(response.body);
    if (!answer.success) return refused(refusalText(response));
    const { access_token: token, expires_in: seconds, refresh_token: next } = answer.data;
    const old = passwordText(grant.refreshToken);
    if (next !== undefined && next !== old) await deps.renewed(old, next);
    fresh.set(name, { token, until: deps.clock.now() + seconds * 1000 });
    return { ok: true, token };
  };
  return (grant, signal) => {
    const mine = line.then(() => ask(grant, signal));
    line = mine.catch(() => undefined);
    return mine;
  };
}

type Posted = { readonly status: number; readonly body: unknown; readonly date: number } | { readonly failed: string };

async function post(url: string, grant: Grant, signal: AbortSignal): Promise<Posted> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: grant.clientId, refresh_token: passwordText(grant.refreshToken) });
  const secret = passwordText(grant.clientSecret);
  if (secret !== '') form.set('client_secret', secret);
  try {
    const response = await fetch(url, { method: 'POST', body: form, signal, redirect: 'error' });
    return { status: response.status, body: await response.json().catch(() => null), date: Date.parse(response.headers.get('date') ?? '') };
  } catch (error) {
    return { failed: signal.aborted ? 'it took too long' : causeText(error) };
  }
}

/** fetch says "fetch failed" and keeps the reason in `cause`. */
function causeText(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function refusalText({ status, body }: Pick<Extract<Posted, { readonly status: number }>, 'status' | 'body'>): string {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return `the token's host answered ${status} and no token`;
  // The description may be long; its first line says it.
  const said = refusal.data.error_description.split(/\r?\n/, 1)[0] ?? '';
  const renew = refusal.data.error === 'invalid_grant' ? ' Sign in again with the provider and store the new refresh token.' : '';
  return `${refusal.data.error}${said === '' ? '' : `: ${said}`}.${renew}`;
}

function refused(text: string): Token {
  return { ok: false, stage: 'auth', reply: makeReply(535, [`5.7.8 ${text}`]) };
}
