// One send/receive run, to be read from top to bottom: dial, send, collect, wait,
// hang up, book. Each phase can be stopped, each has its own limit, and each
// leaves the queue consistent: what was not sent is waiting as before.
//
// A person's stop is orderly: nothing new is taken, the message under way gets a
// moment, then the line goes down. A broken line ends all phases at once.
import { type Clock, sleep } from '../base/clock';
import type { Log } from '../base/log';
import { collectMethods } from '../contract/collect';
import type { AttentionKey } from '../contract/attention';
import type { Connector } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Session } from '../contract/views';
import type { Cuts } from '../mail/envelope';
import type { CollectResult } from '../collect/method';
import type { DialFault } from '../contract/dial-fault';
import type { DialFailure } from '../link/dialer';
import type { LinkControl } from '../link/link';
import type { Transcript } from '../smtp/transcript';
import type { Errand, QuietCall } from '../updates/deps';
import { type InboundActivity, type InboundWatch, waitForRest } from './inbound';
import { collectedText, dialSymptom, withSteps } from './advice';
import { runErrands } from './quiet/errand';
import { collectedShownAs } from './tell-trouble';
import type { PassedOnTo } from './deps';
import type { HeldLine } from './held-line';
import type { SessionRecord } from './record';
import type { Sender } from './sender';
import { sessionWords } from '../words/session';

export interface SessionRun {
  readonly clock: Clock;
  readonly log: Log;
  readonly link: Link;
  readonly line: LinkControl;
  readonly record: SessionRecord;
  readonly transcript: Transcript;
  readonly inbound: InboundWatch;
  /** Grows when connectors join. */
  readonly senders: ReadonlyMap<string, Sender>;
  /** Connectors whose held mail is still to be asked for; a second start puts them back. */
  readonly toCollect: Set<string>;
  /** Orderly: take nothing more. */
  readonly stopping: AbortSignal;
  /** At once: the line is gone or the grace is over. */
  readonly broken: AbortController;
  /** At once, and no reply is waited for any longer. */
  readonly cut: AbortController;
  collect(connector: Connector, signal: AbortSignal): Promise<readonly CollectResult[]>;
  /** The line came up, or did not (`why`), or was cut off before anything got through. */
  dialled(up: boolean, why?: DialFailure): void;
  /** The line does not serve these connectors: by which others their call goes on, or null. */
  passOn(connectors: readonly string[]): PassedOnTo | null;
  /** The connectors whose call goes on by another line. */
  readonly passedOn: Set<string>;
  /** The line is up: what must be done on it now or is lost, before any mail goes. Never rejects. */
  keepAlive(signal: AbortSignal): Promise<void>;
  /** Puts what is left behind into the record. */
  leave(): void;
  /** What the line is wanted for once its mail is done, or null. */
  errand(call: QuietCall): Errand | null;
  /** Writes down that the line is up. */
  online(): Promise<void>;
  /** What the line is held up for; more may join. */
  held(): readonly HeldLine[];
  /** Somebody wants the call whatever becomes of what the line is held up for. */
  wantedAnyway(): boolean;
  /** The line is up: put-off mail that was asked for is due. */
  wake(): void;
  book(): Promise<void>;
}

/**
 * How long a message under way may take after a person said stop; then its replies get `timeouts.stop`
 * more. Both must end well within the ten seconds in which a whole stop is done: the line is hung up after them.
 */
export const GRACE = 2_000;

