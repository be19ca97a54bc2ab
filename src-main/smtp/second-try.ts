// A letter whose form a host has refused at the end of its content, or the parameters of
// whose envelope (objection.ts), goes once more over the same connection, in another form and to those recipients only. What
// the others were answered is kept until then, so that every letter is finished once. The
// host's words are remembered (host-habits.ts): where the line ends before the second try,
// the next session begins with it. A letter that was tried so has had its second try.
import type { HostHabits } from './host-habits';
import type { Message, RecipientResult } from './message';
import { objectionTo, refusesParameters } from './objection';
import type { Reply } from '../mail/reply';

export interface Finished {
  readonly message: Message;
  readonly results: readonly RecipientResult[];
}

export class SecondTries {
  private readonly waiting: Message[] = [];
  /** By the letter of the second try. */
  private readonly firsts = new Map<Message, Finished>();

  constructor(private readonly habits: HostHabits) {}

  next(): Message | null {
    return this.waiting.shift() ?? null;
  }

  /**
   * The results of a letter taken from its source, or of a second try: the whole of it, or null where a second try
   * follows.
   */
  settled(message: Message, results: readonly RecipientResult[]): Finished | null {
    const first = this.firsts.get(message);
    if (first) {
      this.firsts.delete(message);
      if (this.habits.bare(message.id) && results.some(({ stage }) => stage === 'end')) this.habits.bareTaken();
      return merged(first, results);
    }
    const objected = this.objectedIn(message, results);
    if (objected.length === 0) return { message, results };
    const again: Message = {
      ...message,
      recipients: message.recipients.filter(({ address }) => objected.some((result) => result.address === address)),
    };
    this.firsts.set(again, { message, results });
    this.waiting.push(again);
    return null;
  }

  /** The results that a second try may change; the next one goes in another form. */
  private objectedIn(message: Message, results: readonly RecipientResult[]): readonly RecipientResult[] {
    const { id } = message;
    const objected = results.filter(({ stage, reply }) => objectionTo(stage, reply) !== null);
    const [one] = objected;
    if (one) {
      if (this.habits.objection(id) !== null) return [];
      this.habits.objected(id, one.reply);
      return objected;
    }
    // It may have been sent before the host was known for this.
    const refused = results.filter(({ stage, reply }) => refusesParameters(message, stage, reply));
    return refused.length > 0 && this.habits.parametersRefused(id) ? refused : [];
  }

  /** Those that had no second try because the connection is over, for `reply`. */
  left(reply: Reply): readonly Finished[] {
    return this.waiting.splice(0).flatMap((message) => {
      const results = message.recipients.map(({ address }): RecipientResult => ({ address, stage: 'cut', reply }));
      return this.settled(message, results) ?? [];
    });
  }
}

function merged({ message, results }: Finished, later: readonly RecipientResult[]): Finished {
  return {
    message,
    results: results.map((result) => later.find(({ address }) => address === result.address) ?? result),
  };
}
