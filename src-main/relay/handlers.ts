// What each method of the contract does. Short on purpose: a handler asks a room
// and answers; anything longer belongs into a room.
import type { Note } from '../base/aside';
import type { History } from '../config/history';
import type { SessionArchive } from '../config/sessions';
import type { SettingsStore } from '../config/settings-store';
import { ContractError } from '../contract/errors';
import type { Schedule } from '../contract/schedule';
import type { Done, Handlers, Params, QueueSelection, Results } from '../contract/methods';
import type { Estimate, LinkDay, QueueDetail, QueueRow, SessionDetail, Status } from '../contract/views';
import { adviceOf } from '../diagnose/cases/session-advice';
import type { Queue } from '../queue/queue';
import type { QueueItem } from '../mail/envelope';
import { splitHeader } from '../mail/header';
import { isItem } from '../spool/findings';
import type { Spool } from '../spool/spool';
import type { Branches } from '../reception/branches';
import type { Sessions } from '../session/sessions';
import type { Logs } from '../logs/logs';
import type { Probes } from './probes';

export interface HandlerDeps {
  readonly queue: Queue;
  readonly calls: Sessions;
  readonly branches: Pick<Branches, 'find'>;
  readonly history: History;
  readonly sessions: SessionArchive;
  readonly store: SettingsStore;
  readonly logs: Pick<Logs, 'tail'>;
  readonly probes: Probes;
  readonly spool: Pick<Spool, 'corrupt' | 'readPart' | 'readAside' | 'verify'>;
  status(): Status;
  estimate(connector: string | undefined): Estimate;
  applySettings(document: unknown): ReturnType<SettingsStore['set']>;
  saveReport(ask: Params<'diagnose.report'>): Promise<Results['diagnose.report']>;
  setPaused(on: boolean): Promise<void>;
  /** Asks whoever owns this process to end it in order. */
  end(): void;
  testMessage(to: string, connector: string | undefined): Promise<string>;
  /** The next `count` session starts of a schedule, milliseconds since 1970 UTC. */
  preview(schedule: Schedule, count: number): readonly number[];
  /** This month's days of a link. */
  days(link: string): readonly LinkDay[];
}

/** The table the dispatch serves. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { queue, calls, history, sessions, store } = deps;
  const act = async (selection: QueueSelection, action: (ids: readonly string[]) => Promise<Done>): Promise<Done> =>
    action(queue.select(selection));
  return {
    status: () => deps.status(),
    'session.start': ({ connectors, link }) => ({ session: calls.start(connectors, link) }),
    'session.stop': () => {
      // The answer does not wait for the line: hanging up may take a while, and the events tell.
      void calls.stop();
      return {};
    },
    'session.list': (page) => sessions.list(page),
    // The live one first: it may end and be filed while the files are asked.
    'session.get': async ({ id }) => withCauses(liveSession(deps, id) ?? (await sessions.get(id)) ?? noSuchSession(id)),
    'relay.pause': () => deps.setPaused(true).then(() => ({})),
    'relay.resume': () => deps.setPaused(false).then(() => ({})),
    'relay.stop': () => {
      deps.end();
      return {};
    },
    'queue.list': (ask) =>
      ask.state === 'corrupt' ? setAside(deps.spool.corrupt(), ask) : waitingFor(calls, queue.list(ask)),
    'queue.get': ({ id }) => detail(deps, id),
    'queue.content': (ask) => content(deps, ask),
    'queue.hold': (selection) => act(selection, (ids) => queue.hold(ids)),
    'queue.release': (selection) => act(selection, (ids) => queue.release(ids)),
    'queue.retry': (selection) => act(selection, (ids) => queue.retry(ids)),
    'queue.remove': (selection) => act(selection, (ids) => queue.remove(ids)),
    'queue.bounce': (selection) => act(selection, (ids) => queue.bounce(ids)),
    'queue.estimate': ({ connector }) => deps.estimate(connector),
    'history.list': (ask) => history.list(ask),
    'settings.get': () => store.shown(),
    'settings.set': (document) => deps.applySettings(document),
    'settings.check': (document) => store.check(document),
    'schedule.preview': ({ schedule, count }) => ({
      calls: deps.preview(schedule, count).map((at) => new Date(at).toISOString()),
    }),
    'link.days': ({ link }) => ({ days: deps.days(link) }),
    ...deps.probes,
    'diagnose.report': (ask) => deps.saveReport(ask),
    'log.tail': (ask) => deps.logs.tail(ask),
    'message.test': async ({ to, connector }) => ({ id: await deps.testMessage(to, connector) }),
  };
}

/** What a line leaves behind says so; a person's hold and routing's word come first. */
function withWaits({ linkChoice }: Sessions, rows: readonly QueueRow[]): readonly QueueRow[] {
  const waits = linkChoice.waits();
  return rows.map((row) => {
    const why = row.state === 'hold' || row.state === 'active' ? null : waits(row);
    return why === null ? row : { ...row, reason: why };
  });
}

