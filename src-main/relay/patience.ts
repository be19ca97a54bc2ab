// Patience with a host that does not serve us: after trouble a connector is left
// alone for a while, longer each time, so that an always-on line does not knock
// without end and a wrong password does not lock the account. No message is
// blamed; a person's "now" and changed settings end the waiting.
import type { Retry } from '../contract/connector';

export interface Patience {
  /** Notes one more failure in a row at `now`. */
  troubled(connector: string, retry: Retry, now: number): void;
  /** Forgets one connector's failures, or all. */
  relieved(connector?: string): void;
  /** When the connector may be tried by itself again (milliseconds since 1970); 0 for at once. */
  notBefore(connector: string): number;
}

export function createPatience(): Patience {
  const waits = new Map<string, { failures: number; until: number }>();
  return {
    troubled(connector, retry, now) {
      const failures = (waits.get(connector)?.failures ?? 0) + 1;
      const minutes = retry.minutes[Math.min(failures, retry.minutes.length) - 1] ?? 15;
      waits.set(connector, { failures, until: now + minutes * 60_000 });
    },
    relieved(connector) {
      if (connector === undefined) waits.clear();
      else waits.delete(connector);
    },
    notBefore: (connector) => waits.get(connector)?.until ?? 0,
  };
}
