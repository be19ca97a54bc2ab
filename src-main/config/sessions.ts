// The sessions that ended: sessions/<id>.json, one file each, transcript included,
// kept RETENTION_DAYS (a clock that leapt ahead deletes nothing). The list lives in memory
// and is read once, when somebody first asks: the transcript is the last key of a file, so
// its first kilobytes tell the rest. A file that is not what was written is moved to corrupt/
// and passed over. What the disk refused is shown from memory and written with the next
// session, or by mend(). Who only reads moves and deletes nothing.
import { open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { moveAside } from '../base/aside';
import { believedTime, latestBelieved } from '../base/believed-time';
import type { Clock } from '../base/clock';
import { isMissing, makeDirectory, writeFileDurable } from '../base/durable';
import { namesIn } from '../base/names-in';
import type { Log } from '../base/log';
import { CODE_OWNERS, DIAL_TROUBLES } from '../contract/dial-fault';
import { IN_HOUSE } from '../contract/link';
import { type Session, SESSION_PHASES, SESSION_WHYS, type SessionDetail } from '../contract/views';
import { configWords } from '../words/config';
import { storedMoment } from './document-parts';

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
  /** Writes one that is under way durably, so that what it has come to is known should we end in its midst. */
  note(session: Session): Promise<void>;
  /** What was noted and never ended. Only before anybody is called: it cannot tell these from live ones. */
  unended(): Promise<readonly Session[]>;
  /** Writes what is owed. Rejects while the disk refuses. */
  mend(): Promise<void>;
  /**
   * Those that ended, newest first, and at the end what a wrong clock dated ahead; without transcripts. Work that
   * used no line is no call, and told only where it is asked for.
   */
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

  note(session: Session): Promise<void> {
    const write = (): Promise<void> => this.write({ ...session, transcript: '' });
    const noted = this.written.then(write, write);
    this.written = noted.catch(() => undefined);
    return noted;
  }

  async unended(): Promise<readonly Session[]> {
    return [...(await this.index()).values()].filter(({ endedAt }) => endedAt === null);
  }

  mend(): Promise<void> {
    const write = (): Promise<void> => this.writeOwed();
    return (this.written = this.written.then(write, write));
  }

  private async writeOwed(): Promise<void> {
    for (const id of [...this.owed.keys()].slice(0, -MOST_OWED)) this.owed.delete(id);
    for (const [id, session] of this.owed) {
      await this.write(session);
      this.owed.delete(id);
    }
  }

  private async write({ transcript, ...head }: SessionDetail): Promise<void> {
    await makeDirectory(this.folder, 0o700);
    await writeFileDurable(this.path(head.id), `${JSON.stringify({ ...head, transcript })}\n`, 0o600);
  }

  async list(page: SessionPage): Promise<{ total: number; rows: readonly Session[] }> {
    if (!this.deps.readOnly) await this.clearOld();
    const all = [...(await this.index()).values()]
      .filter(({ link, endedAt }) => endedAt !== null && (page.inHouse === true || link !== IN_HOUSE.id))
      .sort((a, b) => Number(a.startedAt < b.startedAt) - Number(a.startedAt > b.startedAt));
    const latest = latestBelieved(
      this.deps.clock.now(),
      all.map(({ startedAt }) => Date.parse(startedAt)),
    );
    const isAhead = ({ startedAt }: Session): boolean => Date.parse(startedAt) > latest;
    const rows = [...all.filter((session) => !isAhead(session)), ...all.filter(isAhead)];
    return { total: rows.length, rows: rows.slice(page.offset, page.offset + page.limit) };
  }

  async get(id: string): Promise<SessionDetail | null> {
    const owed = this.owed.get(id);
    if (owed || !isSafe(id)) return owed ?? null;
    const text = await readFile(this.path(id), 'utf8').catch((error: unknown) =>
      isMissing(error) ? null : Promise.reject(error),
    );
    if (text === null) return null;
    const session = parseSession(text, id);
    if (session) return { ...session, transcript: transcriptOf(text) };
    (await this.index()).delete(id);
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
    const session = parseSession(cut < 0 ? text : `${text.slice(0, cut)}}`, id);
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

function parseSession(text: string, id: string): Session | null {
  try {
    const session: unknown = JSON.parse(text);
    return isSession(session) && session.id === id ? session : null;
  } catch {
    return null;
  }
}

const count = z.number();
/** What is read of it anywhere. */
const StoredSession = z.object({
  id: z.string(),
  why: z.enum(SESSION_WHYS),
  connectors: z.array(z.string()),
  link: z.string(),
  phase: z.enum(SESSION_PHASES),
  startedAt: storedMoment,
  endedAt: storedMoment.nullable(),
  sent: count,
  failed: count,
  deferred: count,
  received: count,
  bytesOut: count,
  bytesIn: count,
  toSend: z.object({ messages: count, bytes: count }),
  secondsOnline: count,
  cost: count,
  currency: z.string(),
  result: z.enum(['ok', 'partly', 'failed']),
  error: z.string().nullable(),
  shownAs: z.string().nullish(),
  dialFault: z
    .object({ trouble: z.enum(DIAL_TROUBLES), by: z.enum(CODE_OWNERS), code: count.nullable(), hopeless: z.boolean() })
    .nullish(),
  continuedBy: z.string().nullish(),
  bytesConfirmed: count.optional(),
  bytesUpdating: count.optional(),
  secondsSending: count.optional(),
  pace: z.object({ bytesPerSecond: count, secondsPerMessage: count }).nullish(),
  left: z.object({ messages: count, why: z.string() }).nullish(),
  largeLeft: z.object({ messages: count, at: storedMoment.nullable() }).nullish(),
  phases: z.array(z.object({ phase: z.enum(SESSION_PHASES), at: storedMoment, seconds: count.optional() })),
});

function isSession(value: unknown): value is Session {
  return StoredSession.safeParse(value).success;
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
