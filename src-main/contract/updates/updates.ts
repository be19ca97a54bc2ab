// What Dialpost can be told about newer versions of itself, and what it knows of one.
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

/** What fetching a newer version takes by one line, beyond a call that is made anyway. */
export interface UpdateCharge {
  readonly link: string;
  readonly name: string;
  readonly seconds: number;
  readonly cost: number;
  readonly currency: string;
  /** Of cost and seconds: the line's speed was never measured. */
  readonly guessed: boolean;
}

export interface NewerVersion {
  readonly version: string;
  readonly bytes: number;
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
  /** Why the last look came to nothing; a sentence, null: it did not. */
  readonly trouble: string | null;
}

export const UPDATE_PARAMS = {
  /** Looks now where a line is up and at rest, else at the end of the next call. */
  'update.look': z.strictObject({}),
} as const;

export interface UpdateResults {
  'update.look': UpdateView;
}
