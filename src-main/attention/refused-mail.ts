// What the brake holds (delivery/brake.ts): a connector's letters that a host refused one
// after the other in the same words. Shows them on the attention board, with both ways
// out: try them again, or return them to their senders; lets them go by itself when that
// host takes mail again. What hosts refused is remembered here over sessions, and what is
// held tells it after a restart.
import type { Log } from '../base/log';
import type { Settings } from '../contract/settings';
import { type Brake, type BrakeMemory, openBrake } from '../delivery/brake';
import { sameWords } from '../delivery/same-words';
import type { Braked } from '../mail/envelope';
import { makeReply } from '../mail/reply';
import type { Queue } from '../queue/queue';
import type { AttentionBoard } from '../contract/attention';
import { type SendAsWatch, watchSendAs } from './send-as';
import { attentionWords } from '../words/attention';

export interface RefusedMail extends SendAsWatch {
  /** For one session, or one call of a branch, of this connector. */
  brakeFor(connector: string): Brake;
}

export interface RefusedMailDeps {
  readonly queue: Queue;
  readonly attention: AttentionBoard;
  readonly log: Log;
  settings(): Settings;
  /** Let go: it may go at once. */
  released(): void;
}

/** Shows what was held before; goes on for as long as the queue does. */
export function openRefusedMail(deps: RefusedMailDeps): RefusedMail {
  const { queue, attention } = deps;
  const held = new Map<string, Braked>();
  const memories = new Map<string, BrakeMemory>();
  const memoryOf = (connector: string): BrakeMemory => {
    const memory = memories.get(connector) ?? new Map<string, Map<string, Set<string>>>();
    memories.set(connector, memory);
    return memory;
  };
  const look = (ids: readonly string[]): ReadonlySet<string> => {
    const changed = new Set<string>();
    for (const id of ids) {
      const item = queue.get(id);
      const now = item?.state === 'hold' ? (item.braked ?? null) : null;
      const before = held.get(id);
      if (now) held.set(id, now);
      else held.delete(id);
      if (now ?? before) changed.add((now ?? before)?.connector ?? '');
    }
    return changed;
  };
  const tell = (connector: string): void => {
    const mine = [...held].filter(([, braked]) => braked.connector === connector);
    const [first] = mine;
    const key = `braked:${connector}` as const;
    if (!first) return attention.clear(key);
    const name = deps.settings().connectors.find(({ id }) => id === connector)?.name;
    const ids = mine.map(([id]) => id).sort();
    const { host, said } = first[1];
    attention.raise(key, 'error', attentionWords.refused(host, said, ids.length, name || connector), [
      { kind: 'release', ids },
      { kind: 'return', ids },
    ]);
  };
  queue.onChange((ids) => look(ids).forEach(tell));
  const before = look(queue.select({ state: 'hold' }));
  for (const [id, braked] of held) remember(memoryOf(braked.connector), id, braked);
  before.forEach(tell);
  const goesAgain = (connector: string, host: string): void => {
    const ids = [...held]
      .filter(([, braked]) => braked.connector === connector && braked.host === host)
      .map(([id]) => id);
    if (ids.length > 0)
      queue.release(ids).then(
        () => deps.released(),
        (error: unknown) => deps.log.write('queue', 'minimum', attentionWords.notReleased(String(error))),
      );
  };
  const senders = watchSendAs(deps);
  return { ...senders, brakeFor: (connector) => openBrake(memoryOf(connector), (host) => goesAgain(connector, host)) };
}

function remember(memory: BrakeMemory, id: string, { host, said }: Braked): void {
  const words = memory.get(host) ?? new Map<string, Set<string>>();
  const heard = sameWords(makeReply(Number(said.slice(0, 3)), [said.slice(4)]));
  memory.set(host, words.set(heard, (words.get(heard) ?? new Set<string>()).add(id)));
}
