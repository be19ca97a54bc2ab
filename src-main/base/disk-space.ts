// How much room a disk has left for us: what an ordinary user may still write.
import { statfs } from 'node:fs/promises';

/** Bytes free where `path` lies. Rejects with the system's error where it does not tell. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
