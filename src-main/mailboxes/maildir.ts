// One message into one Maildir (tmp, new, cur), so that any mail program or IMAP
// server can read it. Written and synced in tmp, then renamed to new: a reader never
// sees half a message, and after `delivered` it survives a power cut. The name comes
// from the queue id, so a message that is delivered again (a crash came between the
// rename and the journal) is found and not doubled; it counts when its name has been
// synced again, for the try before may have ended, or failed, at just that. Rejects
// with the system's error, or as reading the content does; nothing is left in tmp
// then, and what a crash leaves there is overwritten by the next try.
import type { Readable } from 'node:stream';
import { open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, isThere, makeDirectory, renameDurable, syncDirectory } from '../base/durable';
import { namesIn } from '../base/names-in';

export interface MailboxMessage {
  /** A queue id: safe as a file name. */
  readonly id: string;
  /** Header lines to stand in front, each with its CRLF. */
  readonly front: string;
  content(): Promise<Readable>;
}

const PARTS = ['tmp', 'new', 'cur'] as const;
/** Mail is private to the account Dialpost runs under. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * The part of the Maildir in which the letter lies, or null. A mail program moves what it has seen to cur and adds
 * ":2,S" (or ";2,S") to the name.
 */
async function partWith(folder: string, name: string): Promise<string | null> {
  if (await isThere(join(folder, 'new', name))) return join(folder, 'new');
  const seen = (await readdir(join(folder, 'cur'))).some((one) => one.startsWith(name));
  return seen ? join(folder, 'cur') : null;
}

async function writeLetter(path: string, message: MailboxMessage): Promise<void> {
  const content = await message.content();
  const file = await open(path, 'w', FILE_MODE);
  try {
    await file.writeFile(message.front);
    for await (const piece of content) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
    content.destroy();
  }
}

/** Makes what is missing of the Maildir at `folder`. */
export async function makeMaildir(folder: string): Promise<void> {
  for (const part of PARTS) await makeDirectory(join(folder, part), FOLDER_MODE);
}

/** Puts a letter into the Maildir at `folder`, made where it is missing. False where it was there already. */
export async function putLetter(folder: string, message: MailboxMessage): Promise<boolean> {
  await makeMaildir(folder);
  const name = `${message.id}.dialpost`;
  const before = await partWith(folder, name);
  if (before !== null) {
    await syncDirectory(before);
    return false;
  }
  const beside = join(folder, 'tmp', name);
  try {
    await writeLetter(beside, message);
    await renameDurable(beside, join(folder, 'new', name));
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
  return true;
}

/** The beginning of a letter that lies at `folder`, at most `limit` bytes; null where it does not lie there. */
export async function readLetter(folder: string, id: string, limit: number): Promise<Buffer | null> {
  const path = await letterPath(folder, id);
  return path === null ? null : beginning(path, limit);
}

/** Where a letter lies in the Maildir at `folder`, seen or not; null: it lies there no more. */
export async function letterPath(folder: string, id: string): Promise<string | null> {
  const name = `${id}.dialpost`;
  for (const part of ['new', 'cur'] as const) {
    const there = (await namesIn(join(folder, part))).find((one) => one.startsWith(name));
    if (there !== undefined) return join(folder, part, there);
  }
  return null;
}

/** null: somebody took it away meanwhile. */
async function beginning(path: string, limit: number): Promise<Buffer | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(limit), 0, limit, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
