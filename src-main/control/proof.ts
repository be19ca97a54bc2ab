// Both ends of the control socket show that they can read the data folder, before anything
// is asked or answered. A socket file in a closed folder needs none of this; a Windows pipe
// does: everybody on the computer may connect to it, and whoever takes its name first is
// connected to. The key is the word in owner.json (config/owner.ts), new with every start.
// It is never sent: each side signs both sides' random numbers (HMAC with SHA-256).
//
//   client  {"hello":C}
//   server  {"hello":S,"proof":HMAC(word, "server C S")}
//   client  {"proof":HMAC(word, "client C S")}       and its first question behind it
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where strangers reach the control socket. */
export const PROOF_NEEDED = process.platform === 'win32';

/** What the server makes of a line while the client is a stranger. */
export type ProofLine =
  { readonly kind: 'answer'; readonly answer: object } | { readonly kind: 'known' } | { readonly kind: 'refused' };

export interface ServerProof {
  judge(line: string): ProofLine;
}

export interface ClientProof {
  readonly hello: object;
  /** The line that proves us, once the server has proved itself; null: it has not. */
  answer(message: object): object | null;
}

export function serverProof(word: string): ServerProof {
  let numbers: readonly string[] | null = null;
  return {
    judge(line) {
      const said = fieldsOf(line);
      if (numbers === null && said.hello !== null) {
        numbers = [said.hello, random()];
        return { kind: 'answer', answer: { hello: numbers[1], proof: signed(word, 'server', numbers) } };
      }
      const known = numbers !== null && isSame(said.proof, signed(word, 'client', numbers));
      return { kind: known ? 'known' : 'refused' };
    },
  };
}

export function clientProof(word: string): ClientProof {
  const own = random();
  return {
    hello: { hello: own },
    answer(message) {
      const said = fieldsOf(JSON.stringify(message));
      if (said.hello === null || !isSame(said.proof, signed(word, 'server', [own, said.hello]))) return null;
      return { proof: signed(word, 'client', [own, said.hello]) };
    },
  };
}

function random(): string {
  return randomBytes(32).toString('hex');
}

function signed(word: string, who: 'server' | 'client', numbers: readonly string[]): string {
  return createHmac('sha256', word)
    .update([who, ...numbers].join(' '))
    .digest('hex');
}

function isSame(given: string | null, right: string): boolean {
  return given !== null && given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
}

/** Both in hexadecimal digits of 32 bytes, or null. */
function fieldsOf(line: string): { readonly hello: string | null; readonly proof: string | null } {
  const number = (name: string): string | null =>
    new RegExp(String.raw`"${name}":\s*"([0-9a-f]{64})"`).exec(line)?.[1] ?? null;
  return { hello: number('hello'), proof: number('proof') };
}
