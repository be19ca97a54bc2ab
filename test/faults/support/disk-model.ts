// A disk as a record of calls leaves it: what has been asked of it, and how much of
// that outlasts a power cut. Follows the record up to a moment; disk-image.ts then
// says what may be found there. A sync covers what had ended when it began and holds
// once it has ended; a failed one covers nothing. Reading the folder's own start:
// the recorded folder is there and empty, and its own name is safe.
import type { Entry } from './disk-record';

/** One change of a file's bytes. */
export interface Change {
  readonly what: { readonly at: number; readonly bytes: Buffer } | { readonly size: number };
  /** Its call has come back. */
  ended: boolean;
  safe: boolean;
  /** A sync of it failed: the system may have dropped it, and no later sync says so. */
  forgotten: boolean;
}

/**
 * One change of a folder's names; `node` null: the name is gone. The two halves of a rename within one folder share
 * `together`.
 */
export interface Naming {
  readonly folder: Folder;
  readonly name: string;
  readonly node: Node | null;
  readonly together: object;
  safe: boolean;
  /**
   * What the new node held when the name was taken over from another file: a journaling file system writes that out
   * first.
   */
  readonly carries: readonly Change[];
}

export interface File {
  readonly kind: 'file';
  readonly changes: Change[];
}

export interface Folder {
  readonly kind: 'folder';
  /** As running programs see it. */
  readonly names: Map<string, Node>;
  readonly namings: Naming[];
}

export type Node = File | Folder;

const file = (): File => ({ kind: 'file', changes: [] });
const folder = (): Folder => ({ kind: 'folder', names: new Map(), namings: [] });

export class DiskModel {
  readonly root = folder();
  /** Every naming there was, in order. */
  readonly namings: Naming[] = [];
  /** As many of `namings` a file system that keeps its own journal in order has certainly written. */
  journaled = 0;
  private readonly open = new Map<string, Node>();
  private readonly writes = new Map<string, { readonly change: Change; readonly node: Node }>();
  private readonly syncs = new Map<
    string,
    { readonly covered: readonly (Change | Naming)[]; readonly namings: number }
  >();

  follow(entry: Entry): void {
    switch (entry.kind) {
      case 'open':
        return this.opened(entry.handle, entry.path, entry.empties);
      case 'write':
        return this.write(entry.handle, entry.id, entry.at, entry.bytes);
      case 'written':
        return this.written(entry.id, entry.done, entry.through);
      case 'truncate':
        return void this.change(this.open.get(entry.handle), { size: entry.size });
      case 'rename':
        return this.rename(entry.path, entry.to);
      case 'link':
        return this.name(entry.to, this.find(entry.path) ?? null, {});
      case 'unlink':
      case 'rmdir':
        return this.name(entry.path, null, {});
      case 'mkdir':
        return this.name(entry.path, folder(), {});
      case 'sync':
        return this.sync(entry.handle, entry.id);
      case 'synced':
        return this.synced(entry.id, entry.held);
      default:
        // What was said, heard or closed changes nothing on the disk.
        return undefined;
    }
  }

  private find(path: string): Node | undefined {
    let node: Node | undefined = this.root;
    for (const part of path === '' ? [] : path.split('/'))
      node = node?.kind === 'folder' ? node.names.get(part) : undefined;
    return node;
  }

  private opened(handle: string, path: string, empties: boolean): void {
    let node = this.find(path);
    if (!node) this.name(path, (node = file()), {});
    this.open.set(handle, node);
    if (empties && node.kind === 'file' && node.changes.length > 0) this.change(node, { size: 0 });
  }

  private change(node: Node | undefined, what: Change['what'], ended = true): Change | null {
    if (node?.kind !== 'file') return null;
    const change = { what, ended, safe: false, forgotten: false };
    node.changes.push(change);
    return change;
  }

  private write(handle: string, id: string, at: number, bytes: Buffer): void {
    const node = this.open.get(handle);
    const change = this.change(node, { at, bytes }, false);
    if (node && change) this.writes.set(id, { change, node });
  }

  private written(id: string, done: number, through: boolean): void {
    const write = this.writes.get(id);
    if (!write || done < 0) return;
    this.writes.delete(id);
    const { change, node } = write;
    if (node.kind === 'file' && 'bytes' in change.what && done < change.what.bytes.length) {
      node.changes.splice(node.changes.indexOf(change), 1, {
        what: { at: change.what.at, bytes: change.what.bytes.subarray(0, done) },
        ended: true,
        safe: through,
        forgotten: false,
      });
      return;
    }
    change.ended = true;
    change.safe = through;
  }

  private name(path: string, node: Node | null, together: object, carries: readonly Change[] = []): void {
    const at = path.lastIndexOf('/');
    const parent = this.find(at < 0 ? '' : path.slice(0, at));
    if (parent?.kind !== 'folder') return;
    const name = path.slice(at + 1);
    const naming = { folder: parent, name, node, together, safe: false, carries };
    parent.namings.push(naming);
    this.namings.push(naming);
    if (node) parent.names.set(name, node);
    else parent.names.delete(name);
  }

  private rename(from: string, to: string): void {
    const node = this.find(from);
    // What was there before the record, or no file (a socket): nothing to follow.
    if (!node) return;
    const sameFolder = from.slice(0, from.lastIndexOf('/') + 1) === to.slice(0, to.lastIndexOf('/') + 1);
    const together = {};
    const carries = node.kind === 'file' && this.find(to) ? node.changes.filter(({ ended }) => ended) : [];
    this.name(to, node, together, carries);
    this.name(from, null, sameFolder ? together : {});
  }

  private sync(handle: string, id: string): void {
    const node = this.open.get(handle);
    if (!node) return;
    const covered = node.kind === 'file' ? node.changes.filter(({ ended }) => ended) : [...node.namings];
    this.syncs.set(id, { covered, namings: this.namings.length });
  }

  private synced(id: string, held: boolean): void {
    const { covered, namings } = this.syncs.get(id) ?? { covered: [], namings: 0 };
    this.syncs.delete(id);
    for (const one of covered) {
      if (!held && 'forgotten' in one) one.forgotten = !one.safe;
      else if (held) one.safe ||= !('forgotten' in one && one.forgotten);
    }
    if (held) this.journaled = Math.max(this.journaled, namings);
  }
}

/**
 * The files of `disk` by path and with their bytes, as running programs see them; a write that has not ended is not
 * among them.
 */
export function asPrograms(disk: DiskModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (within: Folder, path: string): void => {
    for (const [name, node] of within.names) {
      if (node.kind === 'folder') look(node, `${path}${name}/`);
      else found.set(path + name, textOf(node));
    }
  };
  look(disk.root, '');
  return found;
}

function textOf({ changes }: File): string {
  let text = '';
  for (const { what, ended } of changes) {
    if (!ended) continue;
    if ('size' in what) text = text.slice(0, what.size).padEnd(what.size, '\0');
    else
      text =
        text.slice(0, what.at).padEnd(what.at, '\0') +
        what.bytes.toString('latin1') +
        text.slice(what.at + what.bytes.length);
  }
  return text;
}
