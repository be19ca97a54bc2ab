// How fast a line carries mail, by the replies: from a message's turn to the other side's
// word that it has it. What is handed to the system says nothing, for that takes a whole
// message at once. What each message takes whatever its size (a round trip) is told apart
// from what its bytes take, where the messages of a call differ enough. Seconds in which
// nothing is under way do not count.
import type { Session } from '../contract/views';

export interface LineSpeed {
  /** A message's turn has come. */
  turn(): void;
  /** Nothing is under way. */
  rest(): void;
  /** The other side has taken a message of so many bytes. */
  answered(bytes: number): void;
  /** Seconds in which mail was under way and was taken. */
  seconds(): number;
  /** null: too little moved to tell. */
  pace(): NonNullable<Session['pace']> | null;
}

/** Less than this moved says more of greetings than of the line. */
const TELLING_BYTES = 16_384;
/** Fewer messages, or such as are nearly of one size, do not tell bytes and round trips apart. */
const TELLING_MESSAGES = 3;
const TELLING_SPREAD = 0.1;
/** However the sizes fall: bytes have at least this part of the time. */
const LEAST_BY_BYTES = 0.25;

/** `now`: monotonic milliseconds. */
export function measureSpeed(now: () => number): LineSpeed {
  let since: number | null = null;
  let resting = true;
  const sum = { messages: 0, bytes: 0, seconds: 0, squares: 0, products: 0 };
  return {
    turn() {
      if (since === null || resting) since = now();
      resting = false;
    },
    rest: () => void (resting = true),
    answered(bytes) {
      const at = now();
      const seconds = (at - (since ?? at)) / 1000;
      since = resting ? null : at;
      sum.messages += 1;
      sum.bytes += bytes;
      sum.seconds += seconds;
      sum.squares += bytes * bytes;
      sum.products += bytes * seconds;
    },
    seconds: () => Math.round(sum.seconds * 1000) / 1000,
    pace() {
      const { messages, bytes, seconds } = sum;
      if (bytes < TELLING_BYTES || seconds <= 0) return null;
      const perByte = slope(sum) ?? seconds / bytes;
      const left = Math.max(0, (seconds - perByte * bytes) / messages);
      return { bytesPerSecond: Math.round(1 / perByte), secondsPerMessage: Math.round(left * 1000) / 1000 };
    },
  };
}

/** Seconds a byte, by least squares over the messages; null where they do not tell. */
function slope({ messages, bytes, seconds, squares, products }: Sums): number | null {
  const spread = messages * squares - bytes * bytes;
  if (messages < TELLING_MESSAGES || spread < TELLING_SPREAD * bytes * bytes) return null;
  const found = (messages * products - bytes * seconds) / spread;
  const most = seconds / bytes;
  return Math.min(most, Math.max(LEAST_BY_BYTES * most, found));
}

interface Sums {
  readonly messages: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly squares: number;
  readonly products: number;
}
