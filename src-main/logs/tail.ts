// The last lines of log files, read from their ends: newest file first, so much as is
// asked for, never more than a few megabytes however long the files are.
import { open } from 'node:fs/promises';
import { isMissing } from '../base/durable';

const PIECE = 65_536;
const READ_AT_MOST = 16 * 1024 * 1024;

/** Which of the last lines are wanted. */
export interface TailWish {
  readonly limit: number;
  /** Only lines with these letters, whatever the case. */
  readonly search?: string | undefined;
}

export interface TailAsk extends TailWish {
  /** Lines to pass over. */
  readonly skip?: (line: string) => boolean;
}

/** `paths` newest first. Answers the last lines, oldest first. A file that is gone is passed over. */
export async function tailLines(paths: readonly string[], ask: TailAsk): Promise<readonly string[]> {
  const wanted = ask.search?.toLowerCase() ?? '';
  const found: string[] = [];
  const budget = { left: READ_AT_MOST };
  const take = (line: string): boolean => {
    if (line !== '' && !ask.skip?.(line) && line.toLowerCase().includes(wanted)) found.push(line);
    return found.length < ask.limit;
  };
  for (const path of paths) if (found.length < ask.limit && budget.left > 0) await backwards(path, take, budget);
  return found.reverse();
}

/** Hands out lines from the last to the first while `take` wants more. */
async function backwards(path: string, take: (line: string) => boolean, budget: { left: number }): Promise<void> {
  const handle = await open(path, 'r').catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
  if (!handle) return;
  try {
    let end = (await handle.stat()).size;
    // Bytes, not letters: a piece may begin in the middle of one.
    let rest = Buffer.alloc(0);
    while (end > 0 && budget.left > 0) {
      const start = Math.max(0, end - PIECE);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
      budget.left -= bytesRead;
      const bytes = Buffer.concat([buffer.subarray(0, bytesRead), rest]);
      const first = start === 0 ? 0 : bytes.indexOf(0x0a) + 1;
      const lines = bytes.subarray(first).toString('utf8').split(/\r?\n/);
      for (let i = lines.length - 1; i >= 0; i--) if (!take(lines[i] ?? '')) return;
      rest = first === 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(0, first));
      end = start;
    }
  } finally {
    await handle.close();
  }
}
