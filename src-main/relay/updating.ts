// Newer versions, joined to the relay: which line may be used for them, what it costs, and where
// that is booked. What is decided stands in updates/.
import { isDialled, isMetered } from '../contract/link';
import { cost } from '../contract/price';
import type { Handlers } from '../contract/methods';
import type { QuietCall, UpdatesDeps } from '../updates/deps';
import { Updates } from '../updates/updates';
import { VERSION } from '../base/version';
import type { Announcements } from '../contract/announcements';
import type { AttentionBoard } from '../contract/attention';
import type { Links } from '../dialing/links';
import type { Sessions } from '../session/sessions';
import type { InForce } from '../routing/in-force';
import type { RelayOptions } from './outline';
import type { Stores } from './stores';

/** What of the relay's rooms it is joined to. */
interface Joined {
  readonly options: RelayOptions;
  readonly inForce: InForce;
  readonly stores: Stores;
  readonly links: Links;
  readonly calls: Sessions;
  readonly attention: AttentionBoard;
  readonly announcements: Announcements;
}

export function openUpdates(rooms: Joined): Updates {
  const { options, inForce, stores, links, attention, announcements } = rooms;
  const { platform, arch } = process;
  const { updateKey: key = null, installer = null } = options;
  const updates = new Updates({
    dir: options.dir,
    clock: options.clock,
    log: options.log,
    attention,
    program: { platform, arch, version: VERSION, key, installer },
    settings: inForce.settings,
    line: (link) => ({
      link,
      rate: stores.costBook.rate(link.id),
      metered: isMetered(link, links.toldMetered(link.id)),
    }),
    free: () => freeLine(rooms),
    calls: { any: () => rooms.calls.current().length > 0, over: () => callsOver(rooms) },
    changed: () => announcements.tell('status-changed', null),
  });
  announcements.hear('session-ended', () => updates.lineFree());
  return updates;
}

export function updateHandlers(
  updates: Updates,
): Pick<Handlers, 'update.look' | 'update.fetch' | 'update.cancel' | 'update.install'> {
  return {
    'update.look': () => updates.look(),
    'update.fetch': (asked) => updates.fetch(asked),
    'update.cancel': () => updates.cancel(),
    'update.install': (asked) => updates.install(asked),
  };
}

/** Resolves when no call is on. */
function callsOver({ calls, announcements }: Joined): Promise<void> {
  return new Promise((over) => {
    const look = (): void => {
      if (calls.current().length > 0) return;
      stop();
      over();
    };
    const stop = announcements.hear('session-ended', look);
    look();
  });
}

/** A line that is always up, while no session is on it and nobody has paused. */
function freeLine(rooms: Joined): ReturnType<UpdatesDeps['free']> {
  const { calls, links, inForce, announcements } = rooms;
  const busy = (id: string): boolean => calls.current().some((session) => session.link === id);
  const link = inForce
    .settings()
    .links.find((one) => one.kind === 'always-on' && links.find(one.id)?.state === 'up' && !busy(one.id));
  if (!link || isDialled(link) || calls.paused()) return null;
  const ended = new AbortController();
  const stop = announcements.hear('session-changed', (session) => {
    if (session.link === link.id && session.phase !== 'ended') ended.abort();
  });
  const booked = bookedCall(rooms, link);
  return { call: booked.call, signal: ended.signal, over: () => (stop(), booked.book()) };
}

/** What moves by the line outside of a session is booked all the same. */
function bookedCall({ options, stores }: Joined, link: QuietCall['link']): { readonly call: QuietCall; book(): void } {
  const { clock, log } = options;
  const startedAt = clock.now();
  let bytes = 0;
  return {
    call: { link, stepLeft: () => null, moved: (more) => void (bytes += more), note: () => undefined },
    book() {
      if (bytes === 0) return;
      const entry = {
        startedAt,
        seconds: 0,
        bytes,
        cost: cost(link.tariff, 0, bytes, 0),
        rate: null,
        currency: link.tariff.currency,
      };
      stores.costBook
        .book(link.id, entry)
        .catch((error: unknown) =>
          log.write('relay', 'minimum', String(error instanceof Error ? error.message : error)),
        );
    },
  };
}
