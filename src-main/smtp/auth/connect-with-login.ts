// Connecting with the login that a host's settings want. A token that is refused may have
// been withdrawn, or ended by the host's own clock: one new one is asked for, and then it is
// a person's turn.
import type { SmartHost } from '../../contract/connector';
import { passwordText } from '../../contract/fields';
import type { Connected } from '../client';
import type { Login } from '../target';
import { type AskToken, askToken } from './token';

interface Ways {
  readonly token: AskToken | undefined;
  connectAs(auth: Login): Promise<Connected>;
  /** False: a new token was asked for already. Asked only where one was refused. */
  mayAskAnew(): boolean;
}

export async function connectWithLogin(
  { auth, host }: Pick<SmartHost, 'auth' | 'host'>,
  ways: Ways,
  signal: AbortSignal,
): Promise<Connected> {
  if (auth.kind === 'none') return ways.connectAs(auth);
  if (auth.kind === 'password') return ways.connectAs({ ...auth, password: passwordText(auth.password) });
  const { username } = auth;
  const byToken = (token: string): Promise<Connected> => ways.connectAs({ kind: 'token', username, token });
  const wanted = { grant: auth, host };
  const first = await askToken(ways.token, wanted, signal);
  if (!first.ok) return first;
  const connected = await byToken(first.token);
  if (connected.ok || !isRefused(connected) || signal.aborted || !ways.mayAskAnew()) return connected;
  const anew = await askToken(ways.token, wanted, signal, first.token);
  return anew.ok ? byToken(anew.token) : anew;
}

/** For good, or with the 334 of XOAUTH2 as its last word. */
function isRefused({ stage, reply }: Extract<Connected, { ok: false }>): boolean {
  return stage === 'auth' && (reply.code >= 500 || reply.code === 334);
}
