// Access tokens for hosts that want OAuth2 (RFC 6749 §6, refreshing). What is
// stored is the grant: an access token lives an hour and is asked for when a
// session needs one, so weeks offline do no harm as long as the provider keeps the
// grant. A provider that hands out a new refresh token with each use has the old
// one end: the new one is stored before the token is used. A token that a host did not
// take is not used again. What a token's host answers is bounded in bytes, words and
// time, and told without our secrets; it is asked by HTTPS only (contract/rules/token-url.ts),
// and sends us nowhere else. Tokens stand in no log.
import { z } from 'zod';
import type { Clock } from '../../base/clock';
import type { SmartHost } from '../../contract/connector';
import { passwordText } from '../../contract/fields';
import { isSafeTokenUrl } from '../../contract/rules/token-url';
import { contractWords } from '../../words/contract';
import { plain } from '../../base/visible';
import { makeReply, noReply, type Reply } from '../../mail/reply';
import { type Mask, maskOf } from '../mask';
import { smtpWords } from '../../words/smtp';

export type Grant = Extract<SmartHost['auth'], { kind: 'oauth2' }>;

/** 'connect': the token's host could not be reached; 'auth': it does not honour the grant. */
export type Token =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly stage: 'connect' | 'auth'; readonly reply: Reply };

/** `refused`: a token got before that the host did not take. */
export type AskToken = (grant: Grant, signal: AbortSignal, refused?: string) => Promise<Token>;

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
const MOST_BYTES = 65_536;
/** Of a host's own words in ours; the first line says it. */
const MOST_LETTERS = 200;

// RFC 6749 §5.1 makes it a number; some hosts send it in quotes.
const Answer = z.object({
  access_token: z.string().regex(/^[\x20-\x7e]+$/),
  expires_in: z.coerce.number().catch(3600).default(3600),
  refresh_token: z.string().min(1).optional(),
});
const Refusal = z.object({ error: z.string(), error_description: z.string().catch('').default('') });

interface Fresh {
  readonly token: string;
  /** Elapsed time. */
  readonly until: number;
}

/** Answers tokens from memory while they last. One for all connectors, so that two do not use up one refresh token. */
export function createOAuth(deps: OAuthDeps): AskToken {
  const fresh = new Map<string, Fresh>();
  let line: Promise<unknown> = Promise.resolve();
  const ask = async (grant: Grant, signal: AbortSignal, refusedToken: string | undefined): Promise<Token> => {
    const name = JSON.stringify([grant.provider, grant.tokenUrl, grant.clientId, grant.username]);
    const known = fresh.get(name);
    if (known && known.token !== refusedToken && known.until - MARGIN > deps.clock.elapsed())
      return { ok: true, token: known.token };
    fresh.delete(name);
    const got = await askHost(grant, signal, deps);
    if (!got.ok) return got;
    fresh.set(name, { token: got.token, until: deps.clock.elapsed() + got.seconds * 1000 });
    // Who gives the refused one again has no other.
    return got.token === refusedToken ? refused(smtpWords.token.sameAgain) : { ok: true, token: got.token };
  };
  return (grant, signal, refusedToken) => {
    const mine = line.then(() => ask(grant, signal, refusedToken));
    line = mine.catch(() => undefined);
    return mine;
  };
}

type Got = { readonly ok: true; readonly token: string; readonly seconds: number } | Extract<Token, { ok: false }>;

async function askHost(grant: Grant, signal: AbortSignal, deps: OAuthDeps): Promise<Got> {
  const url = grant.provider === 'other' ? grant.tokenUrl : (grant.tokenUrl ?? TOKEN_URLS[grant.provider]);
  if (url === null) return refused(smtpWords.token.noAddress);
  if (!isSafeTokenUrl(url)) return refused(smtpWords.token.inClear(contractWords.tokenUrl));
  const { host } = new URL(url);
  const old = passwordText(grant.refreshToken);
  const mask = maskOf([old, passwordText(grant.clientSecret)], [grant.username]);
  const response = await post(url, grant, AbortSignal.any([signal, AbortSignal.timeout(deps.patience ?? PATIENCE)]));
  if ('failed' in response)
    return {
      ok: false,
      stage: 'connect',
      reply: noReply(smtpWords.token.unreachable(host, shortened(response.failed, mask))),
    };
  if (!Number.isNaN(response.date)) deps.dated?.(host, response.date);
  // RFC 9110 §15.6: its own trouble, which says nothing about the grant.
  if (response.status >= 500 || response.status === 429)
    return {
      ok: false,
      stage: 'connect',
      reply: noReply(smtpWords.token.notNow(host, response.status)),
    };
  const answer = Answer.safeParse(response.body);
  if (!answer.success) return refused(refusalText(response, mask));
  const { access_token: token, expires_in: seconds, refresh_token: next } = answer.data;
  if (next !== undefined && next !== old) await deps.renewed(old, next);
  return { ok: true, token, seconds };
}

type Posted = { readonly status: number; readonly body: unknown; readonly date: number } | { readonly failed: string };

async function post(url: string, grant: Grant, signal: AbortSignal): Promise<Posted> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: grant.clientId,
    refresh_token: passwordText(grant.refreshToken),
  });
  const secret = passwordText(grant.clientSecret);
  if (secret !== '') form.set('client_secret', secret);
  try {
    const response = await fetch(url, { method: 'POST', body: form, signal, redirect: 'error' });
    const text = await beginning(response);
    if (text === null) return { failed: smtpWords.token.endless };
    return { status: response.status, body: parsed(text), date: Date.parse(response.headers.get('date') ?? '') };
  } catch (error) {
    return { failed: signal.aborted ? smtpWords.token.tooLong : causeText(error) };
  }
}

/** The whole answer, or null where it is longer than any answer is; the rest is not waited for. */
async function beginning({ body }: Response): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  if (!body) return '';
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) return null;
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch says "fetch failed" and keeps the reason in `cause`. */
function causeText(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function refusalText(
  { status, body }: Pick<Extract<Posted, { readonly status: number }>, 'status' | 'body'>,
  mask: Mask,
): string {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return smtpWords.token.noToken(status);
  const { error, error_description: described } = refusal.data;
  const said = shortened(described.split(/\r?\n/, 1)[0] ?? '', mask);
  return smtpWords.token.refused(shortened(error, mask), said, error === 'invalid_grant');
}

/** A stranger's words on one short line, without our secrets. */
function shortened(text: string, mask: Mask): string {
  // A secret that the cut would halve must not be told by its first half.
  const one = plain(mask.text(text.slice(0, MOST_BYTES))).trim();
  return one.length > MOST_LETTERS ? `${one.slice(0, MOST_LETTERS)}…` : one;
}

function refused(text: string): Extract<Token, { ok: false }> {
  return { ok: false, stage: 'auth', reply: makeReply(535, [`5.7.8 ${text}`]) };
}
