// What a mailbox host is logged in at with: the password that is stored, or a token for
// the grant. A token that the host refuses may have been withdrawn, or ended by the
// host's own clock: one new one is asked for, and then it is a person's turn. A host that
// refuses a login for reasons of its own, and for now, is told from one that does not take
// the password: nobody is to look for a mistake where there is none.
import type { FetchGrant } from '../contract/sign-in/grant';
import { type Password, passwordText } from '../contract/fields';
import { replyText } from '../mail/reply';
import { askToken, type Token } from '../smtp/auth/token';
import { HostTrouble } from './host';
import type { CollectDeps } from './method';
import { collectWords } from '../words/collect';

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

/**
 * `open` with a login; again with a new token where it refused the first, and not where it takes none at all. Rejects
 * with HostTrouble.
 */
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
    if (!(error instanceof HostTrouble) || signal.aborted) throw error;
    const { fault, noWay = false } = error.refusal;
    if (fault !== 'login' || noWay) throw error;
    return open(await ask(first.token ?? undefined));
  }
}

/** RFC 2449 §8.1, RFC 3206, RFC 5530: the host's own trouble, too many at a time, or somebody else in the mailbox. */
const PASSING = /^(?:SYS\/TEMP|IN-USE|LOGIN-DELAY|UNAVAILABLE|INUSE|LIMIT|SERVERBUG)$/i;
/** What hosts say where they give no code, or ALERT, which says nothing. */
const PASSING_WORDS = [
  /\btemporar(?:y|ily)\b|\btry (?:it )?again (?:later|in)\b|\b(?:server|service|system|backend)\b.{0,20}\b(?:busy|unavailable)\b/i,
  /\btoo many (?:\w+ ){0,2}(?:connections|sessions)\b|\bmax(?:imum)?\b.{0,15}\b(?:connections|sessions)\b/i,
  /\b(?:maildrop|mailbox|mail ?drop lock|lock)\b.{0,25}\b(?:locked|busy|in use)\b|\banother (?:\w+ )?session\b/i,
  /\b(?:rate|bandwidth|login) limits?\b|\blimits? (?:hit|exceeded)\b/i,
];
/** With these it is the login all the same, or may be. */
const OF_THE_LOGIN = /\b(?:password|passwd|credentials?|invalid|incorrect|wrong|failed (?:\w+ )?attempts?)\b/i;

/**
 * Does a host that refuses a login with `said` let nobody in under that name for now, whatever his password? `code`:
 * what stands in brackets before its words, or null.
 */
export function isForNow(said: string, code: string | null): boolean {
  if (code !== null && code.toUpperCase() !== 'ALERT') return PASSING.test(code);
  return !OF_THE_LOGIN.test(said) && PASSING_WORDS.some((words) => words.test(said));
}

/** A refusal that isForNow, else null; `words`: what stands behind the code of `said`, where it has one in it. */
export function notNow(said: string, code: string | null, words = said): HostTrouble | null {
  if (!isForNow(words, code)) return null;
  return new HostTrouble(collectWords.login.notNow(words || (code ?? '')), { said, fault: 'later' });
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
