// One month's history on disk: one JSON line a result, appended and synced.
// A line that was cut or damaged is passed over and counted. An append that fails
// takes back what it wrote, so that no half line is glued to the next.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '../base/durable';
import type { HistoryRow } from '../contract/views';

/** A month's file open for appending. */
export class HistoryFile {
  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    /** Bytes that are whole lines and synced. */
    private bytes: number,
  ) {}

  /** Opens or creates; a last line without its end gets one. Rejects with the system's error. */
  static async open(path: string): Promise<HistoryFile> {
    const file = await open(path, 'a+', 0o600);
    const { size } = await file.stat();
    if (size === 0) await syncDirectory(dirname(path));
    const last = size > 0 ? (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] : 0x0a;
    if (last !== 0x0a) await file.appendFile('\n');
    return new HistoryFile(path, file, last === 0x0a ? size : size + 1);
  }

  /** Resolves, when synced, with the offset of the first line. After a rejection close it and open anew. */
  async append(lines: string): Promise<number> {
    const offset = this.bytes;
    const bytes = Buffer.from(lines);
    try {
      await this.file.appendFile(bytes);
      await this.file.datasync();
    } catch (error) {
      await this.file.truncate(offset).catch(() => undefined);
      throw error;
    }
    this.bytes += bytes.length;
    return offset;
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }
}

/** The row a line holds, or null. */
export function parseRow(line: string): HistoryRow | null {
  try {
    const row: unknown = JSON.parse(line);
    return isRow(row) ? row : null;
  } catch {
    return null;
  }
}

/** Reads every line of the file; `row` null is a line that is none. Rejects with the system's error (ENOENT). */
export async function eachRow(path: string, take: (row: HistoryRow | null, offset: number, length: number) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  // A stream without an encoding yields Buffers; its type does not say so.
  for await (const chunk of createReadStream(path, { highWaterMark: 524_288 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      take(parseRow(bytes.toString('utf8', from, end)), at + from, end - from);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    at += from;
  }
  if (rest.length > 0) take(parseRow(rest.toString('utf8')), at, rest.length);
}

function isRow(row: unknown): row is HistoryRow {
  if (typeof row !== 'object' || row === null) return false;
  const has = (key: string): boolean => key in row;
  return ['id', 'at', 'recipient', 'result', 'reply', 'host'].every(has);
}
