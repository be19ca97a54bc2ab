// Access tokens as who logs in at a mail host asks for them; sign-in/tokens.ts has them.
import { type Grant, grantId } from '../../contract/sign-in/grant';
import { isHostOf } from '../../contract/sign-in/hosts';
import { makeReply, noReply, type Reply } from '../../mail/reply';
import { signInWords } from '../../words/cases/sign-in';
import { smtpWords } from '../../words/smtp';

/** 'connect': the token's host could not be reached; 'auth': it does not honour the grant. */
export type Token =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly stage: 'connect' | 'auth'; readonly reply: Reply };

/** `refused`: a token got before that the host did not take. Rejects where our own disk refuses to keep a new grant. */
export type AskToken = (grant: Grant, signal: AbortSignal, refused?: string) => Promise<Token>;

/** A grant, and the mail host that is to be shown its token. */
export interface TokenWanted {
  readonly grant: Grant;
  readonly host: string;
}

/** As `ask` answers; without one none can be had, and for a host that is none of the provider's none is asked for. */
export async function askToken(
  ask: AskToken | undefined,
  { grant, host }: TokenWanted,
  signal: AbortSignal,
  refused?: string,
): Promise<Token> {
  if (!isHostOf(grant.provider, host)) return tokenRefused(grant, signInWords.otherHost(host, grant.provider));
  return (
    (await ask?.(grant, signal, refused)) ?? {
      ok: false,
      stage: 'auth',
      reply: noReply(smtpWords.login.noToken),
    }
  );
}

/** The grant gives none: `text` says why, and what to do. */
export function tokenRefused(grant: Grant, text: string): Extract<Token, { readonly ok: false }> {
  const reply = { ...makeReply(535, [`5.7.8 ${text}`]), signIn: { id: grantId(grant), text } };
  return { ok: false, stage: 'auth', reply };
}
