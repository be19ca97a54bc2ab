// The key by which a feed is believed: an Ed25519 public key (RFC 8032) that packing puts beside
// the program, so that no settings can name another. Where none was put, no feed is believed.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const KEY_FILE = 'update-key.pem';

/** `folder`: where the program lies. null: there is none, or it is no such key. */
export function updateKey(folder: string): KeyObject | null {
  try {
    const key = createPublicKey(readFileSync(join(folder, KEY_FILE)));
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
