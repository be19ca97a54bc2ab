// One look at a feed: its file and its signature, each bounded, judged before anything of them is used.
import type { KeyObject } from 'node:crypto';
import { feedFile, type FileKind, judgeFeed, type Offered } from './feed';
import type { KnownUpdates } from './kept';
import { type FetchDeps, fetchSmall, NotFetched } from './transfer';

const MOST_FEED = 65_536;
const MOST_SIGNATURE = 1_024;

/** For whom a feed is judged. */
export interface FeedReader {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** By which feeds are believed; null: none is. */
  readonly key: KeyObject | null;
  readonly kind: FileKind | null;
}

export interface Looked {
  /** null: nothing newer is there. */
  readonly offer: Offered | null;
  readonly signed: NonNullable<KnownUpdates['signed']>;
}

/** `most`: milliseconds for all of it. Rejects with NotFetched where the feed cannot be had or is not believed. */
export async function lookInTime(
  most: number,
  fetching: FetchDeps,
  reader: FeedReader,
  seen: readonly Offered[],
): Promise<Looked> {
  const { clock, feed, signal } = fetching;
  const timeUp = new AbortController();
  const timer = clock.after(most, () => timeUp.abort());
  try {
    return await lookAtFeed({ ...fetching, signal: AbortSignal.any([signal, timeUp.signal]) }, reader, seen);
  } catch (error) {
    if (timeUp.signal.aborted && !signal.aborted) throw new NotFetched({ kind: 'silent', host: new URL(feed).host });
    throw error;
  } finally {
    timer.cancel();
  }
}

async function lookAtFeed(fetching: FetchDeps, reader: FeedReader, seen: readonly Offered[]): Promise<Looked> {
  const name = feedFile(reader.platform, reader.arch);
  const bytes = await fetchSmall(fetching, name, MOST_FEED);
  if (bytes === null) throw new NotFetched({ kind: 'status', file: name, status: 404 });
  const signature = (await fetchSmall(fetching, `${name}.sig`, MOST_SIGNATURE))?.toString('latin1') ?? null;
  const judged = judgeFeed({ name, bytes, signature }, reader.key, { ...reader, running: reader.version, seen });
  if (!judged.ok) throw new NotFetched(judged.fault);
  return { offer: judged.offer, signed: { name, text: bytes.toString('base64'), signature: signature ?? '' } };
}

/** Is `offer` what the kept feed says, still signed and still newer? */
export function isStillOffered(signed: KnownUpdates['signed'], reader: FeedReader, offer: Offered): boolean {
  if (signed === null) return false;
  const { name, text, signature } = signed;
  const feed = { name, bytes: Buffer.from(text, 'base64'), signature };
  const judged = judgeFeed(feed, reader.key, { ...reader, running: reader.version, seen: [] });
  return judged.ok && judged.offer?.file === offer.file && judged.offer.sha512 === offer.sha512;
}
