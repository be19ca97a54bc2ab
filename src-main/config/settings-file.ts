// settings.json as lowdb's adapter: written beside and renamed, synced, and the
// one before kept as settings.json.bak. A file that is no JSON is moved to corrupt/
// and the backup takes its place; both are said in `found`. What somebody wrote into
// it since it was read or written last is never overwritten unseen: it is kept in corrupt/.
// What the document means is not judged here. Who only reads (`readOnly`) moves and
// writes nothing: what is damaged stays where it is for the next start.
import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import { copyAside, moveAside } from '../base/aside';
import type { Note } from '../base/aside';
import type { Clock } from '../base/clock';
import { makeDirectory, readBytesIfThere, writeFileDurable } from '../base/durable';
import { decodeText } from '../base/text-file';
import { configWords } from '../words/config';
import { faultText, type JsonFault, jsonFault } from './json-faults';

/** A document, with a name that stands twice in it, or why there is none. */
type Parsed =
  | { readonly document: object; readonly fault: null; readonly twice: JsonFault | null }
  | { readonly document: null; readonly fault: () => string };

/** Call `take` before the document is written: it needs no keeping then. */
export type Edited = Parsed & { readonly take: () => void };

export class SettingsFile implements Adapter<unknown> {
  /** What was found amiss, each said when somebody asks. */
  readonly found: (() => string)[] = [];
  readonly path: string;
  private readonly backup: string;
  /** What stood in settings.json when it was read or written last, where it was JSON. */
  private text: string | null = null;
  /** What else may stand there and be replaced: it is being taken over, or kept already. */
  private settled: string | null = null;

  constructor(
    private readonly dir: string,
    private readonly clock: Clock,
    private readonly readOnly = false,
  ) {
    this.path = join(dir, 'settings.json');
    this.backup = `${this.path}.bak`;
  }

  /** The document, or null where there is none. Rejects with a sentence that names the file. */
  async read(): Promise<unknown> {
    const text = await readText(this.path);
    if (text !== null) {
      const parsed = parse(text);
      if (parsed.document) {
        const { document, twice } = parsed;
        this.text = text;
        if (twice) this.found.push(() => configWords.settings.twice(this.path, faultText(twice)));
        return document;
      }
      const { fault } = parsed;
      const name = await this.setAside(fault());
      this.found.push(() => configWords.settings.unreadable(this.path, name, fault()));
    }
    return this.readBackup();
  }

  async write(document: unknown): Promise<void> {
    await makeDirectory(this.dir, 0o700);
    await this.keepEdited();
    if (this.text !== null) await writeFileDurable(this.backup, this.text, 0o600);
    const text = `${JSON.stringify(document, null, 2)}\n`;
    await writeFileDurable(this.path, text, 0o600);
    this.text = text;
  }

  /** Writes the document before the last change anew as `without` answers it; null: it stays as it is. */
  async clearBackup(without: (document: object) => unknown): Promise<void> {
    const { document } = parse((await readText(this.backup)) ?? '');
    const clear = document && without(document);
    if (clear !== null) await writeFileDurable(this.backup, `${JSON.stringify(clear, null, 2)}\n`, 0o600);
  }

  /** What somebody else wrote into settings.json since it was read or written last; null where nobody did. */
  async edited(): Promise<Edited | null> {
    const text = await readText(this.path);
    if (text === null || text === this.text) return null;
    const parsed = parse(text);
    const take = (): void => void (this.settled = text);
    // Taken, the file would be written anew without what the first of them said.
    const twice = parsed.document && parsed.twice;
    if (twice) return { document: null, fault: () => faultText(twice), take };
    return { ...parsed, take };
  }

  /** What was written by hand and not taken over goes to corrupt/ before it is replaced. */
  private async keepEdited(): Promise<void> {
    const bytes = await readBytesIfThere(this.path);
    if (!bytes || [this.text, this.settled].includes(textOf(bytes))) return;
    const { note, name } = this.aside(configWords.settings.fault.edited);
    await copyAside(join(this.dir, 'corrupt'), note, bytes);
    this.found.push(() => configWords.settings.edited(this.path, name));
  }

  /**
   * Keeps a copy of settings.json in corrupt/ before it is replaced, and does not let it become the backup. Answers
   * its name there.
   */
  async keepCopy(why: string): Promise<string> {
    const { note, name } = this.aside(why);
    if (this.text !== null && !this.readOnly) await copyAside(join(this.dir, 'corrupt'), note, Buffer.from(this.text));
    this.settled = this.text;
    this.text = null;
    return name;
  }

  /**
   * The document before the last change in place of one that does not fit (`why`), which is kept in corrupt/; null:
   * there is none that `fits`.
   */
  async fallBack(why: string, fits: (document: unknown) => boolean): Promise<unknown> {
    const { document } = parse((await readText(this.backup)) ?? '');
    if (!document || !fits(document)) return null;
    const name = await this.keepCopy(configWords.settings.fault.misfit(why));
    this.found.push(() => configWords.settings.damaged(this.path, name));
    return this.readBackup();
  }

  private async setAside(why: string): Promise<string> {
    const { note, name } = this.aside(why);
    if (!this.readOnly) await moveAside(join(this.dir, 'corrupt'), note, this.path);
    return name;
  }

  private aside(why: string): { note: Note; name: string } {
    const at = this.clock.now();
    const name = `settings-${at}.json`;
    return { name, note: { name, why: `settings.json: ${why}`, at } };
  }

  private async readBackup(): Promise<unknown> {
    const text = await readText(this.backup);
    if (text === null) return null;
    const { document } = parse(text);
    if (!document) {
      this.found.push(() => configWords.settings.noBackup(this.backup));
      return null;
    }
    this.found.push(() => configWords.settings.fromBackup(this.backup));
    if (!this.readOnly) await writeFileDurable(this.path, text, 0o600);
    this.text = text;
    return document;
  }
}

/** null where there is no such file. Rejects with a sentence that names it. */
async function readText(path: string): Promise<string | null> {
  const bytes = await readBytesIfThere(path);
  return bytes && textOf(bytes);
}

/** Stands for bytes that are neither UTF-8 nor UTF-16: no JSON either. */
const NOT_TEXT = '\u0000';

function textOf(bytes: Buffer): string {
  return decodeText(bytes) ?? NOT_TEXT;
}

function parse(text: string): Parsed {
  const none = (fault: () => string): Parsed => ({ document: null, fault });
  if (text === NOT_TEXT) return none(() => configWords.settings.fault.notText);
  const found = jsonFault(text);
  const mistaken = (): Parsed => none(() => configWords.settings.fault.notJson(found ? faultText(found) : ''));
  if (found && found.kind !== 'twice') return mistaken();
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null) return { document, fault: null, twice: found };
    return none(() => configWords.settings.fault.noDocument);
  } catch {
    // Its own words may quote a password; a name stands twice before the mistake.
    return mistaken();
  }
}
