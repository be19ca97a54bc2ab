// What the queue is given: what the disk had, the clock, who routes, and whom it tells of
// what becomes of a message. A room that is not there yet is left out, and what it would
// have been told is then said to nobody, or kept.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Retry } from '../contract/connector';
import type { QueueItem, Recipient } from '../mail/envelope';
import type { Spool } from '../spool/spool';
import type { DamageDeps } from './damaged';
import type { Routed } from './entry';
import type { LeavingDeps } from './leaving';
import type { TakingDeps } from './taking';

export interface QueueDeps {
  /**
   * The spool and what it had on disk. The queue empties the map: whoever still held it would keep mail in memory that
   * has long been sent.
   */
  readonly opened: { readonly spool: Spool; readonly items: Map<string, QueueItem> };
  readonly clock: Clock;
  readonly log: Log;
  readonly route: (item: QueueItem, recipient: Recipient) => Routed;
  readonly retryOf: (connector: string) => Retry;
  readonly record: LeavingDeps['record'];
  /** Without it a message that failed is kept in hold. */
  readonly bounce?: LeavingDeps['bounce'];
  /** Without it nobody hears of what was damaged on our disk. */
  readonly tellDamaged?: DamageDeps['tellDamaged'];
  /** Without it nobody hears of success. */
  readonly tellDone?: LeavingDeps['tellDone'];
  readonly tellDelay?: TakingDeps['tellDelay'];
}
