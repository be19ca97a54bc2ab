// Why a message did not arrive and what its sender can do, by the RFC 3463 code of
// the failure. Written for somebody who is tired, has never heard of SMTP and wants
// to know whether to send it again. The host's own words are shown beside it, so
// that a technician loses nothing.
import { sizeText } from '../words/amounts';
import { domainOf } from '../mail/address';
import type { QueueItem, Recipient } from '../mail/envelope';
import { readReply, statusOf } from './reply';

export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

type Why = (recipient: Recipient, item: QueueItem) => Explanation;

const UNKNOWN_ADDRESS: Why = () => ({
  what: 'Nobody with this address is known there.',
  todo: 'Look for a typing mistake in the address, then send the message again.',
});

const NO_WAY: Why = ({ address }) => ({
  what: `No way leads to ${domainOf(address) || 'that address'}.`,
  todo: 'Look for a typing mistake behind the @. If the address is right, tell the people who look after your mail.',
});

const FULL: Why = () => ({
  what: 'The mailbox there is full.',
  todo: 'Try again in a few days, or tell the person another way.',
});

const TOO_LARGE: Why = (recipient, { bytes }) => {
  const limit = limitIn(readReply(recipient).said);
  return {
    what: `The message is too large: it has ${sizeText(bytes)}${limit === null ? '' : `, and at most ${limit} are taken`}.`,
    todo: 'Send it in smaller pieces, make pictures smaller, or put the large part somewhere else and send only where it lies.',
  };
};

const EXPIRED: Why = (recipient) => ({
  what: `It was tried again and again${afterText(recipient)}, and the other side did not take it.`,
  todo: 'Send it again later, or reach the person another way.',
});

const NOT_ALLOWED: Why = () => ({
  what: 'The message is not allowed there.',
  todo: 'Read the answer below. If it does not help, show this notice to the people who look after your mail.',
});

const EIGHT_BIT: Why = () => ({
  what: 'The other side is an old mail server that takes plain letters only, and the message is signed, so it may not be changed to fit.',
  todo: 'Send it again without the signature.',
});

const INTERNATIONAL: Why = () => ({
  what: 'The other side does not understand addresses or headings with letters beyond a to z.',
  todo: 'Use an address in plain letters, for yourself and for the person you write to, and send it again.',
});

const BY_HAND: Why = () => ({
  what: 'Somebody at the post office gave it back to you.',
  todo: 'Ask there why. Nothing is wrong with your computer.',
});

const REFUSED: Why = () => ({
  what: 'The other side refused it for good.',
  todo: 'Read the answer below. If it does not help, show this notice to the people who look after your mail.',
});

/** By subject and detail of the code; what is not here is "refused". */
const BY_DETAIL: Readonly<Record<string, Why>> = {
  '1.1': UNKNOWN_ADDRESS,
  '1.3': UNKNOWN_ADDRESS,
  '1.6': UNKNOWN_ADDRESS,
  '2.1': UNKNOWN_ADDRESS,
  '1.2': NO_WAY,
  '1.10': NO_WAY,
  '4.4': NO_WAY,
  '4.6': NO_WAY,
  '2.2': FULL,
  '2.3': TOO_LARGE,
  '3.4': TOO_LARGE,
  '4.7': EXPIRED,
  '6.3': EIGHT_BIT,
  '6.7': INTERNATIONAL,
};

/** Why `recipient` of `item` failed, and what to do. */
export function explainReply(recipient: Recipient, item: QueueItem): Explanation {
  if (recipient.reply === 'returned to the sender by hand') return BY_HAND(recipient, item);
  const [, subject = '', detail = ''] = statusOf(recipient).split('.');
  const why = BY_DETAIL[`${subject}.${detail}`] ?? (subject === '7' ? NOT_ALLOWED : REFUSED);
  return why(recipient, item);
}

function afterText(recipient: Recipient): string {
  const { givenUpAfter } = readReply(recipient);
  return givenUpAfter === null ? '' : ` for ${givenUpAfter} on the line`;
}

/** "the host takes at most 10240000" and routing's "larger than the 2 MiB it may carry" are our own words. */
function limitIn(said: string): string | null {
  const bytes = /takes at most (\d{1,15})\b/.exec(said)?.[1];
  return bytes !== undefined
    ? sizeText(Number(bytes))
    : (/larger than the ([\d.]+ (?:MiB|KiB|bytes))/.exec(said)?.[1] ?? null);
}
