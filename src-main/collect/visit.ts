// One visit to a mailbox, on one line (mailbox.ts says what holds). Letters that made
// trouble in a call before come last, and where others came before them, not on this line:
// what is safe here is deleted there first, and the goodbye heard, before such a letter
// may end a line. A visit that did not do everything says 'again'.
import type { Clock } from '../base/clock';
import { type Inbox, takeIn } from './fetched';
import {
  type Dialect,
  HostTrouble,
  MessageTrouble,
  type ListedMessage,
  type MailboxListing,
  type MailboxHost,
  type MailboxMethod,
  nameOf,
  troubleKey,
} from './host';
import { type KnownMessages, knownIn } from './known';
import { type Measured, measured, TooLong } from './measured';
import type { SeenMessage, SeenMessages } from './seen';
import type { Tally } from './tally';
import { collectWords } from '../words/collect';

/** What the visits of one call share. */
export interface Call {
  readonly dialect: Dialect;
  readonly method: MailboxMethod;
  readonly seen: SeenMessages;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly tally: Tally;
  /** Letters that were dealt with in this call, by troubleKey. */
  readonly tried: Set<string>;
}

interface Safe {
  readonly listed: ListedMessage;
  readonly message: SeenMessage;
}

/**
 * A line that ends before a letter brought so many bytes ended because of that letter; later, it is blamed the second
 * time.
 */
const SUSPICIOUS = 16_384;
/** From this count on a letter is one that makes trouble. A sure failure counts as much, a doubtful one half. */
const BLAMED = 2;
/** From this count on it is tried once a day. */
const RARELY = 10;
const DAY = 86_400_000;
/**
 * A letter may be longer than announced by this and as much again, where no limit is set: Exchange's sizes are
 * guesses.
 */
const LONGER_BY = 67_108_864;

export class Visit {
  /** Safe here, and not yet disposed of there. */
  private readonly batch: Safe[] = [];
  /** Deleted there as soon as the goodbye is heard. */
  private readonly marked: SeenMessage[] = [];

  constructor(
    private readonly host: MailboxHost,
    private readonly call: Call,
    private readonly first: boolean,
  ) {}

  async run(): Promise<'over' | 'again'> {
    const { tally, tried, seen, dialect } = this.call;
    const listing = await this.host.list();
    Object.assign(tally, { large: 0, left: 0, unreadable: listing.unreadable });
    const known = knownIn(listing.messages, seen, !dialect.takesAway);
    const waiting = listing.messages.filter((listed) => !tried.has(troubleKey(listed)));
    const count = (listed: ListedMessage): number => seen.trips(troubleKey(listed)).count;
    const sound = waiting.filter((listed) => count(listed) < BLAMED);
    const troubled = waiting.filter((listed) => count(listed) >= BLAMED).sort((a, b) => count(a) - count(b));
    try {
      for (const listed of sound) if ((await this.one(listed, known)) === 'line-over') return 'again';
      if (troubled.length > 0 && (await this.mustConfirm())) {
        await this.finish(listing, known, true);
        return 'again';
      }
      for (const listed of troubled) if ((await this.one(listed, known)) === 'line-over') return 'again';
    } catch (error) {
      // What is safe is tidied up also after trouble with a later letter or our own disk; that trouble is what is told.
      if (this.host.usable) await this.dispose().catch(() => undefined);
      throw error;
    }
    await this.finish(listing, known);
    return 'over';
  }

  private async one(listed: ListedMessage, known: KnownMessages): Promise<'on' | 'line-over'> {
    const { tally, tried } = this.call;
    const noted = known.byId(listed);
    if (noted) tally.doubles++;
    else if (this.isLeft(listed)) return 'on';
    tried.add(troubleKey(listed));
    const message = noted ?? (await this.fetch(listed, known));
    if (!this.host.usable) {
      // It is safe, and known again by its id on the next line, where it can be disposed of.
      if (message && listed.id !== null) tried.delete(troubleKey(listed));
      return 'line-over';
    }
    if (message) this.batch.push({ listed, message });
    if (this.batch.length >= this.call.dialect.batch) await this.dispose();
    return 'on';
  }

  /** Too large, made trouble too often, or enough for this call: counted, and not asked for. */
  private isLeft(listed: ListedMessage): boolean {
    const { method, seen, tally, clock } = this.call;
    const trips = seen.trips(troubleKey(listed));
    if (Math.max(listed.bytes ?? 0, trips.bytes) > this.most(listed)) {
      tally.large++;
      return true;
    }
    const since = clock.now() - trips.at;
    if (trips.count >= RARELY && since >= 0 && since < DAY) {
      tally.missing.set(troubleKey(listed), {
        name: nameOf(listed),
        why: collectWords.letter.onceADay,
        again: true,
      });
      return true;
    }
    if (tally.fetched < (method.maxMessages ?? Infinity)) return false;
    tally.left++;
    return true;
  }

