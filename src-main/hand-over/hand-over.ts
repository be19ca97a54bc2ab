// Handing over to the host that takes this post office's place: one at a time, over the
// office's network, so no line is dialled and nothing is booked. Calls under way are ended
// first and none begins meanwhile; mail is still taken, and goes along, unless the asking
// said otherwise. Filed as a session (why "hand-over"). What the host does not take stays.
import { isIP } from 'node:net';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Announcements } from '../contract/announcements';
import { ContractError } from '../contract/errors';
import { IN_HOUSE, type Link } from '../contract/link';
import type { HandOverBegun, QueueHandOver } from '../contract/moving-on/hand-over';
import type { Settings } from '../contract/settings';
import type { Session, SessionDetail, Status } from '../contract/views';
import { deliverSmartHost, type SmartHostRoute } from '../delivery/smart-host';
import { REFUSALS, type Refusal } from '../listener/refusal';
import type { Logs } from '../logs/logs';
import { replyShown } from '../mail/cause';
import { replyText } from '../mail/reply';
import { createTranscript, type Transcript } from '../smtp/transcript';
import { HAND_OVER } from '../queue/hand-over';
import type { Routed } from '../queue/entry';
import { ourselves } from '../session/ourselves';
import { SessionRecord } from '../session/record';
import { resolveHost } from '../smtp/resolve';
import { handOverWords as W } from '../words/moving-on/hand-over';
import { type HandOverMail, type HandOverSource, openHandOverSource } from './source';

export interface HandOver {
  /** Throws ContractError 'refused' while another is under way, and where the host is this relay. */
  begin(asked: QueueHandOver): Promise<HandOverBegun>;
  /** The one under way. */
  current(): Session | null;
  find(id: string): SessionDetail | null;
  /** What is said at RCPT while no mail is taken; null: it is. */
  refusal(): Refusal | null;
  /** Mail is taken again. */
  resume(): void;
  /** What is under way is answered for, the rest stays; resolves when it is filed. */
  stop(): Promise<void>;
}

export interface HandOverDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly mail: HandOverMail;
  readonly tell: {
    readonly announcements: Announcements;
    readonly logTap: Logs['logTap'];
    /** Shows trouble with our own disk and tells it as a sentence; null: `error` is none. */
    diskTrouble(error: unknown): string | null;
  };
  settings(): Settings;
  /** Our own doors as they stand. */
  listeners(): Status['listeners'];
  /** Files a hand-over that has ended. */
  archive(session: SessionDetail): Promise<void>;
  readonly calls: {
    /** Nothing is sent by the lines; resolves when nothing is under way. */
    standStill(on: boolean): Promise<void>;
  };
  readonly pausing: {
    /** Nothing is sent until somebody resumes, also after a restart. */
    pause(wish: Record<string, never>): Promise<void>;
  };
}

/** What one of them works with. */
interface Run {
  readonly asked: QueueHandOver;
  readonly record: SessionRecord;
  readonly transcript: Transcript;
  readonly source: HandOverSource;
  readonly stopping: AbortController;
  /** Letters that stay, by id: whom, and what was said. */
  readonly stays: Map<string, string>;
}

export function openHandOver(deps: HandOverDeps): HandOver {
  let run: Run | null = null;
  let work: Promise<void> = Promise.resolve();
  let closed = false;
  const view = (of: Run): SessionDetail => ({ ...of.record.view(), transcript: of.transcript.text() });
  return {
    async begin(asked) {
      const circle = await leadsBack(deps, asked);
      if (run) throw new ContractError('refused', W.underWay);
      if (circle) throw new ContractError('refused', W.ourselves(nameOf(asked)));
      const mine = (run = newRun(deps, asked));
      closed ||= asked.pause;
      if (asked.pause)
        await deps.pausing.pause({}).catch((error: unknown) => {
          [run, closed] = [null, false];
          mine.source.close();
          throw error;
        });
      work = handOver(deps, mine).finally(() => (run = null));
      const heldStay = asked.held ? 0 : deps.mail.queue.select({ state: 'hold' }).length;
      return { session: mine.record.view(), heldStay };
    },
    current: () => run?.record.view() ?? null,
    find: (id) => (run?.record.id === id ? view(run) : null),
    refusal: () => (closed ? REFUSALS.movingOn : null),
    resume: () => void (closed = false),
    stop() {
      run?.stopping.abort();
      return work;
    },
  };
}

