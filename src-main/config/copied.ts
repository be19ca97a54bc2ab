// Whether a data folder is a copy of another one on this computer: what waited when it was
// copied waits in both, and would go out from both. A folder has a name made up for it when
// it first has an owner, which a copy carries along, and its record (owner.json) tells where
// it stood. Where that place holds a folder of the same name and is not this one, there are
// two. A folder that was moved, or restored on another computer, finds nothing there and is
// not held up.
// LIMIT: the first one does not hear of its copies, nor a copy of its first on another computer.
import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { isRecord } from './document-parts';

/** The file in which the owner of a folder says who he is. */
export const OWNER_RECORD = 'owner.json';

/** What it tells of the folder itself. */
export interface FolderOrigin {
  /** Its name, the same in every copy. */
  readonly origin: string;
  /** Where it stands, without links. */
  readonly folder: string;
  /** Where the one stands that it was copied from; null: it is none, or that one is gone. */
  readonly copyOf: string | null;
}

/** Looks at the record that the last owner of `dir` left. Never rejects. */
export async function originOf(dir: string): Promise<FolderOrigin> {
  const folder = await realpath(dir).catch(() => dir);
  const last = await recordIn(dir);
  const origin = last.origin ?? randomBytes(16).toString('hex');
  for (const place of [last.folder, last.copyOf]) {
    if (place === undefined || (await isSame(place, folder))) continue;
    if ((await recordIn(place)).origin === origin) return { origin, folder, copyOf: place };
  }
  return { origin, folder, copyOf: null };
}

/** Somebody answers at the control socket in `folder`. On Windows nobody is asked. */
export function isAtWork(folder: string): Promise<boolean> {
  return isSocketAnswered(join(folder, 'control.sock'));
}

/** Somebody answers at the socket `path`. */
export function isSocketAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => identityOf(path).catch(() => path)));
  return first === second;
}

/** What lies at `path`, by device and number, whatever the path to it. Rejects with the system's error. */
export async function identityOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}

async function recordIn(dir: string): Promise<Partial<Record<keyof FolderOrigin, string>>> {
  try {
    const record: unknown = JSON.parse(await readFile(join(dir, OWNER_RECORD), 'utf8'));
    if (!isRecord(record)) return {};
    const said = ['origin', 'folder', 'copyOf'].map((name) => [name, record[name]] as const);
    return Object.fromEntries(said.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
