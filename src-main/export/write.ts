// The folder of an export: whole or not there. It is filled under another name beside its
// place and gets its name last; nobody but its owner reads it, for passwords stand in it.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { diskSaidOf, isMissing, makeDirectory, syncDirectory, writeFileDurable } from '../base/durable';
import { ContractError } from '../contract/errors';
import { exportWords as W } from '../words/moving-on/export';
import type { ExportedFile } from './files';

/** `to`: a folder that is empty or not there yet. Rejects ContractError with a sentence; nothing is left of it then. */
export async function writeExport(to: string, files: readonly ExportedFile[]): Promise<void> {
  const folder = resolve(to);
  const unfinished = `${folder}.unfinished-${randomBytes(4).toString('hex')}`;
  const isThere = await isEmptyFolder(folder);
  try {
    await makeDirectory(join(folder, '..'));
    await mkdir(unfinished, { mode: 0o700 });
    for (const { name, text, mode } of files) {
      await writeFileDurable(join(unfinished, name), text, mode);
      await chmod(join(unfinished, name), mode);
    }
    if (isThere) await rmdir(folder);
    await rename(unfinished, folder);
    await syncDirectory(join(folder, '..'));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw new ContractError('refused', W.notMade(folder, diskSaidOf(error)));
  }
}

/** False: it is not there. */
async function isEmptyFolder(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new ContractError('refused', W.notMade(folder, diskSaidOf(error)));
  });
  if (names && names.length > 0) throw new ContractError('refused', W.notEmpty(folder));
  return names !== null;
}
