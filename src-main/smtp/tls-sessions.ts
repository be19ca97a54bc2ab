// TLS sessions kept to save the round trips of a full handshake. A resumed session is not
// verified again (Node looks at neither name nor authority then), so it is offered only
// on the terms it was made on: same host (its name is the one sent), port, security and
// whether the certificate had to be in order; on such terms only one whose certificate
// was, and until that ends. None outlives a change of the settings. At most MOST are
// kept, the longest unused go first. They hold no password.
import type { TLSSocket } from 'node:tls';

export interface TlsTerms {
  readonly host: string;
  readonly port: number;
  readonly security: string;
  /** The certificate must be in order, or there is no connection. */
  readonly verifies: boolean;
}

/** One connection's place: what it may resume, and where its own sessions go. */
export interface SessionShelf {
  /** `now`: wall clock, milliseconds. */
  session(now: number): Buffer | undefined;
  /** Keeps what `socket` may be resumed by, now and whenever its host hands out another. */
  watch(socket: TLSSocket): void;
  /** TLS 1.3 hands out its tickets after the handshake; by the end of a session they are here. */
  keep(socket: TLSSocket): void;
}

export interface TlsSessions {
  shelf(terms: TlsTerms): SessionShelf;
  /** The settings changed: everything is verified anew, also what is under way now. */
  forget(): void;
}

const MOST = 200;

interface Kept {
  readonly session: Buffer;
  /** The end of the certificate, wall clock; Infinity where it does not matter. */
  readonly until: number;
}

export function openTlsSessions(): TlsSessions {
  let kept = new Map<string, Kept>();
  return {
    shelf(terms) {
      const mine = kept;
      const key = JSON.stringify([terms.host, terms.port, terms.security, terms.verifies]);
      const store = (socket: TLSSocket, session: Buffer): void => {
        if (terms.verifies && !socket.authorized) return;
        mine.delete(key);
        mine.set(key, { session, until: terms.verifies ? endOf(socket) : Infinity });
        for (const oldest of mine.keys()) if (mine.size > MOST) mine.delete(oldest);
      };
      return {
        session(now) {
          const found = mine.get(key);
          if (!found || found.until > now) return found?.session;
          mine.delete(key);
          return undefined;
        },
        watch: (socket) => void socket.on('session', (session: Buffer) => store(socket, session)),
        keep(socket) {
          const session = socket.destroyed ? undefined : socket.getSession();
          if (session) store(socket, session);
        },
      };
    },
    forget: () => void (kept = new Map()),
  };
}

/** A certificate whose end cannot be read is not relied on. */
function endOf(socket: TLSSocket): number {
  const end = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(end) ? 0 : end;
}
