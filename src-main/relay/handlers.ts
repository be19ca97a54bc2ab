// What each method of the contract does. Short on purpose: a handler asks a room
// and answers; anything longer belongs into a room. It holds no state of its own.
import type { Note } from '../base/aside';
import { ContractError } from '../contract/errors';
import type { LinkDay } from '../contract/link';
import { paidIn } from '../contract/money/paid';
import type { Agreed, Done, Handlers, Params, QueueSelection, Results } from '../contract/methods';
import type { Settings } from '../contract/settings';
import type { Estimate, HandedIn, QueueDetail, QueueRow, SessionDetail } from '../contract/views';
import { adviceOf, dialAdvice } from '../diagnose/cases/session-advice';
import { holdTo } from '../dialing/agreed';
import { estimate, type EstimateDeps, namedIn } from '../dialing/estimate';
import { preview } from '../dialing/preview';
import { cost } from '../contract/price';
import { saveReport } from '../logs/report';
import type { QueueItem } from '../mail/envelope';
import { splitHeader } from '../mail/header';
import { callerIn } from '../mail/received';
import { attemptView, recipientView } from '../queue/listing';
import { isItem } from '../spool/findings';
import { queueTest } from '../notices/test-message';
import { backupHandlers } from './backing-up';
import { openGoing } from './going';
import { compareSettings } from './importing/compare';
import { noSuchMessage, readingHandlers } from './reading';
import { withContent } from './resting-letters';
import { practiceAnswer } from './practice-answer';
import { createProbes, type Probes } from './probes';
import { updateHandlers } from './updating';
import type { RelayRooms } from './rooms';
import { relayWords } from '../words/relay';

type Tried = Results['queue.retry'];
/** The methods that are about the mail that waits. */
type QueueMethod = Exclude<Extract<keyof Handlers, `queue.${string}`>, 'queue.content' | 'queue.handOver'>;

type SettingsMethod = Extract<keyof Handlers, `settings.${string}`>;

/** The table the dispatch serves. */
export function createHandlers(rooms: RelayRooms): Handlers {
  const { calls, stores } = rooms;
  const { history, sessions } = stores;
  return {
    status: () => rooms.status(),
    'session.start': async ({ agreed, resume, ...asked }) => {
      rooms.signingIn.holdToCode(asked);
      if (agreed) await holdToAgreed(rooms, agreed, asked);
      if (resume) await rooms.pausing.resume();
      return { session: await calls.start(asked) };
    },
    'session.stop': ({ now = false }) => {
      if (now) calls.cut();
      // The answer does not wait for the line: hanging up may take a while, and the events tell.
      else void calls.stop();
      void rooms.handOver.stop();
      return {};
    },
    'session.list': (page) => sessions.list(page),
    // The live one first: it may end and be filed while the files are asked.
    'session.get': async ({ id }) =>
      withCauses(liveSession(rooms, id) ?? (await sessions.get(id)) ?? noSuchSession(id)),
    'relay.pause': (wish) => rooms.pausing.pause(wish).then(() => ({})),
    'relay.resume': () => {
      rooms.handOver.resume();
      return rooms.pausing.resume().then(() => ({}));
    },
    'relay.stop': () => {
      rooms.options.end?.();
      return {};
    },
    ...backupHandlers(rooms),
    ...queueHandlers(rooms),
    'queue.handOver': (asked) => rooms.handOver.begin(asked),
    'history.list': async (ask) => {
      const page = await history.list(ask);
      const waits = (id: string): boolean => rooms.queue.get(id) !== null;
      return { ...page, rows: page.rows.map((row) => withContent(row, { kept: stores.kept, waits })) };
    },
    ...settingsHandlers(rooms),
    'schedule.preview': (drawn) => preview(drawn, rooms.options.clock.now(), rooms.zone()),
    'link.days': ({ link }) => ({ days: daysOf(rooms, link) }),
    ...readingHandlers(rooms.letters),
    ...rooms.signingIn.handlers(),
    ...updateHandlers(rooms.updates),
    ...probesOf(rooms),
    'diagnose.report': (ask) => report(rooms, ask),
    'log.tail': (ask) => rooms.logs.tail(ask),
    'message.test': async ({ to, connector }) => ({ id: await testMessage(rooms, to, connector) }),
    'practice.answer': async ({ id }) => ({ answer: await practiceAnswer(rooms, id) }),
  };
}

