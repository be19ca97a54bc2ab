// The brake, for words that nobody has heard yet: when one letter after the other is
// refused for good in the same words and none is taken, it is likely us that the host
// does not want. So a refusal is not believed at once: it stays undecided, in memory
// alone (a crash leaves the letter in the queue as it was). When the host takes a letter
// after all, those before were refused for their own sake and are settled; at the third in the
// same words the host is left and they are held, or put back where another host may take
// them. One or two alone are settled when nothing more comes, but their words are
// remembered over sessions: the third is the third, however long it takes.
import { type Reply, replyText } from '../mail/reply';
import type { MessageStage } from '../smtp/message';
import { sameWords } from './same-words';

/** Different letters in the same words; after the host has taken one in this session, that many more. */
const ENOUGH = 3;
const ENOUGH_THOUGH_TAKEN = 20;
/** In whatever words. */
const ENOUGH_OF_ANY = 20;
const MOST_WORDINGS = 50;

/** What hosts have refused since they last took a letter: host, words, letters. */
export type BrakeMemory = Map<string, Map<string, Set<string>>>;

/** A letter whose refusal is not yet believed. */
export interface Undecided {
  /** Who it is that was refused: the letter, or its sender where that is what the words are about. */
  readonly key: string;
  readonly reply: Reply;
  /** It is its own fault. */
  settle(): Promise<void>;
  hold(said: string): Promise<void>;
  putBack(): void;
}

export class HostBrake {
  /** What the host said when it was left; null: it is not. */
  stopped: Reply | null = null;
  private took = false;
  private sinceTaken = 0;
  private readonly undecided: Undecided[] = [];

  constructor(
    private readonly refused: Map<string, Set<string>>,
    private readonly goesAgain: () => void,
  ) {}

  get waiting(): number {
    return this.undecided.length;
  }

  /** The host took a letter: what it refused before was refused for its own sake. */
  async taken(): Promise<void> {
    if (!this.took) this.goesAgain();
    this.took = true;
    this.stopped = null;
    this.sinceTaken = 0;
    this.refused.clear();
    await this.settle();
  }

  /**
   * True where `one` is kept undecided; false where it is the letter's own. `mayWait`: false where others of its
   * recipients wait for it.
   */
  keeps(one: Undecided, mayWait: boolean): boolean {
    this.sinceTaken++;
    const words = sameWords(one.reply);
    const heard = this.refused.get(words) ?? new Set<string>();
    if (heard.size < ENOUGH_OF_ANY) heard.add(one.key);
    if (this.refused.size < MOST_WORDINGS) this.refused.set(words, heard);
    const any = [...this.refused.values()].reduce((sum, { size }) => sum + size, 0);
    const enough = this.took ? this.sinceTaken > ENOUGH_THOUGH_TAKEN : heard.size >= ENOUGH || any >= ENOUGH_OF_ANY;
    if (enough) this.stopped ??= one.reply;
    if (!this.stopped && (this.took || !mayWait)) return false;
    this.undecided.push(one);
    return true;
  }

  /** Another host may take them. */
  putBack(): void {
    for (const one of this.undecided.splice(0)) one.putBack();
  }

  async hold(): Promise<void> {
    await Promise.all(this.undecided.splice(0).map((one) => one.hold(replyText(one.reply))));
  }

  async settle(): Promise<void> {
    await Promise.all(this.undecided.splice(0).map((one) => one.settle()));
  }
}

/** The brake of one connector in one session. */
export interface Brake {
  at(host: string): HostBrake;
  /** A run is over, and no other host took over: what was refused by a host that was left is held. */
  runOver(): Promise<void>;
  /** Letters still undecided. */
  waiting(): number;
  /** Nothing more comes: those are believed. */
  believe(): Promise<void>;
}

/** `goesAgain` hears once of each host that takes mail in this session. */
export function openBrake(memory: BrakeMemory = new Map(), goesAgain: (host: string) => void = () => undefined): Brake {
  const hosts = new Map<string, HostBrake>();
  const all = (): readonly HostBrake[] => [...hosts.values()];
  return {
    at(host) {
      const refused = memory.get(host) ?? new Map<string, Set<string>>();
      memory.set(host, refused);
      const brake = hosts.get(host) ?? new HostBrake(refused, () => goesAgain(host));
      hosts.set(host, brake);
      return brake;
    },
    async runOver() {
      await Promise.all(
        all()
          .filter(({ stopped }) => stopped !== null)
          .map((one) => one.hold()),
      );
    },
    waiting: () => all().reduce((sum, one) => sum + one.waiting, 0),
    async believe() {
      await Promise.all(all().map((one) => (one.stopped ? one.hold() : one.settle())));
    },
  };
}

const OF_RECIPIENTS =
  /\b5\.(?:1\.(?:[0-6]|10)|2\.[0-4])\b|no such|(?:user|recipient|mailbox|address|account) (?:is )?(?:unknown|not found|unavailable|does not exist|doesn't exist)|unknown (?:user|recipient|mailbox|address)|quota/i;
const OF_CONTENT = /\b5\.3\.4\b|too (?:big|large)|size|virus|infected|malware/i;
/** RFC 5321 §4.2.3 has it behind every 550, and some say it of everything. */
const SET_PHRASE = /\b(?:requested (?:mail )?action (?:not taken|aborted)|request failed)\W{0,3}mailbox unavailable/i;

/**
 * Whether a refusal for good may be about us, whatever it says: not where it names the recipient, the size or a
 * virus. At MAIL no recipient has been named.
 */
export function mayBeAboutUs(stage: MessageStage, reply: Reply): boolean {
  const text = replyText(reply);
  if (reply.code < 500 || reply.code === 552 || stage === 'local' || stage === 'cut' || OF_CONTENT.test(text))
    return false;
  if (stage === 'mail') return true;
  return !OF_RECIPIENTS.test(text.replace(SET_PHRASE, '')) && (stage !== 'rcpt' || /\b5\.7\.\d/.test(text));
}
