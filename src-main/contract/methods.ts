// The table of methods: what each takes (judged by zod) and what it answers. A
// method that is not built yet is not in the table. Adding one here makes the
// compiler ask relay/handlers for it.
import { z } from 'zod';
import { PRIORITIES, STATES } from '../mail/envelope';
import {
  DiagnoseDns,
  DiagnoseLink,
  DiagnoseRelay,
  DiagnoseReport,
  DiagnoseSmtp,
  type DnsProbe,
  type LinkProbe,
  LogTail,
  type RelayProbe,
  type SavedReport,
  type SmtpProbe,
} from './diagnose/diagnose';
import { type BackupMade, RelayBackup } from './backup/backup';
import { type CollectProbe, DiagnoseCollect } from './diagnose/collect';
import { DiagnoseMailbox, type MailboxProbe } from './diagnose/mailbox';
import { type ComputerProbe, DiagnoseComputer } from './diagnose/computer';
import { DiagnoseReach, type ReachProbe } from './diagnose/reach';
import type { Issue } from './errors';
import { address, id, whole } from './fields';
import { historyFilter, type HistoryRow } from './history/history';
import { SEARCH_MOST } from './search';
import { type HandOverBegun, QueueHandOver } from './moving-on/hand-over';
import type { SettingsCompared } from './importing/compared';
import { LINK_KINDS, type LinkDay } from './link';
import { MESSAGE_PARAMS, type MessageResults, SourcePiece, type SourceText } from './message/message';
import { Schedule } from './schedule';
import { SIGN_IN_WAYS, type SignInWay } from './sign-in/load';
import { SIGN_IN_PARAMS, signInId, type SignInResults } from './sign-in/methods';
import { UPDATE_PARAMS, type UpdateResults } from './updates/updates';
import type { Estimate, QueueDetail, QueueRow, SchedulePreview, Session, SessionDetail, Status } from './views';
import type { PracticeAnswer } from './practice';
import { contractWords } from '../words/contract';

const none = z.strictObject({});
const queueId = z.string().min(1).max(64);
const page = { offset: whole(0, Number.MAX_SAFE_INTEGER).default(0), limit: whole(1, 1000).default(100) };

const queueFilter = {
  state: z.enum([...STATES, 'corrupt']).optional(),
  /** Found in sender, recipients, subject, id or Message-ID, whatever the case. */
  search: z.string().max(SEARCH_MOST).optional(),
  connector: id.optional(),
  /** Only messages of at least this many bytes. */
  overBytes: whole(0, Number.MAX_SAFE_INTEGER).optional(),
};
export const QueueFilter = z.strictObject(queueFilter);
export type QueueFilter = z.output<typeof QueueFilter>;

const queueSelection = { ids: z.array(queueId).optional(), all: z.literal(true).optional(), ...queueFilter };

/** Either the ids or a filter; an empty filter is refused so that nobody removes everything by leaving a word out. */
export const QueueSelection = z
  .strictObject(queueSelection)
  .refine(namesSomething, { error: () => contractWords.queueSelection });
export type QueueSelection = z.output<typeof QueueSelection>;

const QueuePriority = z
  .strictObject({ ...queueSelection, priority: z.enum(PRIORITIES) })
  .refine(namesSomething, { error: () => contractWords.queueSelection });

function namesSomething(s: z.output<z.ZodObject<typeof queueSelection>>): boolean {
  return (
    s.ids !== undefined ||
    s.all === true ||
    s.state !== undefined ||
    s.search !== undefined ||
    s.connector !== undefined ||
    s.overBytes !== undefined
  );
}

export const SORTS = [
  'arrived',
  '-arrived',
  'bytes',
  '-bytes',
  'sender',
  '-sender',
  'nextAttempt',
  '-nextAttempt',
  'state',
  '-state',
  'subject',
  '-subject',
  'attempts',
  '-attempts',
] as const;

const queueList = z.strictObject({ ...queueFilter, sort: z.enum(SORTS).default('arrived'), ...page });
export type QueueList = z.output<typeof queueList>;

/** What a call is for, where that is less or more than a person's usual one: all that is due, but for large mail. */
const whatGoes = {
  /** Large mail too. Without it, it goes only while its own schedule is open. */
  large: z.boolean().optional(),
  /**
   * Nothing but these; they are meant whatever their size, and held mail is not asked for unless `fetch` says so. None:
   * the call is for fetching or for a sign-in alone.
   */
  ids: z.array(queueId).optional(),
  /** These large ones go along with what goes anyway. */
  also: z.array(queueId).optional(),
  /** Ask for the mail that is held for us; without a word: yes, unless `ids` says what the call is for. */
  fetch: z.boolean().optional(),
  /** The line is held up while somebody signs in over it (signIn.begin with this call's id), before any mail goes. */
  signIn: z.enum(SIGN_IN_WAYS).optional(),
  /** "code-asked": of which sign-in; nothing is dialled where its code ran out. */
  signInId: signInId.optional(),
};

