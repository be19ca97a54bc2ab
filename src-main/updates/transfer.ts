// The two things that are fetched from a feed: its small text files, and the one large file that
// was signed. Bounded in bytes and time, from the address that is set and no other it sends us to;
// what breaks off is kept and goes on later (RFC 9110 section 14). The file has its name only when
// its sum is right and it is on the disk.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock } from '../base/clock';
import { fileBytes, freeBytes } from '../base/disk-space';
import { diskSaidOf, makeDirectory, renameDurable } from '../base/durable';
import type { UpdateFault } from '../words/updates/updates';
import type { Offered } from './feed';

/** A look or fetching that came to nothing. */
export class NotFetched extends Error {
  constructor(readonly fault: UpdateFault) {
    super(fault.kind);
  }
}

export interface FetchDeps {
  readonly clock: Clock;
  /** Ends with a slash or not. */
  readonly feed: string;
  readonly signal: AbortSignal;
  /** Bytes that came. */
  moved(bytes: number): void;
}

/** The address of a file beside the feed; `name` is plain. */
function addressOf(feed: string, name: string): string {
  return new URL(name, feed.endsWith('/') ? feed : `${feed}/`).href;
}

/**
 * The content of a small file; null: there is none (404). Rejects with NotFetched, or with the signal's reason where it
 * was aborted.
 */
export async function fetchSmall(deps: FetchDeps, name: string, most: number): Promise<Buffer | null> {
  const answer = await ask(deps, name, {});
  if (answer.status === 404) return (await answer.body?.cancel(), null);
  if (answer.status !== 200) throw await unexpected(answer, name);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of bodyOf(answer, deps)) {
    bytes += piece.length;
    if (bytes > most) throw new NotFetched({ kind: 'endless', file: name, most });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** How large what has come of it is; the whole of it too. */
export async function fetchedBytes(folder: string, offer: Offered): Promise<number> {
  return (await fileBytes(join(folder, offer.file))) ?? (await fileBytes(partOf(folder, offer))) ?? 0;
}

/** Named by what it is to become: another file under the same name begins anew. */
function partOf(folder: string, { sha512 }: Offered): string {
  return join(folder, `${createHash('sha256').update(sha512).digest('hex').slice(0, 16)}.part`);
}

/** A server that sends nothing for so long has gone. */
const STALLED = 60_000;

/**
 * Fetches the rest of `offer` into `folder`; resolves with the file's path when it is whole and right. `spare`: bytes that
 * must stay free on the disk. Rejects as fetchSmall; what came is kept unless it is wrong.
 */
export async function fetchFile(deps: FetchDeps, offer: Offered, folder: string, spare: number): Promise<string> {
  await makeDirectory(folder, 0o700).catch(notWritten);
  const part = partOf(folder, offer);
  const have = Math.min((await fileBytes(part)) ?? 0, offer.bytes);
  const free = await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY);
  if (free - (offer.bytes - have) < spare) throw new NotFetched({ kind: 'no-room', needed: offer.bytes - have });
  if (have < offer.bytes) await fetchRest(deps, offer, part, have);
  if (!(await isRight(part, offer))) {
    await rm(part, { force: true });
    throw new NotFetched({ kind: 'hash', file: offer.file });
  }
  const whole = join(folder, offer.file);
  await renameDurable(part, whole).catch(notWritten);
  return whole;
}

async function fetchRest(deps: FetchDeps, offer: Offered, part: string, have: number): Promise<void> {
  const { file, bytes } = offer;
  const answer = await askRest(deps, file, part, have);
  const handle = await open(part, have > 0 ? 'a' : 'w', 0o600).catch(notWritten);
  let length = have;
  try {
    for await (const piece of bodyOf(answer, deps)) {
      length += piece.length;
      if (length > bytes) break;
      await handle.write(piece).catch(notWritten);
    }
    await handle.sync().catch(notWritten);
  } catch (error) {
    // The host was reached: the line broke.
    if (!(error instanceof NotFetched) || error.fault.kind !== 'unreachable') throw error;
  } finally {
    await handle.close();
  }
  if (length > bytes) {
    await rm(part, { force: true });
    throw new NotFetched({ kind: 'longer', file });
  }
  if (length < bytes) throw new NotFetched({ kind: 'broke-off', file, came: length, bytes });
}

