// The ways of logging in that do not show the password: SCRAM-SHA-256 and SCRAM-SHA-1
// (RFC 5802, RFC 7677; without channel binding) and CRAM-MD5 (RFC 2195), as a client, the
// same for SMTP, POP3 and IMAP: each knows how its own commands carry the steps. SCRAM
// also proves that the host knows the password; who does not is not logged in to. Limit:
// of SASLprep (RFC 4013) only what people's passwords need: NFKC, and blanks as blanks.
import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { smtpWords } from '../../words/smtp';

export type HiddenWay = 'SCRAM-SHA-256' | 'SCRAM-SHA-1' | 'CRAM-MD5';

/** The better first. */
export const HIDDEN_WAYS: readonly HiddenWay[] = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5'];

/** The host's part was wrong; `words` are for people (a library may add to `message`). */
export class SaslTrouble extends Error {
  constructor(readonly words: string) {
    super(words);
  }
}

export interface SaslLogin {
  readonly username: string;
  readonly password: string;
}

export interface SaslClient {
  readonly way: HiddenWay;
  /** What is said first; null: the host speaks first. */
  readonly first: string | null;
  /**
   * The answer to a challenge, in base64 as it came; '' where only an empty line is left to say. Rejects with
   * SaslTrouble.
   */
  answer(challenge: string): Promise<string>;
  /** To be called once the host says that we are in; throws SaslTrouble where it has not shown that it is the one. */
  confirm(): void;
}

/** Beyond this a host would keep our processor busy for seconds; usual are 4096 to 15,000. */
const MOST_ROUNDS = 2_000_000;
const derive = promisify(pbkdf2);
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

export function isHiddenWay(name: string): name is HiddenWay {
  return HIDDEN_WAYS.some((way) => way === name);
}

/** `nonce` is for tests. */
export function saslClient(way: HiddenWay, login: SaslLogin, nonce = randomBytes(18).toString('base64')): SaslClient {
  return way === 'CRAM-MD5' ? cramMd5(login) : scram(way, login, nonce);
}

function cramMd5({ username, password }: SaslLogin): SaslClient {
  return {
    way: 'CRAM-MD5',
    first: null,
    answer: (challenge) =>
      Promise.resolve(
        base64(`${username} ${createHmac('md5', password).update(Buffer.from(challenge, 'base64')).digest('hex')}`),
      ),
    confirm: () => undefined,
  };
}

function scram(way: 'SCRAM-SHA-256' | 'SCRAM-SHA-1', { username, password }: SaslLogin, nonce: string): SaslClient {
  const hash = way === 'SCRAM-SHA-256' ? 'sha256' : 'sha1';
  const bare = `n=${prepared(username).replace(/=/g, '=3D').replace(/,/g, '=2C')},r=${nonce}`;
  let expected: Buffer | null = null;
  let proven = false;
  const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
  const proof = async (challenge: string): Promise<string> => {
    const { salt, rounds, r } = firstOf(challenge, nonce);
    const salted = await derive(prepared(password), salt, rounds, hash === 'sha256' ? 32 : 20, hash);
    const clientKey = hmac(salted, 'Client Key');
    // "biws" is "n,,": no channel binding (RFC 5802 §6).
    const final = `c=biws,r=${r}`;
    const all = `${bare},${challenge},${final}`;
    const signature = hmac(createHash(hash).update(clientKey).digest(), all);
    expected = hmac(hmac(salted, 'Server Key'), all);
    return base64(
      `${final},p=${Buffer.from(clientKey.map((byte, i) => byte ^ (signature[i] ?? 0))).toString('base64')}`,
    );
  };
  return {
    way,
    first: base64(`n,,${bare}`),
    async answer(encoded) {
      const challenge = Buffer.from(encoded, 'base64').toString('utf8');
      if (expected === null) return proof(challenge);
      const error = field(challenge, 'e');
      if (error !== null) throw new SaslTrouble(smtpWords.login.refusedBy(error));
      const shown = Buffer.from(field(challenge, 'v') ?? '', 'base64');
      proven = shown.length === expected.length && timingSafeEqual(shown, expected);
      if (!proven) throw new SaslTrouble(smtpWords.login.impostor);
      return '';
    },
    confirm() {
      if (!proven) throw new SaslTrouble(smtpWords.login.impostor);
    },
  };
}

/** What the host says first: its part of the nonce, the salt, the rounds. */
function firstOf(
  challenge: string,
  nonce: string,
): { readonly salt: Buffer; readonly rounds: number; readonly r: string } {
  const [r, s, i] = [field(challenge, 'r') ?? '', field(challenge, 's') ?? '', field(challenge, 'i') ?? ''];
  const salt = Buffer.from(s, 'base64');
  const rounds = /^\d{1,9}$/.test(i) ? Number(i) : 0;
  if (!r.startsWith(nonce) || r === nonce || salt.length === 0 || rounds < 1 || field(challenge, 'm') !== null)
    throw new SaslTrouble(smtpWords.login.unreadable);
  if (rounds > MOST_ROUNDS) throw new SaslTrouble(smtpWords.login.tooManyRounds(rounds));
  return { salt, rounds, r };
}

function field(message: string, name: string): string | null {
  return (
    message
      .split(',')
      .find((part) => part.startsWith(`${name}=`))
      ?.slice(2) ?? null
  );
}

function prepared(text: string): string {
  return text
    .replace(/[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u200c\u200d\ufeff]/g, '')
    .normalize('NFKC');
}

/** So many challenges SCRAM and CRAM need at most, and one more. */
const MOST_STEPS = 4;

/**
 * The exchange over SMTP (RFC 4954 §4). `ask` sends a line; of what comes back `challengeOf` gives the challenge, base64,
 * and null where the exchange is over. Resolves to the last reply; whether it is 235, and the confirming, are the caller's.
 */
export async function exchange<R>(
  client: SaslClient,
  ask: (line: string) => Promise<R>,
  challengeOf: (reply: R) => string | null,
): Promise<R> {
  let reply = await ask(client.first === null ? `AUTH ${client.way}` : `AUTH ${client.way} ${client.first}`);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const challenge = challengeOf(reply);
    if (challenge === null) break;
    reply = await ask(await client.answer(challenge));
  }
  return reply;
}

/** A line of the host's without the proof by which a password can be guessed at leisure. */
export function withoutProof(line: string): string {
  return line.replace(/^(334|\+) dj[0-3][A-Za-z0-9+/]*={0,2}/, '$1 ***');
}
