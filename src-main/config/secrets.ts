// secrets.json, readable by its owner only: each password by its name, in clear or
// sealed by the system's keychain. The keychain comes later, or never (plain Node):
// what is sealed then stays sealed and is kept, and reading it answers null. Each entry
// stands there twice, each time with a sum: of a damaged file whatever is sound is kept,
// and the file goes to corrupt/ and is told of. No text ever names a secret.
import { join } from 'node:path';
import { moveAside } from '../base/aside';
import type { Clock } from '../base/clock';
import { readIfThere, writeFileDurable } from '../base/durable';
import { sumOf } from '../base/two-copies';
import { configWords } from '../words/config';

/** The system's keychain. Either may throw. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
}

/** A damaged file: whether some of it could be read, and its name in corrupt/. */
interface Found {
  readonly some: boolean;
  readonly name: string;
}

type Entry = { readonly plain: string } | { readonly sealed: string };
/** Passwords as they lie here, by name; sealed ones stay so. */
export type HeldSecrets = ReadonlyMap<string, Entry>;

export class Secrets {
  private sealer: Sealer | null = null;

  constructor(
    private readonly path: string,
    private entries: ReadonlyMap<string, Entry>,
    private readonly found: Found | null,
  ) {}

  /** What was amiss with the file, in a sentence; null: nothing. */
  get problem(): string | null {
    if (this.found === null) return null;
    const { some, name } = this.found;
    return some ? configWords.secrets.damaged(this.path, name) : configWords.secrets.lost(this.path, name);
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** The clear text; null where nothing is stored or the keychain does not open it. */
  get(key: string): string | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if ('plain' in entry) return entry.plain;
    try {
      return this.sealer?.open(entry.sealed) ?? null;
    } catch {
      return null;
    }
  }

  /** True while new passwords are sealed. */
  get sealing(): boolean {
    return this.sealer !== null;
  }

  /** From now on new passwords are sealed; rewrites those that stand in clear. */
  async useSealer(sealer: Sealer | null): Promise<void> {
    this.sealer = sealer;
    const plain = [...this.entries].flatMap(([key, entry]) => ('plain' in entry ? [[key, entry.plain] as const] : []));
    if (sealer && plain.length > 0) await this.put(new Map(plain));
  }

  /** Adds or replaces `texts`, durably. Answers how to take it back. */
  async put(texts: ReadonlyMap<string, string>): Promise<() => Promise<void>> {
    const before = this.entries;
    if (texts.size === 0) return () => Promise.resolve();
    const sealed = [...texts].map(([key, text]): [string, Entry] => [key, this.seal(text)]);
    await this.write(new Map([...before, ...sealed]));
    return () => this.write(before);
  }

  /** Puts `next` wherever `old` stands, durably. */
  async replace(old: string, next: string): Promise<void> {
    const keys = [...this.entries.keys()].filter((key) => this.get(key) === old);
    await this.put(new Map(keys.map((key) => [key, next])));
  }

  /** Forgets everything but `keys`, durably. */
  async keepOnly(keys: ReadonlySet<string>): Promise<void> {
    const kept = new Map([...this.entries].filter(([key]) => keys.has(key)));
    if (kept.size < this.entries.size) await this.write(kept);
  }

  held(): HeldSecrets {
    return this.entries;
  }

  /** What of `before` is gone since, or another. */
  replaced(before: HeldSecrets): HeldSecrets {
    return new Map([...before].filter(([key, entry]) => this.entries.get(key) !== entry));
  }

  /** Puts `held` back, durably. Answers how to take that back. */
  async bringBack(held: HeldSecrets): Promise<() => Promise<void>> {
    const before = this.entries;
    await this.write(new Map([...before, ...held]));
    return () => this.write(before);
  }

  private seal(text: string): Entry {
    return this.sealer ? { sealed: this.sealer.seal(text) } : { plain: text };
  }

  private async write(entries: ReadonlyMap<string, Entry>): Promise<void> {
    await writeFileDurable(this.path, textOf(entries), 0o600);
    this.entries = entries;
  }
}

/**
 * Opens DIR/secrets.json; a missing one is empty. With `readOnly` a damaged one stays as it is. Rejects with a
 * sentence when it cannot be read.
 */
