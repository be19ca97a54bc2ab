// What fetching a mailbox came to, message by message, and its sentences. The order
// of the questions is the law: seen before, too large, enough for this call, fetch.
import type { SeenMessages } from './seen';

export interface Limits {
  readonly maxMessages: number | null;
  readonly maxMessageBytes: number | null;
}

export interface Tally {
  fetched: number;
  doubles: number;
  large: number;
  /** Left for the next call because of maxMessages. */
  left: number;
  /** The host did not give them, or not whole. */
  missing: number;
}

export function emptyTally(): Tally {
  return { fetched: 0, doubles: 0, large: 0, left: 0, missing: 0 };
}

/** What becomes of a message of `bytes` with the key `key` (null: the host gives none); counts all but 'fetch'. */
export function decide(message: { readonly bytes: number; readonly key: string | null }, limits: Limits, seen: SeenMessages, tally: Tally): 'seen' | 'leave' | 'fetch' {
  if (message.key !== null && seen.has(message.key)) {
    tally.doubles++;
    return 'seen';
  }
  if (limits.maxMessageBytes !== null && message.bytes > limits.maxMessageBytes) {
    tally.large++;
    return 'leave';
  }
  if (tally.fetched < (limits.maxMessages ?? Infinity)) return 'fetch';
  tally.left++;
  return 'leave';
}

function fetchedText(tally: Tally): string {
  return tally.fetched === 0 ? 'Nothing was fetched.' : `${tally.fetched} ${tally.fetched === 1 ? 'message is' : 'messages are'} safe here.`;
}

export function goodText(name: string, tally: Tally): string {
  const large = tally.large > 0 ? ` ${tally.large} too large for this connector ${tally.large === 1 ? 'was' : 'were'} left there.` : '';
  const left = tally.left > 0 ? ` ${tally.left} more wait for the next call.` : '';
  const missing = tally.missing > 0 ? ` ${tally.missing} ${tally.missing === 1 ? 'was' : 'were'} not given whole by the host, or deleted there meanwhile; what is still there is asked for again with the next call.` : '';
  return `The mailbox at ${name} was fetched. ${fetchedText(tally)}${large}${left}${missing}`;
}

export function troubleText(name: string, trouble: string, tally: Tally): string {
  return `The mailbox at ${name} could not be fetched to its end: ${trouble}. ${fetchedText(tally)} What is left stays there until the next call.`;
}
