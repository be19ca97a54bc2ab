// A file that a person names to be written: what stands there already is replaced only
// where it is of the same kind, so that a slip of the hand (`report settings.json`) costs
// nothing. A link is not followed, and a folder or a device is no place for a file.
import { lstat } from 'node:fs/promises';
import { filePart } from './file-part';
import { isMissing } from './durable';
import { baseWords, type SavedKind } from '../words/base';

const LOOKED_AT = 512;

/**
 * Why `path` may not be written, as the end of a sentence, or null. `isKind` judges the first bytes of what stands
 * there; `kind` says what that is.
 */
export async function notReplaceable(
  path: string,
  kind: SavedKind,
  isKind: (head: Buffer) => boolean,
): Promise<string | null> {
  const found = await lstat(path).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
  if (found === null) return null;
  const W = baseWords.standing;
  if (found.isSymbolicLink()) return W.link;
  if (found.isDirectory()) return W.folder;
  if (!found.isFile()) return W.noFile;
  return isKind(await filePart(path, 0, LOOKED_AT)) ? null : W.other[kind];
}
