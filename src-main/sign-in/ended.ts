// What a sign-in that a person began came to: a refresh token, whose it is and how long it lasts,
// or a trouble. A provider that gives no refresh token has given nothing that weeks offline
// would not end. Pure.
import type * as oauth from 'oauth4webapi';
import { plain } from '../base/visible';
import { lastsIn } from './tokens';
import type { Transport } from './transport';
import type { SignInTrouble } from './trouble';

export type Ended =
  | {
      readonly ok: true;
      readonly refreshToken: string;
      readonly account: string | null;
      /** Seconds until the consent ends however it is used; null: the provider names none. */
      readonly lasts: number | null;
    }
  | { readonly ok: false; readonly trouble: SignInTrouble };

export type Came = Extract<Ended, { readonly ok: true }>;

/** RFC 5321 §4.5.3.1.3: no address is longer. */
const MOST_LETTERS = 256;

export function signedIn(answer: oauth.TokenEndpointResponse, transport: Transport): Ended {
  const { refresh_token: refreshToken } = answer;
  if (refreshToken === undefined) return refusedFor('no-lasting');
  const claims = transport.claims();
  const account = [claims?.['preferred_username'], claims?.['email']].find((name) => typeof name === 'string');
  const name = typeof account === 'string' ? plain(account).trim().slice(0, MOST_LETTERS) : '';
  return { ok: true, refreshToken, account: name === '' ? null : name, lasts: lastsIn(answer) };
}

export function refusedFor(fault: 'code-old' | 'no-lasting'): Ended {
  return { ok: false, trouble: { kind: 'refused', fault, said: '' } };
}
