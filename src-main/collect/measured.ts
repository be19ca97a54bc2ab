// A letter's content as it comes, counted: one that grows past what is wanted, though it
// was announced small, is cut there. Its beginning is kept to say its subject.
import { headerFacts } from '../mail/header';
import type { ListedMessage } from './host';
import { nameOf } from './host';
import { collectWords } from '../words/collect';

/** The letter has more than `bytes` bytes, and so many are too many. */
export class TooLong extends Error {
  constructor(readonly bytes: number) {
    super(collectWords.letter.tooLong(bytes));
  }
}

export interface Measured {
  readonly pieces: AsyncIterable<Buffer>;
  /** For sentences: its subject, where so much of it came, and its number. */
  name(): string;
}

const BEGINNING = 16_384;
const LONGEST_SUBJECT = 80;

/** `content` of at most `most` bytes; throws TooLong behind them. */
export function measured(content: AsyncIterable<Buffer>, listed: ListedMessage, most: number): Measured {
  let beginning: Buffer = Buffer.alloc(0);
  async function* pieces(): AsyncGenerator<Buffer, void, void> {
    let bytes = 0;
    for await (const piece of content) {
      bytes += piece.length;
      if (bytes > most) throw new TooLong(most);
      if (beginning.length < BEGINNING)
        beginning = Buffer.concat([beginning, piece.subarray(0, BEGINNING - beginning.length)]);
      yield piece;
    }
  }
  return {
    pieces: pieces(),
    name() {
      const { subject } = headerFacts(beginning, null);
      return subject === ''
        ? nameOf(listed)
        : collectWords.letter.titled(subject.slice(0, LONGEST_SUBJECT), listed.number);
    },
  };
}