/** Runs to the end and never rejects; what went wrong stands in the record. */
export async function runSession(run: SessionRun): Promise<Session> {
  const { record } = run;
  const most = run.link.maxOnlineMinutes;
  const endsAt = most === null ? null : run.clock.monotonic() + most * 60_000;
  const timeUp =
    most === null ? null : run.clock.after(most * 60_000, () => breakOff(run, sessionWords.timeUp(most), 'time'));
  const onStop = (): void => void grace(run);
  run.stopping.addEventListener('abort', onStop, { once: true });
  try {
    if (await dial(run)) {
      await run.keepAlive(AbortSignal.any([run.stopping, run.broken.signal]));
      let owed = 0;
      for (let on = await letGo(run); on; on = isWanted(run) && (await letGo(run))) {
        await send(run);
        const before = record.counted('received');
        const asked = await collect(run);
        await rest(run, asked.coming);
        owed = stillOwed(run, asked, owed, record.counted('received') - before);
        await runErrands(run, async () => (await atRest(run), await rest(run, false)), endsAt);
      }
    }
  } catch (error) {
    run.log.write(
      'relay',
      'minimum',
      sessionWords.log.brokeOff(record.id, String(error instanceof Error ? error.stack : error)),
    );
    record.trouble(sessionWords.ourFault);
  } finally {
    timeUp?.cancel();
    run.stopping.removeEventListener('abort', onStop);
  }
  await hangUp(run);
  return book(run);
}

/** The longest time online was over before the line was up. */
const CUT_OFF: DialFault = { trouble: 'other', by: 'program', code: null, hopeless: false };

async function dial(run: SessionRun): Promise<boolean> {
  run.record.enter('dialing');
  if (run.stopping.aborted) {
    run.record.trouble(sessionWords.stoppedBefore);
    return false;
  }
  const up = await run.line.up(AbortSignal.any([run.stopping, run.broken.signal]));
  if (up.ok) {
    run.record.online();
    run.dialled(true);
    await noteOnline(run);
    run.wake();
    return true;
  }
  if (!run.stopping.aborted) {
    const failure: DialFailure = up.cancelled ? { ...up, fault: CUT_OFF, said: '' } : up;
    run.dialled(false, failure);
    run.record.notDialled(failure.fault);
    run.record.trouble(withSteps(dialSymptom(failure)), `dial:${run.link.id}`);
    continueSession(run, [...run.senders.keys()]);
  }
  run.transcript.note(up.text);
  return false;
}

function noteOnline(run: SessionRun): Promise<void> {
  return run
    .online()
    .catch((error: unknown) =>
      run.log.write('dial', 'minimum', sessionWords.log.upNotNoted(run.link.id, String(error))),
    );
}

/** This line does not serve these connectors; by another their call may go on, asking for held mail included. */
export function continueSession(
  run: Pick<SessionRun, 'record' | 'toCollect' | 'passOn' | 'passedOn'>,
  connectors: readonly string[],
): void {
  connectors.forEach((id) => run.toCollect.delete(id));
  const next = run.passOn(connectors);
  if (!next) return;
  next.connectors.forEach((id) => run.passedOn.add(id));
  run.record.goesOn(next.session);
}

/** The line is held up while somebody signs in: the mail goes by what comes of it. False: it is to be hung up. */
async function letGo(run: SessionRun): Promise<boolean> {
  const { record } = run;
  const next = (): HeldLine | undefined => run.held().find((line) => line.holds(record.id));
  for (let line = next(); line; line = next()) {
    run.held().forEach((one) => one.cameUp(record.id));
    record.enter('signing-in');
    const { goesOn, trouble } = await line.wait();
    if (trouble !== null) record.trouble(trouble);
    if (!goesOn && !isForOthers(run, next())) return false;
  }
  return true;
}

/** Another holds the line too, or wants a call of which nothing was done yet. */
function isForOthers(run: SessionRun, other: HeldLine | undefined): boolean {
  const begun = run.record.view().phases.some(({ phase }) => phase === 'sending');
  return !ended(run) && (other !== undefined || (run.wantedAnyway() && !begun));
}

function isWanted(run: SessionRun): boolean {
  return !ended(run) && (run.toCollect.size > 0 || run.held().some((line) => line.holds(run.record.id)));
}

async function send(run: SessionRun): Promise<void> {
  run.record.enter('sending');
  run.senders.forEach((sender) => sender.look());
  await atRest(run);
}

/** Waits for senders; joining mail and joining connectors are waited for too. */
async function atRest(run: SessionRun): Promise<void> {
  const busy = (): Sender | undefined => [...run.senders.values()].find((s) => s.busy());
  for (let sender = busy(); sender; sender = busy()) await sender.idle();
}

