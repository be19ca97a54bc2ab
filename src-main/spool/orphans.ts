// Contents that no item in the queue speaks of, as a start finds them. PROMISE: only
// what is proven goes: a letter whose `gone` was read, and a letter that was never
// admitted (its file still has its first name, and all that the disk says was read).
// Every other one was acknowledged and its record is lost: the journal was removed or
// cut, or an older one was put over it. Where its envelope is found and its content
// is whole it goes back into the queue, but on hold: it may have been delivered, and
// only a person can say (history shows it); sent twice in silence it shall not be,
// and in corrupt/ nobody could send it at all. Without an envelope it is set aside.
import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import { copyAside, moveAside, type Note } from '../base/aside';
import type { Clock } from '../base/clock';
import type { QueueItem } from '../mail/envelope';
import type { ContentFiles, Contents } from './content';
import { asFoundAgain } from './found-again';
import type { Loaded } from './load';
import { Logged } from './journal/logged';
import { spoolWords } from '../words/spool';

export interface OrphanDeps {
  readonly loaded: Loaded;
  readonly contents: Contents;
  readonly files: ContentFiles;
  readonly journal: string;
  readonly corrupt: string;
  readonly clock: Clock;
}

export interface Sorted {
  /** To be put back into the queue. */
  readonly found: readonly QueueItem[];
  /** They may go and could not be removed. */
  readonly owed: readonly string[];
  readonly removed: number;
  readonly aside: number;
}

/** Rejects with the system's error when something cannot be set aside; nothing is lost then. */
export async function sortOrphans(deps: OrphanDeps): Promise<Sorted> {
  const sorting = new Sorting(deps);
  await sorting.forgotten();
  await sorting.files();
  await sorting.logged();
  await sorting.envelopes();
  return { found: sorting.found, owed: sorting.owed, removed: sorting.removed, aside: sorting.aside };
}

class Sorting implements Sorted {
  readonly found: QueueItem[] = [];
  readonly owed: string[] = [];
  removed = 0;
  aside = 0;

  constructor(private readonly deps: OrphanDeps) {}

  /** Letters that only segments know which a snapshot claims to have replaced: those that stand there get a file. */
  async forgotten(): Promise<void> {
    const { loaded, contents, files, journal } = this.deps;
    const before = new Logged(journal, loaded.forgotten.spots);
    for (const item of loaded.forgotten.items.values()) {
      const bytes = before.has(item.id) ? await before.read(item.id) : null;
      if (!bytes) continue;
      await contents.store(item, bytes);
      files.whole.add(item.id);
    }
  }

  async files(): Promise<void> {
    const { loaded, files } = this.deps;
    for (const id of files.parts) {
      // A file under both names: the second was written from the journal.
      if (loaded.items.has(id) || files.whole.has(id)) continue;
      if (loaded.gone.has(id) || isSound(loaded)) await this.remove(id, true);
      else await this.setAside(id, spoolWords.message.onItsWayIn, await this.envelopeOf(id), true);
    }
    for (const id of files.whole) {
      if (loaded.items.has(id)) continue;
      if (loaded.gone.has(id)) await this.remove(id, false);
      else await this.takeBack(id);
    }
  }

  /** Contents in the journal without an item: of a commit that was never whole, unless something could not be read. */
  async logged(): Promise<void> {
    const { loaded, journal, corrupt } = this.deps;
    const logged = new Logged(journal, loaded.spots);
    for (const id of logged.before().filter((known) => !loaded.items.has(known))) {
      const bytes = isSound(loaded) || loaded.gone.has(id) ? null : await logged.read(id);
      if (bytes) {
        await copyAside(corrupt, this.note(id, spoolWords.message.nobodySpeaksOfIt, await this.envelopeOf(id)), bytes);
        this.aside += 1;
      }
      logged.forget(id);
    }
  }

  /** Envelopes whose content is nowhere. */
  async envelopes(): Promise<void> {
    const { loaded, files, corrupt, contents } = this.deps;
    for (const id of files.envelopes) {
      if (loaded.items.has(id) || files.whole.has(id) || files.parts.has(id)) continue;
      const known = isSound(loaded) || loaded.gone.has(id) ? null : await contents.described(id);
      if (known) await copyAside(corrupt, this.note(id, spoolWords.message.onlyItsEnvelope, known), Buffer.alloc(0));
      if (known) this.aside += 1;
      await contents.undescribe(id);
    }
  }

  private async takeBack(id: string): Promise<void> {
    const { contents } = this.deps;
    const known = await this.envelopeOf(id);
    if (known && isDelivered(known)) return this.remove(id, false);
    const is = known && (await sumOf(contents.path(id)).catch(() => 'unreadable' as const));
    // What the disk refuses to read today stays where it is: the next start looks again.
    if (is === 'unreadable') return;
    if (known && is && is.bytes === known.bytes && is.crc === known.crc) this.found.push(asFoundAgain(known));
    else
      await this.setAside(
        id,
        known ? spoolWords.message.nobodySpeaksAndOther : spoolWords.message.nobodySpeaksOfIt,
        known,
        false,
      );
  }

  private async envelopeOf(id: string): Promise<QueueItem | null> {
    return this.deps.loaded.forgotten.items.get(id) ?? this.deps.contents.described(id);
  }

  private async setAside(id: string, why: string, known: QueueItem | null, part: boolean): Promise<void> {
    const { contents, corrupt } = this.deps;
    if (part) contents.foundPart(id);
    await moveAside(corrupt, this.note(id, why, known), contents.path(id));
    await contents.undescribe(id);
    this.aside += 1;
  }

  private async remove(id: string, part: boolean): Promise<void> {
    if (part) this.deps.contents.foundPart(id);
    await this.deps.contents.remove(id).then(
      () => (this.removed += 1),
      () => this.owed.push(id),
    );
  }

  private note(id: string, why: string, known: QueueItem | null): Note {
    return { name: `${id}.eml`, why, at: this.deps.clock.now(), known: known ?? undefined };
  }
}

/** Everybody has it, and nobody is owed word of that. */
function isDelivered({ recipients }: QueueItem): boolean {
  return recipients.every(({ status, notify }) => status === 'delivered' && !notify?.includes('success'));
}

async function sumOf(path: string): Promise<{ readonly bytes: number; readonly crc: number }> {
  let bytes = 0;
  let crc = 0;
  // A stream without an encoding yields Buffers; its type does not say so.
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    crc = crc32(chunk, crc);
  }
  return { bytes, crc };
}

/** Everything that was ever written could be read. */
function isSound({ damages, forgotten }: Loaded): boolean {
  return damages.length === 0 && forgotten.items.size === 0;
}
