// How the list of seen letters (seen.ts) stands on the disk: one line a note, each behind
// the CRC-32 of its text in eight hexadecimal digits, appended and synced. A line that
// does not match its sum is never believed, whatever it seems to say: one flipped bit may
// turn an id into another letter's, and that letter would be deleted at the provider
// unread. Lines of before had no sum; they are read where no line of the file has one.
// A file that is there and cannot be read is an error of our disk, not an empty list. What
// the disk refuses to take stays in memory until it takes it, for a letter that was taken in
// and not noted would be fetched again in every call; until then the list does not open.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { copyAside } from '../base/aside';
import { makeDirectory, asNotWritten, readBytesIfThere, syncDirectory, writeFileDurable } from '../base/durable';
import { collectWords } from '../words/collect';

export const SeenLine = z.union([
  z.strictObject({
    n: z.number(),
    id: z.string().nullable(),
    b: z.number().nullable(),
    m: z.array(z.string()),
    old: z.literal(true).optional(),
  }),
  z.strictObject({ asked: z.array(z.number()) }),
  z.strictObject({ stays: z.array(z.number()) }),
  z.strictObject({ gone: z.array(z.number()) }),
  z.strictObject({ kept: z.string() }),
  z.strictObject({ trip: z.tuple([z.string(), z.number(), z.number(), z.number()]) }),
]);
export type SeenLine = z.output<typeof SeenLine>;

/** A note, a bare key of an old file ("u:…", "h:…"), or a place where something stood that cannot be believed. */
export type FoundSeen = { readonly line: SeenLine } | { readonly key: string } | 'damaged';

const SUMMED = /^([0-9a-f]{8}) (.*)$/s;
const BARE_KEY = /^[uh]:/;
/** "m:" keys said too little to be believed. */
const FORGOTTEN_KEY = /^m:/;
const KEPT_MARK = /^c:/;
/**
 * How every line begins that we wrote. A line that does not is not read further: a refusal by JSON or the schema is
 * dear, and a damaged file may hold millions.
 */
const BEGINNING = /^\{"(?:n|id|b|m|old|asked|stays|gone|kept|trip)":/;
/** In a file without sums; what stands behind so many places of damage is not believed either. */
const MOST_DAMAGED = 1_000;

export interface SeenFile {
  /** What it holds, in order. A last line that was never finished is left out: it is the one in doubt. */
  readonly found: readonly FoundSeen[];
  /** It has lines that cannot be believed. */
  readonly damaged: boolean;
  /** It is not as we write it, and should be written anew before anything is appended. */
  readonly worn: boolean;
  /** Resolves when it is on the disk. What is refused is kept for the next call. */
  append(line: SeenLine): Promise<void>;
  /** Puts `lines` in the place of everything, also of what is owed. */
  replace(lines: readonly SeenLine[]): Promise<void>;
  /** Keeps a copy of it as it was found, with a note. `at`: milliseconds. */
  setAside(at: number): Promise<void>;
}

/** Our own disk does not give or take the list; the message is a sentence that names the file. */
export class ListRefused extends Error {}

interface Owed {
  readonly lines: readonly SeenLine[];
  /** What the disk said. */
  readonly why: unknown;
}

/** What the disk has refused, by the file's path: these lines count as if they stood behind those it has. */
const owed = new Map<string, Owed>();

/** The file of one mailbox; `name` may be anything. Rejects ListRefused, as all it does afterwards. */
export async function openSeenFile(dir: string, name: string): Promise<SeenFile> {
  await makeDirectory(dir, 0o700).catch((error: unknown) => refuse(asNotWritten(dir, error)));
  const file = `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.seen`;
  const path = join(dir, file);
  const there = await readBytesIfThere(path).catch(refuse);
  const bytes = there ?? Buffer.alloc(0);
  const lines = bytes.toString('utf8').split('\n');
  const last = lines.pop() ?? '';
  const summed = [...lines, last].some((text) => unsealed(text) !== null);
  const found = foundIn([...lines, ...(unsealed(last) === null ? [] : [last])], summed);
  const damaged = found.includes('damaged');
  const kept = owed.get(path)?.lines ?? [];
  return {
    found: [...found, ...kept.map((line) => ({ line }))],
    damaged,
    // Where there is none: before anything is fetched it is seen whether one can be made.
    worn: there === null || damaged || last !== '' || (!summed && found.length > 0) || kept.length > 0,
    append: (line) => appendOrOwe(path, line),
    async replace(all) {
      await writeFileDurable(path, all.map((line) => `${sealed(line)}\n`).join(''), 0o600).catch(refuse);
      owed.delete(path);
    },
    setAside: (at) =>
      copyAside(join(dirname(dir), 'corrupt'), { name: `${file}-${at}`, why: collectWords.mailbox.badSums, at }, bytes),
  };
}

/** One 'damaged' for lines that follow each other. */
function foundIn(lines: readonly string[], summed: boolean): readonly FoundSeen[] {
  const found: FoundSeen[] = [];
  let damaged = 0;
  for (const text of lines) {
    const more = damaged > MOST_DAMAGED && !summed ? (['damaged'] as const) : read(text, summed);
    if (more.includes('damaged')) damaged++;
    if (more.includes('damaged') && found.at(-1) === 'damaged') continue;
    found.push(...more);
  }
  return found;
}

function sealed(line: SeenLine): string {
  const text = JSON.stringify(line);
  return `${sumOf(text)} ${text}`;
}

/** What stands behind a sum that fits; null for everything else. */
function unsealed(line: string): string | null {
  const [, sum, text = ''] = SUMMED.exec(line) ?? [];
  return sum !== undefined && sum === sumOf(text) ? text : null;
}

function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

function read(text: string, summed: boolean): readonly FoundSeen[] {
  const whole = summed ? unsealed(text) : text;
  if (whole === null) return ['damaged'];
  if (!summed && FORGOTTEN_KEY.test(whole)) return [];
  if (!summed && BARE_KEY.test(whole)) return [{ key: whole }];
  if (!summed && KEPT_MARK.test(whole)) return [{ line: { kept: whole } }];
  const line = parsed(whole);
  return [line ? { line } : 'damaged'];
}

function parsed(text: string): SeenLine | null {
  if (!BEGINNING.test(text)) return null;
  try {
    const line = SeenLine.safeParse(JSON.parse(text));
    return line.success ? line.data : null;
  } catch {
    return null;
  }
}

/** Once a line is owed nothing is written behind it: what was refused may stand there by half. */
async function appendOrOwe(path: string, line: SeenLine): Promise<void> {
  const before = owed.get(path);
  const why = before
    ? before.why
    : await appendTo(path, `${sealed(line)}\n`).then(
        () => null,
        (error: unknown) => error,
      );
  if (why === null) return;
  owed.set(path, { lines: [...(before?.lines ?? []), line], why });
  refuse(asNotWritten(path, why));
}

function refuse(error: unknown): never {
  throw new ListRefused(error instanceof Error ? error.message : String(error), { cause: error });
}

async function appendTo(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(dirname(path));
}
