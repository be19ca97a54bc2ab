// What signing in over a line takes, beside the mail of the call: a person's minutes, and what
// his browser loads meanwhile, or only a code and the questions whether it was typed. A code may
// also be typed between two calls: one brings it, the other asks.
import type { Load } from '../money/load';

export const SIGN_IN_WAYS = ['browser', 'code', 'code-given', 'code-asked'] as const;
/**
 * browser: of this computer; code: typed on another device, which has a line of its own, while ours is held;
 * code-given: the line is hung up as soon as the code is there; code-asked: only asked whether it was typed.
 */
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export interface SignInLoad {
  readonly seconds: number;
  readonly bytes: number;
}

/** A line is held up for no longer: a person looks for his phone, and for his password. */
export const SIGN_IN_SECONDS = 900;

/** A password, a second factor, a consent. */
const PERSON_SECONDS = 180;

export const SIGN_IN_LOADS: Readonly<Record<SignInWay, SignInLoad>> = {
  // Pages of the large providers with all their scripts.
  browser: { seconds: PERSON_SECONDS, bytes: 4_000_000 },
  // The code, and a question every five seconds.
  code: { seconds: PERSON_SECONDS, bytes: 80_000 },
  // The provider's own description and the code, each over a connection of its own.
  'code-given': { seconds: 10, bytes: 20_000 },
  // A question, or a few.
  'code-asked': { seconds: 10, bytes: 20_000 },
};

/** For how long the provider is asked in one call whether the code was typed: it allows a question every few seconds. */
export const ASKING_SECONDS = 15;

/** Either the line is held while the code is typed, or it is hung up meanwhile and dialled again. */
export interface CodeCalls {
  readonly held: Load;
  readonly first: Load;
  readonly second: Load;
  /** The two cost less than the one. */
  readonly cheaper: boolean;
}
