// The key that signs the senders of forwarded mail: DIR/forward.key and a copy, each with
// a sum of its own, made at the first start. Without the old key, notices about what was
// forwarded before are refused: it is replaced only where neither can be believed, and
// that is said. Keys of before stood without a sum and get one.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { copyAside } from '../base/aside';
import type { Clock } from '../base/clock';
import { mailboxesWords } from '../words/mailboxes';
import { copyPath, readTwice, sumOf, writeTwice } from '../base/two-copies';

export interface ForwardKey {
  readonly key: string;
  /** What was found amiss, for people; null: nothing. */
  readonly problem: string | null;
}

/** Rejects with a sentence where the key is there and cannot be read, or cannot be written. */
export async function forwardKey(dir: string, clock: Clock): Promise<ForwardKey> {
  const path = join(dir, 'forward.key');
  const { file, copy } = await readTwice(path);
  const known = keyIn(file);
  const spare = keyIn(copy);
  if (known !== null && known === spare && file === textOf(known)) return { key: known, problem: null };
  const key = known ?? spare ?? randomBytes(32).toString('hex');
  const name = file !== null && known === null ? await setAside(dir, file, clock) : null;
  await writeTwice(path, textOf(key));
  return { key, problem: name === null ? null : problemText(path, name, spare !== null) };
}

function textOf(key: string): string {
  return `${key}\n${sumOf(key)}\n`;
}

function keyIn(text: string | null): string | null {
  const [, key, sum] = /^([0-9a-f]{64})(?:\n([0-9a-f]{8}))?\n?$/.exec(text?.replaceAll('\r', '') ?? '') ?? [];
  return key !== undefined && (sum === undefined || sum === sumOf(key)) ? key : null;
}

async function setAside(dir: string, text: string, clock: Clock): Promise<string> {
  const at = clock.now();
  const name = `forward-${at}.key`;
  await copyAside(join(dir, 'corrupt'), { name, why: mailboxesWords.forwardKey.aside, at }, Buffer.from(text));
  return name;
}

function problemText(path: string, name: string, copied: boolean): string {
  const { fromCopy, madeNew } = mailboxesWords.forwardKey;
  return copied ? fromCopy(path, name, copyPath(path)) : madeNew(path, name);
}