  private most({ bytes }: ListedMessage): number {
    return this.call.method.maxMessageBytes ?? 2 * (bytes ?? 0) + LONGER_BY;
  }

  /** The letter as it is noted here; null where it could not be had. */
  private async fetch(listed: ListedMessage, known: KnownMessages): Promise<SeenMessage | null> {
    const { method, seen, inbox, clock, tally } = this.call;
    const before = this.host.received;
    const content = measured(this.host.content(listed), listed, this.most(listed));
    try {
      const place = { sorting: method, inbox, now: clock.now() };
      const { marks, fresh } = await takeIn(content.pieces, place, (all) => known.byMarks(all));
      const message = await seen.note({ id: listed.id, bytes: listed.bytes, marks });
      await seen.tell('gone', known.used());
      if (fresh) tally.fetched++;
      else tally.doubles++;
      return message;
    } catch (error) {
      await this.notHad(error, listed, content, this.host.received - before);
      return null;
    }
  }

  /** Notes why a letter could not be had; rejects again where that ends the visit. */
  private async notHad(error: unknown, listed: ListedMessage, content: Measured, brought: number): Promise<void> {
    const { seen, tally, clock, signal, tried } = this.call;
    const { count } = seen.trips(troubleKey(listed));
    const again = count > 0;
    const trip = (weight: number, bytes = 0): Promise<void> =>
      seen.tripped(troubleKey(listed), { at: clock.now(), weight, bytes });
    if (error instanceof TooLong) {
      tally.large++;
      // On another line of this call it is counted again, and not asked for.
      tried.delete(troubleKey(listed));
      return trip(0, error.bytes + 1);
    }
    if (error instanceof MessageTrouble) {
      tally.missing.set(troubleKey(listed), { name: content.name(), why: error.message, again });
      // Trouble of the host's own makes no letter one that is tried once a day.
      return trip(error.passing ? Math.max(0, Math.min(BLAMED, RARELY - 1 - count)) : BLAMED);
    }
    if (!(error instanceof HostTrouble)) throw error;
    const sure = !signal.aborted && brought < SUSPICIOUS;
    if (!signal.aborted)
      tally.missing.set(troubleKey(listed), { name: content.name(), why: collectWords.letter.lineEnded, again });
    await trip(sure ? BLAMED : 1);
    throw error;
  }

  /** Deletes or moves there what is safe here. */
  private async dispose(): Promise<void> {
    const { seen, tally, dialect } = this.call;
    const batch = this.batch.splice(0);
    if (batch.length === 0 || !dialect.takesAway) return;
    const messages = batch.map(({ message }) => message);
    const atOnce = this.host.confirms === 'at-once';
    if (atOnce) await seen.tell('asked', messages);
    const stay = new Set(await this.host.dispose(batch.map(({ listed }) => listed)));
    tally.kept += stay.size;
    const those = (staying: boolean): readonly SeenMessage[] =>
      batch.filter(({ listed }) => stay.has(listed) === staying).map(({ message }) => message);
    if (!atOnce) return void this.marked.push(...those(false));
    await seen.tell('stays', those(true));
    await seen.tell('gone', those(false));
  }

  /** Would the end of the line undo deletions? */
  private async mustConfirm(): Promise<boolean> {
    await this.dispose();
    return this.marked.length > 0;
  }

  /** `unasked`: letters of the listing were put off to another line. */
  private async finish(listing: MailboxListing, known: KnownMessages, unasked = false): Promise<void> {
    const { seen, tally } = this.call;
    await this.dispose();
    // Before it is said: whatever becomes of us then, these ids are no proof any more.
    await seen.tell('asked', this.marked);
    const goodbye = await this.goodbye();
    if (goodbye === 'done') await seen.tell('gone', this.marked);
    if (goodbye === 'refused') tally.kept += this.marked.length;
    await this.forgetUnfound(listing, known, unasked);
  }

  /** Who hangs up instead of an answer has everything we came for; whether it deleted is seen in the next call. */
  private async goodbye(): Promise<'done' | 'refused' | 'unheard'> {
    try {
      return await this.host.goodbye();
    } catch (error) {
      if (error instanceof HostTrouble && !this.call.signal.aborted) return 'unheard';
      throw error;
    }
  }

  /**
   * Letters noted before that are not there any more: forgotten, or where a mailbox may only seem empty, their ids
   * not believed.
   */
  private async forgetUnfound(listing: MailboxListing, known: KnownMessages, unasked: boolean): Promise<void> {
    const { seen, tally, dialect } = this.call;
    if (listing.unreadable > 0 || !this.first) return;
    const examined = !unasked && tally.large + tally.left + tally.missing.size === 0;
    const unfound = known.unfound();
    if (dialect.takesAway && examined) await seen.tell('gone', unfound);
    else
      await seen.tell(
        'asked',
        unfound.filter((message) => message.id !== null && seen.stateOf(message) !== 'asked'),
      );
    await seen.tidy(new Set(listing.messages.map(troubleKey)));
  }
}