/** The answer that begins where what lies here ends. */
async function askRest(deps: FetchDeps, file: string, part: string, have: number): Promise<Response> {
  const answer = await ask(deps, file, have > 0 ? { range: `bytes=${have}-` } : {});
  const { status } = answer;
  if (have === 0 && status === 200) return answer;
  if (status === 206 && answer.headers.get('content-range')?.startsWith(`bytes ${have}-`)) return answer;
  if (status !== 200) throw await unexpected(answer, file);
  // All of it once more is another price than was agreed to.
  await answer.body?.cancel();
  await rm(part, { force: true });
  throw new NotFetched({ kind: 'no-ranges', file });
}

/** Is the file what was signed? False also where it cannot be read. */
export async function isRight(path: string, { bytes, sha512 }: Offered): Promise<boolean> {
  try {
    if ((await fileBytes(path)) !== bytes) return false;
    const hash: Hash = createHash('sha512');
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece);
    return hash.digest('base64') === sha512;
  } catch {
    return false;
  }
}

async function ask(deps: FetchDeps, name: string, headers: Record<string, string>): Promise<Response> {
  const { feed, signal, clock } = deps;
  const silent = new AbortController();
  const timer = clock.after(STALLED, () => silent.abort());
  const answer = await fetch(addressOf(feed, name), {
    // What is compressed has another length than what was signed.
    headers: { ...headers, 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal: AbortSignal.any([signal, silent.signal]),
  })
    .catch((error: unknown) => {
      if (silent.signal.aborted && !signal.aborted) throw new NotFetched({ kind: 'silent', host: hostOf(deps) });
      throw failed(deps, error);
    })
    .finally(() => timer.cancel());
  if (answer.status < 300 || answer.status >= 400) return answer;
  await answer.body?.cancel();
  throw new NotFetched({ kind: 'redirect', file: name, to: (answer.headers.get('location') ?? '?').slice(0, 200) });
}

async function unexpected(answer: Response, file: string): Promise<NotFetched> {
  await answer.body?.cancel();
  return new NotFetched({ kind: 'status', file, status: answer.status });
}

/** The pieces as they come; none for long is an end. */
async function* bodyOf({ body }: Response, deps: FetchDeps): AsyncGenerator<Buffer> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { value, done } = await inTime(reader.read(), deps);
      if (done || value === undefined) return;
      deps.moved(value.length);
      yield Buffer.from(value);
    }
  } finally {
    // Also where the reader of the pieces has had enough: the connection ends with it.
    await reader.cancel().catch(() => undefined);
  }
}

async function inTime<T>(read: Promise<T>, deps: FetchDeps): Promise<T> {
  let stalled = (): void => undefined;
  const silence = new Promise<never>((_, reject) => {
    stalled = () => reject(new NotFetched({ kind: 'silent', host: hostOf(deps) }));
  });
  const timer = deps.clock.after(STALLED, stalled);
  try {
    return await Promise.race([read, silence]);
  } catch (error) {
    throw failed(deps, error);
  } finally {
    timer.cancel();
  }
}

function failed(deps: FetchDeps, error: unknown): unknown {
  if (error instanceof NotFetched) return error;
  if (deps.signal.aborted) return deps.signal.reason;
  // fetch says "fetch failed" and keeps the reason in `cause`.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new NotFetched({ kind: 'unreachable', host: hostOf(deps), detail });
}

function hostOf({ feed }: FetchDeps): string {
  return new URL(feed).host;
}

function notWritten(error: unknown): never {
  throw new NotFetched({ kind: 'disk', detail: diskSaidOf(error) });
}