/**
 * What an estimate said and a person said yes to: the call is refused ('changed') where it would go by another line, at
 * another tariff, past a budget that was not used up then, or would cost over a tenth more.
 */
const Agreed = z.strictObject({
  lines: z.array(z.strictObject({ id, tariff: z.string().max(1000), spent: z.boolean() })).max(1000),
  cost: z.number().min(0),
  /** A sum a currency, where the lines are paid in several; `cost` is the first of them. */
  sums: z
    .array(z.strictObject({ cost: z.number().min(0), currency: z.string().max(10) }))
    .max(100)
    .optional(),
});
export type Agreed = z.output<typeof Agreed>;

const isForSomething = (call: {
  readonly ids?: readonly string[] | undefined;
  readonly fetch?: boolean | undefined;
  readonly signIn?: SignInWay | undefined;
}): boolean => call.ids?.length !== 0 || call.fetch === true || call.signIn !== undefined;
const forNothing = { error: () => contractWords.callForNothing };

/** now: a call is opened for just these. */
const QueueRetry = z
  .strictObject({ ...queueSelection, now: z.boolean().optional(), agreed: Agreed.optional() })
  .refine(namesSomething, { error: () => contractWords.queueSelection });

export const PARAMS = {
  status: none,
  'session.start': z
    .strictObject({
      connectors: z.array(id).min(1).optional(),
      /** By this link, whatever it costs and whatever its limits. */
      link: id.optional(),
      ...whatGoes,
      agreed: Agreed.optional(),
      /** Whoever paused resumes with this call. */
      resume: z.literal(true).optional(),
    })
    .refine(isForSomething, forNothing),
  /** now: the message under way is cut off; it may then go twice. */
  'session.stop': z.strictObject({ now: z.boolean().optional() }),
  /** inHouse: also work that used no line, which is no call. */
  'session.list': z.strictObject({ ...page, inHouse: z.boolean().optional() }),
  'session.get': z.strictObject({ id: z.string().min(1).max(64) }),
  /** Until somebody resumes, or to a moment of the wall clock. */
  'relay.pause': z
    .strictObject({
      forMinutes: whole(1, 527_040).optional(),
      until: z.iso.datetime({ offset: true, error: () => contractWords.dateTime }).optional(),
    })
    .refine(({ forMinutes, until }) => forMinutes === undefined || until === undefined, {
      error: () => contractWords.pauseEnd,
    }),
  'relay.resume': none,
  'relay.stop': none,
  /** Resolves when it is whole and on the disk. */
  'relay.backup': RelayBackup,
  'queue.list': queueList,
  'queue.get': z.strictObject({ id: queueId }),
  'queue.content': z.strictObject({ id: queueId, ...SourcePiece.shape }),
  'queue.hold': QueueSelection,
  'queue.release': QueueSelection,
  'queue.retry': QueueRetry,
  'queue.priority': QueuePriority,
  /** By the name a hold, release, retry or priority answered with. */
  'queue.undo': z.strictObject({ undo: z.string().min(1).max(64) }),
  'queue.remove': QueueSelection,
  'queue.bounce': QueueSelection,
  /** Everything that waits, but for our own mailboxes, goes to another host; events tell how it goes. */
  'queue.handOver': QueueHandOver,
  'queue.estimate': z
    .strictObject({
      connector: id.optional(),
      connectors: z.array(id).min(1).optional(),
      link: id.optional(),
      ...whatGoes,
    })
    .refine(isForSomething, forNothing),
  'history.list': z.strictObject({
    ...historyFilter,
    ...page,
  }),
  'settings.get': none,
  'settings.set': z.unknown(),
  'settings.check': z.unknown(),
  /** What the document would change. */
  'settings.compare': z.strictObject({ document: z.unknown() }),
  /** `over`: of the comparison that was looked at; other settings since are not overwritten. */
  'settings.take': z.strictObject({ document: z.unknown(), over: z.string().max(64) }),
  /** By the name a take answered with. */
  'settings.undo': z.strictObject({ undo: z.string().min(1).max(64) }),
  'schedule.preview': z.strictObject({
    schedule: Schedule,
    count: whole(1, 50).default(5),
    /** Whose normal mail it is for, as it stands in the draft. */
    connector: z
      .strictObject({
        /** The kind of its line. */
        line: z.enum(LINK_KINDS),
        /** The times of each way by which held mail is asked for; null: none of its own. */
        collect: z.array(Schedule.nullable()).max(20),
        /** When large mail goes; null: with the other. */
        large: Schedule.nullable(),
      })
      .optional(),
  }),
  'link.days': z.strictObject({ link: id }),
  'diagnose.dns': DiagnoseDns,
  'diagnose.smtp': DiagnoseSmtp,
  'diagnose.link': DiagnoseLink,
  'diagnose.relay': DiagnoseRelay,
  'diagnose.computer': DiagnoseComputer,
  'diagnose.collect': DiagnoseCollect,
  'diagnose.mailbox': DiagnoseMailbox,
  'diagnose.reach': DiagnoseReach,
  'diagnose.report': DiagnoseReport,
  'log.tail': LogTail,
  ...MESSAGE_PARAMS,
  ...SIGN_IN_PARAMS,
  ...UPDATE_PARAMS,
  'message.test': z.strictObject({ to: address, connector: id.optional() }),
  /** What the practice provider answered: the answer's own queue id, as the history tells it. */
  'practice.answer': z.strictObject({ id: queueId }),
  'events.subscribe': none,
} as const;

