// By which Dialpost a data folder was written last, and what of it an older one could not
// read: folder.json speaks for history and calls, whose lines say no version of their own;
// settings.json and secrets.json say theirs. Only read here, but for folder.json.
import { join } from 'node:path';
import { readBytesIfThere, readIfThere, writeFileDurable } from '../base/durable';
import { decodeText } from '../base/text-file';
import { VERSION } from '../base/version';

/** Raised with whatever an older Dialpost must not touch. */
const FOLDER_VERSION = 1;
const NAME = 'folder.json';
const KNOWN: Readonly<Record<string, number>> = { [NAME]: FOLDER_VERSION, 'settings.json': 1, 'secrets.json': 1 };

export interface NewerPart {
  readonly path: string;
  /** The Dialpost that wrote it; '': it does not say. */
  readonly by: string;
  readonly version: number;
  readonly known: number;
}

/** What a newer Dialpost wrote in `dir`; null: nothing. */
export async function newerInFolder(dir: string): Promise<NewerPart | null> {
  for (const [name, known] of Object.entries(KNOWN)) {
    const path = join(dir, name);
    const { version, by } = documentIn(await readBytesIfThere(path).catch(() => null));
    if (typeof version === 'number' && version > known)
      return { path, by: typeof by === 'string' ? by : '', version, known };
  }
  return null;
}

/** Notes that this Dialpost writes here from now on. A disk that refuses stops nothing. */
export async function noteVersion(dir: string): Promise<void> {
  const text = `${JSON.stringify({ dialpost: 'folder', version: FOLDER_VERSION, by: VERSION })}\n`;
  const path = join(dir, NAME);
  if ((await readIfThere(path).catch(() => null)) !== text) await writeFileDurable(path, text).catch(() => undefined);
}

function documentIn(bytes: Buffer | null): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse((bytes && decodeText(bytes)) ?? 'null');
    return Object(document) as Record<string, unknown>; // whatever it is, an object now
  } catch {
    return {};
  }
}
