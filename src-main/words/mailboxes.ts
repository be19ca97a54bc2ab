// What the mailboxes on this computer say: what became of a recipient, trouble with the
// disk, and with the key of forwarded mail.
import { page } from './page';

const damagedKey = (path: string, aside: string): string =>
  `The key that signs the senders of forwarded mail was damaged; ${path} was set aside as corrupt/${aside}.`;

export const mailboxesWords = page({
  noAddress: 'this is no address',
  noMailbox: 'there is no such mailbox here',
  full: 'the mailbox is full',
  delivered: 'delivered to the mailbox',
  deliveredBefore: 'delivered to the mailbox before; not put there twice',
  forwarded: (to: readonly string[]) => `forwarded to ${to.join(', ')}`,
  /** `code`: the system's, "ENOSPC". */
  notWritten: (code: string) => `the mailbox could not be written: ${code}`,
  trouble: {
    disk: (code: string) =>
      `Mail for the mailboxes on this computer cannot be written to the disk (${code}). It is safe and waiting in the queue. Make room on the disk, or see why it may only be read.`,
    /** `last`: the mailbox; `reply`: what was wrong with it. */
    several: (last: string, reply: string) =>
      `Several mailboxes on this computer could not be written one after the other (the last: ${last}, ${reply}). Their mail is safe and waiting in the queue, and is tried again by itself within seconds. If this stays, check the disk and the rights of the folder of mailboxes.`,
  },
  forwardKey: {
    aside: 'forward.key does not hold what it should',
    fromCopy: (path: string, aside: string, copy: string) =>
      `${damagedKey(path, aside)} The same key was taken from ${copy}: nothing is lost. Check the disk.`,
    madeNew: (path: string, aside: string) =>
      `${damagedKey(path, aside)} A new key was made: forwarding goes on, but a notice about mail that was forwarded before no longer finds its way back to who wrote it. Check the disk.`,
  },
  log: {
    notWritten: 'a mailbox could not be written',
    notMeasured: 'a mailbox could not be measured',
  },
});
