// A relay seen from outside: what it is given to live with, and what it answers to whoever
// started it. What it answers to people stands in contract/methods.
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../base/clock';
import type { LogControl } from '../base/log';
import type { Owner } from '../config/owner';
import type { Listen } from '../contract/events';
import type { Handlers } from '../contract/methods';
import type { Status } from '../contract/views';
import type { Installer } from '../updates/install/installer';
import type { FirstSettings } from './first-settings';

/**
 * `dir` is the data folder; the caller owns it, by `owner`; null or absent: nobody else can come to it. `strict`:
 * reject on taken ports too.
 */
export interface RelayOptions extends FirstSettings {
  readonly owner?: Owner | null;
  readonly clock: Clock;
  /** It is the service of this computer, which goes on without any window. */
  readonly daemon?: boolean;
  readonly log: LogControl;
  /** By which newer versions are believed; null or absent: none is. */
  readonly updateKey?: KeyObject | null;
  /** Puts a newer version in the place of this program; null or absent: it only says that one is there. */
  readonly installer?: Installer | null;
  /** A door asked for the end (`relay.stop`): stop this relay and what it lives in. Absent where nobody can. */
  end?(): void;
}

export interface Relay {
  readonly handlers: Handlers;
  readonly listen: Listen;
  listeners(): Status['listeners'];
  /** The computer woke or its clock was set. */
  wake(): void;
  /** Puts a fault that nobody expected on the board. */
  raise(text: string): void;
  /** Settles and closes everything; call it once. */
  stop(): Promise<void>;
  /** The names of the lines that are being hung up now. */
  hangingUp(): readonly string[];
}
