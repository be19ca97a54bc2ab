// The small text files that are fetched from a feed: bounded in bytes and time, from the address that
// is set and no other it sends us to.
import type { Clock } from '../base/clock';
import type { UpdateFault } from '../words/updates/updates';

/** A look that came to nothing. */
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
  const answer = await ask(deps, name);
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

/** A server that sends nothing for so long has gone. */
const STALLED = 60_000;

async function ask(deps: FetchDeps, name: string): Promise<Response> {
  const { feed, signal } = deps;
  const answer = await fetch(addressOf(feed, name), {
    // What is compressed has another length than what was signed.
    headers: { 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal,
  }).catch((error: unknown) => {
    throw failed(deps, error);
  });
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
