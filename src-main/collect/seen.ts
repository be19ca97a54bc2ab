// Which messages of a mailbox at the provider are safe here already: one key a line
// in one file a mailbox, synced before the message may be deleted there. A file that
// cannot be read means "nothing seen": mail may come twice then, but none is lost.
// Keys: "u:" and the provider's own id, "h:" and the SHA-256 of the content, "m:" and that
// of Message-ID, recipients and body.
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirectory, syncDirectory, writeFileDurable } from '../base/durable';

export interface SeenMessages {
  has(key: string): boolean;
  /** Resolves when the keys are on the disk. */
  add(keys: readonly string[]): Promise<void>;
  /** Forgets ids ("u:…") the provider no longer shows and the oldest hashes. */
  tidy(shown: ReadonlySet<string>): Promise<void>;
}

/** Hashes kept to know a message again whose id changed: two a message. */
const HASHES_KEPT = 10_000;

/** Opens the list of one mailbox; `name` may be anything. Rejects where the folder cannot be made. */
export async function openSeen(dir: string, name: string): Promise<SeenMessages> {
  await makeDirectory(dir, 0o700);
  const path = join(dir, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.seen`);
  const text = await readFile(path, 'utf8').catch(() => '');
  // A torn last line is the one in doubt: it comes again.
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  const keys = new Set(lines.filter((line) => line !== ''));
  if (torn !== '') await rewrite(path, keys);
  return {
    has: (key) => keys.has(key),
    async add(fresh) {
      for (const key of fresh) keys.add(key);
      await append(path, fresh);
    },
    async tidy(shown) {
      const hashes = [...keys].filter((key) => !key.startsWith('u:')).slice(-HASHES_KEPT);
      const kept = new Set([...[...keys].filter((key) => key.startsWith('u:') && shown.has(key)), ...hashes]);
      if (kept.size === keys.size) return;
      await rewrite(path, kept);
      for (const key of keys) if (!kept.has(key)) keys.delete(key);
    },
  };
}

function asLines(keys: Iterable<string>): string {
  return [...keys].map((key) => `${key}\n`).join('');
}

async function rewrite(path: string, keys: ReadonlySet<string>): Promise<void> {
  await writeFileDurable(path, asLines(keys), 0o600);
}

async function append(path: string, keys: readonly string[]): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(asLines(keys));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(join(path, '..'));
}
