// A queue on a real spool in a folder of its own, with time in the test's hand.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../src-main/base/log';
import type { Retry } from '../../../src-main/contract/connector';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import type { Envelope, Outcome, QueueItem, Recipient } from '../../../src-main/mail/envelope';
import type { NoticeKind, Tell } from '../../../src-main/mail/notice';
import type { Routed } from '../../../src-main/queue/entry';
import { openQueue, type Queue, type QueueDeps } from '../../../src-main/queue/queue';
import type { Spool } from '../../../src-main/spool/spool';
import { openSpool } from '../../../src-main/spool/start';
import { manualClock, type ManualClock } from '../../support/manual-clock';

export const RETRY: Retry = { minutes: [15, 30, 60, 240], delayNoticeHours: 12, expireHours: 120 };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A teller of the notices named; the others cannot be told. */
export function telling(
  tellers: Partial<Record<NoticeKind, (...told: readonly [QueueItem, readonly Recipient[]]) => unknown>>,
): Tell {
  return async (kind, item, recipients) => {
    const teller = tellers[kind];
    await teller?.(item, recipients);
    return teller ? 'told' : 'untold';
  };
}

export interface Rig {
  queue: Queue;
  spool: Spool;
  readonly dir: string;
  readonly clock: ManualClock;
  readonly history: HistoryRow[];
  readonly deps: Partial<QueueDeps>;
  /** As after kill -9: the old queue and spool are forgotten as they are, the folder is read anew. */
  reopen(): Promise<void>;
  end(): Promise<void>;
}

/** To "isp", or by the recipient's domain: office.example to "office", nowhere.example to nobody. */
export function routeByDomain(item: QueueItem, recipient: Recipient): Routed {
  if (recipient.address.endsWith('@nowhere.example'))
    return { connector: null, why: 'no connector carries nowhere.example', oversize: false };
  const connector = recipient.address.endsWith('@office.example') ? 'office' : 'isp';
  return { connector, why: `${connector} carries it`, oversize: item.bytes > 1_000_000 };
}

export async function startRig(deps: Partial<QueueDeps> = {}, clock = manualClock()): Promise<Rig> {
  const dir = await mkdtemp(join(tmpdir(), 'dialpost-queue-'));
  const history: HistoryRow[] = [];
  const open = async (): Promise<{ spool: Spool; queue: Queue }> => {
    const { spool, items } = await openSpool(dir, { clock, log: silentLog });
    const record = async (rows: readonly HistoryRow[]): Promise<void> => void history.push(...rows);
    const queue = openQueue({
      opened: { spool, items },
      clock,
      log: silentLog,
      route: routeByDomain,
      retryOf: () => RETRY,
      record,
      ...rig.deps,
    });
    return { spool, queue };
  };
  // Filled by the first open, before anybody sees it.
  const rig = { dir, clock, history, deps } as Rig;
  rig.reopen = async () => {
    await rig.spool.close();
    Object.assign(rig, await open());
  };
  rig.end = async () => {
    await rig.queue.quiet();
    await rig.spool.close();
    await rm(dir, { recursive: true, force: true });
  };
  Object.assign(rig, await open());
  return rig;
}

export function envelope(to: readonly string[] = ['a@there.example'], more: Partial<Envelope> = {}): Envelope {
  const recipients = to.map((address) => ({ address, notify: null, originalRecipient: null }));
  return {
    sender: 'me@office.example',
    recipients,
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: 'office',
    account: null,
    ...more,
  };
}

export async function put(
  queue: Queue,
  to?: readonly string[],
  text = 'Subject: hello\r\n\r\nbody\r\n',
  more?: Partial<Envelope>,
): Promise<QueueItem> {
  const admission = queue.admit(envelope(to, more));
  await admission.write(Buffer.from(text));
  return admission.commit();
}

export function outcome(address: string, result: Outcome['result'], reply?: string): Outcome {
  const replies = { delivered: '250 2.0.0 Ok', deferred: '451 4.3.0 later', failed: '550 5.1.1 unknown' };
  const status = { delivered: null, deferred: '4.3.0', failed: '5.1.1' }[result];
  return { address, result, reply: reply ?? replies[result], status, host: 'smtp.isp.example:587' };
}

/** Takes the next message of `connector` and gives all its recipients the same outcome. */
export async function attempt(queue: Queue, result: Outcome['result'], connector = 'isp'): Promise<string | null> {
  const taken = queue.take({ connector });
  if (!taken) return null;
  await queue.settle(
    taken,
    taken.recipients.map((recipient) => outcome(recipient.address, result)),
    { session: 's1', connector },
  );
  return taken.item.id;
}
