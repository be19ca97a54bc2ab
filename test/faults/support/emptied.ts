// Waiting until a relay has nothing left to do; what it put off is asked to go again,
// so that nobody waits for the minutes a real office would.
import { until } from '../../scenario/support/wait';
import type { Serving } from '../../support/serve';

/** Resolves when nothing is left in the queue. Rejects with what is after `milliseconds`. */
export async function emptied({ client }: Pick<Serving, 'client'>, milliseconds = 120_000): Promise<void> {
  let left: unknown = null;
  const look = async (): Promise<boolean> => {
    const { queue } = await client.call('status', {});
    if (queue.incoming + queue.active + queue.deferred + queue.hold === 0) return true;
    const { rows } = await client.call('queue.list', { limit: 200 });
    left = rows.slice(0, 3);
    const later = rows.filter(({ state }) => state === 'deferred').map(({ id }) => id);
    if (later.length > 0) await client.call('queue.retry', { ids: later });
    // A person's "now": after trouble with a disk or a host nobody is asked for a quarter of an hour.
    await client.call('session.start', {}).catch(() => undefined);
    return false;
  };
  await until('the queue to empty', look, milliseconds).catch((error: unknown) => {
    throw new Error(`the queue does not empty: ${JSON.stringify(left)}`, { cause: error });
  });
}
