// One month's history on disk: one JSON line a result, appended and synced.
// A line that was cut or damaged is passed over and counted. An append that fails
// takes back what it wrote, so that no half line is glued to the next.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncDirectory } from '../base/durable';
import { type Direction, DIRECTIONS, type HistoryRow, RESULTS } from '../contract/history/history';
import { storedMoment } from './document-parts';

/** Read at a time: a few milliseconds' work, and then others have their turn. */
const PIECE = 262_144;

/** A month's file open for appending. */
export class HistoryFile {
  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    /** Bytes that are whole lines and synced. */
    private whole: number,
  ) {}

  /** Opens or creates; a last line without its end gets one. Rejects with the system's error. */
  static async open(path: string): Promise<HistoryFile> {
    const file = await open(path, 'a+', 0o600);
    try {
      // Also where it has lines: who made it may have ended before its name was safe.
      await syncDirectory(dirname(path));
      return new HistoryFile(path, file, await endLastLine(file));
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
  }

  /** Resolves, when synced, with the offset of the first line. After a rejection close it and open anew. */
  async append(lines: string): Promise<number> {
    const offset = this.whole;
    const bytes = Buffer.from(lines);
    try {
      await this.file.appendFile(bytes);
      await this.file.datasync();
    } catch (error) {
      await this.file.truncate(offset).catch(() => undefined);
      throw error;
    }
    this.whole += bytes.length;
    return offset;
  }

  get bytes(): number {
    return this.whole;
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }
}

/** The size of the file, whose last line has its end now. */
async function endLastLine(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  if (size === 0 || (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] === 0x0a) return size;
  await file.appendFile('\n');
  return size + 1;
}

/** The row a line holds, or null. */
export function parseRow(line: string): HistoryRow | null {
  try {
    const row: unknown = JSON.parse(line);
    return isRow(row) ? { ...row, direction: directionOf(row) } : null;
  } catch {
    return null;
  }
}

/** Rows that were written before it was noted: what went into a mailbox names the mailbox where others name a host. */
export function directionOf({ direction, host }: Pick<HistoryRow, 'direction' | 'host'>): Direction {
  return direction ?? (host.includes('@') ? 'in' : 'out');
}

export interface HistoryLine {
  /** null: the line is no row. */
  readonly row: HistoryRow | null;
  readonly offset: number;
  /** Without its end. */
  readonly length: number;
}

/**
 * The lines of the file from byte `from` (where one begins) up to `to`, piece by piece. Rejects with the system's
 * error (ENOENT).
 */
export async function* historyLinesOf(path: string, from: number, to: number): AsyncIterable<readonly HistoryLine[]> {
  if (from >= to) return;
  let rest: Buffer = Buffer.alloc(0);
  let at = from;
  // A stream without an encoding yields Buffers; its type does not say so.
  for await (const chunk of createReadStream(path, {
    start: from,
    end: to - 1,
    highWaterMark: PIECE,
  }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: HistoryLine[] = [];
    let begin = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, begin)) {
      lines.push({ row: parseRow(bytes.toString('utf8', begin, end)), offset: at + begin, length: end - begin });
      begin = end + 1;
    }
    rest = bytes.subarray(begin);
    at += begin;
    yield lines;
  }
  if (rest.length > 0) yield [{ row: parseRow(rest.toString('utf8')), offset: at, length: rest.length }];
}

const tryMark = z.object({ at: storedMoment, session: z.string().nullable() });
const StoredRow = z.object({
  id: z.string(),
  at: storedMoment,
  sender: z.string().nullable(),
  recipient: z.string(),
  result: z.enum(RESULTS),
  reply: z.string(),
  host: z.string(),
  connector: z.string(),
  session: z.string().nullable(),
  bytes: z.number(),
  subject: z.string().optional(),
  direction: z.enum(DIRECTIONS).optional(),
  arrived: storedMoment.optional(),
  listener: z.string().nullish(),
  account: z.string().nullish(),
  cameBy: z.string().nullish(),
  putOff: z
    .array(
      z.object({ host: z.string(), reply: z.string(), times: z.number(), first: tryMark, last: tryMark.optional() }),
    )
    .optional(),
  triesUntold: z.number().optional(),
});

function isRow(row: unknown): row is HistoryRow {
  return StoredRow.safeParse(row).success;
}
