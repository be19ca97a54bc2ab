// What subscribers hear. Changes come in bursts (a hundred clients, ten thousand
// holds), so they are gathered for a moment: the ids of the queue, or "many" when
// they are too many to name, and one status for everything that moved.
import type { Clock, Timer } from '../base/clock';
import type { LogLine } from '../base/log';
import type { EventName, Events, Listen } from '../contract/events';
import type { Attention } from '../contract/attention';
import type { Session, Status } from '../contract/views';

export interface Publisher {
  readonly listen: Listen;
  queueChanged(ids: readonly string[]): void;
  statusChanged(): void;
  session(session: Session): void;
  attention(list: readonly Attention[]): void;
  log(line: LogLine): void;
  close(): void;
}

const GATHER = 200;
const MOST_NAMED = 200;

/** `status` is asked only while somebody listens. */
export function createPublisher(clock: Clock, status: () => Status): Publisher {
  const listeners = new Set<Parameters<Listen>[0]>();
  const changed = new Set<string>();
  let timer: Timer | null = null;
  let statusDue = false;
  const publish = <E extends EventName>(event: E, data: Events[E]): void => {
    for (const listener of [...listeners]) listener(event, data);
  };
  const flush = (): void => {
    timer = null;
    if (changed.size > 0) publish('queue', { changed: changed.size > MOST_NAMED ? 'many' : [...changed] });
    changed.clear();
    if (statusDue) publish('status', status());
    statusDue = false;
  };
  const soon = (): void => {
    if (listeners.size > 0) timer ??= clock.after(GATHER, flush);
    else changed.clear();
  };
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    queueChanged(ids) {
      if (changed.size <= MOST_NAMED) ids.forEach((id) => changed.add(id));
      statusDue = true;
      soon();
    },
    statusChanged() {
      statusDue = true;
      soon();
    },
    session: (session) => publish('session', session),
    attention: (list) => publish('attention', list),
    log: (line) => publish('log', line),
    close: () => timer?.cancel(),
  };
}
