// What became of letters, as it is kept and asked for: one row a recipient and result.
// What an older Dialpost wrote lacks some of it; direction alone is filled in for it.
import { z } from 'zod';
import type { MessageRef } from '../message/message';
import { contractWords } from '../../words/contract';
import { SEARCH_MOST } from '../search';

export const RESULTS = ['delivered', 'failed', 'removed'] as const;
/** out: to somebody outside; in: for us, from outside; house: from us to us. */
export const DIRECTIONS = ['out', 'in', 'house'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Tries that put a letter off with the same words of one host, before the end that is told. */
export interface PutOff {
  readonly host: string;
  /** What the host said, or what befell the try. */
  readonly reply: string;
  readonly times: number;
  readonly first: TryMark;
  /** Absent where it was once. */
  readonly last?: TryMark;
}

export interface TryMark {
  readonly at: string;
  /** The call in which it was; null: none. */
  readonly session: string | null;
}

export interface HistoryRow {
  readonly id: string;
  readonly at: string;
  readonly sender: string | null;
  readonly recipient: string;
  readonly result: (typeof RESULTS)[number];
  readonly reply: string;
  readonly host: string;
  readonly connector: string;
  readonly session: string | null;
  readonly bytes: number;
  /** This and what follows: older rows do not tell. */
  readonly subject?: string;
  readonly direction?: Direction;
  readonly arrived?: string;
  /** By which listener it was handed in; null: none, it is our own or was fetched. */
  readonly listener?: string | null;
  /** Who had logged in. */
  readonly account?: string | null;
  /** The call it came in with; null: none. `session` is the one in which it was delivered. */
  readonly cameBy?: string | null;
  /** The tries before this end, by what they ended with; absent where there was none. */
  readonly putOff?: readonly PutOff[];
  /** How many tries are in no `putOff`; absent: none. */
  readonly triesUntold?: number;
  /** Where its letter is read. Told, not kept; an older relay does not tell. */
  readonly content?: MessageRef;
}

const moment = z.iso.datetime({ offset: true, error: () => contractWords.dateTime });

export const historyFilter = {
  /** Found in id, subject, sender, recipient, host or reply, whatever the case. */
  search: z.string().max(SEARCH_MOST).optional(),
  result: z.enum(RESULTS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  /** From this moment on, to the second. */
  from: moment.optional(),
  /** Up to and without this moment. */
  to: moment.optional(),
  /** What this call sent, or brought. */
  session: z.string().min(1).max(64).optional(),
};
export const HistoryFilter = z.strictObject(historyFilter);
export type HistoryFilter = z.output<typeof HistoryFilter>;

/** The call that moved the letter: within the house there is none. */
export function callOf({ direction, session, cameBy = null }: HistoryRow): string | null {
  return direction === 'out' ? session : cameBy;
}
