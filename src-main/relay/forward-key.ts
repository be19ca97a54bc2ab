// The key that signs the senders of forwarded mail: DIR/forward.key, made at the first
// start. Without the old one, notices about what was forwarded before are refused.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeFileDurable } from '../base/durable';

/** Rejects with a sentence where it is there and cannot be read, or cannot be written. */
export async function forwardKey(dir: string): Promise<string> {
  const path = join(dir, 'forward.key');
  const stored = (await readIfThere(path))?.trim() ?? '';
  if (/^[0-9a-f]{64}$/.test(stored)) return stored;
  const key = randomBytes(32).toString('hex');
  await writeFileDurable(path, `${key}\n`, 0o600);
  return key;
}
