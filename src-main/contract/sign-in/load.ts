// What signing in over a line takes, beside the mail of the call: a person's minutes, and what
// his browser loads meanwhile, or only a code and the questions whether it was typed.

export const SIGN_IN_WAYS = ['browser', 'code'] as const;
/** browser: of this computer; code: typed on another device, which has a line of its own. */
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
};
