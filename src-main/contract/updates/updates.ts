// What Dialpost can be told about newer versions of itself, and what it knows of one.
import { z } from 'zod';
import { contractWords } from '../../words/contract';
import { id } from '../fields';
import { isSafeTokenUrl } from '../rules/token-url';

/** https, or this very computer; a folder, to which names of files are added: no question, no fragment, no login. */
export function isFeedAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || !isSafeTokenUrl(text)) return false;
  const { search, hash } = new URL(text);
  return search === '' && hash === '' && !/[?#]/.test(text);
}

const LONGEST_ADDRESS = 1000;

export const UpdateSettings = z.strictObject({
  /** Where the feed lies, a folder; null: nobody is asked for newer versions. */
  feed: z
    .string({ error: () => contractWords.feed })
    .refine(isFeedAddress, { error: () => contractWords.feed })
    .nullable()
    .default(null),
});
export type UpdateSettings = z.output<typeof UpdateSettings>;

/** What fetching a newer version, or the rest of it, takes by one line, beyond a call that is made anyway. */
export interface UpdateCharge {
  readonly link: string;
  readonly name: string;
  readonly seconds: number;
  readonly cost: number;
  readonly currency: string;
  /** Of cost and seconds: the line's speed was never measured. */
  readonly guessed: boolean;
  /** The line costs something or is metered: nothing is fetched by it unless a person says so. */
  readonly asks: boolean;
}

/**
 * by-hand: this Dialpost only says so; told: somebody is to decide; wanted: is fetched on a line that is up, after the
 * mail; fetched: lies here whole, and is what was signed; installed: runs from the next start on, which is made when
 * no call is on.
 */
export type NewerState = 'by-hand' | 'told' | 'wanted' | 'fetching' | 'fetched' | 'installing' | 'installed';

export interface NewerVersion {
  readonly version: string;
  readonly bytes: number;
  /** How much of it lies here. */
  readonly fetchedBytes: number;
  readonly state: NewerState;
  /** Of what is still to come, by the line on which it was seen; null: that line is gone. */
  readonly charge: UpdateCharge | null;
}

export interface UpdateView {
  readonly running: string;
  readonly newer: NewerVersion | null;
  /** ISO; null: never. */
  readonly lookedAt: string | null;
  /** A person asked to look: done when a line is up and the mail is done. */
  readonly lookWanted: boolean;
  /** Why the last look, fetching or installing came to nothing; a sentence, null: it did not. */
  readonly trouble: string | null;
}

const version = z.string().min(1).max(64);

export const UPDATE_PARAMS = {
  /** Looks now where a line is up and at rest, else at the end of the next call. */
  'update.look': z.strictObject({}),
  /**
   * Fetches that version: now where a line is always up and at rest, else in the next call, after its mail. `agreed` is
   * the price that a person said yes to; refused ('changed') where it is dearer by now or another currency's, or another
   * version the newest.
   */
  'update.fetch': z.strictObject({
    version,
    agreed: z
      .strictObject({
        link: id,
        cost: z.number().min(0),
        /** As the charge said it; absent: the line's own, whichever that is by now. */
        currency: z.string().max(10).optional(),
      })
      .optional(),
  }),
  /** Stops fetching and wants it no more; what came is kept and not paid for twice. */
  'update.cancel': z.strictObject({}),
  /** Installs the version that was fetched, as soon as no call is on, and starts it. Resolves when that is noted. */
  'update.install': z.strictObject({ version }),
} as const;

export interface UpdateResults {
  'update.look': UpdateView;
  'update.fetch': UpdateView;
  'update.cancel': UpdateView;
  'update.install': UpdateView;
}
