// What is known of newer versions, over restarts: updates.json in the data folder, and the folder
// updates/ beside it with what was loaded. Nothing there is mail: a file that is lost or does not
// parse costs one more look.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeFileDurable } from '../base/durable';
import { UPDATE_CHOICES } from '../contract/updates/updates';
import type { NewerFile } from './feed';
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
  lookWanted: z.boolean(),
  /** The line of the last look. */
  link: z.string().nullable(),
  newest: offer.nullable(),
  /** What was offered before, by version and file, the latest first. */
  seen: z.array(offer).max(100),
  choice: z
    .object({
      version: z.string(),
      choice: z.enum(UPDATE_CHOICES),
      at: z.number(),
      agreed: z.object({ link: z.string(), tariff: z.string(), cost: z.number() }).nullable(),
    })
    .nullable(),
  /** The newest lies here, whole and right. */
  loaded: z.boolean(),
  /** Why installing a version came to nothing; a sentence. */
  notInstalled: z.object({ version: z.string(), detail: z.string().max(2000) }).nullable(),
});
export type KnownUpdates = z.output<typeof KnownUpdates>;

export const NOTHING_KEPT: KnownUpdates = {
  version: 1,
  lookedAt: null,
  lookWanted: false,
  link: null,
  newest: null,
  seen: [],
  choice: null,
  loaded: false,
  notInstalled: null,
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

export function loadedFolder(dir: string): string {
  return join(dir, 'updates');
}

/** What lies ready to be installed; null: nothing. Whether the file is still right is for who installs it to see. */
export async function readyIn(dir: string): Promise<{ readonly path: string; readonly offer: NewerFile } | null> {
  const { loaded, newest } = await readKept(dir);
  return loaded && newest ? { path: join(loadedFolder(dir), newest.file), offer: newest } : null;
}

/** Takes away what was loaded. Never rejects. */
export async function clearLoaded(dir: string): Promise<void> {
  const folder = loadedFolder(dir);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) await rm(join(folder, name), { force: true, recursive: true }).catch(() => undefined);
}

function fileIn(dir: string): string {
  return join(dir, 'updates.json');
}
