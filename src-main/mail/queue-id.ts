// Queue ids: 16 letters and digits that sort by time of birth, safe as file names
// on every system and easy to read over a radio (Crockford's base32: no I, L, O, U).
// 45 bits of milliseconds, then 35 random bits.
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 9;
const RANDOM_LETTERS = 7;

/** A new id for a message that arrived at `now` (milliseconds since 1970). */
export function newQueueId(now: number): string {
  let time = '';
  for (let rest = Math.floor(now), i = 0; i < TIME_LETTERS; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET[rest % 32] + time;
  }
  let random = '';
  for (const byte of randomBytes(RANDOM_LETTERS)) random += ALPHABET[byte & 31];
  return time + random;
}

/** True for anything newQueueId may have made; use it before an id becomes part of a path. */
export function isQueueId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text);
}