export async function openSecrets(dir: string, clock: Clock, readOnly = false): Promise<Secrets> {
  const path = join(dir, 'secrets.json');
  const text = await readIfThere(path);
  if (text === null) return new Secrets(path, new Map(), null);
  const { entries, sound } = entriesIn(text);
  if (readOnly) return new Secrets(path, entries, null);
  const found = sound ? null : await setAside(dir, path, entries.size > 0, clock);
  // A file of before has no sums yet, and one of two may be damaged; where the disk refuses the next start does it.
  if (entries.size > 0 && (!sound || text !== textOf(entries)))
    await writeFileDurable(path, textOf(entries), 0o600).catch((error: unknown) =>
      sound ? undefined : Promise.reject(error),
    );
  return new Secrets(path, entries, found);
}

async function setAside(dir: string, path: string, some: boolean, clock: Clock): Promise<Found> {
  const at = clock.now();
  const name = `secrets-${at}.json`;
  await moveAside(join(dir, 'corrupt'), { name, why: configWords.secrets.note, at }, path);
  return { some, name };
}

interface Readable {
  readonly entries: Map<string, Entry>;
  /** Nothing was damaged. */
  readonly sound: boolean;
}

function textOf(entries: ReadonlyMap<string, Entry>): string {
  const secrets = Object.fromEntries(
    [...entries].map(([key, entry]) => [key, { ...entry, sum: sumOfEntry(key, entry) }] as const),
  );
  return `${JSON.stringify({ version: 1, secrets, copy: secrets }, null, 2)}\n`;
}

function sumOfEntry(key: string, entry: Entry): string {
  return sumOf(JSON.stringify('plain' in entry ? [key, 'plain', entry.plain] : [key, 'sealed', entry.sealed]));
}

function entriesIn(text: string): Readable {
  const whole = pairsIn(text);
  const pairs = whole ?? { secrets: piecesOf(text), copy: [] };
  const first = soundOf(pairs.secrets);
  return {
    entries: new Map([...soundOf(pairs.copy), ...first]),
    sound: whole !== null && first.length === pairs.secrets.length,
  };
}

type Pairs = readonly (readonly [string, unknown])[];

function soundOf(pairs: Pairs): readonly (readonly [string, Entry])[] {
  return pairs.flatMap(([key, value]) => (isEntry(key, value) ? [[key, bare(value)] as const] : []));
}

function pairsIn(text: string): { readonly secrets: Pairs; readonly copy: Pairs } | null {
  const file = parsed(text);
  if (typeof file !== 'object' || file === null || !('version' in file) || file.version !== 1) return null;
  if (!('secrets' in file) || typeof file.secrets !== 'object' || file.secrets === null) return null;
  const copy = 'copy' in file && typeof file.copy === 'object' && file.copy !== null ? Object.entries(file.copy) : [];
  return { secrets: Object.entries(file.secrets), copy };
}

/**
 * An entry as textOf writes it: its name, no longer than names are (a damaged file may be quotes without end), and
 * what it is.
 */
const ENTRY =
  /("(?:[^"\\\n]|\\.){0,1000}"): ?(\{\s*"(?:plain|sealed)": ?"(?:[^"\\\n]|\\.)*"(?:,\s*"sum": ?"[0-9a-f]{8}")?\s*\})/g;

/** Of a text that is no whole JSON: everything that reads like an entry of ours. */
function piecesOf(text: string): Pairs {
  return [...text.matchAll(ENTRY)].flatMap(([, key = '', value = '']) => {
    const name = parsed(key);
    return typeof name === 'string' ? [[name, parsed(value)] as const] : [];
  });
}

/** undefined: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bare(entry: Entry): Entry {
  return 'plain' in entry ? { plain: entry.plain } : { sealed: entry.sealed };
}

function withoutSum(value: object): Entry | null {
  if ('plain' in value && typeof value.plain === 'string') return { plain: value.plain };
  return 'sealed' in value && typeof value.sealed === 'string' ? { sealed: value.sealed } : null;
}

/** A damaged sum, or a damaged name for it, leaves an entry whose sum does not fit. */
function isEntry(key: string, value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = withoutSum(value);
  if (!entry) return false;
  return Object.keys(value).length === 1 || ('sum' in value && value.sum === sumOfEntry(key, entry));
}
