// Access tokens for mail hosts (RFC 6749 sections 4.4 and 6). What is stored is the grant:
// a token lives an hour and is asked for when a session needs one, so weeks offline do no
// harm while the provider keeps the grant. A provider that hands out a new refresh token
// with each use has the old one end: the new one is stored before the token is used. A
// token that a host did not take is not used again. One question a grant at a time,
// however many connectors work with it. Tokens stand in no log.
import * as oauth from 'oauth4webapi';
import type { Clock } from '../base/clock';
import { passwordText } from '../contract/fields';
import { type Grant, grantKey } from '../contract/sign-in/grant';
import { makeReply, noReply } from '../mail/reply';
import type { AskToken, Token } from '../smtp/auth/token';
import { signInWords } from '../words/cases/sign-in';
import { providerFor } from './provider';
import { scopeOf } from '../contract/sign-in/providers';
import { openTransport, type TransportDeps } from './transport';
import { type SignInTrouble, hostOf, troubleOf, troubleText } from './trouble';

export interface TokensDeps {
  readonly clock: Clock;
  /** Stores `next` wherever `old` stood; resolves when it is safe. */
  renewed(old: string, next: string): Promise<void>;
  readonly dated?: TransportDeps['dated'];
  readonly patience?: TransportDeps['patience'];
}

/** A token about to end is as good as none: the line may be slow. */
const MARGIN = 120_000;
/** Seconds a token lives whose provider does not say (RFC 6749 section 5.1 only recommends to). */
const USUAL_SECONDS = 3600;

interface Fresh {
  readonly token: string;
  /** Elapsed time. */
  readonly until: number;
}

/** Answers tokens from memory while they last. One for all connectors, so that two do not use up one refresh token. */
export function createTokens(deps: TokensDeps): AskToken {
  const fresh = new Map<string, Fresh>();
  const lines = new Map<string, Promise<unknown>>();
  const ask = async (grant: Grant, signal: AbortSignal, refusedToken: string | undefined): Promise<Token> => {
    const key = grantKey(grant);
    if (grant.flow !== 'client' && passwordText(grant.refreshToken) === '') {
      fresh.delete(key);
      return refused(signInWords.faults['not-signed-in']);
    }
    const known = fresh.get(key);
    if (known && known.token !== refusedToken && known.until - MARGIN > deps.clock.elapsed())
      return { ok: true, token: known.token };
    fresh.delete(key);
    const got = await askProvider(grant, signal, deps);
    if (!got.ok) return tokenless(got.trouble);
    fresh.set(key, { token: got.token, until: deps.clock.elapsed() + got.seconds * 1000 });
    // Who gives the refused one again has no other.
    return got.token === refusedToken ? refused(signInWords.sameAgain) : { ok: true, token: got.token };
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

type Got =
  | { readonly ok: true; readonly token: string; readonly seconds: number }
  | { readonly ok: false; readonly trouble: SignInTrouble };

async function askProvider(grant: Grant, signal: AbortSignal, deps: TokensDeps): Promise<Got> {
  const { patience, dated } = deps;
  const old = passwordText(grant.refreshToken);
  const transport = openTransport({ signal, patience, dated });
  let answer: oauth.TokenEndpointResponse;
  try {
    const { server, client, auth, options } = await providerFor(grant, transport);
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
  if (next !== undefined && next !== old && grant.flow !== 'client') await deps.renewed(old, next);
  return { ok: true, token, seconds: seconds ?? USUAL_SECONDS };
}

function scopes(grant: Grant): Record<string, string> {
  const scope = scopeOf(grant, []);
  return scope === '' ? {} : { scope };
}

function tokenless(trouble: SignInTrouble): Token {
  // Its address is in the settings, and stays wrong whenever it is asked.
  const passes = trouble.kind === 'unanswered' && trouble.why !== 'in-clear';
  if (passes) return { ok: false, stage: 'connect', reply: noReply(troubleText(trouble)) };
  return refused(troubleText(trouble));
}

function refused(text: string): Extract<Token, { ok: false }> {
  return { ok: false, stage: 'auth', reply: makeReply(535, [`5.7.8 ${text}`]) };
}
