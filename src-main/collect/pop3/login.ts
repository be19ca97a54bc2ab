// Logging in at a POP3 host: USER and PASS (RFC 1939 §7), and only where the host does not
// take them, what its CAPA (RFC 2449) or its greeting offers instead: SCRAM, CRAM-MD5
// (smtp/auth/sasl.ts), APOP, PLAIN, LOGIN (RFC 5034). A password that was refused is not tried another way: the
// host counts wrong ones. What we cannot do is named in the sentence, so that nobody looks
// for a wrong password. Rejects with HostTrouble.
import { createHash } from 'node:crypto';
import { BEARER_WAYS } from '../../smtp/auth/bearer';
import { HIDDEN_WAYS, type HiddenWay, saslClient, SaslTrouble } from '../../smtp/auth/sasl';
import { HostTrouble } from '../host';
import { isForNow, notNow } from '../sign-in';
import { type Pop3Connection, Pop3Refusal } from './connection';
import { collectWords } from '../../words/collect';

/** Upper case, as its CAPA names them; [] where it does not say. */
export async function saslOffered(connection: Pop3Connection): Promise<readonly string[]> {
  return (await offers(connection)).sasl;
}

export interface Pop3Login {
  readonly username: string;
  readonly password: string;
}

/** Refusals of USER or PASS that speak of the way and not of the password (RFC 3206, and words of real hosts). */
const OF_THE_WAY =
  /plain ?-?text|clear ?-?text|disallowed|not (?:allowed|supported|implemented|permitted)|unsupported|mechanism|unknown command|unrecognized|disabled|\b(?:APOP|CRAM|SASL|STLS|TLS|SSL)\b/i;
const KNOWN = [...HIDDEN_WAYS, 'PLAIN', 'LOGIN'];

export async function logInPop3(connection: Pop3Connection, login: Pop3Login, secure: boolean): Promise<void> {
  // A line end in a name would be a command of its own.
  const username = login.username.replace(/[\r\n]/g, '');
  const password = login.password.replace(/[\r\n]/g, '');
  const atUser = await refusalOf(connection.command(`USER ${username}`));
  const refused = atUser ?? (await refusalOf(connection.command(`PASS ${password}`, 'PASS ***')));
  if (!refused) return;
  throwForNow(refused);
  // RFC 3206: [AUTH] says that it is the password, whatever else the host offers.
  const ofTheWay = atUser !== null || OF_THE_WAY.test(refused.refusal.said);
  if (!connection.usable || (!ofTheWay && /^-ERR \[AUTH\]/i.test(refused.refusal.said))) throw wrong(refused);
  const offered = await offers(connection);
  // Nothing says that it is the way: then it is the password, or the name.
  if (!ofTheWay && (offered.user || offered.sasl.length === 0)) throw wrong(refused);
  await otherwise(connection, { username, password }, { ...offered, refused, secure });
}

/** RFC 3206: what only somebody at the host can mend is nobody's password. */
const OF_THE_HOST = /^-ERR \[SYS\/PERM\]/i;

function wrong(refused: Pop3Refusal): HostTrouble {
  const { said } = refused.refusal;
  if (OF_THE_HOST.test(said)) return refused;
  return new HostTrouble(collectWords.login.wrong(said.replace(/^-ERR\s*/i, '')), { said, fault: 'login' });
}

interface Offers {
  readonly user: boolean;
  readonly sasl: readonly string[];
  readonly stls: boolean;
  /** "<1896.697170952@dbc.mtview.ca.us>" in the greeting, or null. */
  readonly stamp: string | null;
}

async function offers(connection: Pop3Connection): Promise<Offers> {
  const lines = await connection.listing('CAPA').catch((error: unknown) => {
    if (error instanceof Pop3Refusal) return [];
    throw error;
  });
  const words = lines.map((text) => text.trim().toUpperCase().split(/\s+/));
  const has = (word: string): boolean => words.some(([first]) => first === word);
  return {
    user: has('USER'),
    stls: has('STLS'),
    sasl: words.find(([first]) => first === 'SASL')?.slice(1) ?? [],
    stamp: /<[^\s<>@]+@[^\s<>]*>/.exec(connection.greeting)?.[0] ?? null,
  };
}

/** What does not show the password goes first. */
async function otherwise(
  connection: Pop3Connection,
  { username, password }: Pop3Login,
  how: Offers & { readonly refused: Pop3Refusal; readonly secure: boolean },
): Promise<void> {
  const { sasl, stamp } = how;
  const hidden = HIDDEN_WAYS.find((way) => sasl.includes(way));
  if (hidden) await byHiddenWay(connection, hidden, { username, password });
  else if (stamp !== null) {
    await connection.command(
      `APOP ${username} ${createHash('md5')
        .update(stamp + password)
        .digest('hex')}`,
      'APOP ***',
    );
  } else if (sasl.includes('PLAIN')) {
    await connection.exchange('AUTH PLAIN');
    await connection.command(Buffer.from(`\0${username}\0${password}`).toString('base64'), '***');
  } else if (sasl.includes('LOGIN')) {
    await connection.exchange('AUTH LOGIN');
    await connection.exchange(Buffer.from(username).toString('base64'), '***');
    await connection.command(Buffer.from(password).toString('base64'), '***');
  } else throw new HostTrouble(whatIsMissing(how), { said: '', fault: 'login' });
}

async function byHiddenWay(connection: Pop3Connection, way: HiddenWay, login: Pop3Login): Promise<void> {
  const client = saslClient(way, login);
  try {
    let challenge = await connection.exchange(`AUTH ${way}`);
    if (client.first !== null) challenge = await connection.exchange(client.first, '***');
    const answer = await client.answer(challenge);
    if (client.first === null) await connection.command(answer, '***');
    else await connection.command(await client.answer(await connection.exchange(answer, '***')), '***');
    client.confirm();
  } catch (error) {
    throw error instanceof SaslTrouble ? new HostTrouble(error.words, { said: '', fault: 'login' }) : error;
  }
}

function whatIsMissing({
  sasl,
  stls,
  secure,
  refused,
}: Offers & { readonly refused: Pop3Refusal; readonly secure: boolean }): string {
  if (stls && !secure) return collectWords.login.tooOpenBy(refused.message);
  if (BEARER_WAYS.some((way) => sasl.includes(way))) return collectWords.login.onlyTokens(sasl);
  return collectWords.login.pop3Ways(sasl, KNOWN, refused.message);
}

/** Rejects again a refusal that is not about the login at all. */
export function throwForNow(refused: Pop3Refusal): void {
  const { code, words } = partsOf(refused);
  const passing = notNow(refused.refusal.said, code, words);
  if (passing) throw passing;
}

/** Does the host refuse for reasons of its own, and for now? */
export function refusedForNow(refused: Pop3Refusal): boolean {
  const { code, words } = partsOf(refused);
  return isForNow(words, code);
}

function partsOf({ refusal: { said } }: Pop3Refusal): { readonly code: string | null; readonly words: string } {
  const [, code = null, words = ''] = /^-ERR\b\s*(?:\[([^\]]*)\])?\s*(.*)$/is.exec(said) ?? [];
  return { code, words };
}

async function refusalOf(work: Promise<unknown>): Promise<Pop3Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Pop3Refusal) return error;
    throw error;
  }
}
