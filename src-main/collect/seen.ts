// Which letters of a mailbox at the provider are safe here already: one line each in
// one file a mailbox, synced before the letter may be deleted there. What becomes of
// them is appended: deletion asked for, refused, done. A letter whose deletion is done
// is forgotten, because a host may use its id again (RFC 1939 §7); one whose deletion
// was asked for and never confirmed is kept, and its id is no proof any more.
// Beside them stand letters that made trouble there: how often, and since when.
// Where something in the file cannot be believed (seen-file.ts), what is noted before that
// place may be out of date: those ids are no proof where letters are deleted, and their
// content decides; mail may come twice, none is lost. Files of before, of bare keys ("u:" an
// id, "h:" a content's hash), are read as well.
import { openSeenFile, type SeenFile, type SeenLine } from './seen-file';

export interface SeenMessage {
  readonly serial: number;
  /** "u:…", or null where the host gave none that could be relied on. */
  readonly id: string | null;
  /** As the host announced it then; null: unknown. */
  readonly bytes: number | null;
  /** What it is known again by without its id (see marks.ts). */
  readonly marks: readonly string[];
}

/** safe: it lies there as far as we know · asked: its deletion was asked for · old: from a file that does not tell. */
export type SeenState = 'safe' | 'asked' | 'old';

export interface Trips {
  /** How often it could not be had, weighed. */
  readonly count: number;
  /** When last; milliseconds. */
  readonly at: number;
  /** It turned out to have at least so many bytes; 0: nothing known. */
  readonly bytes: number;
}

export interface SeenMessages {
  letters(): readonly SeenMessage[];
  stateOf(message: SeenMessage): SeenState;
  /** Has a letter this mark that is known here, or one that was deleted there and cannot be mistaken? */
  knows(mark: string): boolean;
  /** Resolves when it is on the disk. */
  note(letter: Omit<SeenMessage, 'serial'>): Promise<SeenMessage>;
  /** Resolves when it is on the disk. gone: forgets them. */
  tell(became: 'asked' | 'stays' | 'gone', messages: readonly SeenMessage[]): Promise<void>;
  trips(key: string): Trips;
  /** A letter could not be had: adds `weight` to its count; it has at least `bytes` bytes. */
  tripped(key: string, trip: { readonly at: number; readonly weight: number; readonly bytes: number }): Promise<void>;
  /** Forgets trouble with letters the host does not show any more, and makes the file short again. */
  tidy(shown: ReadonlySet<string>): Promise<void>;
}

/** Marks kept of letters that are gone, and letters kept that no listing shows. */
const MOST_KEPT = 10_000;
const NO_TRIPS: Trips = { count: 0, at: 0, bytes: 0 };

/**
 * Opens the list of one mailbox; `name` may be anything. `damaged` is called where some of it could not be
 * believed. Rejects where the folder cannot be made or the file not be read; `now`: milliseconds.
 */
export async function openSeen(
  dir: string,
  name: string,
  now: number,
  damaged: () => void = () => undefined,
): Promise<SeenMessages> {
  const file = await openSeenFile(dir, name);
  const list = new SeenList(file);
  if (file.damaged) {
    await file.setAside(now);
    damaged();
  }
  if (file.worn) await list.rewrite();
  return list;
}

class SeenList implements SeenMessages {
  private readonly known = new Map<number, { readonly message: SeenMessage; state: SeenState }>();
  /** How many known letters have a mark. */
  private readonly marks = new Map<string, number>();
  /** Of letters that are gone; oldest first. */
  private readonly kept = new Set<string>();
  private readonly troubles = new Map<string, Trips>();
  private serial = 0;
  private lines = 0;

  constructor(private readonly file: SeenFile) {
    this.lines = file.found.length;
    for (const found of file.found) {
      if (found === 'damaged') this.doubt();
      else if ('line' in found) this.apply(found.line);
      else this.putKey(found.key);
    }
  }

  /** As they were written before version 2. */
  private putKey(key: string): void {
    const isId = key.startsWith('u:');
    this.put({ serial: this.serial + 1, id: isId ? key : null, bytes: null, marks: isId ? [] : [key] }, 'old');
  }

  /** What stood here may have said that a letter known so far was deleted there. */
  private doubt(): void {
    for (const one of this.known.values()) if (one.state === 'safe') one.state = 'old';
  }

