// Access tokens as who logs in at a mail host asks for them; sign-in/tokens.ts has them.
import type { Grant } from '../../contract/sign-in/grant';
import { noReply, type Reply } from '../../mail/reply';
import { smtpWords } from '../../words/smtp';

/** 'connect': the token's host could not be reached; 'auth': it does not honour the grant. */
export type Token =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly stage: 'connect' | 'auth'; readonly reply: Reply };

/** `refused`: a token got before that the host did not take. Rejects where our own disk refuses to keep a new grant. */
export type AskToken = (grant: Grant, signal: AbortSignal, refused?: string) => Promise<Token>;

/** As `ask` answers; without one none can be had. */
export function askToken(
  ask: AskToken | undefined,
  grant: Grant,
  signal: AbortSignal,
  refused?: string,
): Promise<Token> {
  return (
    ask?.(grant, signal, refused) ??
    Promise.resolve({ ok: false, stage: 'auth', reply: noReply(smtpWords.login.noToken) })
  );
}
