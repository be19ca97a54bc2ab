// Which day had its heartbeat: DIR/heartbeat.json, so that a restart makes no second
// one. A file that does not parse, or names a day that is not the one it was written on,
// is set aside and counts as none: the worst is one heartbeat more.
import { join } from 'node:path';
import { z } from 'zod';
import { moveAside } from '../base/aside';
import type { Clock } from '../base/clock';
import { noticesWords } from '../words/notices/returns';
import { readIfThere, writeFileDurable } from '../base/durable';

const SentMark = z.object({
  /** "2026-11-23" in local time; "" where there was none yet. */
  day: z.string(),
  /** When it was written, milliseconds since 1970 UTC. */
  at: z.number(),
});
export type Mark = z.output<typeof SentMark>;

export interface HeartbeatMark {
  /** null: nothing known. Rejects with a sentence where the file is there and cannot be read. */
  last(): Promise<Mark | null>;
  /**
   * Claims a day at `now`. False where it, or a later one, was claimed before; true when the claim is on disk.
   * Rejects with the system's error, and then the day is free.
   */
  take(day: string, now: number): Promise<boolean>;
}

/** A mark from further ahead was made while the clock was wrong. */
const AHEAD = 86_400_000;

export function heartbeatMark(dir: string, clock: Pick<Clock, 'now'>): HeartbeatMark {
  const path = join(dir, 'heartbeat.json');
  /** undefined: not read yet. */
  let mark: Mark | null | undefined;
  const read = async (): Promise<Mark | null> => {
    if (mark !== undefined) return mark;
    const text = await readIfThere(path);
    const found = parse(text);
    if (text !== null && !found) await setAside(dir, clock.now());
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

async function setAside(dir: string, at: number): Promise<void> {
  await moveAside(
    join(dir, 'corrupt'),
    { name: `heartbeat-${at}.json`, why: noticesWords.markAside, at },
    join(dir, 'heartbeat.json'),
  );
}

/** A local day and the moment it was written at are never further apart than this. */
const SAME_DAY = 2 * 86_400_000;

function parse(text: string | null): Mark | null {
  if (text === null) return null;
  try {
    const mark = SentMark.parse(JSON.parse(text));
    return mark.day === '' || Math.abs(Date.parse(mark.day) - mark.at) < SAME_DAY ? mark : null;
  } catch {
    return null;
  }
}
