// What a feed says, judged from its bytes before anything of it is used: first the signature over
// exactly these bytes, then what stands in them. The feed is a file as electron-builder
// writes it for its generic provider (latest-linux.yml and its like; ours is written by
// scripts/update-feed.mjs); the signature is a file beside it, the 64 bytes of Ed25519 in base64. Pure.
import { type KeyObject, verify } from 'node:crypto';
import { JSON_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import type { UpdateFault } from '../words/updates/updates';
import { compareVersions, isRelease } from './version';

/** What kinds of installation can be replaced by a newer one, as their files end. */
export type FileKind = 'AppImage' | 'deb';

/** The one file of a feed that is ours, or that tells how large the newer version is here. */
export interface Offered {
  readonly version: string;
  /** A plain name. */
  readonly file: string;
  readonly bytes: number;
  /** base64 of 64 bytes. */
  readonly sha512: string;
}

/** What of a feed is ours. */
export interface WantedFile {
  readonly running: string;
  /** null: this Dialpost does not install; any file of the feed tells how large it is. */
  readonly kind: FileKind | null;
  /** process.arch. */
  readonly arch: string;
  /** What the same versions were when they were seen before: sha512 by file. */
  readonly seen: readonly Offered[];
}

export type Judgement =
  { readonly ok: true; readonly offer: Offered | null } | { readonly ok: false; readonly fault: UpdateFault };

const refused = (fault: UpdateFault): Judgement => ({ ok: false, fault });

/** The feed's name on this kind of computer, as electron-builder writes it. */
export function feedFile(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  if (platform === 'win32') return 'latest.yml';
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
}

export interface SignedFeed {
  readonly name: string;
  readonly bytes: Buffer;
  /** What stands in the file NAME.sig; null: there is none. */
  readonly signature: string | null;
}

/** `offer` null: nothing newer is there. */
export function judgeFeed(feed: SignedFeed, key: KeyObject | null, wanted: WantedFile): Judgement {
  if (key === null) return refused({ kind: 'no-key' });
  const file = `${feed.name}.sig`;
  if (feed.signature === null) return refused({ kind: 'unsigned', file });
  if (!isSigned(feed.bytes, feed.signature, key)) return refused({ kind: 'signature', file });
  const read = readFeed(feed.bytes);
  if (typeof read === 'string') return refused({ kind: 'unreadable', file: feed.name, why: read });
  return judgeContent(read, wanted);
}

const SIGNATURE_BYTES = 64;

function isSigned(bytes: Buffer, text: string, key: KeyObject): boolean {
  const signature = Buffer.from(text.trim(), 'base64');
  return signature.length === SIGNATURE_BYTES && verify(null, bytes, key, signature);
}

const LARGEST = 2_147_483_647;
const Content = z.object({
  version: z.string().max(64),
  files: z
    .array(
      z.object({
        url: z.string().min(1).max(1000),
        sha512: z.base64().length(88),
        size: z.int().min(1).max(LARGEST),
      }),
    )
    .min(1)
    .max(50),
});
type Content = z.output<typeof Content>;

/** A text says why it cannot be read. */
function readFeed(bytes: Buffer): Content | string {
  try {
    const parsed = Content.safeParse(load(bytes.toString('utf8'), { schema: JSON_SCHEMA }));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

function judgeContent({ version, files }: Content, { running, kind, arch, seen }: WantedFile): Judgement {
  if (!isRelease(version)) return refused({ kind: 'no-version', said: version.slice(0, 40) });
  const strange = files.find(({ url }) => !isPlainName(url));
  if (strange) return refused({ kind: 'name', name: strange.url.slice(0, 100) });
  const compared = compareVersions(version, running);
  if (compared < 0) return refused({ kind: 'older', version, running });
  const ours = files.find(({ url }) => isOfKind(url, kind) && !isForeign(url, arch));
  if (!ours) return refused({ kind: 'platform', wanted: `${kind ?? ''} ${arch}`.trim() });
  const offer: Offered = { version, file: ours.url, bytes: ours.size, sha512: ours.sha512 };
  const before = seen.find((one) => one.version === version && one.file === offer.file);
  if (before && before.sha512 !== offer.sha512) return refused({ kind: 'changed', version });
  return { ok: true, offer: compared === 0 ? null : offer };
}

/** The name of a file in the feed's own folder, on every system: no path, no other host, no hidden file, no device. */
export function isPlainName(name: string): boolean {
  return (
    /^[A-Za-z0-9][A-Za-z0-9._+-]{0,149}$/.test(name) &&
    !name.includes('..') &&
    !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)
  );
}

/** The desktop app's own: the relay's packages are called so, and are installed as they were. */
function isOfKind(name: string, kind: FileKind | null): boolean {
  return kind === null || (name.endsWith(`.${kind}`) && !/relay/i.test(name));
}

/** What packages for other processors are called. */
const PROCESSORS: Readonly<Record<string, RegExp>> = {
  arm64: /arm64|aarch64/i,
  arm: /armv7l|armhf/i,
  ia32: /ia32|i386|i686/i,
  x64: /x64|x86_64|amd64/i,
};

function isForeign(name: string, arch: string): boolean {
  const named = Object.entries(PROCESSORS).filter(([, pattern]) => pattern.test(name));
  return named.length > 0 && !named.some(([one]) => one === arch);
}
