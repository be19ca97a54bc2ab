// Where the control socket of a data folder is: a socket file in the folder, on
// Windows a named pipe called after the folder itself (volume and file number), however
// its path is written.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { controlWords } from '../words/ways-in/control';

// sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const LONGEST = process.platform === 'darwin' ? 103 : 107;

/** What a folder is called whatever its spelling; its path in small letters where it is not there. */
function folderName(full: string): string {
  const found = statSync(full, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : full.toLowerCase();
}

/** The path to connect to for `dir`. Throws Error with a sentence when it is longer than the system takes. */
export function controlPath(dir: string): string {
  const full = resolve(dir);
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\dialpost-${createHash('sha256').update(folderName(full)).digest('hex').slice(0, 24)}`;
  }
  const path = join(full, 'control.sock');
  const bytes = Buffer.byteLength(path);
  if (bytes > LONGEST) {
    throw new Error(controlWords.socket.pathTooLong(path, bytes, LONGEST));
  }
  return path;
}
