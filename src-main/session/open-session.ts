// A session with everything it needs around it: its record, its transcript, a
// sender for each connector, the watch on what comes in. It is handed over to
// runSession and, when that has ended, to the archive.
import type { Readable } from 'node:stream';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CollectResult } from '../collect/method';
import { collectMethods } from '../contract/collect';
import { type Connector, linkIds } from '../contract/connector';
import { IN_HOUSE, isDialled, type Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Session, SessionDetail, SessionPhase, SessionWhy } from '../contract/views';
import type { Progress, Source, Summary } from '../delivery/source';
import { cost } from '../link/cost';
import type { CostBook } from '../link/cost-book';
import { isLocal } from '../mail/address';
import type { TakenMessage } from '../queue/entry';
import type { Portion } from '../queue/portion';
import type { Queue } from '../queue/queue';
import { createTranscript, type Transcript } from '../smtp/transcript';
import type { AttentionBoard } from '../contract/attention';
import type { RefusedMail } from '../attention/refused-mail';
import { dialled, consequencesOf } from './consequences';
import { createInFlight, type InFlight } from './in-flight';
import { type InboundWatch, watchInbound } from './inbound';
import { type KeptConnections, keepConnections } from './kept-connections';
import type { Links } from '../dialing/links';
import { largeMailOpen } from '../dialing/occasions';
import type { Backoff } from '../dialing/backoff';
import type { RateLimits } from '../dialing/rate-limit';
import { SessionRecord, sumDue } from './record';
import { openSender, type Sender } from './sender';
import { breakOff, brokenBy, runSession, type SessionRun } from './session';
import { tellCollected } from './tell-trouble';
import { type Joining, newRequest, type SessionRequest } from './requests';

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

export interface OpenSession {
  readonly record: SessionRecord;
  readonly inbound: InboundWatch;
  readonly transcript: Transcript;
  joinable(): boolean;
  join(joining: Joining): void;
  /** Mail of this connector that becomes due goes with it. */
  carries(connector: string): boolean;
  /** Does it ask for this connector's held mail, or wait for that? */
  fetches(connector: string): boolean;
  /** Looks for this connector's due mail if it takes part; false when it does not. */
  lookFor(connector: string): boolean;
  /** The settings changed: what has set out goes on as it did, what has not goes the new way. */
  renew(): void;
  run(): void;
  /** The line went down by itself. */
  dropped(text: string): void;
  /** Orderly; resolves when the line is down and the session filed, which one that was not run yet still waits for. */
  stop(): Promise<void>;
}

const TRANSCRIPT_BYTES = 1024 * 1024;

