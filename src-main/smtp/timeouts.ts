// How long each step may take before the other side counts as silent, after
// RFC 5321 §4.5.3.2. On a dead line every second costs money, so all are
// settable and a session's own limits rule above them. Milliseconds.

export interface Timeouts {
  /** Looking up the host's addresses. */
  readonly dns: number;
  /** Opening the TCP connection, per address. */
  readonly connect: number;
  /** §4.5.3.2.1: from the connection to the greeting. */
  readonly greeting: number;
  /** §4.5.3.2.2 and .3: MAIL and RCPT; also AUTH, RSET and everything else. */
  readonly command: number;
  /** §4.5.3.2.4: DATA to its 354. */
  readonly dataStart: number;
  /** §4.5.3.2.5: no byte of content gets away. */
  readonly block: number;
  /** §4.5.3.2.6: end of content to its reply. */
  readonly dataEnd: number;
  /** How long the last replies are waited for once the session was told to stop. */
  readonly stop: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const TIMEOUTS: Timeouts = {
  dns: 30 * SECOND,
  connect: 60 * SECOND,
  greeting: 5 * MINUTE,
  command: 5 * MINUTE,
  dataStart: 2 * MINUTE,
  block: 3 * MINUTE,
  dataEnd: 10 * MINUTE,
  stop: 5 * SECOND,
};

/** The RFC's times with some replaced. */
export function timeoutsWith(some: Partial<Timeouts> = {}): Timeouts {
  return { ...TIMEOUTS, ...some };
}
