// A call as a person makes it: started, and waited for to its end.
import type { SessionDetail } from '../../../src-main/contract/views';
import type { Serving } from '../../support/serve';
import { until } from './wait';

/** Starts a session and answers it, transcript included, when it has ended; `ids`: for these letters alone. */
export async function call(office: Serving, ids?: readonly string[]): Promise<SessionDetail> {
  const { session } = await office.client.call('session.start', ids ? { ids: [...ids] } : {});
  return until(
    'the session to end',
    async () => {
      const found = await office.client.call('session.get', { id: session.id });
      return found.phase === 'ended' && found;
    },
    60_000,
  );
}
