// The file beside a month's history in which its index is kept: blocks, one after the
// other (history-block.ts). Written without sync, because it can be made again from
// the month's file at any time; what a crash or a bad disk left of it counts up to the
// first block that does not fit, and the rest is cut off.
import { open, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isMissing } from '../base/durable';
import { type BlockHeader, HEADER_BYTES, decodeHeader, encodeHeader } from './history-block';

export interface KeptBlock {
  readonly header: BlockHeader;
  /** Where its body lies in the index file. */
  readonly at: number;
}

/**
 * The blocks that form a chain from byte 0 of the month's file, which has `bytes`. Empty where there is none or it
 * cannot be read.
 */
export async function readChain(path: string, bytes: number): Promise<readonly KeptBlock[]> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return [];
  try {
    return await follow(file, bytes);
  } catch {
    return [];
  } finally {
    await file.close();
  }
}

async function follow(file: FileHandle, bytes: number): Promise<readonly KeptBlock[]> {
  const { size } = await file.stat();
  const blocks: KeptBlock[] = [];
  let at = 0;
  let covered = 0;
  for (;;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, at);
    const header = decodeHeader(buffer.subarray(0, bytesRead));
    if (!header || header.from !== covered || header.to > bytes || at + HEADER_BYTES + header.bodyBytes > size)
      return blocks;
    blocks.push({ header, at: at + HEADER_BYTES });
    at += HEADER_BYTES + header.bodyBytes;
    covered = header.to;
  }
}

/** Where the next block's header goes. */
export function endOfIndexed(blocks: readonly KeptBlock[]): number {
  const last = blocks.at(-1);
  return last ? last.at + last.header.bodyBytes : 0;
}

/** Takes away what stands after `bytes`. */
export async function cutAfter(path: string, bytes: number): Promise<void> {
  await truncate(path, bytes).catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error)));
}

/** Writes a block that begins at byte `at`; resolves with where its body lies. */
export async function writeBlock(path: string, at: number, header: BlockHeader, body: Buffer): Promise<number> {
  const file = await open(path, at === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.write(Buffer.concat([encodeHeader(header), body]), 0, undefined, at);
    return at + HEADER_BYTES;
  } finally {
    await file.close();
  }
}
