// The story of one session while it is being written: phase, counts, bytes,
// seconds, money. `view()` is what everybody sees; listeners hear of changes at
// most five times a second and of a change of phase at once.
import type { Clock, Timer } from '../base/clock';
import type { Link } from '../contract/link';
import type { Session, SessionPhase, SessionWhy } from '../contract/views';
import { newQueueId } from '../mail/queue-id';

export type Count = 'sent' | 'failed' | 'deferred' | 'received';

export interface SessionRecord {
  readonly id: string;
  readonly why: SessionWhy;
  readonly startedAt: number;
  enter(phase: SessionPhase): void;
  phase(): SessionPhase;
  join(connectors: readonly string[]): void;
  count(what: Count): void;
  counted(what: Count): number;
  bytes(out: number, inward: number): void;
  bytesMoved(): { readonly out: number; readonly in: number };
  /** The line is up from now; money runs. */
  online(): void;
  offline(): void;
  secondsOnline(): number;
  /** The first trouble is the one told; later ones are in the transcript. */
  trouble(text: string): void;
  end(result: Session['result']): void;
  error(): string | null;
  view(): Session;
}

const BETWEEN_EVENTS = 200;

interface RecordParts {
  readonly clock: Clock;
  readonly link: Link;
  readonly why: SessionWhy;
  toSend(connectors: readonly string[]): { readonly messages: number; readonly bytes: number };
  cost(seconds: number, bytes: number): number;
  changed(view: Session): void;
}

/** A record that begins now, dialing. */
export function openRecord(parts: RecordParts): SessionRecord {
  const { clock, link, why } = parts;
  const startedAt = clock.now();
  const id = newQueueId(startedAt);
  const phases: { phase: SessionPhase; at: string }[] = [];
  const counts: Record<Count, number> = { sent: 0, failed: 0, deferred: 0, received: 0 };
  const connectors = new Set<string>();
  let out = 0;
  let inward = 0;
  let upAt: number | null = null;
  let onlineFor = 0;
  let endedAt: number | null = null;
  let error: string | null = null;
  let result: Session['result'] = 'ok';
  let timer: Timer | null = null;

  const seconds = (): number => Math.round((onlineFor + (upAt === null ? 0 : clock.monotonic() - upAt)) / 100) / 10;
  const phase = (): SessionPhase => phases.at(-1)?.phase ?? 'dialing';
  const view = (): Session => ({
    id, why, connectors: [...connectors], link: link.id, phase: phase(),
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    ...counts, bytesOut: out, bytesIn: inward,
    toSend: parts.toSend([...connectors]),
    secondsOnline: seconds(), cost: parts.cost(seconds(), out + inward), currency: link.tariff.currency,
    result, error, phases: [...phases],
  });
  const tell = (): void => {
    timer?.cancel();
    timer = null;
    parts.changed(view());
  };
  const soon = (): void => {
    timer ??= clock.after(BETWEEN_EVENTS, tell);
  };
  return {
    id, why, startedAt, phase, view,
    enter(next) {
      phases.push({ phase: next, at: new Date(clock.now()).toISOString() });
      tell();
    },
    join(more) {
      more.forEach((c) => connectors.add(c));
      soon();
    },
    count(what) {
      counts[what]++;
      soon();
    },
    counted: (what) => counts[what],
    bytes(o, i) {
      out += o;
      inward += i;
      soon();
    },
    bytesMoved: () => ({ out, in: inward }),
    online() {
      upAt ??= clock.monotonic();
    },
    offline() {
      if (upAt !== null) onlineFor += clock.monotonic() - upAt;
      upAt = null;
    },
    secondsOnline: seconds,
    trouble(text) {
      error ??= text;
      soon();
    },
    end(how) {
      result = how;
      endedAt = clock.now();
      phases.push({ phase: 'ended', at: new Date(endedAt).toISOString() });
      tell();
    },
    error: () => error,
  };
}
