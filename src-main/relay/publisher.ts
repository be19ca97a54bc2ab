// What subscribers hear. Changes come in bursts (a hundred clients, ten thousand
// holds), so they are gathered for a moment: the ids of the queue, or "many" when
// they are too many to name, and one status for everything that moved.
import type { Clock, Timer } from '../base/clock';
import type { LogLine } from '../base/log';
import { IN_HOUSE } from '../contract/link';
import type { EventName, Events, Listen } from '../contract/events';
import type { Announcements } from '../contract/announcements';
import type { Attention } from '../contract/attention';
import type { Status } from '../contract/views';

export interface Publisher {
  readonly listen: Listen;
  attention(list: readonly Attention[]): void;
  log(line: LogLine): void;
  close(): void;
}

const GATHER = 200;
const MOST_NAMED = 200;

/** `status` is asked only while somebody listens. */
export function createPublisher(clock: Clock, announcements: Announcements, status: () => Status): Publisher {
  const listeners = new Set<Parameters<Listen>[0]>();
  const publish = <E extends EventName>(event: E, data: Events[E]): void => {
    for (const listener of [...listeners]) listener(event, data);
  };
  const gathered = gatherChanges(clock, {
    isHeard: () => listeners.size > 0,
    queue: (changed) => publish('queue', { changed }),
    status: () => publish('status', status()),
  });
  const ears = [
    announcements.hear('queue-changed', gathered.queueChanged),
    announcements.hear('session-changed', (session) => {
      // Work in the house is no call; that it is over is told, for it may have failed.
      if (session.link !== IN_HOUSE.id || session.phase === 'ended') publish('session', session);
      if (session.phase === 'ended') gathered.callEnded();
      else gathered.statusChanged();
    }),
    announcements.hear('session-ended', gathered.statusChanged),
    announcements.hear('status-changed', gathered.statusChanged),
    announcements.hear('sign-ins-changed', gathered.statusChanged),
  ];
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attention(list) {
      publish('attention', list);
      gathered.statusChanged();
    },
    log: (line) => publish('log', line),
    close() {
      ears.forEach((stop) => stop());
      gathered.close();
    },
  };
}

interface Hearers {
  isHeard(): boolean;
  queue(changed: Events['queue']['changed']): void;
  status(): void;
}

/** What has changed and is not told yet. */
function gatherChanges(clock: Clock, tell: Hearers) {
  const changed = new Set<string>();
  let timer: Timer | null = null;
  let statusDue = false;
  const flush = (): void => {
    timer = null;
    if (changed.size > 0) tell.queue(changed.size > MOST_NAMED ? 'many' : [...changed]);
    changed.clear();
    if (statusDue && tell.isHeard()) tell.status();
    statusDue = false;
  };
  const statusChanged = (): void => {
    statusDue = true;
    if (tell.isHeard()) timer ??= clock.after(GATHER, flush);
    else changed.clear();
  };
  return {
    statusChanged,
    queueChanged(ids: readonly string[]): void {
      if (changed.size <= MOST_NAMED) ids.forEach((id) => changed.add(id));
      statusChanged();
    },
    /** As soon as everybody has heard of the end: nobody is to read for a moment of the call before. */
    callEnded(): void {
      timer?.cancel();
      statusDue = true;
      timer = clock.after(0, flush);
    },
    close: (): void => timer?.cancel(),
  };
}
