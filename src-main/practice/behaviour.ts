// How the practice provider behaves, and the recipients at which it behaves badly
// on purpose, so that people can see what Dialpost makes of it. The name before
// the '@' decides, at any domain; only echo wants practice.example.
import { parseAddress } from '../mail/address';

export const PRACTICE_DOMAIN = 'practice.example';
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

/** The refusal `address` is named after, or null: it is taken. */
export function unwelcome(address: string): Unwelcome | null {
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
