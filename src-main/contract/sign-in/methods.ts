// The methods of signing in: begun for a connector as it is stored or typed, waited for,
// answered, called off; and signing out.
import { z } from 'zod';
import { id } from '../fields';
import { FetchGrant } from './grant';

export const signInId = z.string().min(1).max(64);
const session = z.string().min(1).max(64).optional();

/** Whose sign-in. */
const whose = {
  connector: id,
  /** Which of its accounts, where it has several; absent: the first that nobody has signed in to. */
  username: z.string().min(1).max(320).optional(),
  /** What is typed and not stored yet; its user name stands beside it. */
  draft: z.strictObject({ ...FetchGrant.shape, username: z.string().min(1).max(320) }).optional(),
} as const;

export const SIGN_IN_PARAMS = {
  'signIn.begin': z.strictObject({
    ...whose,
    /** A code to type on another device; absent: as the settings say. */
    device: z.boolean().optional(),
    /** The call that session.start opened with `signIn`: it is begun when its line is up, and refused where it is not. */
    session,
    /** The line of `session` is hung up as soon as the code is there; signIn.ask asks later whether it was typed. */
    hangUp: z.boolean().optional(),
  }),
  /** The one that `hangUp` began for this account. */
  'signIn.kept': z.strictObject(whose),
  /** Has the person typed it? Asked now, or when the line of `session` is up; its mail goes by what comes. */
  'signIn.ask': z.strictObject({ id: signInId, session }),
  'signIn.wait': z.strictObject({ id: signInId }),
  'signIn.answer': z.strictObject({ id: signInId, address: z.string().min(1).max(16_384) }),
  /** Of a sign-in, or of the call that is held up for one: its line is hung up. */
  'signIn.cancel': z.strictObject({ id: signInId }),
  /** Of all its accounts, or of one. */
  'signIn.out': z.strictObject({ connector: id, username: z.string().min(1).max(320).optional() }),
} as const;

export interface SignInBegun {
  readonly id: string;
  /** Whose account is wanted: the settings' user name. */
  readonly username: string;
  /** Where the person goes: in the browser of this computer, or with `userCode` on any device. "": nobody is asked. */
  readonly address: string;
  /** What is typed there; null: nothing. */
  readonly userCode: string | null;
  /** The address that the browser ends at is to be handed in by signIn.answer. */
  readonly pasted: boolean;
  readonly endsAt: string;
  /** No line is held for it, and signIn.ask asks; absent: it ends by itself, and signIn.wait tells. */
  readonly kept?: boolean;
}

export type SignInEnd =
  /** `account`: who signed in, as the provider names him; null: it does not say. `other`: not the settings' user name. */
  | { readonly ok: true; readonly account: string | null; readonly other: boolean; readonly text: string }
  /** `waits`: the person may still be at it; signIn.ask asks again. */
  | { readonly ok: false; readonly text: string; readonly waits?: { readonly endsAt: string } };

export interface SignInResults {
  'signIn.begin': SignInBegun;
  /** null: there is none, or its code ran out, which `text` says. */
  'signIn.kept': { readonly begun: SignInBegun | null; readonly text: string };
  'signIn.ask': SignInEnd;
  /** Answered when it is over, of a kept one at once; the id is known until the next sign-in begins. */
  'signIn.wait': SignInEnd;
  /** False: that address is none of this sign-in; it goes on. */
  'signIn.answer': { readonly taken: boolean };
  'signIn.cancel': Record<string, never>;
  /** What became of each consent at its provider, for people. */
  'signIn.out': { readonly text: string };
}