function newRun(deps: HandOverDeps, asked: QueueHandOver): Run {
  const { clock } = deps;
  const link: Link = { ...IN_HOUSE, id: HAND_OVER, name: asked.host };
  const record: SessionRecord = new SessionRecord({
    clock,
    link,
    why: 'hand-over',
    toSend: () => source.left(),
    underWay: () => 0,
    cost: () => 0,
    programSeconds: () => null,
    changed: (session) => deps.tell.announcements.tell('session-changed', session),
  });
  const stopping = new AbortController();
  const stays = new Map<string, string>();
  const source: HandOverSource = openHandOverSource({
    ...deps.mail,
    session: record.id,
    held: asked.held,
    isOurs: (routed) => isOurs(deps.settings(), routed),
    stopped: () => stopping.signal.aborted,
    settled(item, outcomes) {
      const refused = outcomes.find(({ result }) => result !== 'delivered');
      if (refused) stays.set(item.id, `${refused.address}: ${replyShown(refused) ?? ''}`);
      if (outcomes.some(({ result }) => result === 'delivered')) record.confirms(item.bytes);
      record.settled(outcomes);
    },
  });
  return { asked, record, transcript: createTranscript(), source, stopping, stays };
}

/** Goes into a mailbox here, and stays. */
function isOurs({ connectors }: Settings, { connector }: Routed): boolean {
  return connectors.find(({ id }) => id === connector)?.route.kind === 'mailboxes';
}

/** How long a name is looked for, milliseconds. */
const LOOK_UP = 5_000;

/** True where a listener of ours answers there: each letter would come back as one more, until no host takes it. */
async function leadsBack(deps: HandOverDeps, { host, port }: QueueHandOver): Promise<boolean> {
  const doors = deps.listeners().filter((door) => door.port === port);
  if (doors.length === 0) return false;
  const settings = deps.settings();
  const listeners = settings.listeners.filter(({ id }) => doors.some((door) => door.id === id));
  // The port in the settings may be 0.
  const { isOurs: isHere } = ourselves({ ...settings, listeners: listeners.map((one) => ({ ...one, port })) }, port);
  const found = await resolveHost(host, [], LOOK_UP);
  return found.ok && found.addresses.some(isHere);
}

/** From the last call's end to the filing. Never rejects. */
async function handOver(deps: HandOverDeps, run: Run): Promise<void> {
  const { record, transcript, source } = run;
  const host = nameOf(run.asked);
  transcript.note(W.log.begins(host));
  try {
    await deps.calls.standStill(true);
    record.online();
    record.enter('sending');
    const trouble = await send(deps, run);
    if (trouble !== null) record.trouble(trouble);
  } catch (error) {
    deps.log.write('smtp-out', 'minimum', W.log.brokeOff(host, String(error)));
    record.trouble(deps.tell.diskTrouble(error) ?? W.ourFault);
  }
  const left = source.left().messages + run.stays.size;
  const [first] = run.stays.values();
  const why = first ?? record.error() ?? (run.stopping.signal.aborted ? W.stopped : W.unreached(host));
  record.leavesBehind(left > 0 ? { messages: left, why } : null, null);
  source.close();
  record.offline();
  const flawed = record.counted('sent') > 0 ? 'partly' : 'failed';
  record.end(left > 0 || record.error() !== null ? flawed : 'ok');
  await deps
    .archive({ ...record.view(), transcript: transcript.text() })
    .catch((error: unknown) => deps.log.write('relay', 'minimum', W.log.notFiled(record.id, String(error))));
  await deps.calls.standStill(false);
}

/** Why it ended before everything had gone; null: it did not. */
async function send(deps: HandOverDeps, { asked, record, transcript, source, stopping }: Run): Promise<string | null> {
  const { clock, log } = deps;
  const { trouble } = await deliverSmartHost(
    routeTo(asked),
    source,
    {
      clock,
      log,
      transcript,
      hostname: deps.settings().organization.hostname,
      name: nameOf(asked),
      progress: (event) => {
        if (event.kind === 'bytes') record.bytes(event.out, event.in);
        if (event.kind === 'sending') record.sets();
      },
      logTap: deps.tell.logTap({ session: record.id, connector: HAND_OVER, link: HAND_OVER }),
    },
    stopping.signal,
  );
  return trouble && W.trouble(nameOf(asked), trouble.reply ? replyText(trouble.reply) : '', trouble.kind);
}

function nameOf({ host, port }: QueueHandOver): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

function routeTo({ host, port, security, verifyCertificate, login }: QueueHandOver): SmartHostRoute {
  return {
    kind: 'smart-host',
    hosts: [
      {
        host,
        port,
        security,
        verifyCertificate,
        helo: false,
        auth: login ? { kind: 'password', ...login } : { kind: 'none' },
      },
    ],
    order: 'failover',
    maxConnections: 2,
    pipelining: 'auto',
    protocol: 'smtp',
    rateLimit: null,
  };
}