/** A session on `linkId`, not yet begun. */
export function openSession(deps: SessionDeps, linkId: string, why: SessionWhy): OpenSession {
  const stopping = new AbortController();
  const request = newRequest((connector) => deps.portion(connector, run.link));
  const run = prepareRun(deps, request, linkId, why, stopping.signal);
  const { record, senders } = run;
  let filed = (): void => undefined;
  const done = new Promise<void>((resolve) => (filed = resolve));
  const joinable = (): boolean =>
    !stopping.signal.aborted &&
    !run.broken.signal.aborted &&
    record.phase() !== 'hanging-up' &&
    record.phase() !== 'ended';
  const lookFor = (id: string): boolean => {
    const sender = senders.get(id);
    if (sender && SENDING.includes(record.phase())) sender.look();
    return sender !== undefined;
  };
  return {
    record,
    inbound: run.inbound,
    transcript: run.transcript,
    lookFor,
    joinable,
    carries: (id) => joinable() && senders.get(id)?.trouble() === null,
    fetches: (id) =>
      run.toCollect.has(id) || (senders.has(id) && (record.phase() === 'collecting' || record.phase() === 'waiting')),
    join(joining) {
      record.join(joining.connectors);
      request.join(joining);
      for (const id of joining.connectors) {
        const connector = deps.settings().connectors.find((c) => c.id === id);
        if (!connector) continue;
        // A person's second start tries a host again that was in trouble.
        if (!senders.has(id) || senders.get(id)?.trouble()) senders.set(id, senderFor(deps, run, connector, request));
        if (collectMethods(connector.collect).length > 0 && joining.fetches(id)) run.toCollect.add(id);
        lookFor(id);
      }
    },
    renew: () => renewSenders(deps, run, request).forEach(lookFor),
    run() {
      if (!run.takeLine()) stopping.abort();
      void runSession(run)
        .then((view) => deps.archive({ ...view, transcript: run.transcript.text() }))
        .catch((error: unknown) =>
          deps.log.write('relay', 'minimum', `session ${record.id} could not be filed: ${String(error)}`),
        )
        .finally(() => {
          run.kept.close();
          deps.finished();
          filed();
        });
    },
    dropped: (text) => breakOff(run, `${text} What was not sent is waiting as before.`, 'line'),
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

/** Marks a sender whose connector has changed; no id has it. */
const RETIRED = '~';

/** What has set out goes on as it did, what has not goes the new way. Answers the connectors that changed. */
function renewSenders(
  deps: SessionDeps,
  run: ReturnType<typeof prepareRun>,
  request: SessionRequest,
): readonly string[] {
  const { senders, link } = run;
  return [...senders].flatMap(([id, sender]) => {
    const connector = deps
      .settings()
      .connectors.find(
        (c) =>
          c.id === id &&
          c.enabled &&
          (linkIds(c).includes(link.id) || (link.id === IN_HOUSE.id && c.route.kind === 'mailboxes')),
      );
    if (id.includes(RETIRED) || (connector && sameConnector(connector, sender.connector))) return [];
    sender.stop();
    if (!connector) {
      run.toCollect.delete(id);
      return [];
    }
    // The old one may still be waiting for replies, and the session waits for it.
    senders.set(`${id}${RETIRED}${senders.size}`, sender);
    senders.set(id, senderFor(deps, run, connector, request));
    return [id];
  });
}

function sameConnector(a: Connector, b: Connector): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The phases in which mail that becomes due is sent. */
const SENDING: readonly SessionPhase[] = ['sending', 'collecting', 'waiting'];

interface PreparedRun extends SessionRun {
  readonly senders: Map<string, Sender>;
  readonly kept: KeptConnections;
  readonly flight: InFlight;
  /**
   * The session begins: it may have waited in line while the line's settings changed. False where there is no such
   * line any more.
   */
  takeLine(): boolean;
}

function prepareRun(
  deps: SessionDeps,
  request: SessionRequest,
  linkId: string,
  why: SessionWhy,
  stopping: AbortSignal,
): PreparedRun {
  const { clock } = deps;
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
    collect: async (connector, signal) => {
      const results = await deps.collect(
        connector,
        aboard({ record, link: line.link, transcript, kept }, connector, signal),
      );
      tellCollected(deps.attention, connector, results, senders.get(connector.id)?.trouble() ?? null);
      return results;
    },
    book: () => book(deps, line.link, record),
    dialled: (up, why) => dialled(deps, { record, link: line.link }, up, why),
    passOn: (connectors) => deps.passOn({ connectors, why, large: request.large, tried: request.tried() }),
    online: () => online(deps, line.link),
  };
}

async function book({ costBook }: SessionDeps, link: Link, record: SessionRecord): Promise<void> {
  if (link.id === IN_HOUSE.id) return;
  const { cost, secondsOnline: seconds, bytesIn, bytesOut } = record.view();
  await costBook.book(link.id, {
    startedAt: record.startedAt,
    seconds,
    bytes: bytesIn + bytesOut,
    cost,
    busySeconds: record.busySeconds(),
  });
}

/** A dialled line came up: should we die now, it must be hung up at the next start. */
async function online({ costBook, links, clock }: SessionDeps, link: Link): Promise<void> {
  if (isDialled(link)) await Promise.all([costBook.online(link.id, clock.now()), links.learn(link.id)]);
}

function aboard(
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

function senderFor(deps: SessionDeps, run: PreparedRun, connector: Connector, request: SessionRequest): Sender {
  const { record } = run;
  return openSender({
    connector,
    session: record.id,
    queue: deps.queue,
    content: deps.content,
    rates: deps.rates,
    late: deps.late,
    clock: deps.clock,
    mayLinger: () => !isDialled(run.link),
    brake: deps.refusedMail.brakeFor(connector.id),
    flight: run.flight,
    portion: () => request.portion(connector),
    oversizeToo: () => request.large(connector.id) || largeMailOpen(connector, deps.zone(), deps.clock.now()),
    deliver: async (source) =>
      consequencesOf(
        deps,
        run,
        connector,
        await deps.deliver(connector, source, aboard(run, connector, run.broken.signal)),
      ),
    brokenBy: (milliseconds) => brokenBy(run, milliseconds),
    settled: (taken, outcomes) => record.settled(outcomes, isSent(deps.settings(), connector, taken)),
    broke: (error) => {
      deps.log.write(
        'smtp-out',
        'minimum',
        `sending by ${connector.id} broke off: ${error instanceof Error ? error.stack : String(error)}`,
      );
      const disk = deps.diskTrouble(error);
      // What goes out while nothing can be written down would go out again after a crash.
      if (disk !== null) deps.backoff.troubled(connector.id, connector.retry);
      breakOff(
        run,
        disk ??
          'Dialpost had to stop sending because of a fault of its own. Your mail is safe in the queue; the log has the details.',
      );
    },
  });
}

function portionOf({ connectors }: Settings, request: SessionRequest, id: string): Portion | undefined {
  const connector = connectors.find((c) => c.id === id);
  return connector && request.portion(connector);
}

/** Mail for ourselves that we pass on in-house, and not to a branch, is not "sent". */
function isSent({ organization }: Settings, { holdForRemote }: Connector, { recipients }: TakenMessage): boolean {
  return holdForRemote !== null || !recipients.every(({ address }) => isLocal(address, organization.domains));
}