function daysOf({ stores, inForce }: RelayRooms, id: string): readonly LinkDay[] {
  const currency = inForce.settings().links.find((link) => link.id === id)?.tariff.currency ?? '';
  return stores.costBook.days(id).map((day) => ({ ...day, cost: paidIn(currency, day.costs) }));
}

function queueHandlers(rooms: RelayRooms): Pick<Handlers, QueueMethod> {
  const { queue, stores } = rooms;
  const act = async <D extends Done>(
    selection: QueueSelection,
    action: (ids: readonly string[]) => Promise<D>,
  ): Promise<D> => action(queue.select(selection));
  return {
    'queue.list': (ask) =>
      ask.state === 'corrupt' ? setAside(stores.spool.corrupt(), ask) : waitingFor(rooms, queue.list(ask)),
    'queue.get': ({ id }) => detail(rooms, id),
    'queue.hold': (selection) => act(selection, (ids) => queue.hold(ids)),
    'queue.release': (selection) => act(selection, (ids) => queue.release(ids)),
    'queue.retry': ({ now = false, agreed, ...selection }) =>
      act(selection, (ids) => tryAgain(rooms, ids, now, agreed)),
    'queue.priority': ({ priority, ...selection }) => act(selection, (ids) => queue.setPriority(ids, priority)),
    'queue.undo': async ({ undo }) => (await queue.undo(undo)) ?? nothingToTakeBack(),
    'queue.remove': (selection) => act(selection, (ids) => queue.remove(ids)),
    'queue.bounce': (selection) => act(selection, (ids) => queue.bounce(ids)),
    'queue.estimate': (asked) => estimated(rooms, asked),
  };
}

function settingsHandlers(rooms: RelayRooms): Pick<Handlers, SettingsMethod> {
  const store = rooms.stores.settings;
  return {
    'settings.get': () => store.shown(),
    'settings.set': (document) => rooms.applySettings(rooms.signingIn.completed(document)),
    'settings.check': (document) => store.check(rooms.signingIn.completed(document)),
    'settings.compare': async ({ document }) => compareSettings(await store.weigh(document), document),
    'settings.take': async ({ document, over }) => {
      const taken = (await store.take(document, over)) ?? refuse(relayWords.settings.changedSince);
      return rooms.judgedSettings(taken);
    },
    'settings.undo': async ({ undo }) => {
      const judged = (await store.undo(undo)) ?? refuse(relayWords.settings.changedAfter);
      return rooms.judgedSettings(judged);
    },
  };
}

function refuse(why: string): never {
  throw new ContractError('refused', why);
}

function nothingToTakeBack(): never {
  throw new ContractError('not-found', relayWords.missing.undo);
}

function estimateDeps(rooms: RelayRooms): EstimateDeps {
  const { inForce, zone, options, queue, stores, calls, recentCalls } = rooms;
  return {
    settings: inForce.settings,
    zone,
    now: () => options.clock.now(),
    queue,
    costBook: stores.costBook,
    linkChoice: calls.linkChoice,
    recent: () => recentCalls.list(),
    running: () => calls.on(),
    going: () => openGoing(rooms),
  };
}

async function estimated(rooms: RelayRooms, asked: Params<'queue.estimate'>): Promise<Estimate> {
  const named = await namedIn(rooms.queue, asked);
  return estimate(estimateDeps(rooms), asked, named);
}

async function holdToAgreed(rooms: RelayRooms, agreed: Agreed, asked: Params<'queue.estimate'>): Promise<void> {
  const now = await estimated(rooms, asked);
  const { links } = rooms.inForce.settings();
  holdTo(agreed, now, (line) => links.find(({ id }) => id === line)?.name || line);
}

/** Due now, and with `now` in a call for just these. */
async function tryAgain(rooms: RelayRooms, ids: readonly string[], now: boolean, agreed?: Agreed): Promise<Tried> {
  const { queue, calls } = rooms;
  if (now) calls.refuseWhilePaused();
  if (now && agreed) await holdToAgreed(rooms, agreed, { ids: [...ids] });
  const done = await queue.retry(ids);
  return now && done.done.length > 0 ? { ...done, session: await calls.start({ ids: [...done.done] }) } : done;
}

