// What is said of messages that are read: names for parts that have none, and what is no
// longer there.
import { page } from './page';

export const readingWords = page({
  /** Also the name of a file. */
  unnamed: (number: number) => `attachment-${number}`,
  /** The name of a message within a message that has no subject; also the name of a file. */
  enclosed: 'message',
  noPart: (part: number) => `The message has no attachment number ${part + 1}. Open it again.`,
  notStanding: 'the thread that decodes messages did not start',
  /** In the log. */
  notDecoded: (why: string) => `a message could not be decoded and is shown as it was sent: ${why}`,
});
