// The sessions that ended: sessions/<id>.json, one file each, transcript included,
// kept RETENTION_DAYS (a clock that leapt ahead deletes nothing). The list lives in memory
// and is read once, when somebody first asks: the transcript is the last key of a file, so
// its first kilobytes tell the rest. A file that does not parse is moved to corrupt/ and
// passed over. What the disk refused is shown from memory and written with the next
// session, or by mend(). Who only reads moves and deletes nothing.
import { open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { moveAside } from '../base/aside';
import { believedTime } from '../base/believed-time';
import type { Clock } from '../base/clock';
import { isMissing, makeDirectory, writeFileDurable } from '../base/durable';
import { namesIn } from '../base/names-in';
import type { Log } from '../base/log';
import { IN_HOUSE } from '../contract/link';
import type { Session, SessionDetail } from '../contract/views';
import { configWords } from '../words/config';

export const RETENTION_DAYS = 90;
const DAY = 86_400_000;
/** Sessions further apart may be the clock's doing: then nothing is deleted at once. */
const LONGEST_PAUSE = 45 * DAY;
/** More than a session without its transcript ever takes. */
const HEAD_BYTES = 16_384;
const TRANSCRIPT = ',"transcript":';
/** Sessions that are kept in memory for a disk that refuses them; a transcript may have a megabyte. */
const MOST_OWED = 20;

export interface SessionArchive {
  /**
   * Writes an ended session durably and clears what is older than the retention. Rejects with the system's error; the
   * session is owed then.
   */
  save(session: SessionDetail): Promise<void>;
  /** Writes what is owed. Rejects while the disk refuses. */
  mend(): Promise<void>;
  /** Newest first, without transcripts; work that used no line is no call, and told only where it is asked for. */
  list(page: SessionPage): Promise<{ readonly total: number; readonly rows: readonly Session[] }>;
  /** null where there is none (any more). */
  get(id: string): Promise<SessionDetail | null>;
}

interface SessionPage {
  readonly offset: number;
  readonly limit: number;
  readonly inHouse?: boolean | undefined;
}

export interface SessionStoreDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The folder may be another process's: nothing in it is changed. */
  readonly readOnly?: boolean;
}

/** Opens DIR/sessions; reads nothing yet. */
export async function openSessions(dir: string, deps: SessionStoreDeps): Promise<SessionArchive> {
  return new Archive(dir, deps);
}

class Archive implements SessionArchive {
  private readonly folder: string;
  /** Oldest first; null until somebody asks. */
  private known: Promise<Map<string, Session>> | null = null;
  private readonly owed = new Map<string, SessionDetail>();
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly dir: string,
    private readonly deps: SessionStoreDeps,
  ) {
    this.folder = join(dir, 'sessions');
  }

  async save(session: SessionDetail): Promise<void> {
    if (!isSafe(session.id)) throw new Error(configWords.session.notAnId(JSON.stringify(session.id)));
    this.owed.set(session.id, session);
    const { transcript: _, ...head } = session;
    (await this.index()).set(session.id, head);
    await this.mend();
    await this.clearOld();
  }

  mend(): Promise<void> {
    const write = (): Promise<void> => this.writeOwed();
    return (this.written = this.written.then(write, write));
  }

  private async writeOwed(): Promise<void> {
    for (const id of [...this.owed.keys()].slice(0, -MOST_OWED)) this.owed.delete(id);
    for (const [id, { transcript, ...head }] of this.owed) {
      await makeDirectory(this.folder, 0o700);
      await writeFileDurable(this.path(id), `${JSON.stringify({ ...head, transcript })}\n`, 0o600);
      this.owed.delete(id);
    }
  }

  async list(page: SessionPage): Promise<{ total: number; rows: readonly Session[] }> {
    if (!this.deps.readOnly) await this.clearOld();
    const all = [...(await this.index()).values()]
      .filter(({ link }) => page.inHouse === true || link !== IN_HOUSE.id)
      .sort((a, b) => Number(a.startedAt < b.startedAt) - Number(a.startedAt > b.startedAt));
    return { total: all.length, rows: all.slice(page.offset, page.offset + page.limit) };
  }

  async get(id: string): Promise<SessionDetail | null> {
    const owed = this.owed.get(id);
    if (owed || !isSafe(id)) return owed ?? null;
    const text = await readFile(this.path(id), 'utf8').catch((error: unknown) =>
      isMissing(error) ? null : Promise.reject(error),
    );
    if (text === null) return null;
    const session = parseSession(text);
    if (session) return { ...session, transcript: transcriptOf(text) };
    await this.setAside(id);
    return null;
  }

  private path(id: string): string {
    return join(this.folder, `${id}.json`);
  }

  private index(): Promise<Map<string, Session>> {
    this.known ??= this.readAll();
    this.known.catch(() => (this.known = null));
    return this.known;
  }

  private async readAll(): Promise<Map<string, Session>> {
    const names = await namesIn(this.folder);
    const ids = names
      .filter((n) => n.endsWith('.json'))
      .map((n) => n.slice(0, -5))
      .filter(isSafe);
    const index = new Map<string, Session>();
    for (let from = 0; from < ids.length; from += 16) {
      const some = await Promise.all(
        ids.slice(from, from + 16).map(async (id) => [id, await this.readHead(id)] as const),
      );
      for (const [id, session] of some) if (session) index.set(id, session);
    }
    return index;
  }

  private async readHead(id: string): Promise<Session | null> {
    const text = await readStart(this.path(id));
    // Inside a text its quotes would be escaped, so the first one found is the key.
    const cut = text.indexOf(TRANSCRIPT);
    const session = parseSession(cut < 0 ? text : `${text.slice(0, cut)}}`);
    if (!session) await this.setAside(id);
    return session;
  }

  private async setAside(id: string): Promise<void> {
    if (this.deps.readOnly) return;
    const at = this.deps.clock.now();
    await moveAside(
      join(this.dir, 'corrupt'),
      { name: `session-${id}.json`, why: configWords.session.note, at },
      this.path(id),
    );
    this.deps.log.write('relay', 'minimum', configWords.session.setAside, {
      session: id,
    });
  }

  private async clearOld(): Promise<void> {
    const index = await this.index();
    const ends = [...index.values()].map((session) => Date.parse(session.endedAt ?? session.startedAt));
    const limit = new Date(
      believedTime(this.deps.clock.now(), ends, LONGEST_PAUSE) - RETENTION_DAYS * DAY,
    ).toISOString();
    for (const [id, session] of index) {
      if ((session.endedAt ?? session.startedAt) >= limit) continue;
      index.delete(id);
      await unlink(this.path(id)).catch(() => undefined);
    }
  }
}

function isSafe(id: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/.test(id);
}

async function readStart(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function parseSession(text: string): Session | null {
  try {
    const session: unknown = JSON.parse(text);
    return isSession(session) ? session : null;
  } catch {
    return null;
  }
}

function isSession(value: unknown): value is Session {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'startedAt' in value &&
    typeof value.startedAt === 'string' &&
    'phases' in value
  );
}

function transcriptOf(text: string): string {
  const session: unknown = JSON.parse(text);
  return typeof session === 'object' &&
    session !== null &&
    'transcript' in session &&
    typeof session.transcript === 'string'
    ? session.transcript
    : '';
}
