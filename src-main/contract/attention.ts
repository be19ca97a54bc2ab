// What needs somebody's attention: how the relay shows it, what the window can do
// about it with one click, and from when on Dialpost warns.
import { z } from 'zod';
import type { Issue } from './errors';
import { whole } from './fields';

/** A click that leads to the fix, or is it. */
export type AttentionAction =
  /** A screen of the window, at the thing with this id (of the general screen: at this field); null: at no thing of its own. */
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
  /** The desktop app runs a relay of its own in place of the service it steers, until it ends. */
  | { readonly kind: 'take-over' }
  /** The system's window with the folder of the logs, in the data folder. */
  | { readonly kind: 'show-folder' };

/**
 * Everything attention is ever asked for. `of`: each thing of that kind has an item of its
 * own. `until`: what ends it: whoever raised it sees it over, or a person restarts Dialpost.
 * `watch: 'warnings'`: raised and ended by the warnings (attention/warnings), as one list.
 */
export const ATTENTION_KEYS = {
  /** Told by the desktop app, in place of a relay that does not answer. */
  away: { until: 'restart' },
  braked: { of: 'connector', until: 'over' },
  budget: { of: 'link', until: 'over', watch: 'warnings' },
  certificate: { of: 'listener-or-host', until: 'over', watch: 'warnings' },
  clock: { until: 'over', watch: 'warnings' },
  collect: { of: 'connector', until: 'over' },
  connector: { of: 'connector', until: 'over' },
  damage: { until: 'over' },
  dial: { of: 'link', until: 'over' },
  direct: { of: 'connector', until: 'over' },
  disk: { until: 'over' },
  'disk-low': { until: 'over', watch: 'warnings' },
  edited: { until: 'over' },
  fault: { until: 'over' },
  'forward-key': { until: 'restart' },
  found: { of: 'finding', until: 'over' },
  'found-again': { until: 'over' },
  heavy: { of: 'connector', until: 'over' },
  ledger: { until: 'restart' },
  line: { of: 'link', until: 'over' },
  listener: { of: 'listener', until: 'over' },
  /** Mailboxes on this computer that cannot be written. */
  mailboxes: { until: 'over' },
  owner: { until: 'restart' },
  passwords: { until: 'over' },
  pop3: { until: 'over' },
  practice: { until: 'over' },
  queue: { until: 'over', watch: 'warnings' },
  restored: { until: 'over' },
  rule: { of: 'setting', until: 'over' },
  settings: { until: 'over' },
  'send-as': { of: 'connector', until: 'over' },
  'sign-in': { of: 'grant', until: 'over', watch: 'warnings' },
  standstill: { of: 'connector', until: 'over', watch: 'warnings' },
  unreadable: { until: 'over' },
  update: { until: 'over' },
  'update-feed': { until: 'over' },
} as const;

type Kinds = typeof ATTENTION_KEYS;
type KeyOf<K extends keyof Kinds> = Kinds[K] extends { readonly of: string } ? `${K}:${string}` : K;

/** "disk"; "listener:office" where each thing has its own. */
export type AttentionKey = { readonly [K in keyof Kinds]: KeyOf<K> }[keyof Kinds];

/** The keys of warnings. */
export type WarningKey = {
  readonly [K in keyof Kinds]: Kinds[K] extends { readonly watch: 'warnings' } ? KeyOf<K> : never;
}[keyof Kinds];

export function isWarningKey(key: AttentionKey): key is WarningKey {
  const kind = Object.entries(ATTENTION_KEYS).find(([name]) => name === key.split(':')[0])?.[1];
  return kind !== undefined && 'watch' in kind;
}

/** What begins the keys of one kind of things: "listener:". */
export type AttentionPrefix = {
  readonly [K in keyof Kinds]: Kinds[K] extends { readonly of: string } ? `${K}:` : never;
}[keyof Kinds];

export interface Attention {
  /** Stable: "listener:office", "connector:isp". */
  readonly key: AttentionKey;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** The places of the settings that it is about, where it is about some: each door says them in its own way. */
  readonly issues?: readonly Issue[];
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

/** What somebody who looks again and again finds. */
export interface AttentionFound {
  readonly key: AttentionKey;
  readonly severity: Attention['severity'];
  readonly text: string;
  readonly action?: AttentionAction;
}

/** A sentence; with the places of the settings that it is about, where it is about some. */
export type AttentionText = string | { readonly text: string; readonly issues: readonly Issue[] };

/** Where every room that notices something shows it, and takes it away again. */
export interface AttentionBoard {
  /**
   * Shows `told` under `key`, or changes it there; `since` stays that of the first time. Of several
   * `actions` the first is the main one.
   */
  raise(
    key: AttentionKey,
    severity: Attention['severity'],
    told: AttentionText,
    actions?: AttentionAction | readonly AttentionAction[],
  ): void;
  clear(key: AttentionKey): void;
  /** Of the items whose key is `mine`, exactly `found` stands from now on. */
  keep(mine: (key: AttentionKey) => boolean, found: readonly AttentionFound[]): void;
  /** Clears every key that begins so. */
  clearAll(prefix: AttentionPrefix): void;
  list(): readonly Attention[];
}

/** The service that the app steers does not answer; where it never did, nobody knows what is set up. */
export function isAway({ attention }: { readonly attention: readonly Attention[] }): boolean {
  return attention.some(({ key }) => key === 'away');
}
