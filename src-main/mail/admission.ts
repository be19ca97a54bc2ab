// How a message is taken in, whoever brings it: a listener, a mailbox that is
// fetched, a notice of our own. The queue makes admissions; the others only know
// this shape.
import type { QueueItem } from './envelope';

/** `Taken` is what the commit tells; those who only bring mail need not know. */
export interface Admission<Taken = QueueItem> {
  readonly id: string;
  /** Takes `chunk` over. Await each call before the next. Rejects on disk trouble, and then nothing remains. */
  write(chunk: Buffer): Promise<void>;
  /** Ends the content. Resolves when the message is safe and in the queue: only then may anybody be told so. */
  commit(): Promise<Taken>;
  /** Forgets everything written. Harmless at any time, also after commit (then nothing happens). Never rejects. */
  abandon(): Promise<void>;
}