  letters(): readonly SeenMessage[] {
    return [...this.known.values()].map(({ message }) => message);
  }

  stateOf(message: SeenMessage): SeenState {
    return this.known.get(message.serial)?.state ?? 'asked';
  }

  knows(mark: string): boolean {
    return this.kept.has(mark) || this.marks.has(mark);
  }

  async note({ id, bytes, marks }: Omit<SeenMessage, 'serial'>): Promise<SeenMessage> {
    const message: SeenMessage = { serial: this.serial + 1, id, bytes, marks };
    this.put(message, 'safe');
    await this.append({ n: message.serial, id, b: bytes, m: [...marks] });
    return message;
  }

  async tell(became: 'asked' | 'stays' | 'gone', messages: readonly SeenMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const serials = messages.map(({ serial }) => serial);
    const line = toldLine(became, serials);
    this.apply(line);
    await this.append(line);
  }

  trips(key: string): Trips {
    return this.troubles.get(key) ?? NO_TRIPS;
  }

  async tripped(
    key: string,
    { at, weight, bytes }: { readonly at: number; readonly weight: number; readonly bytes: number },
  ): Promise<void> {
    const before = this.trips(key);
    const line: SeenLine = { trip: [key, before.count + weight, at, Math.max(bytes, before.bytes)] };
    this.apply(line);
    await this.append(line);
  }

  async tidy(shown: ReadonlySet<string>): Promise<void> {
    for (const key of this.troubles.keys()) if (!shown.has(key)) this.troubles.delete(key);
    const hidden = [...this.known.values()].filter(({ message }) => message.id === null || !shown.has(message.id));
    for (const { message } of hidden.slice(0, Math.max(0, hidden.length - MOST_KEPT))) this.forget(message.serial);
    const needed = this.known.size + this.kept.size + this.troubles.size;
    if (this.lines > 2 * needed + 100) await this.rewrite();
  }

  async rewrite(): Promise<void> {
    const all = [...this.known.values()];
    const asked = all.filter(({ state }) => state === 'asked').map(({ message }) => message.serial);
    const kept = [...this.kept].map((mark): SeenLine => ({ kept: mark }));
    const known = all.map(({ message, state }): SeenLine => ({
      n: message.serial,
      id: message.id,
      b: message.bytes,
      m: [...message.marks],
      ...(state === 'old' ? { old: true } : {}),
    }));
    const trips = [...this.troubles].map(([key, { count, at, bytes }]): SeenLine => ({
      trip: [key, count, at, bytes],
    }));
    const lines = [...kept, ...known, { asked }, ...trips];
    await this.file.replace(lines);
    this.lines = lines.length;
  }

  private apply(line: SeenLine): void {
    if ('n' in line) this.put({ serial: line.n, id: line.id, bytes: line.b, marks: line.m }, line.old ? 'old' : 'safe');
    else if ('kept' in line) this.kept.add(line.kept);
    else if ('trip' in line)
      this.troubles.set(line.trip[0], { count: line.trip[1], at: line.trip[2], bytes: line.trip[3] });
    else if ('gone' in line) line.gone.forEach((serial) => this.forget(serial));
    else
      for (const serial of 'asked' in line ? line.asked : line.stays) {
        const one = this.known.get(serial);
        if (one) one.state = 'asked' in line ? 'asked' : 'safe';
      }
  }

  private put(message: SeenMessage, state: SeenState): void {
    this.serial = Math.max(this.serial, message.serial);
    this.known.set(message.serial, { message, state });
    for (const mark of message.marks) this.marks.set(mark, (this.marks.get(mark) ?? 0) + 1);
  }

  private forget(serial: number): void {
    const one = this.known.get(serial);
    if (!one) return;
    this.known.delete(serial);
    for (const mark of one.message.marks) {
      const left = (this.marks.get(mark) ?? 1) - 1;
      if (left > 0) this.marks.set(mark, left);
      else this.marks.delete(mark);
      if (mark.startsWith('c:')) this.kept.add(mark);
    }
    for (const mark of this.kept) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(mark);
    }
  }

  private async append(line: SeenLine): Promise<void> {
    this.lines++;
    await this.file.append(line);
  }
}

function toldLine(became: 'asked' | 'stays' | 'gone', serials: number[]): SeenLine {
  if (became === 'asked') return { asked: serials };
  return became === 'stays' ? { stays: serials } : { gone: serials };
}
