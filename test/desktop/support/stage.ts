// A stage for looking at the window: owns a folder's control socket and answers
// with a made-up office, so that any state can be shown, also one that takes a
// real line hours to reach. The app joins it as it would join `dialpost serve`.
// Numbers and states only: it carries no mail and stands for no room of ours.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventName, Events } from '../../../src-main/contract/events';
import { isMethod, type Method } from '../../../src-main/contract/methods';
import { callOf, type HistoryRow } from '../../../src-main/contract/history/history';
import type { LinkDay } from '../../../src-main/contract/link';
import type { Session, SessionDetail, Status } from '../../../src-main/contract/views';
import type { LanguageChoice } from '../../../src-main/words/page';
import { openControlSocket } from '../../../src-main/control/socket-server';
import { ESTIMATE, estimateFor } from './estimate';
import { messageAnswer } from './stage-letter';
import { textsIn } from './spoken';
import { attempts, row } from './stage-queue';

const MINUTE = 60_000;
const NOW = Date.now();
const ago = (minutes: number): string => new Date(NOW - minutes * MINUTE).toISOString();

export const SESSION: Session = {
  id: 'S3',
  why: 'schedule',
  connectors: ['isp'],
  link: 'line',
  phase: 'sending',
  startedAt: ago(2),
  endedAt: null,
  sent: 4,
  failed: 0,
  deferred: 1,
  received: 0,
  bytesOut: 812_000,
  bytesIn: 0,
  toSend: { messages: 7, bytes: 2_400_000 },
  secondsOnline: 74,
  cost: 1.85,
  currency: 'EUR',
  result: 'ok',
  error: null,
  phases: [
    { phase: 'dialing', at: ago(2), seconds: 42 },
    { phase: 'sending', at: ago(1.3), seconds: 78 },
  ],
};

/** A call that is over: a large letter was left to its own times. */
export const LAST_CALL: Session = {
  ...SESSION,
  id: 'P0',
  why: 'person',
  phase: 'ended',
  endedAt: SESSION.startedAt,
  sent: 12,
  received: 3,
  cost: 8.05,
  toSend: { messages: 0, bytes: 0 },
  largeLeft: { messages: 1, at: ESTIMATE.largeLetters[0]?.goes.at ?? null },
};

/** A call in which the host took nothing. */
export const FAILED_CALL: Session = {
  ...LAST_CALL,
  id: 'P3',
  sent: 0,
  received: 0,
  cost: 0,
  largeLeft: null,
  result: 'failed',
  error: 'The provider did not accept the password (535). Your 4 messages are safe and waiting.',
};

export const STATUS: Status = {
  version: '0.1.0',
  startedAt: ago(600),
  paused: false,
  listeners: [
    { id: 'office', name: 'Office computers', address: '127.0.0.1', port: 2525, state: 'open', error: null },
    {
      id: 'scanner',
      name: 'Printers and scanners',
      address: '192.168.1.10',
      port: 25,
      state: 'failed',
      error: 'port 25 is taken by another program',
    },
  ],
  links: [
    {
      id: 'line',
      name: 'Satellite phone',
      state: 'down',
      since: null,
      secondsThisMonth: 5421,
      costThisMonth: 87.4,
      currency: 'EUR',
    },
  ],
  connectors: [{ id: 'isp', name: 'Internet' }],
  session: null,
  sessions: [],
  queue: {
    incoming: 3,
    active: 0,
    deferred: 2,
    hold: 1,
    corrupt: 0,
    bytes: 3_212_000,
    oldest: ago(340),
    byConnector: [
      { connector: 'isp', messages: 5, bytes: 3_100_000 },
      { connector: null, messages: 1, bytes: 112_000 },
    ],
  },
  next: [
    { connector: 'isp', at: new Date(NOW + 42 * MINUTE).toISOString(), why: 'schedule' },
    { connector: 'isp', at: new Date(NOW + 1482 * MINUTE).toISOString(), why: 'schedule' },
  ],
  attention: [],
};

const ADVICE: SessionDetail['advice'] = [
  {
    id: 'login-wrong',
    cause: 'smtp.isp.example did not accept the login name or password: 535 5.7.8 Authentication credentials invalid',
    means: 'Your mail is safe and waiting; nothing is counted as tried.',
    steps: [
      'Check both in Providers → Internet; the name is often the whole address.',
      'If they are right, ask the provider whether the account may still send by SMTP.',
    ],
  },
];

function resultOf(i: number): 'failed' | 'partly' | 'ok' {
  if (i % 7 === 3) return 'failed';
  return i % 3 === 1 ? 'partly' : 'ok';
}

