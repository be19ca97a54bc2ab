// secrets.json, readable by its owner only: each password by its name, in clear or
// sealed by the system's keychain. The keychain comes later, or never (plain Node):
// what is sealed then stays sealed and is kept, and reading it answers null. A
// file that does not parse is moved to corrupt/ and said so. No text ever names a secret.
import { join } from 'node:path';
import { moveAside } from '../base/aside';
import type { Clock } from '../base/clock';
import { readIfThere, writeFileDurable } from '../base/durable';

/** The system's keychain. Either may throw. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
}

type Entry = { readonly plain: string } | { readonly sealed: string };

export class Secrets {
  private sealer: Sealer | null = null;

  constructor(
    private readonly path: string,
    private entries: ReadonlyMap<string, Entry>,
    readonly problem: string | null,
  ) {}

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

  private seal(text: string): Entry {
    return this.sealer ? { sealed: this.sealer.seal(text) } : { plain: text };
  }

  private async write(entries: ReadonlyMap<string, Entry>): Promise<void> {
    await writeFileDurable(this.path, `${JSON.stringify({ version: 1, secrets: Object.fromEntries(entries) }, null, 2)}\n`, 0o600);
    this.entries = entries;
  }
}

/** Opens DIR/secrets.json; a missing one is empty. Rejects with a sentence when it cannot be read. */
export async function openSecrets(dir: string, clock: Clock): Promise<Secrets> {
  const path = join(dir, 'secrets.json');
  const text = await readIfThere(path);
  if (text === null) return new Secrets(path, new Map(), null);
  const entries = parseEntries(text);
  if (entries) return new Secrets(path, entries, null);
  const at = clock.now();
  const name = `secrets-${at}.json`;
  await moveAside(join(dir, 'corrupt'), { name, why: 'secrets.json does not hold what it should', at }, path);
  return new Secrets(path, new Map(), `The stored passwords in ${path} could not be read; the file was moved to corrupt/${name}. Mail waits safely until you type the passwords again.`);
}

function parseEntries(text: string): Map<string, Entry> | null {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== 'object' || file === null || !('version' in file) || file.version !== 1) return null;
    if (!('secrets' in file) || typeof file.secrets !== 'object' || file.secrets === null) return null;
    const entries = Object.entries(file.secrets);
    return entries.every((pair): pair is [string, Entry] => isEntry(pair[1])) ? new Map(entries) : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  return ('plain' in value && typeof value.plain === 'string') || ('sealed' in value && typeof value.sealed === 'string');
}
