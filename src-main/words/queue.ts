// What the queue says of its messages, and of its own trouble with the disk.
import { dateTimeText } from './amounts';
import { page } from './page';

export const queueWords = page({
  /** Why a message is on hold. */
  hold: {
    byHand: 'held by hand',
    braked: (host: string, said: string) =>
      `held: ${host} refused it and others in the same words (${said}), so it is likely not this letter's fault. Release it to try again, or return it to its sender.`,
    untold: (first: string | null, others: number, said: string | null) =>
      `could not be delivered to ${first ?? 'anybody'}${others > 0 ? ` and ${others} more` : ''}: ${said ?? 'no reason given'}`,
    unwritten: (trouble: string) => `its result could not be written down: ${trouble}`,
    foundAgain:
      'Found again without its record in the journal. It may have been delivered already: look into the history before you release it',
    /** `at`: of the backup, milliseconds since 1970. */
    restored: (at: number) =>
      `Put back from the backup of ${dateTimeText(at)}; it may have gone since: look into the history before you release it`,
    inDoubt:
      'A part of the journal is lost, so this may have been sent already: look into the history before you release it',
  },
  /** What a person asked for while a connector is at work. */
  wish: {
    hold: 'will be held when the attempt under way is over',
    remove: 'will be removed when the attempt under way is over',
  },
  log: {
    journalRefused: 'the journal could not be written; it is tried again with the next change',
    journalAgain: 'the journal is written again',
    endUnwritten: (id: string) => `the end of ${id} could not be written down; it stays in the queue`,
    notHeldEither: (id: string) => `${id} could not be put on hold either`,
    unfinished: 'a message could not be finished; it stays in the queue',
  },
});
