// What a mailbox host is logged in at with: the password that is stored, or a token for
// the grant. A token that the host refuses may have been withdrawn, or ended by the
// host's own clock: one new one is asked for, and then it is a person's turn.
import type { FetchGrant } from '../contract/sign-in/grant';
import { type Password, passwordText } from '../contract/fields';
import { replyText } from '../mail/reply';
import { askToken, type Token } from '../smtp/auth/token';
import { HostTrouble } from './host';
import type { CollectDeps } from './method';

/** `token`: an access token; the password is not used then. */
export interface MailboxLogin {
  readonly username: string;
  readonly password: string;
  readonly token: string | null;
}

/** What of a method's settings says where and how it logs in. */
export interface LoginSettings {
  readonly host: string;
  readonly username: string;
  readonly password: Password | null;
  readonly signIn: FetchGrant | null;
}

/** `open` with a login; again with a new token where it refused the first. Rejects with HostTrouble. */
export async function withLogin<T>(
  { host, username, password, signIn }: LoginSettings,
  open: (login: MailboxLogin) => Promise<T>,
  deps: Pick<CollectDeps, 'reach'>,
  signal: AbortSignal,
): Promise<T> {
  if (signIn === null) return open({ username, password: passwordText(password), token: null });
  const ask = async (refused?: string): Promise<MailboxLogin> => {
    const wanted = { grant: { ...signIn, username }, host };
    const token = await askToken(deps.reach?.token, wanted, signal, refused);
    if (!token.ok) throw tokenless(token);
    return { username, password: '', token: token.token };
  };
  const first = await ask();
  try {
    return await open(first);
  } catch (error) {
    if (!(error instanceof HostTrouble) || error.refusal.fault !== 'login' || signal.aborted) throw error;
    return open(await ask(first.token ?? undefined));
  }
}

function tokenless({ stage, reply }: Extract<Token, { readonly ok: false }>): HostTrouble {
  const { signIn } = reply;
  const fault = stage === 'auth' ? 'login' : 'unreached';
  return new HostTrouble(signIn?.text ?? replyText(reply), {
    said: '',
    fault,
    ...(signIn ? { signIn: signIn.id } : {}),
  });
}
