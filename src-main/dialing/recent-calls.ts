// The calls of the last weeks, in memory: read from the archive once, at the start, and kept
// current by what sessions say of their end. A call is a session that used a line of ours:
// not what stayed in the house, not a branch's own call, not one that was stopped before its
// line was up unless a person began it, and of those on a line that is always on only such as
// moved something, failed, or were a person's.
import type { SessionArchive } from '../config/sessions';
import type { Announcements } from '../contract/announcements';
import { IN_HOUSE, isDialled } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Session } from '../contract/views';

export interface RecentCalls {
  /** Newest first. */
  list(): readonly Session[];
  /** Reads what the archive has; before that there are none. */
  read(archive: SessionArchive): Promise<void>;
  close(): void;
}

const KEPT = 100;

export function recentCalls(announcements: Announcements, settings: () => Settings): RecentCalls {
  let calls: readonly Session[] = [];
  const newIn = (sessions: readonly Session[]): readonly Session[] => {
    const known = new Set(calls.map(({ id }) => id));
    return sessions.filter((one) => !known.has(one.id) && isCall(one, settings()));
  };
  const stop = announcements.hear('session-changed', (session) => {
    // The one that ends now is the last one, whatever the clock was set to meanwhile.
    if (session.phase === 'ended') calls = [...newIn([session]), ...calls].slice(0, KEPT);
  });
  return {
    list: () => calls,
    async read(archive) {
      const { rows } = await archive.list({ offset: 0, limit: 10 * KEPT });
      calls = [...calls, ...newIn(rows)].slice(0, KEPT);
    },
    close: stop,
  };
}

function isCall(session: Session, { links }: Settings): boolean {
  const { sent, failed, deferred, received, phases, secondsOnline } = session;
  if (session.link === IN_HOUSE.id || !phases.some(({ phase }) => phase === 'dialing')) return false;
  const moved = sent + failed + deferred + received > 0;
  if (moved || session.dialFault) return true;
  const link = links.find(({ id }) => id === session.link);
  const isMeant = !link || isDialled(link) || session.why === 'person' || session.error !== null;
  // Whoever hung up while it was dialled looks for what became of it.
  const wasDialled = link !== undefined && isDialled(link) && session.why === 'person';
  return wasDialled || (secondsOnline > 0 && isMeant);
}