interface Asked {
  /** Something may now come. */
  readonly coming: boolean;
  /** Messages that providers said they would send; null where none said how many. */
  readonly announced: number | null;
  /** The connectors of those that said it. */
  readonly by: readonly string[];
}

/** Asks the provider for the mail it holds. */
async function collect(run: SessionRun): Promise<Asked> {
  if (run.toCollect.size === 0 || ended(run)) return { coming: false, announced: null, by: [] };
  run.record.enter('collecting');
  let coming = false;
  const announced: number[] = [];
  const by: string[] = [];
  for (const id of run.toCollect) {
    run.toCollect.delete(id);
    const connector = run.senders.get(id)?.connector;
    if (!connector || ended(run)) continue;
    const results = await run.collect(connector, AbortSignal.any([run.stopping, run.broken.signal]));
    tell(run, id, results.at(-1));
    coming ||= results.some((r) => r.kind === 'requested');
    const said = announcedIn(results);
    announced.push(...said);
    by.push(...said.filter((messages) => messages > 0).map(() => id));
    run.inbound.fetched(fetchedIn(results));
  }
  return { coming, announced: announced.length === 0 ? null : announced.reduce((sum, n) => sum + n, 0), by };
}

/** The last method tried tells. */
function tell({ record }: SessionRun, id: string, last: CollectResult | undefined): void {
  if (last?.kind === 'failed' || last?.kind === 'unsupported')
    record.trouble(collectedText(last), collectedShownAs(id, last));
  else if (last?.amiss) record.flaw(last.text, last.amiss === 'again' ? `collect:${id}` : null);
}

/** The numbers of messages that the provider said it would send. */
function announcedIn(results: readonly CollectResult[]): readonly number[] {
  return results.flatMap(({ kind, messages }) =>
    messages === undefined || (kind !== 'requested' && kind !== 'nothing') ? [] : [messages],
  );
}

/** The messages that were fetched, also by one that broke off. */
function fetchedIn(results: readonly CollectResult[]): number {
  return results.reduce((sum, r) => sum + (r.kind === 'done' || r.kind === 'failed' ? (r.messages ?? 0) : 0), 0);
}

/**
 * How many messages that were announced have not come. As long as asking brings some, it is
 * asked again while the line is up; then it is told, for nobody would miss what he does not know of.
 */
function stillOwed(run: SessionRun, { announced, by }: Asked, before: number, came: number): number {
  const owed = Math.max(0, (announced ?? before) - came);
  if (owed === 0 || ended(run)) return owed;
  run.transcript.note(sessionWords.missing({ came, owed }));
  if (came > 0 && by.length > 0) by.forEach((id) => run.toCollect.add(id));
  else run.record.trouble(sessionWords.stillOwed({ came, owed }));
  return owed;
}

/** Until inbound mail has come to rest, and mail that joined has gone. */
async function rest(run: SessionRun, asked: boolean): Promise<void> {
  if (ended(run) || (isDialled(run.link) && !asked && run.inbound.transfers === 0)) return;
  run.record.enter('waiting');
  const waits = decisiveWaits([...run.senders.values()].map((s) => s.connector));
  const longest = (pick: (wait: Connector['wait']) => number): number => Math.max(0, ...waits.map(pick));
  const rule = {
    first: asked ? longest((w) => w.firstMessageSeconds) * 1000 : 0,
    idle: longest((w) => w.idleSeconds) * 1000,
    most: longest((w) => w.maxMinutes) * 60_000,
    steps: run.record.steps(),
  };
  const sending = (): boolean => [...run.senders.values()].some((s) => s.busy());
  let lastSent = 0;
  const look = (): InboundActivity => {
    if (sending()) lastSent = run.clock.monotonic();
    const busy = sending() || run.inbound.transfers > 0;
    // A message may come and go between two looks; its bytes tell.
    return {
      busy,
      lastAt: Math.max(lastSent, run.record.movedAt(), run.inbound.lastAt),
      seen: !asked || run.inbound.seen,
      over: run.toCollect.size > 0,
    };
  };
  await waitForRest(run.clock, rule, look, {
    signal: AbortSignal.any([run.stopping, run.broken.signal]),
    hangsUp: (at) => run.record.waitsUntil(at),
  });
  // No trouble: ETRN's 250 is also said where nothing is held.
  if (asked && !ended(run) && run.toCollect.size === 0 && run.record.counted('received') === 0)
    run.transcript.note(sessionWords.nothingCame(Math.max(rule.first, rule.idle) / 1000));
}

