// manifest.json of a backup: what it holds, file by file, and a sum over that. It is
// written last: a backup without one was broken off. A backup lies in a folder of its own
// (dialpost-backup) in the one that was named, and gets that name when it is whole.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeFileDurable } from '../base/durable';
import { VERSION } from '../base/version';
import { ContractError } from '../contract/errors';
import { backupWords as W } from '../words/ways-in/backup';
import { someAtOnce, storedPath, sumFile, type StoredFile } from './copying';

const BACKUP_VERSION = 1;
export const BACKUP_FOLDER = 'dialpost-backup';
/** Below it, the files as a data folder has them. */
export const FILES_FOLDER = 'data';
const NAME = 'manifest.json';

const Manifest = z.object({
  dialpost: z.literal('backup'),
  version: z.literal(BACKUP_VERSION),
  /** The Dialpost that made it. */
  by: z.string(),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  letters: z.number(),
  passwords: z.boolean(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sum: z.string() })),
  /** Over `files`. */
  sum: z.string(),
});
export type Manifest = z.output<typeof Manifest>;

export async function writeManifest(
  folder: string,
  facts: Pick<Manifest, 'at' | 'letters' | 'passwords'>,
  files: readonly StoredFile[],
): Promise<void> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = {
    dialpost: 'backup',
    version: BACKUP_VERSION,
    by: VERSION,
    ...facts,
    files: sorted,
    sum: sumOfFiles(sorted),
  };
  await writeFileDurable(join(folder, NAME), `${JSON.stringify(manifest, null, 1)}\n`, 0o600);
}

export interface FoundBackup {
  /** Where its files lie. */
  readonly files: string;
  readonly manifest: Manifest;
}

/** The backup in `named`, every file of it looked at. Rejects ContractError: none, a newer one's, or damaged. */
export async function openBackup(named: string): Promise<FoundBackup> {
  for (const folder of [named, join(named, BACKUP_FOLDER)]) {
    const text = await readIfThere(join(folder, NAME)).catch(() => null);
    if (text === null) continue;
    const manifest = manifestIn(text, named);
    const files = join(folder, FILES_FOLDER);
    await refuseDamaged(files, manifest, named);
    return { files, manifest };
  }
  throw new ContractError('refused', W.noBackup(named));
}

function manifestIn(text: string, named: string): Manifest {
  const read = parsed(text);
  const { dialpost, version, by } = Object(read) as Record<string, unknown>; // whatever it is, an object now
  if (dialpost === 'backup' && typeof version === 'number' && version > BACKUP_VERSION)
    throw new ContractError('refused', W.newer(named, { by: String(by), version, known: BACKUP_VERSION }));
  const judged = Manifest.safeParse(read);
  if (!judged.success || judged.data.sum !== sumOfFiles(judged.data.files))
    throw new ContractError('refused', W.damaged(named, [NAME], 0));
  if (judged.data.files.some(({ path }) => !isInside(path)))
    throw new ContractError('refused', W.damaged(named, [NAME], 0));
  return judged.data;
}

const SHOWN = 5;

async function refuseDamaged(folder: string, { files }: Manifest, named: string): Promise<void> {
  const bad: string[] = [];
  await someAtOnce(files, async ({ path, bytes, sum }) => {
    const at = join(folder, storedPath(path));
    const size = await stat(at).then(
      (found) => found.size,
      () => -1,
    );
    const found = size === bytes ? await sumFile(at).catch(() => null) : null;
    if (found?.sum !== sum) bad.push(path);
  });
  if (bad.length > 0)
    throw new ContractError('refused', W.damaged(named, bad.sort().slice(0, SHOWN), bad.length - SHOWN));
}

/** A manifest that somebody else wrote leads nowhere else. */
function isInside(path: string): boolean {
  return path !== '' && path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
}

function sumOfFiles(files: readonly StoredFile[]): string {
  return createHash('sha256')
    .update(files.map(({ path, bytes, sum }) => `${sum} ${bytes} ${path}\n`).join(''))
    .digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
