// Seals passwords with the system's keychain, where every desktop of that system
// has one (Windows, macOS). It is asked only when a password is really stored or
// needed. On Linux there is none to count on, asking may block the process behind
// a prompt, and `dialpost serve` on the same folder could not open what it sealed:
// there the secrets store keeps a file that only its owner may read.
import { safeStorage } from 'electron';

interface SystemSealer {
  seal(text: string): string;
  open(sealed: string): string;
}

/** null where the system has no keychain of its own. */
export const systemSealer: SystemSealer | null =
  process.platform === 'linux'
    ? null
    : {
        seal: (text) => safeStorage.encryptString(text).toString('base64'),
        open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
      };
