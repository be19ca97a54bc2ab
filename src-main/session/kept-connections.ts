// The connection a session has just sent on, kept for the moment until it asks the same
// host for the mail held there (ETRN, TURN): a new one would cost greeting, TLS and login,
// five seconds on a satellite. At most one a connector, only while there is something to
// ask, and not for long: whoever does not fetch it leaves it to say goodbye by itself.
import type { Clock, Timer } from '../base/clock';
import type { SmartHost } from '../contract/connector';
import type { SmtpConnection } from '../smtp/client';

export interface KeptConnections {
  /** True where it is kept; then nobody else may use it or say goodbye on it. */
  keep(connector: string, host: SmartHost, connection: SmtpConnection): boolean;
  /** The one kept for exactly this host and login, if it still stands; it is the taker's then. */
  take(connector: string, host: SmartHost): SmtpConnection | null;
  /** Goodbye to what nobody fetched. */
  close(): void;
}

interface Kept {
  readonly host: SmartHost;
  readonly connection: SmtpConnection;
  readonly timer: Timer;
}

/** Other senders of the session may still be busy before it asks; hosts endure five minutes. */
const KEPT_FOR = 60_000;

/** `wanted`: will this connector still ask for held mail? */
export function keepConnections(clock: Clock, wanted: (connector: string) => boolean): KeptConnections {
  const lines = new Map<string, Kept>();
  const forget = (connector: string): Kept | undefined => {
    const kept = lines.get(connector);
    lines.delete(connector);
    kept?.timer.cancel();
    return kept;
  };
  return {
    keep(connector, host, connection) {
      if (!wanted(connector)) return false;
      forget(connector)?.connection.quit();
      lines.set(connector, {
        host,
        connection,
        timer: clock.after(KEPT_FOR, () => forget(connector)?.connection.quit()),
      });
      return true;
    },
    take(connector, host) {
      const kept = forget(connector);
      if (!kept) return null;
      if (!kept.connection.wire.broken && JSON.stringify(kept.host) === JSON.stringify(host)) return kept.connection;
      kept.connection.quit();
      return null;
    },
    close() {
      for (const connector of [...lines.keys()]) forget(connector)?.connection.quit();
    },
  };
}