function waitingFor(calls: Sessions, page: Results['queue.list']): Results['queue.list'] {
  return { ...page, rows: withWaits(calls, page.rows) };
}

/** What was set aside, as rows that can be looked at: the name is the id, the note the reason. */
function setAside(notes: readonly Note[], { offset, limit }: { offset: number; limit: number }): Results['queue.list'] {
  const rows = notes.slice(offset, offset + limit).map(({ name, why, at, known }): QueueRow => ({
    id: name,
    state: 'hold',
    sender: null,
    recipients: [],
    subject: '',
    messageId: null,
    bytes: 0,
    arrived: new Date(at).toISOString(),
    priority: 'normal',
    system: false,
    oversize: false,
    attempts: 0,
    nextAttempt: null,
    connector: null,
    ...(isItem(known) ? whose(known) : {}),
    reason: why,
  }));
  return { total: notes.length, bytes: 0, rows };
}

/** Whom a letter that was set aside is from and for, where that is known. */
function whose({ sender, recipients, subject, messageId, bytes }: QueueItem): Partial<QueueRow> {
  const shown = recipients.map(({ address, status, reply }) => ({ address, status, reply }));
  return { sender, recipients: shown, subject, messageId, bytes };
}

const HEADER_SHOWN = 262_144;

async function detail(deps: HandlerDeps, id: string): Promise<QueueDetail> {
  const item = deps.queue.get(id);
  const row = deps.queue.row(id);
  if (!item || !row) throw noSuchMessage(id);
  const { header } = splitHeader(await deps.spool.readPart(id, 0, HEADER_SHOWN));
  const routing = deps.queue.routing(id).map(({ recipient, connector, why }) => ({ recipient, connector, why }));
  const attempts = item.attempts.map((a) => ({ ...a, at: new Date(a.at).toISOString() }));
  const [shown = row] = withWaits(deps.calls, [row]);
  return { row: shown, attempts, headers: header.toString('utf8'), routing };
}

async function content(
  deps: HandlerDeps,
  { id, offset, maxBytes, encoding }: Params<'queue.content'>,
): Promise<Results['queue.content']> {
  const { queue, spool } = deps;
  const item = queue.get(id);
  // Who begins to read hears whether it is whole.
  if (!item || (offset === 0 && !(await spool.verify(item))))
    return contentAside(deps, { id, offset, maxBytes, encoding });
  const text = (await spool.readPart(id, offset, offset + maxBytes)).toString(encoding);
  return { text, truncated: item.bytes > offset + maxBytes };
}

/** What lies in corrupt/ is shown as it is found there. */
async function contentAside(
  { spool }: HandlerDeps,
  { id, offset, maxBytes, encoding }: Params<'queue.content'>,
): Promise<Results['queue.content']> {
  const note = spool.corrupt().find(({ name }) => name === `${id}.eml`);
  const bytes = note && (await spool.readAside(note.name, offset, offset + maxBytes + 1));
  if (bytes)
    return { text: bytes.subarray(0, maxBytes).toString(encoding), truncated: bytes.length > maxBytes, damaged: true };
  if (note)
    throw new ContractError('not-found', `Message ${id} was set aside: ${note.why}. Nothing of it can be shown.`);
  throw noSuchMessage(id);
}

function noSuchMessage(id: string): ContractError {
  return new ContractError(
    'not-found',
    `There is no message ${id} in the queue; it may have been delivered meanwhile. Look in the history.`,
  );
}

function liveSession({ calls, branches }: HandlerDeps, id: string): SessionDetail | null {
  const live = calls.find(id);
  return live ? { ...live.record.view(), transcript: live.transcript.text() } : branches.find(id);
}

/** What went well in the end needs no advice, whatever was refused on the way. */
function withCauses(session: SessionDetail): SessionDetail {
  return { ...session, advice: session.result === 'ok' ? [] : adviceOf(session.transcript) };
}

function noSuchSession(id: string): never {
  throw new ContractError('not-found', `There is no session ${id}. "dialpost sessions" lists them.`);
}
