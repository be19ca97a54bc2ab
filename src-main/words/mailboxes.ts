// What the mailboxes on this computer say: what became of a recipient, trouble with the
// disk, and with the key of forwarded mail.
import { page } from './page';

const damagedKey = (path: string, aside: string): string =>
  `The key that signs the senders of forwarded mail was damaged; ${path} was set aside as corrupt/${aside}.`;

/** What a person can do about a mailbox that takes nothing. */
const remedy = {
  inItsPlace: 'Move away what stands in place of a folder there.',
  link: 'The folder is a symlink that leads nowhere: bring back what it led to, or remove it.',
  rights: 'Give that folder and all in it to the account that runs Dialpost, with the right to write.',
  readOnly: 'See why that folder may only be read, and let it be written again.',
  room: 'Make room on the disk on which that mailbox lies.',
  other: 'Check that folder, its rights and its disk.',
};

/** Mailboxes that take nothing, and what the system says of each; `others`: those that are not named. */
interface BrokenBoxes {
  readonly named: readonly { readonly address: string; readonly said: string }[];
  readonly others: number;
  readonly remedies: readonly (keyof typeof remedy)[];
}

function brokenText({ named, others, remedies }: BrokenBoxes): string {
  const which = named.map(({ address, said }) => `${address}: ${said}`).join('; ');
  const more = others > 0 ? `; and ${others} more` : '';
  const todo = remedies.map((one) => mailboxesWords.remedy[one]).join(' ');
  return named.length + others === 1
    ? `A mailbox on this computer cannot be written, ${which}. Its mail is safe and waits in the queue; all other mailboxes go on. ${todo} It is looked at again by itself, and its mail goes in as soon as it can.`
    : `${named.length + others} mailboxes on this computer cannot be written, ${which}${more}. Their mail is safe and waits in the queue; all other mailboxes go on. ${todo} They are looked at again by themselves, and their mail goes in as soon as it can.`;
}

export const mailboxesWords = page({
  noAddress: 'this is no address',
  noMailbox: 'there is no such mailbox here',
  full: 'the mailbox is full',
  delivered: 'delivered to the mailbox',
  deliveredBefore: 'delivered to the mailbox before; not put there twice',
  forwarded: (to: readonly string[]) => `forwarded to ${to.join(', ')}`,
  /** `code`: the system's, "ENOSPC". */
  notWritten: (code: string) => `the mailbox could not be written: ${code}`,
  broken: brokenText,
  remedy,
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
