// What is known of newer versions, over restarts: updates.json in the data folder. Nothing there is
// mail: a file that is lost or does not parse costs one more look.
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeFileDurable } from '../base/durable';
import { isPlainName } from './feed';

const offer = z.object({
  version: z.string().max(64),
  file: z.string().refine(isPlainName),
  bytes: z.int().min(1),
  sha512: z.string().max(100),
});

const KnownUpdates = z.object({
  version: z.literal(1),
  /** Milliseconds since 1970 UTC. */
  lookedAt: z.number().nullable(),
  /** The feed of the last look. */
  feed: z.string().nullable(),
  lookWanted: z.boolean(),
  /** The line of the last look. */
  link: z.string().nullable(),
  newest: offer.nullable(),
  /** What was offered before, by version and file, the latest first. */
  seen: z.array(offer).max(100),
});
export type KnownUpdates = z.output<typeof KnownUpdates>;

export const NOTHING_KEPT: KnownUpdates = {
  version: 1,
  lookedAt: null,
  feed: null,
  lookWanted: false,
  link: null,
  newest: null,
  seen: [],
};

export const MOST_SEEN = 20;

/** Never rejects: what cannot be read is as nothing. */
export async function readKept(dir: string): Promise<KnownUpdates> {
  try {
    const read = KnownUpdates.safeParse(JSON.parse((await readIfThere(fileIn(dir))) ?? 'null'));
    return read.success ? read.data : NOTHING_KEPT;
  } catch {
    return NOTHING_KEPT;
  }
}

/** Rejects with the system's error. */
export function writeKept(dir: string, kept: KnownUpdates): Promise<void> {
  return writeFileDurable(fileIn(dir), `${JSON.stringify(kept, null, 2)}\n`);
}

function fileIn(dir: string): string {
  return join(dir, 'updates.json');
}
