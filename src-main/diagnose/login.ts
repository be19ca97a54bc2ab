// Logging in, for a probe: which of the offered methods is taken, and how it ends.
// Password or token go to the host only, masked everywhere else. Over a line that is
// not encrypted the method that does not show the password comes first.
import { noReply, type Reply } from '../mail/reply';
import { bearerGoodbye, bearerText, bearerWay } from '../smtp/auth/bearer';
import { noWay, waysFor } from '../smtp/auth/login';
import { exchange, type HiddenWay, isHiddenWay, saslClient, SaslTrouble } from '../smtp/auth/sasl';
import type { Talk } from './talk';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** With an access token; `host` and `port` as the connection was made (RFC 7628 section 3.1). */
export interface TokenLogin {
  readonly username: string;
  readonly token: string;
  readonly host: string;
  readonly port: number;
}

export interface LoginResult {
  readonly tried: string | null;
  readonly ok: boolean;
  readonly reply: Reply;
}

/** Never rejects. */
export async function logInByToken(talk: Talk, offered: readonly string[], login: TokenLogin): Promise<LoginResult> {
  const way = bearerWay(offered);
  const first = await talk.ask(`AUTH ${way} ${bearerText(way, login)}`, `AUTH ${way} ***`);
  const reply = first.code === 334 ? await talk.ask(bearerGoodbye(way), '***') : first;
  return { tried: way, ok: reply.code === 235, reply };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Never rejects. */
export async function logInToProbe(
  talk: Talk,
  offered: readonly string[],
  { username, password }: Credentials,
  secure: boolean,
): Promise<LoginResult> {
  const method = waysFor(secure).find((name) => offered.includes(name)) ?? null;
  if (method === null) {
    return { tried: null, ok: false, reply: noWay(offered) };
  }
  const reply = await steps(talk, method, username, password);
  // As a delivery does: some hosts offer PLAIN and get it wrong.
  const again =
    method === 'PLAIN' && PLAIN_REFUSED.has(reply.code) && offered.includes('LOGIN')
      ? await steps(talk, 'LOGIN', username, password)
      : null;
  return again?.code === 235
    ? { tried: 'LOGIN', ok: true, reply: again }
    : { tried: method, ok: reply.code === 235, reply };
}

const PLAIN_REFUSED: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 534, 535]);

async function steps(talk: Talk, method: string, username: string, password: string): Promise<Reply> {
  // RFC 4616.
  if (method === 'PLAIN') return talk.ask(`AUTH PLAIN ${base64(`\0${username}\0${password}`)}`, 'AUTH PLAIN ***');
  if (isHiddenWay(method)) return hidden(talk, method, { username, password });
  const first = await talk.ask(`AUTH ${method}`);
  if (first.code !== 334) return first;
  const second = await talk.ask(base64(username), '***');
  return second.code === 334 ? talk.ask(base64(password), '***') : second;
}

/** RFC 4954 §4. */
async function hidden(talk: Talk, way: HiddenWay, credentials: Credentials): Promise<Reply> {
  const client = saslClient(way, credentials);
  try {
    const reply = await exchange(
      client,
      (line) => talk.ask(line, line.startsWith('AUTH ') ? `AUTH ${way}` : '***'),
      ({ code, lines }) => (code === 334 ? (lines[0] ?? '') : null),
    );
    if (reply.code === 235) client.confirm();
    return reply;
  } catch (error) {
    if (error instanceof SaslTrouble) return noReply(error.words);
    throw error;
  }
}
