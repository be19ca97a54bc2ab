// What a call moves, and what that takes of time and money: of the whole of it, or of what
// something adds to it. Its cost is in the currency of the line that is taken first, which
// stands beside the whole; what other lines cost in others is kept apart.
import type { Paid } from './paid';

/** What moves in a call and what that takes. */
export interface Load {
  readonly bytes: number;
  readonly seconds: number;
  readonly cost: number;
  /** What it costs besides, by lines that are paid in other currencies; absent: nothing. */
  readonly apart?: readonly Paid[];
}

/** What a line has cost this month. */
export interface MonthSoFar {
  readonly cost: number;
  readonly budget: number | null;
  /** In other currencies, which the budget does not count. */
  readonly besides?: readonly Paid[];
  /** With the call that was asked about; an older relay does not tell. */
  readonly after?: number;
}

export interface MailLoad extends Load {
  readonly messages: number;
}
