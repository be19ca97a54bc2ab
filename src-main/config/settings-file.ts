// settings.json as lowdb's adapter: written beside and renamed, synced, and the
// one before kept as settings.json.bak. A file that is no JSON is moved to corrupt/
// and the backup takes its place; both are said in `problems`. What the document
// means is not judged here.
import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import { copyAside, moveAside } from '../base/aside';
import type { Note } from '../base/aside';
import type { Clock } from '../base/clock';
import { makeDirectory, readIfThere, writeFileDurable } from '../base/durable';

export class SettingsFile implements Adapter<unknown> {
  readonly problems: string[] = [];
  readonly path: string;
  private readonly backup: string;
  /** What stands in settings.json, when it is JSON. */
  private text: string | null = null;

  constructor(
    private readonly dir: string,
    private readonly clock: Clock,
  ) {
    this.path = join(dir, 'settings.json');
    this.backup = `${this.path}.bak`;
  }

  /** The document, or null where there is none. Rejects with a sentence that names the file. */
  async read(): Promise<unknown> {
    const text = await readIfThere(this.path);
    if (text !== null) {
      const document = parse(text);
      if (document !== undefined) {
        this.text = text;
        return document;
      }
      const name = await this.setAside('it is not JSON');
      this.problems.push(`${this.path} could not be read and was moved to corrupt/${name}.`);
    }
    return this.readBackup();
  }

  async write(document: unknown): Promise<void> {
    await makeDirectory(this.dir);
    if (this.text !== null) await writeFileDurable(this.backup, this.text, 0o600);
    const text = `${JSON.stringify(document, null, 2)}\n`;
    await writeFileDurable(this.path, text, 0o600);
    this.text = text;
  }

  /** Keeps a copy of settings.json in corrupt/ before it is replaced, and does not let it become the backup. */
  async keepCopy(why: string): Promise<void> {
    const { note } = this.aside(why);
    if (this.text !== null) await copyAside(join(this.dir, 'corrupt'), note, Buffer.from(this.text));
    this.text = null;
  }

  private async setAside(why: string): Promise<string> {
    const { note, name } = this.aside(why);
    await moveAside(join(this.dir, 'corrupt'), note, this.path);
    return name;
  }

  private aside(why: string): { note: Note; name: string } {
    const at = this.clock.now();
    const name = `settings-${at}.json`;
    return { name, note: { name, why: `settings.json: ${why}`, at } };
  }

  private async readBackup(): Promise<unknown> {
    const text = await readIfThere(this.backup);
    if (text === null) return null;
    const document = parse(text);
    if (document === undefined) {
      this.problems.push(`The backup ${this.backup} could not be read either; Dialpost starts without settings until you set it up or put one of the files right.`);
      return null;
    }
    this.problems.push(`The settings before the last change were taken from ${this.backup}. Please look them over.`);
    await writeFileDurable(this.path, text, 0o600);
    this.text = text;
    return document;
  }
}

/** undefined: no JSON, or nothing but null. */
function parse(text: string): unknown {
  try {
    // Editors on Windows like to begin a file with a byte order mark.
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return document ?? undefined;
  } catch {
    return undefined;
  }
}
