// Which letters of a backup wait again, and how. PROMISE: what a history here knows as gone
// is not sent again; what the folder before still has goes on as it stood there, for that
// is the newer record; of all other letters nobody here knows whether they went since, and
// they wait on hold until a person says so (or at once, where that was asked for). Nothing
// that was acknowledged is dropped but for a result in a history.
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { silentLog } from '../base/log';
import type { HistoryRow } from '../contract/history/history';
import { isOpen, type QueueItem, type Recipient } from '../mail/envelope';
import type { Change } from '../spool/change';
import type { Spool } from '../spool/spool';
import { SpoolError } from '../spool/spool-error';
import { openSpool } from '../spool/start';
import { knownResults } from './results';

export interface LettersBack {
  readonly letters: number;
  readonly held: number;
  readonly settled: number;
  /** Why what waited in the folder before could not be read; null: it was, or there was none. */
  readonly unread: string | null;
}

export interface BackDeps {
  readonly clock: Clock;
  /** The backup's files, made ready; its history is joined with that of the folder before. */
  readonly ready: string;
  /** The folder before; null: there was none. */
  readonly before: string | null;
  /** When the backup was made, milliseconds since 1970. */
  readonly at: number;
  readonly send: boolean;
}

const SLICE = 200;

export async function bringLettersBack(deps: BackDeps): Promise<LettersBack> {
  const { spool, items } = await openSpool(join(deps.ready, 'spool'), { clock: deps.clock, log: silentLog });
  try {
    const standing = deps.before === null ? new Map<string, QueueItem>() : await takeOver(spool, deps.before, deps);
    const newer = standing instanceof Map ? standing : new Map<string, QueueItem>();
    const own = [...items.values()].filter(({ id }) => !newer.has(id));
    const results = await knownResults(deps.ready, new Set(own.map(({ id }) => id)));
    const next = own.map((item) => ({ item, now: asItStands(item, results.get(item.id), deps) }));
    const changes = next.flatMap(({ item, now }): readonly Change[] => {
      if (now === null) return [{ gone: item.id }];
      return now === item ? [] : [{ put: now }];
    });
    for (let from = 0; from < changes.length; from += SLICE) await spool.commit(changes.slice(from, from + SLICE));
    for (const { item, now } of next) if (now === null) await spool.removeContent(item.id);
    return {
      letters: spool.items().size,
      held: next.filter(({ now }) => now?.reason?.kind === 'restored').length,
      settled: next.filter(({ now }) => now === null).length,
      unread: standing instanceof Map ? null : standing.why,
    };
  } finally {
    await spool.close();
  }
}

/** Everything that waits in the folder before, as it stands there; or why it cannot be read. */
async function takeOver(
  spool: Spool,
  before: string,
  { clock }: BackDeps,
): Promise<Map<string, QueueItem> | { readonly why: string }> {
  const opened = await openSpool(join(before, 'spool'), { clock, log: silentLog }).catch((error: unknown) => ({
    why: error instanceof Error ? error.message : String(error),
  }));
  if ('why' in opened) return opened;
  try {
    const had = spool.items();
    const taken = new Map<string, QueueItem>();
    for (const item of opened.items.values()) {
      if (!had.has(item.id) && !(await copied(opened.spool, spool, item.id))) continue;
      await spool.commit([{ put: item }]);
      taken.set(item.id, item);
    }
    return taken;
  } finally {
    await opened.spool.close();
  }
}

/** False where it cannot be read: it lies in the folder before, and stays there. */
async function copied(from: Spool, to: Spool, id: string): Promise<boolean> {
  const writer = await to.write(id);
  try {
    for await (const piece of await from.read(id)) await writer.write(Buffer.from(piece));
    await writer.finish();
    return true;
  } catch (error) {
    await writer.abandon();
    if (error instanceof SpoolError && error.kind !== 'full') return false;
    throw error;
  }
}

type Results = ReadonlyMap<string, HistoryRow> | undefined;

/** null: everybody is served, or it was removed. */
function asItStands(item: QueueItem, results: Results, { at, send, before }: BackDeps): QueueItem | null {
  const recipients = results ? item.recipients.map((one) => settled(one, results, before !== null)) : item.recipients;
  if (recipients.every(({ told }) => told)) return null;
  const known = results ? { ...item, recipients } : item;
  if (send || known.state === 'hold' || !recipients.some(isOpen)) return known;
  return { ...known, state: 'hold', reason: { kind: 'restored', at } };
}

/** `tellsToo`: whoever wrote this result has told the sender as well, and what he told is here. */
function settled(recipient: Recipient, results: ReadonlyMap<string, HistoryRow>, tellsToo: boolean): Recipient {
  const row = results.get(recipient.address);
  if (!row || recipient.told) return recipient;
  const final = { ...recipient, nextAttempt: null, reply: row.reply };
  if (row.result === 'delivered') return { ...final, status: 'delivered', told: true };
  // A notice of failure may have been on its way when the backup was made: rather twice than never.
  return row.result === 'removed' || tellsToo
    ? { ...final, status: 'failed', told: true }
    : { ...final, status: 'failed' };
}
