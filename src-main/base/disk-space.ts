// How much room a disk has left for us: what an ordinary user may still write. And what a file takes.
import { stat, statfs } from 'node:fs/promises';
import { isMissing } from './durable';

/** Bytes free where `path` lies. Rejects with the system's error where it does not tell. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** Bytes of the file; null: there is none. Rejects with the system's error. */
export async function fileBytes(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
  return found?.size ?? null;
}
