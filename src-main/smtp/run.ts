// What every way of sending shares: the connection, the letters, and the count of
// those under way. A letter is settled at its reply, before anything else is done
// about it; a settling that fails (our disk) ends the run with that error, after
// every letter taken has been told its fate.
import type { Clock } from '../base/clock';
import { makeReply, noReply, type Reply } from '../mail/reply';
import { chunksOf, type Chunk } from './content/content';
import { type Extensions, withoutParameters } from './extensions';
import { fitted } from './fit';
import type { HostHabits } from './host-habits';
import { type BrokenTransfer, sameForAll, type Message, type MessageSource, type RecipientResult } from './message';
import { isAnswered } from './results';
import { SecondTries } from './second-try';
import type { Timeouts } from './timeouts';
import type { Window } from './window';
import type { Wire } from './wire';
import { smtpWords } from '../words/smtp';

export interface Carriage {
  readonly wire: Wire;
  readonly extensions: Extensions;
  readonly habits: HostHabits;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly window: Window;
  readonly source: MessageSource;
  /** A letter's first byte is about to go. */
  readonly sending: (message: Message) => void;
  /** True once no new letter may set out. */
  readonly stopped: () => boolean;
}

/** Content ready to go: the first chunk is in memory, the rest follows. */
export interface LoadedMessage {
  /** As it goes out: the same, or in plainer letters for this host. */
  readonly message: Message;
  readonly first: Chunk;
  readonly rest: AsyncGenerator<Chunk, void, void>;
}

/** Bytes read, held and announced at once. A refusal during a large message is noticed between two chunks. */
export const CHUNK_BYTES = 65_536;

/** How far a letter's content had come when the connection ended. */
export interface Headway {
  /** Monotonic time of its first byte. */
  readonly begun: number;
  /** Handed to the line. */
  readonly handed: number;
  /** Of these, confirmed by the host; null where it confirms nothing before the end. */
  readonly confirmed: number | null;
}

export class SmtpRun {
  /** Letters the host has spoken about. */
  answered = 0;
  /** Bytes of the letters that this connection has carried to their end. */
  private carried = 0;
  private why: Reply | null = null;
  private underWay = 0;
  private failure: { readonly error: unknown } | null = null;
  private wake: () => void = () => undefined;
  private readonly seconds: SecondTries;

  constructor(readonly carriage: Carriage) {
    this.seconds = new SecondTries(carriage.habits);
  }

  /** The next letter to send, or null when none is due now. */
  next(): Message | null {
    return this.seconds.next() ?? this.carriage.source.next();
  }

  get idle(): boolean {
    return this.underWay === 0;
  }

  /** Our own disk failed. */
  get failed(): boolean {
    return this.failure !== null;
  }

  get over(): boolean {
    return this.carriage.stopped() || this.carriage.wire.broken !== null || this.failure !== null;
  }

  /** What its commands may carry. The content stays as the host offers to take it, until it refuses that too. */
  offeredFor({ id }: Message): Extensions {
    const { extensions, habits } = this.carriage;
    return habits.bare(id) ? withoutParameters(extensions) : extensions;
  }

  /**
   * Ends the connection for a reason that says more than what follows from it: the wire may have broken over that
   * already.
   */
  breakOff(reason: string): void {
    const { wire } = this.carriage;
    this.why = noReply(reason);
    if (wire.broken) wire.note(reason);
    else wire.breakOff(reason);
  }

  /** Why the connection ended, or null. */
  get broken(): Reply | null {
    return this.carriage.wire.broken && (this.why ?? this.carriage.wire.broken);
  }

  /** The next letter whose content is in reach; those refused beforehand are settled on the way. null: none now. */
  async load(message: Message): Promise<LoadedMessage | null> {
    try {
      const { extensions, habits } = this.carriage;
      const fit = await fitted(message, extensions, habits.objection(message.id));
      if (!fit.ok) return this.local(message, fit.reply);
      // What goes out as it lies on the disk, and in several pieces, is read to its end once before: what is damaged
      // then costs the line nothing.
      if (fit.letter.bytes > CHUNK_BYTES && fit.letter.content === message.content) await readThrough(message);
      const rest = chunksOf(await fit.letter.content(), fit.letter.bytes, CHUNK_BYTES);
      const first = await rest.next();
      if (!first.done) return { message: fit.letter, first: first.value, rest };
      throw new Error(smtpWords.message.empty);
    } catch (error) {
      return this.local(message, unreadable(error));
    }
  }

  /**
   * Tells the source, in the background, or has the letter tried once more in another form; idle is false until it is
   * done.
   */
  settle(message: Message, results: readonly RecipientResult[], brokenOff: BrokenTransfer | null = null): void {
    if (isAnswered(results)) this.answered++;
    if (results.some(({ stage, reply }) => stage === 'end' && reply.code !== 0)) this.carried += message.bytes;
    const whole = this.seconds.settled(message, results);
    if (whole) this.background(this.carriage.source.finished(whole.message, whole.results, brokenOff));
  }

  /**
   * For a letter whose envelope the host has answered, so that everything before it had arrived, and
   * which it has not answered to its end: null where the line would as likely have broken without it.
   */
  brokenOff(message: Message, { begun, handed, confirmed }: Headway): BrokenTransfer | null {
    const { wire, clock } = this.carriage;
    const innocent = message.bytes <= CHUNK_BYTES || (confirmed ?? handed) < this.carried;
    return wire.broken === null || innocent ? null : { bytes: confirmed, milliseconds: clock.monotonic() - begun };
  }

  /** Keeps the run open until `work` is done. */
  background(work: Promise<void>): void {
    this.underWay++;
    const done = (): void => {
      this.underWay--;
      this.wake();
    };
    const fail = (error: unknown): void => {
      this.failure ??= { error };
      done();
    };
    work.then(done, fail);
  }

  /** Resolves when something under way has ended. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Waits for all that is under way, then rejects if settling failed. */
  async finish(): Promise<void> {
    while (!this.idle) await this.change();
    for (const { message, results } of this.seconds.left(cutReply(this.carriage.wire)))
      this.background(this.carriage.source.finished(message, results, null));
    while (!this.idle) await this.change();
    if (this.failure) throw this.failure.error;
  }

  private local(message: Message, reply: Reply): null {
    this.settle(message, sameForAll(message, 'local', reply));
    return null;
  }
}

/** Rejects where the content is not what was taken in, or cannot be read. */
async function readThrough(message: Message): Promise<void> {
  for await (const _ of await message.content());
}

/** The reply we give ourselves for content that does not come off our disk whole. */
export function unreadable(error: unknown): Reply {
  const why = error instanceof Error ? error.message : String(error);
  return makeReply(451, [`4.3.0 ${smtpWords.message.unreadable(why)}`]);
}

/** What a letter hears that was taken and not sent because the connection had ended. */
export function cutReply(wire: Wire): Reply {
  return wire.broken ?? noReply(smtpWords.stopped);
}
