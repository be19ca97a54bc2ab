// What a subscriber hears without asking again.
import type { LogLine } from '../base/log';
import type { Attention } from './attention';
import type { Session, Status } from './views';

export interface Events {
  readonly status: Status;
  /** The changed ids, or "many" when they are too many to name: read the list again. */
  readonly queue: { readonly changed: readonly string[] | 'many' };
  readonly session: Session;
  readonly attention: readonly Attention[];
  readonly log: LogLine;
}

export type EventName = keyof Events;
export type Listen = (listener: <E extends EventName>(event: E, data: Events[E]) => void) => () => void;
