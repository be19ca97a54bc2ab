// What Dialpost can be told about newer versions of itself, what it knows of one, and what a
// person may say to it.
import { z } from 'zod';
import { contractWords } from '../../words/contract';
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

/** What loading a newer version, or the rest of it, takes by one line. */
export interface UpdateCharge {
  readonly link: string;
  readonly name: string;
  readonly seconds: number;
  readonly cost: number;
  readonly currency: string;
  /** The line costs something or is metered: nothing is loaded by it unless a person says so. */
  readonly asks: boolean;
  /** Of cost and seconds: the line's speed was never measured. */
  readonly guessed: boolean;
}

export interface NewerVersion {
  readonly version: string;
  readonly bytes: number;
  /** How much of it lies here. */
  readonly loadedBytes: number;
  /**
   * told: somebody is to decide; not-now: asked again later; wanted: is loaded when a line is up; loading; loaded: can be installed;
   * skipped: a person wants a later one; elsewhere: this Dialpost does not install, it only says so.
   */
  readonly state: 'told' | 'not-now' | 'wanted' | 'loading' | 'loaded' | 'skipped' | 'elsewhere';
  /** By the line on which it was seen; null: that line is gone. */
  readonly charge: UpdateCharge | null;
}

export interface UpdateView {
  readonly running: string;
  readonly newer: NewerVersion | null;
  /** ISO; null: never. */
  readonly lookedAt: string | null;
  /** A person asked to look: done when a line is up and the mail is done. */
  readonly lookWanted: boolean;
  /** Why the last look, or the last load, came to nothing; a sentence, null: it did not. */
  readonly trouble: string | null;
}

export const UPDATE_CHOICES = ['next-call', 'not-now', 'skip'] as const;
export type UpdateChoice = (typeof UPDATE_CHOICES)[number];

export const UPDATE_PARAMS = {
  /** Looks now where a line is up and at rest, else at the end of the next call. */
  'update.look': z.strictObject({}),
  /** What becomes of that version; refused ('changed') where another is the newest by now. */
  'update.choose': z.strictObject({ version: z.string().min(1).max(64), choice: z.enum(UPDATE_CHOICES) }),
} as const;

export interface UpdateResults {
  'update.look': UpdateView;
  'update.choose': UpdateView;
}
