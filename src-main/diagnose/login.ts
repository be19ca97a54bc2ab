// Logging in, for a probe: which of the offered methods is taken, and how it ends.
// The password goes to the host only, masked everywhere else. Over a line that is
// not encrypted the method that does not show the password comes first.
import { createHmac } from 'node:crypto';
import { noReply, type Reply } from '../mail/reply';
import type { Talk } from './talk';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface LoginResult {
  readonly tried: string | null;
  readonly ok: boolean;
  readonly reply: Reply;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Never rejects. */
export async function logIn(talk: Talk, offered: readonly string[], { username, password }: Credentials, secure: boolean): Promise<LoginResult> {
  const wanted = secure ? ['PLAIN', 'LOGIN', 'CRAM-MD5'] : ['CRAM-MD5', 'PLAIN', 'LOGIN'];
  const method = wanted.find((name) => offered.includes(name)) ?? null;
  if (method === null) {
    return { tried: null, ok: false, reply: noReply(offered.length > 0 ? `the host offers only logins we do not know: ${offered.join(' ')}` : 'the host offers no login') };
  }
  const reply = await steps(talk, method, username, password);
  // As a delivery does: some hosts offer PLAIN and get it wrong.
  const again = method === 'PLAIN' && PLAIN_REFUSED.has(reply.code) && offered.includes('LOGIN') ? await steps(talk, 'LOGIN', username, password) : null;
  return again?.code === 235 ? { tried: 'LOGIN', ok: true, reply: again } : { tried: method, ok: reply.code === 235, reply };
}

const PLAIN_REFUSED: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 534, 535]);

async function steps(talk: Talk, method: string, username: string, password: string): Promise<Reply> {
  // RFC 4616.
  if (method === 'PLAIN') return talk.ask(`AUTH PLAIN ${base64(`\0${username}\0${password}`)}`, 'AUTH PLAIN ***');
  const first = await talk.ask(`AUTH ${method}`);
  if (first.code !== 334) return first;
  if (method === 'CRAM-MD5') {
    // RFC 2195 §2.
    const challenge = Buffer.from(first.lines[0] ?? '', 'base64');
    const digest = createHmac('md5', password).update(challenge).digest('hex');
    return talk.ask(base64(`${username} ${digest}`), '***');
  }
  const second = await talk.ask(base64(username), '***');
  return second.code === 334 ? talk.ask(base64(password), '***') : second;
}
