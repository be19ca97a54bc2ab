// Patience with a host that does not serve us, and with a line that does not come up:
// after trouble a connector is left alone for a while, longer each time, so that an
// always-on line does not knock without end, a modem does not dial without end and a
// wrong password does not lock the account. Trouble with a line is counted for that
// line alone: the connector's other lines may be tried at once. No message is blamed;
// a person's "now" and changed settings end the waiting. It is measured by elapsed time:
// a clock that is set neither ends nor prolongs it.
import type { Clock } from '../base/clock';
import type { Retry } from '../contract/connector';

export interface Backoff {
  /**
   * Notes one more failure in a row: of the connector's host, or of its way over `link`; it is left alone for
   * `leastMinutes` or longer.
   */
  troubled(connector: string, retry: Retry, link?: string, leastMinutes?: number): void;
  /** Forgets all failures, those of one connector, or those of one of its ways. */
  relieved(connector?: string, link?: string): void;
  /** Forgets the failures of the connector's host and of the way it was reached by. */
  served(connector: string, link: string): void;
  /** True while the last thing that is known of the connector's way over `link` is that it did not serve. */
  failing(connector: string, link: string): boolean;
  /** When the connector (over `link`) may be tried by itself again, milliseconds since 1970; 0 for at once. */
  notBefore(connector: string, link?: string): number;
}

interface Wait {
  readonly failures: number;
  /** Elapsed time. */
  readonly until: number;
}

const HOST = '';

export function createBackoff(clock: Clock): Backoff {
  /** By connector, then by link; HOST for what lies with the host, whichever the line. */
  const waits = new Map<string, Map<string, Wait>>();
  return {
    troubled(connector, retry, link = HOST, leastMinutes = 0) {
      const ways = waits.get(connector) ?? new Map<string, Wait>();
      waits.set(connector, ways);
      const failures = (ways.get(link)?.failures ?? 0) + 1;
      const minutes = retry.minutes[Math.min(failures, retry.minutes.length) - 1] ?? 15;
      ways.set(link, { failures, until: clock.elapsed() + Math.max(minutes, leastMinutes) * 60_000 });
    },
    relieved(connector, link) {
      if (connector === undefined) return waits.clear();
      if (link === undefined) waits.delete(connector);
      else waits.get(connector)?.delete(link);
    },
    served(connector, link) {
      for (const place of [HOST, link]) waits.get(connector)?.delete(place);
    },
    failing: (connector, link) => waits.get(connector)?.has(link) ?? false,
    notBefore(connector, link = HOST) {
      const until = [HOST, link].flatMap((place) => waits.get(connector)?.get(place)?.until ?? []);
      // Asked for every burst of mail: elapsed time is dear, and seldom needed.
      if (until.length === 0) return 0;
      const left = Math.max(...until) - clock.elapsed();
      return left > 0 ? clock.now() + left : 0;
    },
  };
}