/** Waiting is for those who fetch, else for those who send; our own mailboxes wait for nobody. */
function decisiveWaits(connectors: readonly Connector[]): readonly Connector['wait'][] {
  const fetching = connectors.filter((c) => collectMethods(c.collect).length > 0);
  const sending = connectors.filter((c) => c.route.kind !== 'mailboxes');
  return [fetching, sending, connectors].find((group) => group.length > 0)?.map((c) => c.wait) ?? [];
}

async function hangUp(run: SessionRun): Promise<void> {
  run.senders.forEach((sender) => sender.stop());
  await atRest(run);
  await Promise.all([...run.senders.values()].map((sender) => sender.end()));
  // Mail that comes from now on is not this call's.
  run.leave();
  run.record.enter('hanging-up');
  const down = await run.line.down();
  if (!down.ok) run.record.trouble(down.text, `line:${run.link.id}`);
  run.record.offline();
  // Dialled again at once it would be cut off again.
  if (run.broken.signal.aborted && !run.stopping.aborted && !anythingSettled(run.record)) run.dialled(false);
}

function anythingSettled(record: SessionRecord): boolean {
  return (['sent', 'received', 'failed', 'deferred'] as const).some((what) => record.counted(what) > 0);
}

async function book(run: SessionRun): Promise<Session> {
  const { record } = run;
  await run.book().catch((error: unknown) => {
    run.log.write('relay', 'minimum', sessionWords.log.notBooked(record.id, String(error)));
  });
  // Should we end before it is down, it must be hung up at the next start.
  if (run.line.state === 'hanging-up') await noteOnline(run);
  record.end(resultOf(run));
  return record.view();
}

function resultOf(run: SessionRun): Session['result'] {
  const { record } = run;
  const moved = record.counted('sent') + record.counted('received') > 0;
  const flaws = record.left() !== null || record.error() !== null || record.counted('failed') > 0;
  if (!flaws) return 'ok';
  return record.isTroubled() && !moved ? 'failed' : 'partly';
}

function ended(run: SessionRun): boolean {
  return run.stopping.aborted || run.broken.signal.aborted;
}

/** Why a session is broken off: what a letter may be to blame for, or not ('ours'). */
type Break = Cuts['why'] | 'ours';

/** Ends every phase now; `text` is what the session's error says. */
export function breakOff(
  run: Pick<SessionRun, 'record' | 'broken' | 'senders'>,
  text: string,
  why: Break = 'ours',
  shownAs: AttentionKey | null = null,
): void {
  run.record.trouble(text, shownAs);
  run.senders.forEach((sender) => sender.stop());
  run.broken.abort(why);
}

/**
 * A letter was being sent for `milliseconds` when its connection ended: why, where its weight may be to blame.
 * Null where a person hung up, our disk failed, or the most of the longest time online had gone before.
 */
export function brokenBy(
  { stopping, broken, link }: Pick<SessionRun, 'stopping' | 'broken' | 'link'>,
  milliseconds: number,
): Cuts['why'] | null {
  if (stopping.aborted) return null;
  if (!broken.signal.aborted) return 'line';
  // Only breakOff aborts it while nobody has asked to stop.
  const why = broken.signal.reason as Break;
  const mostOfIt = milliseconds > (link.maxOnlineMinutes ?? 0) * 30_000;
  return why === 'line' || (why === 'time' && mostOfIt) ? why : null;
}

async function grace(run: SessionRun): Promise<void> {
  run.senders.forEach((sender) => sender.stop());
  await sleep(run.clock, GRACE, run.broken.signal);
  run.broken.abort();
}
