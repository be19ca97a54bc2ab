// How fast a line carries mail, by the replies: from a message's turn to the other side's
// word that it has it. What is handed to the system says nothing, for that takes a whole
// message at once. What each message takes whatever its size (a round trip) is told apart
// from what its bytes take, where the messages of a call differ enough; the first after a
// rest has more round trips to itself than those that follow it closely, and tells nothing
// of that. Seconds in which nothing is under way do not count.
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
/** Bytes have at least this part of the time. */
const LEAST_BY_BYTES = 0.25;

interface Sums {
  messages: number;
  bytes: number;
  seconds: number;
  squares: number;
  products: number;
}

const newSums = (): Sums => ({ messages: 0, bytes: 0, seconds: 0, squares: 0, products: 0 });

function add(sums: Sums, bytes: number, seconds: number): void {
  sums.messages += 1;
  sums.bytes += bytes;
  sums.seconds += seconds;
  sums.squares += bytes * bytes;
  sums.products += bytes * seconds;
}

/** `now`: monotonic milliseconds. */
export function measureSpeed(now: () => number): LineSpeed {
  let since: number | null = null;
  let resting = true;
  let isFirst = true;
  const all = newSums();
  const followers = newSums();
  return {
    turn() {
      if (since === null || resting) [since, isFirst] = [now(), true];
      resting = false;
    },
    rest: () => void (resting = true),
    answered(bytes) {
      const at = now();
      const seconds = (at - (since ?? at)) / 1000;
      since = resting ? null : at;
      add(all, bytes, seconds);
      if (!isFirst) add(followers, bytes, seconds);
      isFirst = false;
    },
    seconds: () => Math.round(all.seconds * 1000) / 1000,
    pace() {
      const { messages, bytes, seconds } = all;
      if (bytes < TELLING_BYTES || seconds <= 0) return null;
      const average = seconds / bytes;
      // However the sizes fall: bytes have part of the time, and no more than all of it.
      const perByte = Math.min(average, Math.max(LEAST_BY_BYTES * average, slope(followers) ?? average));
      const left = Math.max(0, (seconds - perByte * bytes) / messages);
      return { bytesPerSecond: Math.round(1 / perByte), secondsPerMessage: Math.round(left * 1000) / 1000 };
    },
  };
}

/** Seconds a byte, by least squares over the messages; null where they do not tell. */
function slope({ messages, bytes, seconds, squares, products }: Sums): number | null {
  const spread = messages * squares - bytes * bytes;
  if (messages < TELLING_MESSAGES || spread < TELLING_SPREAD * bytes * bytes) return null;
  return (messages * products - bytes * seconds) / spread;
}