const PAST: readonly Session[] = Array.from({ length: 40 }, (_, i): Session => ({
  ...SESSION,
  id: `P${i}`,
  phase: 'ended',
  startedAt: ago(360 * (i + 1)),
  endedAt: ago(360 * (i + 1) - 3),
  sent: 12 - (i % 5),
  received: i % 4,
  deferred: i % 3 === 1 ? 1 : 0,
  bytesIn: 48_000 * (i % 4),
  toSend: { messages: 0, bytes: 0 },
  secondsOnline: 131,
  result: resultOf(i),
  error:
    i % 7 === 3
      ? 'The provider did not accept the password (535). Your 4 messages are safe and waiting. Check the password in Providers → Internet.'
      : null,
  phases: [
    { phase: 'dialing', at: ago(360 * (i + 1)) },
    { phase: 'sending', at: ago(360 * (i + 1) - 0.6) },
    { phase: 'collecting', at: ago(360 * (i + 1) - 1.9) },
    { phase: 'waiting', at: ago(360 * (i + 1) - 2) },
    { phase: 'hanging-up', at: ago(360 * (i + 1) - 2.9) },
    { phase: 'ended', at: ago(360 * (i + 1) - 3) },
  ],
}));

/** The first day that was paid in dollars, four each. */
const DOLLARS_FROM = 25;
const DAYS = Array.from({ length: 28 }, (_, i): LinkDay => {
  const cost = i < DOLLARS_FROM ? 1 + ((i * 13) % 7) : 0;
  return {
    day: `2026-11-${String(i + 1).padStart(2, '0')}`,
    calls: 2,
    seconds: 60 + ((i * 97) % 240),
    bytes: 400_000 + ((i * 77_777) % 3_000_000),
    cost,
    costs: [cost > 0 ? { cost, currency: 'EUR' } : { cost: 4, currency: 'USD' }],
  };
});

const PUT_OFF: HistoryRow['putOff'] = [
  {
    host: 'smtp.isp.example:587',
    reply: '451 4.7.1 Greylisted, come again later',
    times: 3,
    first: { at: ago(49), session: 'P1' },
    last: { at: ago(44), session: 'P0' },
  },
];
const PAST_SUBJECTS = ['Lab results of Tuesday', 'Order of medicines', 'Re: Duty roster', 'Invoice for November', ''];
const PAST_MAIL: readonly HistoryRow[] = Array.from({ length: 900 }, (_, i): HistoryRow => ({
  id: `0H${String(i).padStart(14, '0')}`,
  at: ago(30 + i * 11),
  subject: PAST_SUBJECTS[i % PAST_SUBJECTS.length] ?? '',
  direction: (['out', 'in', 'out', 'house', 'out'] as const)[i % 5] ?? 'out',
  arrived: ago(40 + i * 11),
  listener: 'office',
  account: null,
  cameBy: i % 5 === 1 ? `P${i % 40}` : null,
  sender: `person${i % 7}@clinic.example`,
  recipient: `partner${i % 13}@away.example`,
  result: i % 17 === 5 ? 'failed' : 'delivered',
  reply:
    i % 17 === 5 ? '550 5.1.1 No such user here' : `250 2.0.0 Ok: queued as ${(i * 7919).toString(16).toUpperCase()}`,
  host: 'smtp.isp.example:587',
  connector: 'isp',
  session: `P${i % 40}`,
  bytes: 2000 + ((i * 104_729) % 400_000),
  ...(i === 1 ? { putOff: PUT_OFF, triesUntold: 2 } : {}),
}));

export interface Stage {
  readonly dir: string;
  readonly asked: readonly { readonly method: Method; readonly params: unknown }[];
  tell<E extends EventName>(event: E, data: Events[E]): void;
  setStatus(change: Partial<Status>): void;
  /** Every text it has told so far. */
  said(): readonly string[];
  /** From now on `method` is answered so, whatever the contract says; a function is asked with the params. */
  answerWith(method: Method, result: unknown): void;
  /** From now on `method` is refused with this sentence. */
  refuseWith(method: Method, sentence: string): void;
  close(): Promise<void>;
}

type Params = Readonly<Record<string, unknown>>;

/** The page that was asked for; a hundred rows from the first where nothing is said. */
function range(params: Params): { readonly offset: number; readonly limit: number } {
  return { offset: Number(params['offset'] ?? 0), limit: Number(params['limit'] ?? 100) };
}

