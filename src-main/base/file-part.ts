// A part of a file, no more than is there.
import { open } from 'node:fs/promises';

/** The bytes from `start` up to but not including `end`. Rejects with the system's error. */
export async function filePart(path: string, start: number, end: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const want = Math.max(0, Math.min(size, end) - start);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(want), 0, want, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
