// How the time a reader takes grows with what it reads, so that a text a stranger
// chose cannot hold up everybody. Never an absolute time: a size is doubled, and the
// slope of the best times says the power (1: in proportion, 2: square). What is quicker
// than a few hundred plain looks at every letter is quick enough to be told from noise
// by nobody, and passes. What looks bad is measured again in rounds, each through all
// sizes from an eighth on, and the medians of the rounds are compared: a machine that is
// busy for a while is busy for every size, and a single pause moves no median.
/** Above it something goes over the same text again and again. */
const STEEPEST = 1.65;
const DOUBLINGS = 4;
/** Milliseconds: a step that took longer is the last. */
const ENOUGH = 400;
const ROUNDS = 9;
/** Rounds that are made however long they take. */
const FEWEST = 5;
/** Milliseconds for the rounds of one text. */
const PATIENCE = 8_000;
/** So many plain looks at every letter are nothing. */
const LOOKS = 400;

export interface Growth {
  /** The power of n. */
  readonly slope: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** False: the time grows faster than the text. */
  readonly fair: boolean;
}

/**
 * Reads `shape(n)` for n up to `most` and says how the time grew; measured again, with more care, where it looks bad.
 */
export function growth(read: (text: string) => unknown, shape: (length: number) => string, most: number): Growth {
  const cold = glance(read, shape, most);
  if (cold.fair && cold.quick) return cold;
  // The first look at a cold program flatters its growth.
  const warm = cold.fair ? glance(read, shape, most) : cold;
  return warm.fair ? warm : careful(read, shape, warm.bytes);
}

function glance(
  read: (text: string) => unknown,
  shape: (length: number) => string,
  most: number,
): Growth & { readonly quick: boolean } {
  const times: { readonly length: number; readonly took: number }[] = [];
  for (let length = most / 2 ** DOUBLINGS; length <= most; length *= 2) {
    const text = shape(Math.floor(length));
    const took = quickest(() => void read(text));
    times.push({ length, took });
    if (took > ENOUGH) break;
  }
  const last = times.at(-1) ?? { length: 1, took: 0 };
  const first = times[Math.max(0, times.length - 3)] ?? last;
  // At the first size of all it was slow already: that tells nothing yet.
  const slope = last === first ? Infinity : Math.log(last.took / first.took) / Math.log(last.length / first.length);
  const plain = quickest(() => void look(shape(Math.floor(last.length))));
  const quick = last.took < LOOKS * plain;
  return { slope, bytes: last.length, milliseconds: last.took, quick, fair: quick || slope <= STEEPEST };
}

/** Of texts of an eighth to the whole of `length`. */
function careful(read: (text: string) => unknown, shape: (length: number) => string, length: number): Growth {
  const texts = [8, 4, 2, 1].map((part) => shape(Math.floor(length / part)));
  const whole = texts.at(-1) ?? '';
  const took: number[][] = texts.map(() => []);
  const looked: number[] = [];
  const until = performance.now() + PATIENCE;
  for (let round = 0; round < ROUNDS && (round < FEWEST || performance.now() < until); round++) {
    texts.forEach((text, i) => took[i]?.push(once(() => void read(text))));
    looked.push(once(() => void look(whole)));
  }
  const medians = took.map(median);
  const slope = slopeOf(medians.map((time, i) => [Math.log(texts[i]?.length ?? 1), Math.log(time)] as const));
  const milliseconds = medians.at(-1) ?? 0;
  return { slope, bytes: length, milliseconds, fair: slope <= STEEPEST || milliseconds < LOOKS * median(looked) };
}

/** Of the line that lies nearest to all points. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const square = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return square === 0 ? 0 : points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / square;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function once(work: () => void): number {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(used);
  // A busy machine takes long work off the processor and leaves short work on it: that looks like growth. Its own
  // time is not counted by the clock.
  return Math.max(Math.min(performance.now() - begun, (user + system) / 1000), 0.0005);
}

/** Milliseconds; the best of a few, so that a busy machine counts less. */
function quickest(work: () => void): number {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    best = Math.min(best, once(work));
    if (best > ENOUGH / 4) break;
  }
  return best;
}

function look(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}
