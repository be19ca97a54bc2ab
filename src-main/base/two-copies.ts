// A small file whose loss would be felt is kept twice: at its path, and beside it with
// ".bak". The copy is written when the file is safe, so that at any moment one of them
// is whole; a bad spot on the disk hits one of them. Which of the two can be believed
// is for its owner to say, best by a sum of what stands in it.
import { crc32 } from 'node:zlib';
import { readBytesIfThere, writeFileDurable } from './durable';

export interface Copies {
  /** What stands at the path; null: nothing. Text as it is, whether it says anything or not. */
  readonly file: string | null;
  readonly copy: string | null;
}

export function copyPath(path: string): string {
  return `${path}.bak`;
}

/** Rejects with the system's error where the file could not be replaced. */
export async function writeTwice(path: string, text: string, mode = 0o600): Promise<void> {
  await writeFileDurable(path, text, mode);
  // The file is safe and says what it should; a copy that is behind is better than a change that is called failed.
  await writeFileDurable(copyPath(path), text, mode).catch(() => undefined);
}

/** Rejects with a sentence where the file cannot be read; a copy that cannot counts as none. */
export async function readTwice(path: string): Promise<Copies> {
  const file = await readBytesIfThere(path);
  const copy = await readBytesIfThere(copyPath(path)).catch(() => null);
  return { file: file?.toString('utf8') ?? null, copy: copy?.toString('utf8') ?? null };
}

/** Eight digits that change with any bit of `text`. */
export function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
