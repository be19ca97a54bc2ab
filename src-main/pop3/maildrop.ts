// One Maildir as POP3 sees it: the letters of new and cur, each with its size and
// the name it keeps for ever (the file's name before the marks a mail program adds).
// Another program may read the same folder: a letter it moved is found again, one it
// removed is simply gone. Rejects with the system's error; a folder that is not there
// is an empty one. Limit: folders below (Maildir++) are not shown.
import { createHash } from 'node:crypto';
import { type FileHandle, lstat, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, syncDirectory } from '../base/durable';
import { namesIn } from '../base/names-in';

export interface MaildropMessage {
  /** "new/0123.dialpost", below the Maildir. */
  readonly file: string;
  /** For UIDL: 1 to 70 printable characters, never another letter's. */
  readonly unique: string;
  /** As it lies on disk. */
  readonly bytes: number;
}

interface Found extends MaildropMessage {
  readonly at: number;
}

const PARTS = ['new', 'cur'] as const;
/** Files asked about at a time. */
const TOGETHER = 32;

/** The letters in order of arrival. */
export async function readMaildrop(folder: string): Promise<readonly MaildropMessage[]> {
  const files = (await Promise.all(PARTS.map((part) => filesIn(folder, part)))).flat();
  const found: Found[] = [];
  for (let i = 0; i < files.length; i += TOGETHER) {
    const some = await Promise.all(files.slice(i, i + TOGETHER).map((file) => look(folder, file)));
    found.push(...some.filter((letter) => letter !== null));
  }
  return found.sort((a, b) => a.at - b.at || (a.unique < b.unique ? -1 : 1));
}

async function filesIn(folder: string, part: string): Promise<readonly string[]> {
  const names = await namesIn(join(folder, part));
  return names.filter((name) => !name.startsWith('.')).map((name) => `${part}/${name}`);
}

/** null for what is no letter, or was taken away meanwhile. */
async function look(folder: string, file: string): Promise<Found | null> {
  try {
    const stat = await lstat(join(folder, file));
    return stat.isFile() ? { file, unique: uniqueName(file), bytes: stat.size, at: stat.mtimeMs } : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** A mail program adds ":2,S" (on Windows ";2,S") to what it has seen. */
function ownName(file: string): string {
  return file.slice(file.indexOf('/') + 1).replace(/[:;]2,.*$/, '');
}

/** RFC 1939 §7: 1 to 70 characters of 0x21 to 0x7E. */
function uniqueName(file: string): string {
  const name = ownName(file);
  return /^[\x21-\x7e]{1,70}$/.test(name) ? name : createHash('sha256').update(name).digest('hex');
}

/** Opens a letter for reading; null where it was taken away. The caller closes it. */
export async function openLetter(folder: string, message: MaildropMessage): Promise<FileHandle | null> {
  return (await attempt(folder, message, (path) => open(path, 'r'))) ?? null;
}

/**
 * Removes letters for good; those that are gone already count as removed. The number that could not be removed, or
 * might come back.
 */
export async function removeLetters(folder: string, messages: readonly MaildropMessage[]): Promise<number> {
  let left = 0;
  for (const message of messages) {
    try {
      await attempt(folder, message, unlink);
    } catch {
      left++;
    }
  }
  // So that no power cut brings back what the mail program believes gone.
  const safe = await Promise.all(PARTS.map((part) => syncDirectory(join(folder, part)).then(() => true, isMissing)));
  return safe.every(Boolean) ? left : messages.length;
}

/** Does `act` where the letter lies now; undefined where it lies nowhere. */
async function attempt<T>(
  folder: string,
  message: MaildropMessage,
  act: (path: string) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await act(join(folder, message.file));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const moved = (await filesIn(folder, 'cur')).find((file) => ownName(file) === ownName(message.file));
  return moved === undefined ? undefined : act(join(folder, moved));
}
