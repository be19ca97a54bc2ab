// A lock on a folder itself, not on a name in it, so that neither another spelling of
// its path nor a file removed by hand gets round it, and the system lets go of it when
// its process ends, however it ends. Node has no flock; what each system has instead:
// macOS and BSD: open(2) of the folder with O_EXLOCK. Windows: a file in the folder that
// nobody else may open or remove while it is open. Linux: flock(1) is handed our open
// folder and locks it; the lock stays with that opening when the program has ended.
// Where none of these can be had, on Linux: a socket without a file, called after the
// folder's device and inode. LIMIT: that one is seen within one network namespace only.
import { spawn } from 'node:child_process';
import { open, stat, statfs, type FileHandle } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { systemCode } from '../base/durable';

/** It lies on a network drive, or nothing here can lock it. */
type Doubt = 'network' | 'no-lock';

export interface FolderLock {
  /** Why another computer or container might not see the lock; null: nothing against it. */
  readonly doubt: Doubt | null;
  release(): Promise<void>;
}

type Held = FolderLock | 'taken' | 'not-possible';

/** The file that is locked on Windows, where a folder cannot be. */
export const LOCK_FILE = 'owner.lock';

// <sys/fcntl.h> of macOS and BSD: O_EXLOCK | O_NONBLOCK; O_RDONLY is 0.
const BSD_EXCLUSIVE = 0x20 | 0x4;
// libuv's UV_FS_O_EXLOCK on Windows (share mode 0), with O_RDWR | O_CREAT as Windows has them.
const WINDOWS_EXCLUSIVE = 0x10000000 | 0x2 | 0x100;
// <linux/magic.h>: NFS, SMB, SMB2, CIFS, 9P, FUSE, AFS, Ceph, OCFS2.
const NETWORK = new Set([
  0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x01021997, 0x65735546, 0x5346414f, 0x00c36400, 0x7461636f,
]);

/** The lock of `dir`, or 'taken'. Rejects with the system's error where the folder cannot be opened. */
export async function lockFolder(dir: string): Promise<FolderLock | 'taken'> {
  for (const way of WAYS[process.platform] ?? [exclusiveFolder]) {
    const held = await way(dir);
    if (held === 'taken') return 'taken';
    if (held !== 'not-possible') return { ...held, doubt: held.doubt ?? (await networkDoubt(dir)) };
  }
  return { doubt: 'no-lock', release: async () => undefined };
}

const WAYS: Partial<Readonly<Record<NodeJS.Platform, readonly ((dir: string) => Promise<Held>)[]>>> = {
  linux: [lockedByProgram, namedAfterFolder],
  win32: [exclusiveFile],
};

async function lockedByProgram(dir: string): Promise<Held> {
  const folder = await open(dir, 'r');
  const { code, said } = await runFlock(folder);
  if (code === 0) return heldBy(folder);
  await folder.close();
  // Whoever finds it locked ends with 1 and says nothing; whatever else was wrong is said.
  return code === 1 && said === '' ? 'taken' : 'not-possible';
}

function runFlock({ fd }: FileHandle): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const program = spawn('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'pipe', fd] });
    let said = '';
    program.stderr?.on('data', (text) => (said += String(text)));
    program.once('error', () => resolve({ code: null, said: 'ENOENT' }));
    program.once('close', (code) => resolve({ code, said }));
  });
}

async function namedAfterFolder(dir: string): Promise<Held> {
  const { dev, ino } = await stat(dir, { bigint: true });
  const server = createServer((caller) => caller.destroy());
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(systemCode(error) === 'EADDRINUSE' ? 'taken' : 'not-possible'));
    server.listen(`\0dialpost-${dev}-${ino}`, () => {
      server.unref();
      resolve({ doubt: null, release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

async function exclusiveFolder(dir: string): Promise<Held> {
  return openExclusive(dir, BSD_EXCLUSIVE, 'EAGAIN', /^(EOPNOTSUPP|ENOTSUP|EINVAL|EISDIR|ENOSYS)$/);
}

async function exclusiveFile(dir: string): Promise<Held> {
  return openExclusive(join(dir, LOCK_FILE), WINDOWS_EXCLUSIVE, 'EBUSY', /^(EINVAL|ENOTSUP|ENOSYS)$/);
}

async function openExclusive(path: string, flags: number, taken: string, lacking: RegExp): Promise<Held> {
  try {
    return heldBy(await open(path, flags, 0o600));
  } catch (error) {
    if (systemCode(error) === taken) return 'taken';
    if (lacking.test(systemCode(error))) return 'not-possible';
    throw error;
  }
}

function heldBy(handle: FileHandle): FolderLock {
  return { doubt: null, release: () => handle.close() };
}

async function networkDoubt(dir: string): Promise<Doubt | null> {
  if (process.platform !== 'linux') return null;
  const kind = await statfs(dir).then(
    ({ type }) => type,
    () => 0,
  );
  return NETWORK.has(kind) ? 'network' : null;
}
