// Every sentence of the notices that go to senders and to the postmaster: what happened,
// to whom, what to do, what follows. For somebody who is tired, has never heard of SMTP
// and wants to know whether to send it again. Lines are broken by who lays them out.
import { countText, sizeText } from '../amounts';
import { page } from '../page';

interface Explained {
  readonly what: string;
  readonly todo: string;
}

const these = (many: boolean): string => (many ? 'these addresses' : 'this address');

export const noticesWords = page({
  /** The name beside the address it comes from. */
  from: (organization: string) => (organization === '' ? 'Post office' : `Post office of ${organization}`),
  subject: {
    failed: 'Not delivered',
    postmaster: 'Could not be delivered nor returned',
    damaged: 'Damaged here, please send it again',
    delayed: 'Delayed, still being tried',
    large: 'Waiting for its time',
    done: 'Delivered',
  },
  opening: {
    failed: (many: boolean) => `Your message could not be delivered to ${these(many)}:`,
    damaged: (many: boolean) =>
      `Your message was damaged on the disk of our post office before it could be sent to ${these(many)}. It was not sent there, and will not be. Please send it again:`,
    delayed: (many: boolean) =>
      `Your message has not yet reached ${these(many)}. This is only a warning; you need not send it again.`,
    done: () => 'You asked to be told when your message arrives. This became of it:',
    /** `sender`: null where it names none. */
    postmaster: (many: boolean, sender: string | null) =>
      `A message could not be delivered to ${these(many)}, and its sender could not be told: ${
        sender === null
          ? 'it names no sender; it is a notice of some kind itself'
          : `no provider here serves the address of its sender, ${sender}`
      }. You get this notice as the postmaster, so that it is not lost.`,
  },
  whatToDo: (todo: string) => `What to do: ${todo}`,
  answer: {
    reason: (said: string) => `The reason: ${said}`,
    ofHost: (host: string, said: string) => `The answer of ${host}: ${said}`,
    last: (said: string) => `What happened last: ${said}`,
  },
  done: {
    mailbox: 'It lies in the mailbox.',
    /** `host`: null where it is not known. */
    handedOn: (host: string | null) =>
      `It was handed to the mail server ${host ?? 'on its way'}, which does not report any further.`,
  },
  outlook: {
    /** `next`: when that time begins; null: not known. */
    large: (bytes: number, next: string | null) =>
      `It is large, ${sizeText(bytes)}, and large mail is sent only at certain times${next === null ? '' : `. The next begins at ${next}`}. It goes then by itself. If it is urgent, send it in smaller pieces, or ask the people who look after your mail to start sending now.`,
    delayed: (until: string | null) =>
      `It is tried again by itself${until === null ? '' : `, at least until ${until}`}. If it fails in the end, you will be told.`,
    over: 'It is not tried again.',
  },
  message: {
    heading: 'The message:',
    /** The labels are of one width. */
    subject: (subject: string) => `Subject:  ${subject === '' ? '(none)' : subject}`,
    accepted: (time: string) => `Accepted: ${time}`,
    size: (bytes: number) => `Size:     ${sizeText(bytes)}`,
    number: (id: string) => `Number:   ${id}`,
    follows: {
      message: 'The message itself follows.',
      header: 'Only its header follows.',
      nothing: 'It could not be read any more, so nothing of it follows.',
    },
  },
  signature: (hostname: string, postmaster: string) => [
    'This notice was written by a program, the post office',
    `Dialpost at ${hostname}. Questions: ${postmaster}`,
  ],
  /** Of heartbeat.json in corrupt/. */
  markAside: 'heartbeat.json does not hold what it should',
  log: {
    unsaid: {
      failed: (id: string) => `nobody could be told of ${id} that it failed; it is kept in the queue`,
      damaged: (id: string) => `nobody could be told of ${id} that it was damaged here`,
      delayed: (id: string) => `nobody could be told of ${id} that it is delayed`,
      large: (id: string) => `nobody could be told of ${id} that it waits for its time`,
      done: (id: string) => `nobody could be told of ${id} that it arrived`,
    },
    told: (notice: string, id: string) => `notice ${notice} tells of ${id}`,
    unreadable: (id: string) => `${id} cannot be read for its notice`,
    largeUntold: (id: string) => `nobody could be told that ${id} has to wait`,
    noHeartbeat: 'the heartbeat could not be written',
  },
  /** Why a message did not arrive, and what its sender can do. */
  explain: {
    unknownAddress: {
      what: 'Nobody with this address is known there.',
      todo: 'Look for a typing mistake in the address, then send the message again.',
    },
    noWay: (domain: string): Explained => ({
      what: `No way leads to ${domain === '' ? 'that address' : domain}.`,
      todo: 'Look for a typing mistake behind the @. If the address is right, tell the people who look after your mail.',
    }),
    full: {
      what: 'The mailbox there is full.',
      todo: 'Try again in a few days, or tell the person another way.',
    },
    /** `limit` in bytes; null where nobody said it. */
    tooLarge: (bytes: number, limit: number | null): Explained => ({
      what: `The message is too large: it has ${sizeText(bytes)}${limit === null ? '' : `, and at most ${sizeText(limit)} are taken`}.`,
      todo: 'Send it in smaller pieces, make pictures smaller, or put the large part somewhere else and send only where it lies.',
    }),
    /** `hours`: null where they are not known. */
    expired: (hours: number | null): Explained => ({
      what: `It was tried again and again${hours === null ? '' : ` for ${countText(hours, 'hour')} on the line`}, and the other side did not take it.`,
      todo: 'Send it again later, or reach the person another way.',
    }),
    notAllowed: {
      what: 'The message is not allowed there.',
      todo: 'Read the answer below. If it does not help, show this notice to the people who look after your mail.',
    },
    eightBit: {
      what: 'The other side is an old mail server that takes plain letters only, and the message is signed, so it may not be changed to fit.',
      todo: 'Send it again without the signature.',
    },
    international: {
      what: 'The other side does not understand addresses or headings with letters beyond a to z.',
      todo: 'Use an address in plain letters, for yourself and for the person you write to, and send it again.',
    },
    byHand: {
      what: 'Somebody at the post office gave it back to you.',
      todo: 'Ask there why. Nothing is wrong with your computer.',
    },
    /** After any of these. */
    mayHaveCome:
      'One attempt ended without an answer, so it may have arrived all the same: ask there before you send it again.',
    refused: {
      what: 'The other side refused it for good.',
      todo: 'Read the answer below. If it does not help, show this notice to the people who look after your mail.',
    },
  },
});
