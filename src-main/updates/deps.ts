// What looking for newer versions, fetching and installing them is given by the relay, and what it
// hands to whoever has a line up.
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { AttentionBoard } from '../contract/attention';
import type { Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { LineFacts } from './decision';
import type { Installer } from './install/installer';

/** The Dialpost that runs. */
export interface RunningProgram {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** By which feeds are believed; null: none is. */
  readonly key: KeyObject | null;
  /** Puts a newer version in its place; null: it only says that one is there. */
  readonly installer: Installer | null;
}

export interface UpdatesDeps {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  readonly program: RunningProgram;
  settings(): Settings;
  line(link: Link): LineFacts;
  /** An always-on line that is up and on which nothing is done now, or null; `signal` aborts when mail comes. */
  free(): { readonly call: QuietCall; readonly signal: AbortSignal; over(): void } | null;
  readonly calls: {
    /** A call is on. */
    any(): boolean;
    /** Resolves when none is. */
    over(): Promise<void>;
  };
  changed(): void;
}

/** A line that is up and whose mail is done. */
export interface QuietCall {
  readonly link: Link;
  /** Milliseconds left of the billing step that has begun; null: it is not billed in steps. */
  stepLeft(): number | null;
  /** Bytes that came. */
  moved(bytes: number): void;
  note(text: string): void;
}

/** What a line that is up is wanted for. Never rejects; ends soon after `signal` is aborted. */
export type Errand = (signal: AbortSignal) => Promise<void>;
