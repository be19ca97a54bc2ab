// What a session is handed, and the run made of it before anything moves: its
// record, its transcript, the watch on what comes in, and how it asks, books and
// passes on. Owns no decision of the sequence; that is session.ts.
import type { Readable } from 'node:stream';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CollectResult } from '../collect/method';
import type { Connector } from '../contract/connector';
import { IN_HOUSE, isDialled, type Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Session, SessionDetail, SessionWhy } from '../contract/views';
import type { Progress, Source, Summary } from '../delivery/source';
import { cost } from '../link/cost';
import type { CostBook } from '../link/cost-book';
import type { Portion } from '../queue/portion';
import type { Queue } from '../queue/queue';
import { createTranscript, type Transcript } from '../smtp/transcript';
import type { AttentionBoard } from '../contract/attention';
import type { RefusedMail } from '../attention/refused-mail';
import { dialled } from './consequences';
import { createInFlight, type InFlight } from './in-flight';
import { watchInbound } from './inbound';
import { type KeptConnections, keepConnections } from './kept-connections';
import type { Links } from '../dialing/links';
import type { Backoff } from '../dialing/backoff';
import type { RateLimits } from '../dialing/rate-limit';
import { SessionRecord, sumDue } from './record';
import type { Sender } from './sender';
import type { SessionRun } from './session';
import { tellCollected } from './tell-trouble';
import type { SessionRequest } from './requests';

/** What a carrier or a collector may use of the session it works in. */
export interface SessionContext {
  readonly session: string;
  readonly link: Link;
  readonly transcript: Transcript;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly kept: KeptConnections;
}

export interface SessionDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Queue;
  zone(): string;
  readonly backoff: Backoff;
  readonly refusedMail: RefusedMail;
  readonly rates: RateLimits;
  /** Letters that stood in the way of others, over sessions. */
  readonly late: Set<string>;
  readonly attention: AttentionBoard;
  settings(): Settings;
  /** The stored content of a message from byte `start` on. */
  content(id: string, start: number): Promise<Readable>;
  readonly costBook: CostBook;
  readonly links: Links;
  deliver(connector: Connector, source: Source, context: SessionContext): Promise<Summary>;
  collect(connector: Connector, context: SessionContext): Promise<readonly CollectResult[]>;
  /** Everything that `link` may carry of the connector's mail now. */
  portion(connector: Connector, link: Link): Portion;
  /** This line did not serve these: the session their call goes on in, or null. */
  passOn(left: PassedOn): Session | null;
  archive(session: SessionDetail): Promise<void>;
  changed(session: Session): void;
  /** Shows trouble with our own disk and tells it as a sentence; null: `error` is none. */
  diskTrouble(error: unknown): string | null;
  finished(): void;
}

export interface PassedOn {
  readonly connectors: readonly string[];
  readonly why: SessionWhy;
  /** Large mail too? */
  large(connector: string): boolean;
  /** Lines that did not serve this call before. */
  readonly tried: readonly string[];
}

const TRANSCRIPT_BYTES = 1024 * 1024;

export interface PreparedRun extends SessionRun {
  readonly senders: Map<string, Sender>;
  readonly kept: KeptConnections;
  readonly flight: InFlight;
  /**
   * The session begins: it may have waited in line while the line's settings changed. False where there is no such
   * line any more.
   */
  takeLine(): boolean;
}

/** What a session is opened for: on which line, why, for whom, and how it is stopped. */
interface Occasion {
  readonly linkId: string;
  readonly why: SessionWhy;
  readonly request: SessionRequest;
  readonly stopping: AbortSignal;
}

export function prepareRun(deps: SessionDeps, occasion: Occasion): PreparedRun {
  const { clock } = deps;
  const { linkId, why, request, stopping } = occasion;
  let line = deps.links.line(linkId);
  const flight: InFlight = createInFlight(() => record.bytesMoved().out);
  const record: SessionRecord = new SessionRecord({
    clock,
    why,
    get link() {
      return line.link;
    },
    toSend: (ids) =>
      sumDue([
        ...ids.map((id) => deps.queue.due(id, undefined, undefined, portionOf(deps.settings(), request, id))),
        flight.left(),
      ]),
    cost: (seconds, bytes) => cost(line.link.tariff, seconds, bytes),
    changed: deps.changed,
  });
  const transcript = createTranscript(TRANSCRIPT_BYTES);
  const senders = new Map<string, Sender>();
  const toCollect = new Set<string>();
  const kept = keepConnections(clock, (connector) => toCollect.has(connector));
  return {
    clock,
    log: deps.log,
    record,
    transcript,
    stopping,
    flight,
    get line() {
      return line;
    },
    get link() {
      return line.link;
    },
    takeLine() {
      const now = deps.links.find(linkId);
      line = now ?? line;
      return now !== undefined;
    },
    inbound: watchInbound(clock, (size) => {
      record.bytes(0, size);
      record.count('received');
    }),
    senders,
    toCollect,
    kept,
    broken: new AbortController(),
    collect: (connector, signal) =>
      collected(deps, { record, link: line.link, transcript, kept, senders }, connector, signal),
    book: () => book(deps, line.link, record),
    dialled: (up, text) => dialled(deps, { record, link: line.link }, up, text),
    passOn: (connectors) => deps.passOn({ connectors, why, large: request.large, tried: request.tried() }),
    online: () => online(deps, line.link),
  };
}

/** Asks for the connector's held mail and shows what became of it. */
async function collected(
  deps: SessionDeps,
  run: Pick<PreparedRun, 'record' | 'link' | 'transcript' | 'kept' | 'senders'>,
  connector: Connector,
  signal: AbortSignal,
): Promise<readonly CollectResult[]> {
  const results = await deps.collect(connector, aboard(run, connector, signal));
  tellCollected(deps.attention, connector, results, run.senders.get(connector.id)?.trouble() ?? null);
  return results;
}

async function book({ costBook }: SessionDeps, link: Link, record: SessionRecord): Promise<void> {
  if (link.id === IN_HOUSE.id) return;
  const { cost: spent, secondsOnline: seconds, bytesIn, bytesOut } = record.view();
  await costBook.book(link.id, {
    startedAt: record.startedAt,
    seconds,
    bytes: bytesIn + bytesOut,
    cost: spent,
    busySeconds: record.busySeconds(),
  });
}

/** A dialled line came up: should we die now, it must be hung up at the next start. */
async function online({ costBook, links, clock }: SessionDeps, link: Link): Promise<void> {
  if (isDialled(link)) await Promise.all([costBook.online(link.id, clock.now()), links.learn(link.id)]);
}

/** What the connector's carriers may use of the run. */
export function aboard(
  { record, link, transcript, kept }: Pick<PreparedRun, 'record' | 'link' | 'transcript' | 'kept'>,
  connector: Connector,
  signal: AbortSignal,
): SessionContext {
  const progress: Progress = (event) => {
    // What goes into our own mailboxes costs no line.
    if (event.kind === 'bytes' && connector.route.kind !== 'mailboxes') record.bytes(event.out, event.in);
  };
  return { session: record.id, link, transcript, signal, progress, kept };
}

function portionOf({ connectors }: Settings, request: SessionRequest, id: string): Portion | undefined {
  const connector = connectors.find((c) => c.id === id);
  return connector && request.portion(connector);
}