function probesOf(rooms: RelayRooms): Probes {
  const { options, inForce, stores, zone, startedAt, doors, links, calls } = rooms;
  return createProbes({
    clock: options.clock,
    settings: inForce.settings,
    dir: stores.dir,
    zone,
    startedAt,
    callers: (listener) => doors.callers(listener),
    listeners: () => doors.views(),
    line: (id, draft) => (draft ? links.tried(draft) : links.line(id)),
    tokenFor: (...asked) => rooms.signingIn.tokenFor(...asked),
    inUse: (id) => calls.current().some((s) => s.link === id),
    book: (link, since, seconds) =>
      stores.costBook.book(link.id, {
        startedAt: since,
        seconds,
        bytes: 0,
        cost: cost(link.tariff, seconds, 0),
        currency: link.tariff.currency,
        rate: null,
      }),
  });
}

function report(rooms: RelayRooms, ask: Params<'diagnose.report'>): Promise<Results['diagnose.report']> {
  const { options, stores, zone, logs } = rooms;
  const { dir, settings: store, sessions } = stores;
  return saveReport({ dir, clock: options.clock, zone, store, sessions, logs, status: () => rooms.status() }, ask);
}

function testMessage(
  { options, inForce, intake }: RelayRooms,
  to: string,
  connector: string | undefined,
): Promise<string> {
  return queueTest(to, connector, {
    settings: inForce.settings(),
    router: inForce.router(),
    now: options.clock.now(),
    admit: (envelope) => intake.admit(envelope),
  });
}

/** What a line leaves behind says so; a person's hold and routing's word come first. Each says when it goes. */
function withWaits(rooms: RelayRooms, rows: readonly QueueRow[]): readonly QueueRow[] {
  const waits = rooms.calls.linkChoice.waits();
  const going = openGoing(rooms);
  return rows.map((row) => {
    const why = row.state === 'hold' || row.state === 'active' ? null : waits(row);
    const goes = going(row.id);
    return { ...row, ...(why === null ? {} : { reason: why }), ...(goes ? { goes } : {}) };
  });
}

function waitingFor(rooms: RelayRooms, page: Results['queue.list']): Results['queue.list'] {
  return { ...page, rows: withWaits(rooms, page.rows) };
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
  return { sender, recipients: recipients.map(recipientView), subject, messageId, bytes };
}

const HEADER_SHOWN = 262_144;

async function detail(rooms: RelayRooms, id: string): Promise<QueueDetail> {
  const { queue, stores } = rooms;
  const item = queue.get(id);
  const row = queue.row(id);
  if (!item || !row) throw noSuchMessage(id);
  const { header } = splitHeader(await stores.spool.readPart(id, 0, HEADER_SHOWN));
  const handedIn = handedInOf(item, header, rooms.inForce.settings());
  const routing = queue.routing(id).map(({ recipient, connector, why }) => ({ recipient, connector, why }));
  const attempts = item.attempts.map(attemptView);
  const [shown = row] = withWaits(rooms, [row]);
  return { row: shown, attempts, headers: header.toString('utf8'), handedIn, routing };
}

function handedInOf(
  { listener, account, cameBy = null }: QueueItem,
  header: Buffer,
  { listeners }: Settings,
): HandedIn {
  const named = listeners.find(({ id }) => id === listener)?.name;
  return {
    listener: named || listener,
    account,
    // What we fetched or wrote has a line of ours that names nobody.
    from: listener === null ? null : callerIn(header),
    session: cameBy,
  };
}

function liveSession({ calls, branches, handOver }: RelayRooms, id: string): SessionDetail | null {
  const live = calls.find(id);
  return live
    ? { ...live.record.view(), transcript: live.transcript.text() }
    : (branches.find(id) ?? handOver.find(id));
}

/** What went well in the end needs no advice, whatever was refused on the way. */
function withCauses(session: SessionDetail): SessionDetail {
  return {
    ...session,
    advice: session.result === 'ok' ? [] : [...dialAdvice(session), ...adviceOf(session.transcript)],
  };
}

function noSuchSession(id: string): never {
  throw new ContractError('not-found', relayWords.missing.session(id));
}
