// Access tokens for mail hosts (RFC 6749 sections 4.4 and 6). What is stored is the grant:
// a token lives an hour and is asked for when a session needs one, so weeks offline do no
// harm while the provider keeps the grant. A provider that hands out a new refresh token
// with each use has the old one end: the new one is stored before the token is used. A
// token that a host did not take is not used again. One question a grant at a time,
// however many connectors work with it. What becomes of a grant is written into the book.
// Tokens stand in no log.
import * as oauth from 'oauth4webapi';
import type { Clock } from '../base/clock';
import { passwordText } from '../contract/fields';
import { type Grant, grantKey } from '../contract/sign-in/grant';
import { lapseOf, TESTING } from '../contract/sign-in/lasting';
import { noReply } from '../mail/reply';
import { type AskToken, type Token, tokenRefused } from '../smtp/auth/token';
import type { SignInBook, SignInEntry } from './book';
import { providerFor } from './provider';
import type { GrantFault } from './refusals';
import { scopeOf } from '../contract/sign-in/providers';
import { openTransport, type TransportDeps } from './transport';
import { type SignInTrouble, hostOf, troubleOf, troubleText } from './trouble';

export interface TokensDeps {
  readonly clock: Clock;
  readonly book: SignInBook;
  /** Stores `next` wherever `old` stood; resolves when it is safe. */
  renewed(old: string, next: string): Promise<void>;
  readonly dated?: TransportDeps['dated'];
  readonly patience?: TransportDeps['patience'];
}

/** A token about to end is as good as none: the line may be slow. */
const MARGIN = 120_000;
/** Seconds a token lives whose provider does not say (RFC 6749 section 5.1 only recommends to). */
const USUAL_SECONDS = 3600;
/** Seconds; what lasts longer than ten years has no end. */
const LONGEST = 315_360_000;

interface Fresh {
  readonly token: string;
  /** Elapsed time. */
  readonly until: number;
}

/** Answers tokens from memory while they last. One for all connectors, so that two do not use up one refresh token. */
export function createTokens(deps: TokensDeps): AskToken {
  const fresh = new Map<string, Fresh>();
  /** What followed each refresh token: who asks anew in one run still holds the one from its beginning. */
  const successors = new Map<string, string>();
  const rotating: TokensDeps = {
    ...deps,
    renewed: async (old, next) => {
      await deps.renewed(old, next);
      successors.set(old, next);
      // The newest has none, also where a provider gives one again that it gave before.
      successors.delete(next);
    },
  };
  const lines = new Map<string, Promise<unknown>>();
  const ask = async (grant: Grant, signal: AbortSignal, refusedToken: string | undefined): Promise<Token> => {
    const key = grantKey(grant);
    if (grant.flow !== 'client' && passwordText(grant.refreshToken) === '') {
      fresh.delete(key);
      return refused(grant, 'not-signed-in', '');
    }
    const known = fresh.get(key);
    if (known && known.token !== refusedToken && known.until - MARGIN > deps.clock.elapsed())
      return { ok: true, token: known.token };
    fresh.delete(key);
    const current = latest(grant, successors);
    const got = await askProvider(current, signal, rotating);
    if (!got.ok) return tokenless(current, got.trouble, deps);
    fresh.set(key, { token: got.token, until: deps.clock.elapsed() + got.seconds * 1000 });
    if (got.token !== refusedToken) return { ok: true, token: got.token };
    // Who gives the refused one again has no other.
    await deps.book.refused(grant, 'same-again', '');
    return refused(grant, 'same-again', '');
  };
  return (grant, signal, refusedToken) => {
    const key = grantKey(grant);
    const mine = (lines.get(key) ?? Promise.resolve()).then(() => ask(grant, signal, refusedToken));
    lines.set(
      key,
      mine.catch(() => undefined),
    );
    return mine;
  };
}

function latest(grant: Grant, successors: ReadonlyMap<string, string>): Grant {
  let token = passwordText(grant.refreshToken);
  for (let next = successors.get(token); next !== undefined; next = successors.get(token)) token = next;
  return token === '' ? grant : { ...grant, refreshToken: token };
}

type Got =
  | { readonly ok: true; readonly token: string; readonly seconds: number }
  | { readonly ok: false; readonly trouble: SignInTrouble };

async function askProvider(grant: Grant, signal: AbortSignal, deps: TokensDeps): Promise<Got> {
  const { patience, dated, book } = deps;
  const old = passwordText(grant.refreshToken);
  const transport = openTransport({ clock: deps.clock, signal, patience, dated });
  let answer: oauth.TokenEndpointResponse;
  try {
    const { server, client, auth, options } = await providerFor(grant, transport, deps.clock);
    answer =
      grant.flow === 'client'
        ? await oauth.processClientCredentialsResponse(
            server,
            client,
            await oauth.clientCredentialsGrantRequest(server, client, auth, scopes(grant), options),
          )
        : await oauth.processRefreshTokenResponse(
            server,
            client,
            await oauth.refreshTokenGrantRequest(server, client, auth, old, options),
          );
  } catch (error) {
    return { ok: false, trouble: troubleOf(error, grant) };
  }
  const { access_token: token, expires_in: seconds, refresh_token: next } = answer;
  // It goes into a line of SMTP, IMAP and POP3.
  if (!/^[\x21-\x7e]+$/.test(token)) return { ok: false, trouble: { kind: 'no-provider', host: hostOf(grant) } };
  let stored = grant;
  if (next !== undefined && next !== old && grant.flow !== 'client') {
    await book.replaces(grant, next);
    await deps.renewed(old, next);
    stored = { ...grant, refreshToken: next };
  }
  await book.used(stored, { lasts: lastsIn(answer) });
  return { ok: true, token, seconds: seconds ?? USUAL_SECONDS };
}

/** Seconds until the grant itself ends, where the provider says so (Google does); null: it does not. */
export function lastsIn(answer: oauth.TokenEndpointResponse): number | null {
  const lasts = Number(answer['refresh_token_expires_in'] ?? Number.NaN);
  return Number.isFinite(lasts) && lasts > 0 ? Math.min(lasts, LONGEST) : null;
}

function scopes(grant: Grant): Record<string, string> {
  const scope = scopeOf(grant, []);
  return scope === '' ? {} : { scope };
}

async function tokenless(grant: Grant, trouble: SignInTrouble, { book, clock }: TokensDeps): Promise<Token> {
  // Its address is in the settings, and stays wrong whenever it is asked.
  const passes = trouble.kind === 'unanswered' && trouble.why !== 'in-clear';
  if (passes) return { ok: false, stage: 'connect', reply: noReply(troubleText(trouble)) };
  if (trouble.kind !== 'refused') return tokenRefused(grant, troubleText(trouble));
  const fault = better(trouble.fault, grant, book.of(grant), clock.now());
  await book.refused(grant, fault, trouble.said);
  return refused(grant, fault, trouble.said);
}

/** Why a consent is gone, where we know more than its provider says. */
function better(fault: GrantFault, grant: Grant, known: SignInEntry | null, now: number): GrantFault {
  if (fault !== 'consent-gone' || known === null) return fault;
  const { since, renewed } = known;
  const lapse = lapseOf(grant, known);
  if (grant.provider === 'google' && since !== null && now - since >= TESTING && (renewed ?? since) - since < TESTING)
    return 'testing';
  return lapse !== null && lapse.at <= now ? 'lapsed' : fault;
}

function refused(grant: Grant, fault: GrantFault, said: string): Extract<Token, { ok: false }> {
  return tokenRefused(grant, troubleText({ kind: 'refused', fault, said }));
}
