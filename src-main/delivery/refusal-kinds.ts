// What a refusal can be about, and how the tables of words (refusal-rows.ts,
// refusal-limits.ts) are written: a row holds the words by which it is known, the stages
// at which it counts, and what it speaks of. No words stand here. Pure.
import type { OpeningStep } from '../contract/diagnose/diagnose';
import type { MessageStage } from '../smtp/message';

/** Where in the talk a refusal came. */
export type Stage = OpeningStep | MessageStage;

/** Trouble with the host that a person is told of, by what they can do about it. */
export type AboutUs = 'password' | 'relay' | 'blocked' | 'limit' | 'suspended' | 'refused';

export interface HostRefusal {
  /**
   * 'letter': as ever; 'sender': the letter's too, as long as it is one sender's; 'send-as': a sender that the login may
   * not use, which whoever rules over the account can allow; 'connection': a new one may go on.
   */
  readonly about: AboutUs | 'connection' | 'letter' | 'sender' | 'send-as';
  /** Not before: minutes until it is worth trying again; absent: as after any trouble. */
  readonly againMinutes?: number;
}

/**
 * Who refuses: our smart host, one that we have logged in to, or a stranger's own host, which owes us no relaying and
 * closes accounts of its own.
 */
export type PeerKind = 'smart-host' | 'logged-in' | 'foreign';

export interface Row extends HostRefusal {
  readonly words: RegExp;
  /** Absent: everywhere. */
  readonly stages?: readonly Stage[];
  /** Absent: strangers too. */
  readonly peer?: 'smart-host';
}

export const words = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'i');

/** A letter with a mark on it, whatever the host thinks of its alphabet. */
export const MARKED = String.raw`\S{1,3}`;

/** Minutes. */
export const HOUR = 60;
