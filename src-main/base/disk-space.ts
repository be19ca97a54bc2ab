// How much room a disk has left for us: what an ordinary user may still write.
import { statfs } from 'node:fs/promises';

/** Bytes free where `path` lies; null where the system does not tell. Never rejects. */
export async function freeBytes(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}
