// What is known of newer versions, over restarts: updates.json in the data folder, and the folder
// updates/ beside it with what was fetched. Nothing there is mail: a file that is lost or does not
// parse costs one more look.
import { readdir, rm } from 'node:fs/promises';
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
  /** The feed by which it is the newest, as it was signed: what is installed is judged by it once more. */
  signed: z.object({ name: z.string(), text: z.string(), signature: z.string() }).nullable().default(null),
  /** What was offered before, by version and file, the latest first. */
  seen: z.array(offer).max(100),
  /** A person said that the newest is to be fetched. */
  wanted: z.boolean().default(false),
  /** By which line, and for how much; null: of no line. */
  agreed: z.object({ link: z.string(), tariff: z.string(), cost: z.number() }).nullable().default(null),
  /** The newest lies here, whole and right. */
  fetched: z.boolean().default(false),
  /** The sum of what is not fetched by itself: a person stopped it, or what came was not what was signed. */
  notByItself: z.string().nullable().default(null),
});
export type KnownUpdates = z.output<typeof KnownUpdates>;

export const NOTHING_KEPT: KnownUpdates = {
  version: 1,
  lookedAt: null,
  feed: null,
  lookWanted: false,
  link: null,
  newest: null,
  signed: null,
  seen: [],
  wanted: false,
  agreed: null,
  fetched: false,
  notByItself: null,
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

export function fetchedFolder(dir: string): string {
  return join(dir, 'updates');
}

/** Takes away what was fetched. Never rejects. */
export async function clearFetched(dir: string): Promise<void> {
  const folder = fetchedFolder(dir);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) await rm(join(folder, name), { force: true, recursive: true }).catch(() => undefined);
}

function fileIn(dir: string): string {
  return join(dir, 'updates.json');
}
