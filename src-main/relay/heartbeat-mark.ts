// Which day had its heartbeat: DIR/heartbeat.json, so that a restart makes no second
// one. A file that does not parse counts as none: the worst is one heartbeat more.
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeFileDurable } from '../base/durable';

const Mark = z.object({
  /** "2026-11-23" in local time; "" where there was none yet. */
  day: z.string(),
  /** When it was written, milliseconds since 1970 UTC. */
  at: z.number(),
});
export type Mark = z.output<typeof Mark>;

export interface HeartbeatMark {
  /** null: nothing known. Rejects with a sentence where the file is there and cannot be read. */
  last(): Promise<Mark | null>;
  /** Claims a day at `now`. False where it, or a later one, was claimed before; true when the claim is on disk. Rejects with the system's error, and then the day is free. */
  take(day: string, now: number): Promise<boolean>;
}

/** A mark from further ahead was made while the clock was wrong. */
const AHEAD = 86_400_000;

export function heartbeatMark(dir: string): HeartbeatMark {
  const path = join(dir, 'heartbeat.json');
  /** undefined: not read yet. */
  let mark: Mark | null | undefined;
  const read = async (): Promise<Mark | null> => {
    if (mark !== undefined) return mark;
    const found = parse(await readIfThere(path));
    // Meanwhile a day may have been claimed.
    return (mark ??= found);
  };
  const claim = async (day: string, now: number): Promise<boolean> => {
    const last = await read();
    if (last !== null && day <= last.day && last.at < now + AHEAD) return false;
    await writeFileDurable(path, `${JSON.stringify({ day, at: now })}\n`);
    mark = { day, at: now };
    return true;
  };
  // One after the other: two at once would both find the day free.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    last: read,
    take(day, now) {
      const mine = turn.then(() => claim(day, now));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

function parse(text: string | null): Mark | null {
  if (text === null) return null;
  try {
    return Mark.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
