// How long and how much a listener puts up with, apart from what settings say.
// Times are milliseconds, sizes bytes. Tests hand in smaller ones.

export interface Limits {
  /** Silence before a connection is ended (RFC 5321 §4.5.3.2.7: at least 5 minutes). */
  readonly idle: number;
  /** A command line that was begun, to its end, however its bytes drip. */
  readonly unfinished: number;
  /** A TLS handshake. */
  readonly handshake: number;
  /** Wrong passwords on one connection before it is ended. */
  readonly guesses: number;
  /** NOOP, RSET, EHLO and the like between two messages. */
  readonly chatter: number;
  /** Refused commands between two messages. */
  readonly refused: number;
  /** Content must bring `slowBytes` in every `slowWindow`: 20 bytes a second, slower than any modem. */
  readonly slowWindow: number;
  readonly slowBytes: number;
  /** A message's content, from the first byte to the last. */
  readonly message: number;
  /**
   * Content past the largest message that is still read and thrown away, for the refusal to be heard; past that the
   * line is cut.
   */
  readonly beyond: number;
  /** One line of content. RFC 5321 §4.5.3.1.6 says 1000; real mail is longer. */
  readonly line: number;
  /** Received lines (RFC 5321 §6.3 asks for at least 100). */
  readonly hops: number;
}

export const LIMITS: Limits = {
  idle: 300_000,
  unfinished: 60_000,
  handshake: 30_000,
  guesses: 5,
  chatter: 100,
  refused: 100,
  slowWindow: 300_000,
  slowBytes: 6_000,
  message: 86_400_000,
  beyond: 1_048_576,
  line: 100_000,
  hops: 100,
};
