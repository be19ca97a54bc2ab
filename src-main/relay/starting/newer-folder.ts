// A data folder that a newer Dialpost wrote is left alone, all of it, before anybody takes it.
import { join } from 'node:path';
import { VERSION } from '../../base/version';
import { newerInFolder } from '../../config/folder-version';
import { newerInSpool } from '../../spool/journal/newer';
import { backupWords } from '../../words/ways-in/backup';

/** Why this Dialpost must not work with `dir`, as a sentence; null: nothing against it. Touches nothing. */
export async function newerFolder(dir: string): Promise<string | null> {
  const found = (await newerInFolder(dir)) ?? (await newerInSpool(join(dir, 'spool')));
  return found && backupWords.newerFolder(found.path, { by: '', ...found }, VERSION);
}
