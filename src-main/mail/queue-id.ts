// Queue ids: 16 letters and digits that sort by time of birth, safe as file names
// on every system and easy to read over a radio (Crockford's base32: no I, L, O, U).
// 45 bits of milliseconds, then 35 random bits.
import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 9;
const RANDOM_LETTERS = 7;

// The system is asked for a thousand ids' worth at once: each call costs more than an id.
const stock = Buffer.alloc(RANDOM_LETTERS * 1024);
let used = stock.length;

function randomLetters(): Buffer {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += RANDOM_LETTERS;
  return stock.subarray(used - RANDOM_LETTERS, used);
}

/** A new id for a message that arrived at `now` (milliseconds since 1970). */
export function newQueueId(now: number): string {
  let time = '';
  for (let rest = Math.floor(now), i = 0; i < TIME_LETTERS; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET[rest % 32] + time;
  }
  let random = '';
  for (const byte of randomLetters()) random += ALPHABET[byte & 31];
  return time + random;
}

/** True for anything newQueueId may have made; use it before an id becomes part of a path. */
export function isQueueId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text);
}
