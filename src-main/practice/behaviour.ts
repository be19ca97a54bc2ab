// How the practice provider behaves, and the recipients at which it behaves badly
// on purpose, so that people can see what Dialpost makes of it. The name before
// the '@' decides, at any domain; only echo wants practice.example.
import { PRACTICE_DOMAIN, isForPractice } from '../contract/practice';
import { parseAddress } from '../mail/address';

export const ECHO_ADDRESS = `echo@${PRACTICE_DOMAIN}`;

export interface Behaviour {
  /** How long a message to slow@ waits for its reply; 5000. */
  readonly slowMilliseconds?: number;
  /** Every connection is greeted with 421. */
  readonly refuseConnections?: boolean;
  /** After so many answered messages on one connection the next one's reply never comes and the line is cut. */
  readonly dropAfterMessages?: number;
  readonly noChunking?: boolean;
  readonly noPipelining?: boolean;
  readonly noEtrn?: boolean;
  /** 530 until practice/practice logged in. */
  readonly requireAuth?: boolean;
  /** Mail for other domains is put off: a real letter must wait for a real provider. */
  readonly practiceOnly?: boolean;
}

/** What RCPT TO gets instead of 250. */
export interface Unwelcome {
  readonly code: number;
  readonly text: string;
}

const UNWELCOME: Readonly<Record<string, Unwelcome>> = {
  refuse: { code: 550, text: '5.1.1 The practice provider knows nobody of that name' },
  later: { code: 451, text: '4.2.0 The practice provider asks you to try again later' },
  full: { code: 552, text: '5.2.2 That practice mailbox is full' },
};

function localPart(address: string): string {
  return parseAddress(address)?.local.toLowerCase() ?? '';
}

// Not for good: the letter is right, it only came to the wrong place.
const NOT_HERE: Unwelcome = {
  code: 450,
  text: `4.7.1 The practice provider takes mail for ${PRACTICE_DOMAIN} only; this waits until a real provider is set up`,
};

/** The refusal `address` is named after, or null: it is taken. */
export function unwelcome(address: string, { practiceOnly = false }: Behaviour = {}): Unwelcome | null {
  if (practiceOnly && !isForPractice(address)) return NOT_HERE;
  return UNWELCOME[localPart(address)] ?? null;
}

export function isEcho(address: string): boolean {
  return address.toLowerCase() === ECHO_ADDRESS;
}

export function isSlow(address: string): boolean {
  return localPart(address) === 'slow';
}

export function isDrop(address: string): boolean {
  return localPart(address) === 'drop';
}
