// Mailboxes here that take nothing: a file in their folder's place, rights that do not
// let us in, a link that leads nowhere, a disk of their own that is full. A letter that
// could not be written may have met a fault of one moment, so its mailbox is asked at
// once whether it takes anything at all; one that does not is on the attention board
// until it does, and is asked again every few seconds. What waits for it goes then.
import { access, constants, open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../base/clock';
import { freeBytes } from '../base/disk-space';
import { diskSaidOf, systemCode } from '../base/durable';
import type { AttentionBoard } from '../contract/attention';
import { mailboxesWords } from '../words/mailboxes';
import { makeMaildir } from './maildir';

/** A mailbox by its address, and its Maildir. */
export interface MailboxFolder {
  readonly address: string;
  readonly folder: string;
}

export interface BrokenMailboxes {
  /** `letter` could not be written there. Never rejects. */
  refused(mailbox: MailboxFolder, letter: { readonly id: string; readonly bytes: number }): Promise<void>;
  /** The mailbox has taken a letter. */
  took(address: string, id: string): void;
  /** The others are no longer ours to look at. */
  keep(isStillThere: (address: string) => boolean): void;
  /** None is asked after this. */
  close(): Promise<void>;
}

export interface BrokenDeps {
  readonly clock: Clock;
  readonly attention: AttentionBoard;
  /** These letters may go at once. */
  mended(ids: readonly string[]): void;
}

interface Broken extends MailboxFolder {
  /** null: it takes letters again; what waits goes at the next look. */
  readonly error: unknown;
  /** false: it may be over in a moment, and is told only when it is still so at the next look. */
  readonly lasts: boolean;
  /** Of the largest letter that waits. */
  readonly bytes: number;
  readonly letters: ReadonlySet<string>;
}

const ASK_AGAIN = 10_000;
/** A loose plug, a busy bus, a share that comes back, too much open at once. */
const PASSING = /^(EIO|EAGAIN|EBUSY|ETIMEDOUT|ESTALE|EMFILE|ENFILE)$/;
/** Of those that are named. */
const MOST_NAMED = 5;

export function watchMailboxes({ clock, attention, mended }: BrokenDeps): BrokenMailboxes {
  const known = new Map<string, Broken>();
  /** Mended at the last look: a letter that was under way then may come back yet, put off for hours. */
  const lately = new Set<string>();
  let timer: Timer | null = null;
  let asking: Promise<void> = Promise.resolve();
  let closed = false;
  const show = (): void => {
    tell(attention, [...known.values()]);
    if (known.size === 0) {
      timer?.cancel();
      timer = null;
    } else if (!closed) timer ??= clock.after(ASK_AGAIN, () => void (asking = askAll()));
  };
  const over = (address: string): readonly string[] => {
    const letters = [...(known.get(address)?.letters ?? [])];
    known.delete(address);
    return letters;
  };
  const askAll = async (): Promise<void> => {
    const free: string[] = [];
    lately.clear();
    for (const { address, folder, bytes, error: before } of [...known.values()]) {
      const error = await refusalOf(folder, bytes);
      const now = known.get(address);
      if (error === null && before !== null) lately.add(address);
      if (error === null) free.push(...over(address));
      else if (now) known.set(address, { ...now, error, lasts: true });
    }
    timer = null;
    show();
    if (free.length > 0 && !closed) mended(free);
  };
  return {
    async refused({ address, folder }, { id, bytes }) {
      const error = await refusalOf(folder, bytes);
      const before = known.get(address);
      if (closed || (error === null && !before && !lately.has(address))) return;
      if (error === null && before) lately.add(address);
      known.set(address, { ...withLetter(before, id, bytes), address, folder, error, lasts: doesLast(error, before) });
      show();
    },
    took(address, id) {
      if (!known.has(address)) return;
      const others = over(address).filter((one) => one !== id);
      show();
      if (others.length > 0) mended(others);
    },
    keep(isStillThere) {
      [...known.keys()].filter((address) => !isStillThere(address)).forEach(over);
      show();
    },
    async close() {
      closed = true;
      timer?.cancel();
      await asking;
    },
  };
}

function withLetter(before: Broken | undefined, id: string, bytes: number): Pick<Broken, 'letters' | 'bytes'> {
  return { letters: new Set(before?.letters).add(id), bytes: Math.max(bytes, before?.bytes ?? 0) };
}

function doesLast(error: unknown, before: Broken | undefined): boolean {
  return before?.lasts === true || !PASSING.test(systemCode(error));
}

function tell(attention: AttentionBoard, all: readonly Broken[]): void {
  const broken = all.filter(({ error, lasts }) => error !== null && lasts);
  if (broken.length === 0) attention.clear('mailboxes');
  else attention.raise('mailboxes', 'error', textOf(broken), { kind: 'show-folder' });
}

function textOf(all: readonly Broken[]): string {
  const named = all.slice(0, MOST_NAMED).map(({ address, error }) => ({ address, said: diskSaidOf(error) }));
  const remedies = new Set(all.map(({ error }) => REMEDY[systemCode(error)] ?? 'other'));
  return mailboxesWords.broken({ named, others: all.length - named.length, remedies: [...remedies] });
}

const REMEDY: Readonly<Record<string, keyof typeof mailboxesWords.remedy>> = {
  ENOTDIR: 'inItsPlace',
  EEXIST: 'inItsPlace',
  // What is missing is made; only behind a link it is not.
  ENOENT: 'link',
  ELOOP: 'link',
  EACCES: 'rights',
  EPERM: 'rights',
  EROFS: 'readOnly',
  ENOSPC: 'room',
  EDQUOT: 'room',
};

/** Why a Maildir takes no letter of `bytes`: the system's error; null: it takes it. */
async function refusalOf(folder: string, bytes: number): Promise<unknown> {
  try {
    await makeMaildir(folder);
    await takesFiles(join(folder, 'tmp'));
    await access(join(folder, 'new'), constants.W_OK | constants.X_OK);
    await readdir(join(folder, 'cur'));
    return (await freeBytes(folder)) < bytes
      ? Object.assign(new Error(folder), { code: 'ENOSPC', path: folder })
      : null;
  } catch (error) {
    return error;
  }
}

/** Bytes of what is written to see whether anything can be. */
const TRIED = 65_536;

/** Rejects with the system's error where no file can be made, filled and synced in `folder`. */
export async function takesFiles(folder: string): Promise<void> {
  const path = join(folder, `${process.pid}.asked.dialpost`);
  try {
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(Buffer.alloc(TRIED));
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    await unlink(path).catch(() => undefined);
  }
}
