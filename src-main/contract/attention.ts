// What needs somebody's attention: how the relay shows it, what the window can do
// about it with one click, and from when on Dialpost warns.
import { z } from 'zod';
import { whole } from './fields';

/** A click that leads to the fix, or is it. */
export type AttentionAction =
  /** A screen of the window, at the thing with this id; null: at no thing of its own. */
  | {
      readonly kind: 'open';
      readonly screen: 'connectors' | 'listeners' | 'links' | 'general' | 'queue' | 'setup';
      readonly id: string | null;
    }
  /** session.start with these connectors; []: with all. */
  | { readonly kind: 'send'; readonly connectors: readonly string[] }
  /** queue.release, queue.retry, queue.hold or queue.bounce of these messages. */
  | { readonly kind: 'release' | 'retry' | 'hold' | 'return'; readonly ids: readonly string[] }
  /** relay.resume. */
  | { readonly kind: 'resume' }
  /** The system's window with the folder of the logs, in the data folder. */
  | { readonly kind: 'show-folder' };

export interface Attention {
  /** Stable: "listener:office", "connector:isp". */
  readonly key: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly since: string;
  /** Absent: nothing in the window helps. */
  readonly action?: AttentionAction;
  /** What else may be done about it. */
  readonly otherActions?: readonly AttentionAction[];
}

/** null switches a warning off. */
export const Warnings = z.strictObject({
  /** Mail waits so long, calls were due, and nothing was sent. */
  nothingSentHours: whole(1, 8760).nullable().default(24),
  /** More messages than this wait. */
  queueMessages: whole(1, 10_000_000).nullable().default(1000),
  /** A certificate ends within so many days: one named for a listener, or one a host shows. */
  certificateDays: whole(1, 365).nullable().default(21),
  /** The disk of the data folder has less room than this. */
  diskFreeMegabytes: whole(1, 100_000_000).nullable().default(500),
  /** So much of a link's monthly budget is used. */
  budgetPercent: whole(1, 100).nullable().default(80),
  /** Our clock and a host's are further apart. */
  clockMinutes: whole(1, 1440).nullable().default(10),
});
export type Warnings = z.output<typeof Warnings>;

/** Where every room that notices something shows it, and takes it away again. */
export interface AttentionBoard {
  /** Shows `text` under `key`, or changes it there; `since` stays that of the first time. */
  raise(
    key: string,
    severity: Attention['severity'],
    text: string,
    action?: AttentionAction,
    otherActions?: readonly AttentionAction[],
  ): void;
  clear(key: string): void;
  /** Clears every key that begins so. */
  clearAll(prefix: string): void;
  list(): readonly Attention[];
}
