// A session with everything it needs around it: its record, its transcript, a
// sender for each connector, the watch on what comes in. It is handed over to
// runSession and, when that has ended, to the archive.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import type { SessionPhase, SessionWhy } from '../contract/views';
import type { DueQuestion } from '../queue/lane';
import type { Transcript } from '../smtp/transcript';
import { largeMailOpen } from '../dialing/occasions';
import type { InboundWatch } from './inbound';
import { SessionRecord } from './record';
import { TIMEOUTS } from '../smtp/timeouts';
import { breakOff, GRACE, runSession } from './session';
import { type Joining, newRequest, type SessionRequest } from './requests';
import type { SessionDeps } from './deps';
import { type PreparedRun, prepareRun } from './prepared-run';
import { senderFor, renewSenders } from './senders';
import { sessionWords } from '../words/session';

export interface OpenSession {
  readonly record: SessionRecord;
  readonly inbound: InboundWatch;
  readonly transcript: Transcript;
  joinable(): boolean;
  join(joining: Joining): void;
  /** Mail of this connector that becomes due goes with it. */
  carries(connector: string): boolean;
  /** What it still takes of this connector's mail; null: nothing. */
  takes(connector: Connector): DueQuestion | null;
  /** Does it ask for this connector's held mail, or wait for that? */
  fetches(connector: string): boolean;
  /** Looks for this connector's due mail; false where that does not all go with it. */
  lookFor(connector: string): boolean;
  /** The settings changed: what has set out goes on as it did, what has not goes the new way. */
  renew(): void;
  run(): void;
  /** The line went down by itself. */
  dropped(text: string): void;
  /** Orderly; resolves when the line is down and the session filed, which one that was not run yet still waits for. */
  stop(): Promise<void>;
  /** At once, also when it is being stopped: no reply is waited for. */
  cut(): void;
}

/** A session on `linkId`, not yet begun. */
export function openSession(deps: SessionDeps, linkId: string, why: SessionWhy): OpenSession {
  const stopping = new AbortController();
  const request = newRequest({
    call: deps.mail.queue.callFor(),
    limited: (connector) => deps.shared.portion(connector, run.link),
    largeOpen: (connector) => largeMailOpen(connector, deps.zone(), deps.clock.now()),
  });
  const run = prepareRun(deps, { linkId, why, request, stopping: stopping.signal });
  const { record, senders } = run;
  let filed = (): void => undefined;
  const done = new Promise<void>((resolve) => (filed = resolve));
  const joinable = (): boolean =>
    !stopping.signal.aborted && !run.broken.signal.aborted && !LEAVING.includes(record.phase());
  const carries = (id: string): boolean => joinable() && senders.get(id)?.trouble() === null;
  const lookFor = (id: string): boolean => {
    const sender = senders.get(id);
    if (sender && SENDING.includes(record.phase())) sender.look();
    return sender !== undefined && request.usual(id);
  };
  return {
    record,
    inbound: run.inbound,
    transcript: run.transcript,
    lookFor,
    joinable,
    carries,
    takes: (c) => (carries(c.id) ? request.expected(c) : null),
    fetches: (id) => run.toCollect.has(id) || (senders.has(id) && FETCHING.includes(record.phase())),
    join: (joining) => join({ deps, run, request, stopping }, joining, lookFor),
    renew: () => renewSenders(deps, run, request).forEach(lookFor),
    run() {
      if (!run.takeLine()) stopping.abort();
      void runSession(run)
        .then((view) => deps.books.archive({ ...view, transcript: run.transcript.text() }))
        .catch((error: unknown) =>
          deps.log.write('relay', 'minimum', sessionWords.log.notFiled(record.id, String(error))),
        )
        .finally(() => {
          run.kept.close();
          request.over(record.id, record.error());
          deps.shared.finished();
          filed();
        });
    },
    dropped: (text) => breakOff(run, sessionWords.lineDropped(text), 'line'),
    stop: () => {
      // Its replies are waited for, after the moment a message under way has to go.
      if (record.phase() !== 'ended') record.hangsUp(GRACE + TIMEOUTS.stop);
      stopping.abort();
      return done;
    },
    cut() {
      stopping.abort();
      run.broken.abort();
      run.cut.abort();
    },
  };
}

interface JoinDeps {
  readonly deps: SessionDeps;
  readonly run: PreparedRun;
  readonly request: SessionRequest;
  readonly stopping: AbortController;
}

function join(
  { deps, run, request, stopping }: JoinDeps,
  joining: Joining,
  lookFor: (connector: string) => boolean,
): void {
  const { record, senders } = run;
  record.join(joining.connectors);
  request.join(joining);
  // Nobody wants it but for what it is held up for, and all of that was called off.
  const calledOff = (): boolean => !request.wantedAnyway() && request.held().every((line) => line.calledOff());
  const leave = (): void => void (record.phase() === 'dialing' && calledOff() && stopping.abort());
  for (const line of joining.held) {
    line.gone.addEventListener('abort', leave, { once: true });
    line.join(record.id, AbortSignal.any([run.stopping, run.broken.signal]));
    if (ONLINE.includes(record.phase())) line.cameUp(record.id);
  }
  for (const id of joining.connectors) {
    const connector = deps.settings().connectors.find((c) => c.id === id);
    if (!connector) continue;
    // A person's second start tries a host again that was in trouble.
    if (!senders.has(id) || senders.get(id)?.trouble()) senders.set(id, senderFor(deps, run, connector, request));
    if (collectMethods(connector.collect).length > 0 && joining.fetch && joining.fetches(id)) run.toCollect.add(id);
    if (SENDING.includes(record.phase())) request.wake(connector);
    lookFor(id);
  }
}

/** The phases in which mail that becomes due is sent. */
const SENDING: readonly SessionPhase[] = ['sending', 'collecting', 'waiting', 'updating'];
/** The phases in which held mail is asked for, or may still come. */
const FETCHING: readonly SessionPhase[] = ['collecting', 'waiting', 'updating'];
/** The phases in which a line is up that may be held. */
const ONLINE: readonly SessionPhase[] = ['signing-in', ...SENDING];
/** The phases in which nothing more is taken along. */
const LEAVING: readonly SessionPhase[] = ['hanging-up', 'ended'];
