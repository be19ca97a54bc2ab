// A file that a person names to be written: what stands there already is replaced only
// where it is of the same kind, so that a slip of the hand (`report settings.json`) costs
// nothing. A link is not followed, and a folder or a device is no place for a file.
import { lstat } from 'node:fs/promises';
import { filePart } from './file-part';
import { isMissing } from './durable';

const LOOKED_AT = 512;

/**
 * Why `path` may not be written, as the end of a sentence, or null. `isKind` judges the first bytes of what stands
 * there; `kind` names it ("a report of Dialpost").
 */
export async function notReplaceable(
  path: string,
  kind: string,
  isKind: (head: Buffer) => boolean,
): Promise<string | null> {
  const found = await lstat(path).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
  if (found === null) return null;
  if (found.isSymbolicLink()) return 'a link stands there, and it is not followed';
  if (found.isDirectory()) return 'a folder stands there';
  if (!found.isFile()) return 'what stands there is no ordinary file';
  return isKind(await filePart(path, 0, LOOKED_AT))
    ? null
    : `a file stands there that is not ${kind}, and it is not overwritten`;
}
