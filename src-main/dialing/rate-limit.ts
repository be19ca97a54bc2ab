// How fast a provider lets us send (route.rateLimit): so many messages in any minute,
// hour or day. A message counts when it sets out and no longer when it was put back
// untried. Mail above the rate waits in the queue, no attempt is counted and nothing is
// lost. Limit: a restart forgets what was sent before it.
import type { Clock } from '../base/clock';
import type { Connector } from '../contract/connector';

export interface RateLimits {
  /** When the connector's next message may set out, milliseconds since 1970; 0: now. */
  freeAt(connector: Connector): number;
  setOut(connector: Connector): void;
  /** The last one came back untried. */
  cameBack(connector: Connector): void;
}

const PERIODS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export function createRateLimits(clock: Clock): RateLimits {
  // Elapsed times, oldest first: a clock that is set must not open or close the gate.
  const sent = new Map<string, number[]>();
  const limitOf = ({ route }: Connector) => (route.kind === 'smart-host' ? route.rateLimit : null);
  return {
    freeAt(connector) {
      const limit = limitOf(connector);
      const times = sent.get(connector.id);
      if (!limit || !times) return 0;
      const now = clock.elapsed();
      const period = PERIODS[limit.per];
      const recent = times.findIndex((at) => at > now - period);
      times.splice(0, recent < 0 ? times.length : recent);
      const deciding = times[times.length - limit.messages];
      return deciding === undefined ? 0 : clock.now() + Math.ceil(deciding + period - now);
    },
    setOut(connector) {
      if (!limitOf(connector)) return;
      const times = sent.get(connector.id) ?? [];
      sent.set(connector.id, times);
      times.push(clock.elapsed());
    },
    cameBack: (connector) => void sent.get(connector.id)?.pop(),
  };
}
