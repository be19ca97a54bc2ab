// Where damaged things go: a folder in which each has its bytes, as they were
// found, and beside them "<name>.note.json" that says why and when. Nothing here
// is ever deleted by us. Writing the same name again changes nothing: the first
// finding is the truth, and a start that was interrupted may simply be repeated.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, isThere, makeDirectory, renameDurable, syncDirectory, writeFileDurable } from './durable';
import { namesIn } from './names-in';
import { filePart } from './file-part';
import { baseWords } from '../words/base';

export interface Note {
  readonly name: string;
  /** What is wrong with it, in words. */
  readonly why: string;
  /** What it means to the room that wrote it; absent: nothing, or an earlier version wrote it. */
  readonly kind?: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** What we knew of it otherwise (a queue item, say). */
  readonly known?: unknown;
}

const NOTE = '.note.json';

/** Writes `content` unless there is something of that name; either way it outlasts a power cut. */
async function writeOnce(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name);
  // What stands there may be of a try that ended before the name was safe.
  if (await isThere(path)) await syncDirectory(folder);
  else await writeFileDurable(path, content, 0o600);
}

/** Writes the note unless there is one. */
async function noteAside(folder: string, note: Note): Promise<void> {
  await makeDirectory(folder, 0o700);
  await writeOnce(folder, note.name + NOTE, `${JSON.stringify(note)}\n`);
}

/** Keeps a copy of `bytes` with a note. */
export async function copyAside(folder: string, note: Note, bytes: Uint8Array): Promise<void> {
  await noteAside(folder, note);
  await writeOnce(folder, note.name, bytes);
}

/** Moves the file at `path` (same disk) with a note; a file that is missing leaves the note alone. */
export async function moveAside(folder: string, note: Note, path: string): Promise<void> {
  await noteAside(folder, note);
  await renameDurable(path, join(folder, note.name)).catch(async (error: unknown) => {
    if (!isMissing(error)) throw error;
    // It may be missing because it was moved before, by a try that ended before both names were safe.
    for (const place of [folder, dirname(path)]) await syncDirectory(place).catch(passOver);
  });
}

function passOver(error: unknown): void {
  if (!isMissing(error)) throw error;
}

/** The bytes of the file at `path` from `start` up to but not including `end`; null where there is none. */
export function readAside(path: string, start: number, end: number): Promise<Buffer | null> {
  return filePart(path, start, end).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
}

/** The notes in `folder`, oldest first; a note that cannot be read is shown by its name. */
export async function listAside(folder: string): Promise<readonly Note[]> {
  const names = await namesIn(folder);
  const notes = await Promise.all(names.filter((n) => n.endsWith(NOTE)).map((name) => readNote(folder, name)));
  return notes.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
}

async function readNote(folder: string, file: string): Promise<Note> {
  const name = file.slice(0, -NOTE.length);
  try {
    const note: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
    if (
      typeof note === 'object' &&
      note !== null &&
      'why' in note &&
      'at' in note &&
      typeof note.why === 'string' &&
      typeof note.at === 'number'
    ) {
      const kind = 'kind' in note && typeof note.kind === 'string' ? { kind: note.kind } : {};
      return { name, why: note.why, ...kind, at: note.at, known: 'known' in note ? note.known : undefined };
    }
  } catch {
    // Below: a note that cannot be read must not hide what it stands for.
  }
  return { name, why: baseWords.noteUnreadable, at: 0 };
}