export type Method = keyof typeof PARAMS;
export type Params<M extends Method> = z.output<(typeof PARAMS)[M]>;

export type Done = {
  readonly done: readonly string[];
  readonly missing: readonly string[];
  /** Names it for queue.undo; absent where nothing changed or it cannot be taken back. */
  readonly undo?: string;
};
export type Judged = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };
/** `undo`: names it for settings.undo; null where nothing was set up before. */
export type Taken = { readonly ok: true; readonly undo: string | null } | Extract<Judged, { readonly ok: false }>;
type Rows<T> = { readonly total: number; readonly rows: readonly T[] };
type Empty = Record<string, never>;

export interface Results extends MessageResults, SignInResults, UpdateResults {
  status: Status;
  'session.start': { readonly session: Session };
  'session.stop': Empty;
  'session.list': Rows<Session>;
  'session.get': SessionDetail;
  'relay.pause': Empty;
  'relay.resume': Empty;
  /** The answer comes before the end; the connection closes when everything is down. */
  'relay.stop': Empty;
  'relay.backup': BackupMade;
  'queue.list': Rows<QueueRow> & { readonly bytes: number };
  'queue.get': QueueDetail;
  'queue.content': SourceText;
  'queue.hold': Done;
  'queue.release': Done;
  /** `session`: the call that was opened for them. */
  'queue.retry': Done & { readonly session?: Session };
  'queue.priority': Done;
  /** Missing: they have been changed by something else since. */
  'queue.undo': Done;
  'queue.remove': Done;
  'queue.bounce': Done;
  'queue.handOver': HandOverBegun;
  'queue.estimate': Estimate;
  'history.list': Rows<HistoryRow>;
  /** The whole document, passwords as {"set":true}. */
  'settings.get': unknown;
  'settings.set': Judged;
  'settings.check': Judged;
  'settings.compare': SettingsCompared;
  'settings.take': Taken;
  'settings.undo': Judged;
  'schedule.preview': SchedulePreview;
  'link.days': { readonly days: readonly LinkDay[] };
  'diagnose.dns': DnsProbe;
  'diagnose.smtp': SmtpProbe;
  'diagnose.link': LinkProbe;
  'diagnose.relay': RelayProbe;
  'diagnose.computer': ComputerProbe;
  'diagnose.collect': CollectProbe;
  'diagnose.mailbox': MailboxProbe;
  'diagnose.reach': ReachProbe;
  'diagnose.report': SavedReport;
  /** Oldest first; diagnostic lines are JSON objects. */
  'log.tail': LogLines;
  'message.test': { readonly id: string };
  /** null: that was no answer of the practice provider, or it lies in no mailbox here any more. */
  'practice.answer': { readonly answer: PracticeAnswer | null };
  'events.subscribe': Empty;
}

export interface LogLines {
  readonly lines: readonly string[];
  /** Where the files of that log lie. */
  readonly folder: string;
  /** False: nothing is written at present. */
  readonly on: boolean;
}

/** Whoever can ask a relay: a refusal is thrown as ContractError. */
export interface Caller {
  call<M extends Method>(method: M, params: unknown): Promise<Results[M]>;
}

/** One function a method; trouble the asker can act on is thrown as ContractError. */
export type Handlers = {
  readonly [M in Exclude<Method, 'events.subscribe'>]: (params: Params<M>) => Promise<Results[M]> | Results[M];
};

export function isMethod(name: string): name is Method {
  return Object.hasOwn(PARAMS, name);
}