/** What of the past is looked for: by its words, its direction, its result and its call. */
function pastMail({ search = '', direction, result, session }: Params): readonly HistoryRow[] {
  const words = String(search).toLowerCase();
  return PAST_MAIL.filter(
    (one) =>
      `${one.id} ${one.subject} ${one.sender} ${one.recipient}`.toLowerCase().includes(words) &&
      (direction === undefined || one.direction === direction) &&
      (result === undefined || one.result === result) &&
      (session === undefined || callOf(one) === session),
  );
}

/** About sessions and mail that are over. */
function pastAnswer(method: Method, params: Params): unknown {
  const { offset, limit } = range(params);
  const page = <T>(rows: readonly T[]): unknown => ({ total: rows.length, rows: rows.slice(offset, offset + limit) });
  if (method === 'link.days') return { days: DAYS };
  if (method === 'session.list') return page(PAST);
  if (method === 'session.get') {
    const call = PAST.find((s) => s.id === params['id']);
    return { ...call, transcript: TRANSCRIPT, advice: call?.result === 'failed' ? ADVICE : [] };
  }
  return method === 'history.list' ? page(pastMail(params)) : {};
}

/** About a queue of `messages`. */
function queueAnswer(method: Method, params: Params, messages: number): unknown {
  const { offset, limit } = range(params);
  if (method === 'queue.list')
    return {
      total: messages,
      bytes: messages * 48_000,
      rows: Array.from({ length: Math.max(0, Math.min(limit, messages - offset)) }, (_, i) => row(offset + i)),
    };
  if (method === 'queue.get') {
    const found = row(Number(String(params['id']).slice(2)));
    return {
      row: found,
      attempts: attempts(found),
      headers: '',
      handedIn: { listener: 'Office computers', account: null, from: '192.168.1.20', session: null },
      routing: found.recipients.map(({ address }) => ({
        recipient: address,
        connector: 'isp',
        why: 'Internet: pattern *, cost 1',
      })),
    };
  }
  return { done: params['ids'] ?? Array.from({ length: messages }, (_, i) => row(i).id), missing: [] };
}

/** `messages` in the queue list; `language`: what its settings say of it, which the app reads before it is told the status. */
export async function openStage(messages: number, language: LanguageChoice = 'en'): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'dp-stage-'));
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ language }));
  const socket = await openControlSocket(dir);
  const asked: { method: Method; params: unknown }[] = [];
  let status: Status = { ...STATUS, language };
  let tell: <E extends EventName>(event: E, data: Events[E]) => void = () => undefined;
  const said = new Set<string>();
  const hears = (told: unknown): void => textsIn(told).forEach((text) => said.add(text));
  const instead = new Map<Method, unknown>();
  const refused = new Map<Method, string>();
  const answer = (method: Method, params: Params): unknown => {
    const other = instead.get(method);
    if (typeof other === 'function') return other(params);
    if (other !== undefined) return other;
    if (method === 'queue.estimate') return estimateFor(ESTIMATE, params);
    if (method === 'status') return status;
    if (method.startsWith('message.')) return messageAnswer(method);
    return method.startsWith('queue.') ? queueAnswer(method, params, messages) : pastAnswer(method, params);
  };
  socket.serve(
    async (method, params) => {
      if (!isMethod(method)) return { error: { code: 'unknown-method', message: method } };
      asked.push({ method, params });
      const message = refused.get(method);
      if (message !== undefined) return { error: { code: 'not-found', message } };
      // The page's own calls: always an object.
      const result = answer(method, (params ?? {}) as Params);
      hears(result);
      return { result };
    },
    (listener) => {
      tell = listener;
      return () => undefined;
    },
  );
  return {
    dir,
    asked,
    tell: (event, data) => {
      hears(data);
      tell(event, data);
    },
    said: () => [...said],
    answerWith(method, result) {
      refused.delete(method);
      instead.set(method, result);
    },
    refuseWith: (method, sentence) => void refused.set(method, sentence),
    setStatus(change) {
      status = { ...status, ...change };
      hears(status);
      tell('status', status);
    },
    async close() {
      await socket.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const TRANSCRIPT = [
  'S 220 smtp.isp.example ESMTP',
  'C EHLO mail.clinic.example',
  'S 250-smtp.isp.example',
  'S 250-PIPELINING',
  'S 250-CHUNKING',
  'S 250 8BITMIME',
  'C MAIL FROM:<person1@clinic.example>',
  'C RCPT TO:<partner1@away.example>',
  'C BDAT 3912 LAST',
  '  (3912 bytes of content)',
  'S 250 2.1.0 Ok',
  'S 250 2.1.5 Ok',
  'S 250 2.0.0 Ok: queued as 4Fz2',
].join('\n');
