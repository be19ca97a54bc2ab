// The run made of what a session is handed, before anything moves: its record,
// its transcript, the watch on what comes in, and how it asks, books and
// passes on. Owns no decision of the sequence; that is session.ts.
import type { CollectResult } from '../collect/method';
import type { Connector } from '../contract/connector';
import { IN_HOUSE, isDialled, type Link, takesSomething } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { SessionWhy } from '../contract/views';
import type { Progress } from '../delivery/source';
import { cost } from '../contract/price';
import type { LinkControl } from '../link/link';
import type { Due } from '../queue/lane';
import { createTranscript } from '../smtp/transcript';
import { dialled } from './consequences';
import type { SessionContext, SessionDeps } from './deps';
import { bookingOf, CallNotes } from './cut-off';
import { watchInbound } from './inbound';
import { type KeptConnections, keepConnections } from './kept-connections';
import { SessionRecord, sumDue } from './record';
import { createInFlight, type InFlight, type Sender } from './sender';
import type { SessionRun } from './session';
import { tellCollected } from './tell-trouble';
import { largeLeft, leftBehind } from './left';
import type { SessionRequest } from './requests';
import { sessionWords } from '../words/session';

const TRANSCRIPT_BYTES = 1024 * 1024;

export interface PreparedRun extends SessionRun {
  readonly senders: Map<string, Sender>;
  readonly kept: KeptConnections;
  readonly flight: InFlight;
  /** Letters that the other side put off. */
  readonly putOff: Map<string, Connector['id']>;
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
  let line = deps.dialing.links.line(linkId);
  const { record, flight } = openRecord(deps, occasion, () => line);
  const transcript = createTranscript(TRANSCRIPT_BYTES);
  const senders = new Map<string, Sender>();
  const toCollect = new Set<string>();
  const cut = new AbortController();
  const putOff = new Map<string, Connector['id']>();
  const notes = new CallNotes({ clock, log: deps.log, note: deps.books.note }, () => record.view());
  const kept = keepConnections(clock, (connector) => toCollect.has(connector));
  const run: PreparedRun = {
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
      const now = deps.dialing.links.find(linkId);
      line = now ?? line;
      return now !== undefined;
    },
    inbound: watchInbound(clock, (size) => {
      record.bytes(0, size);
      record.count('received');
    }),
    senders,
    toCollect,
    passedOn: new Set(),
    putOff,
    kept,
    broken: new AbortController(),
    cut,
    collect: (connector, signal) =>
      collected(deps, { record, link: line.link, transcript, kept, senders, cut }, connector, signal),
    book: () => {
      notes.stop();
      return book(deps, line.link, record);
    },
    dialled: (up, failure) => dialled(deps, { record, link: line.link }, up, failure),
    passOn: (connectors) =>
      deps.shared.passOn({ connectors, why, wishes: (id) => request.wishes(id), tried: request.tried() }),
    held: () => request.held(),
    wantedAnyway: () => request.wantedAnyway(),
    wake: () => asked(deps.settings(), [...senders.keys()]).forEach((one) => request.wake(one)),
    errand: (call) => (linkId === IN_HOUSE.id ? null : deps.carriers.errand(call)),
    online: () => online(deps, line.link, notes),
    keepAlive: (signal) => keepAlive(deps, run, signal),
    leave: () => leave(deps, run, request),
  };
  return run;
}

/** The story of the session, and what of it is under way. */
function openRecord(
  deps: SessionDeps,
  { why, request }: Occasion,
  line: () => LinkControl,
): Pick<PreparedRun, 'record' | 'flight'> {
  const flight: InFlight = createInFlight(() => record.flightChanged());
  const record: SessionRecord = new SessionRecord({
    clock: deps.clock,
    why,
    get link() {
      return line().link;
    },
    toSend: (ids) => sumDue([...expected(deps, request, ids), flight.left()]),
    underWay: () => flight.left().messages,
    cost: (seconds, bytes) => cost(line().link.tariff, seconds, bytes),
    programSeconds: () => line().hangUpSeconds,
    changed: (view) => deps.tell.announcements.tell('session-changed', view),
  });
  return { record, flight };
}

/** Asks for the connector's held mail and shows what became of it. */
async function collected(
  deps: SessionDeps,
  run: Pick<PreparedRun, 'record' | 'link' | 'transcript' | 'kept' | 'senders' | 'cut'>,
  connector: Connector,
  signal: AbortSignal,
): Promise<readonly CollectResult[]> {
  const results = await deps.carriers.collect(connector, inSession(run, connector, signal));
  tellCollected(deps.tell.attention, connector, results, run.senders.get(connector.id)?.trouble() ?? null);
  return results;
}

async function book({ books, tell }: SessionDeps, link: Link, record: SessionRecord): Promise<void> {
  if (link.id === IN_HOUSE.id) return;
  await tell.booked(books.costBook.book(link.id, bookingOf(record.view())));
}

/** A line came up that costs: should we die now, it must be hung up at the next start, and the call booked. */
async function online({ books, dialing, clock }: SessionDeps, link: Link, notes: CallNotes): Promise<void> {
  if (!takesSomething(link)) return;
  const learnt = isDialled(link) ? dialing.links.learn(link.id) : null;
  await Promise.all([books.costBook.online(link.id, clock.now()), learnt, notes.begin()]);
}

/** Sign-ins that nobody uses any more end at their providers: by a line that leaves the house they are renewed. */
async function keepAlive({ carriers, log }: SessionDeps, run: PreparedRun, signal: AbortSignal): Promise<void> {
  if (run.link.id === IN_HOUSE.id) return;
  const notes = await carriers.renewSignIns(signal).catch((error: unknown) => {
    log.write('relay', 'minimum', sessionWords.log.notRenewed(run.record.id, String(error)));
    return [];
  });
  notes.forEach((note) => run.transcript.note(note));
}

/** What the connector's carriers may use of the run. */
export function inSession(
  { record, link, transcript, kept, cut }: Pick<PreparedRun, 'record' | 'link' | 'transcript' | 'kept' | 'cut'>,
  connector: Connector,
  signal: AbortSignal,
): SessionContext {
  const progress: Progress = (event) => {
    // What goes into our own mailboxes costs no line.
    if (connector.route.kind === 'mailboxes') return;
    if (event.kind === 'bytes') record.bytes(event.out, event.in);
    if (event.kind === 'sending') record.sets();
  };
  return { session: record.id, link, transcript, signal, cut: cut.signal, progress, kept };
}

function leave(deps: SessionDeps, run: PreparedRun, request: SessionRequest): void {
  const { record, putOff } = run;
  const parts = {
    queue: deps.mail.queue,
    request,
    now: deps.clock.now(),
    zone: deps.zone(),
    connectors: asked(deps.settings(), record.view().connectors).filter(({ id }) => !run.passedOn.has(id)),
    putOff,
    goes: deps.dialing.goes,
    freeAt: (connector: Connector) => deps.shared.rates.freeAt(connector),
  };
  record.leavesBehind(leftBehind(parts, run), largeLeft(parts));
}

/** What the session is still to send and has not taken yet. */
function expected({ mail: { queue }, settings }: SessionDeps, request: SessionRequest, ids: readonly string[]): Due[] {
  return asked(settings(), ids).map((one) => queue.due(one.id, request.expected(one)));
}

function asked({ connectors }: Settings, ids: readonly string[]): readonly Connector[] {
  return connectors.filter(({ id }) => ids.includes(id));
}
