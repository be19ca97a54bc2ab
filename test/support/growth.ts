// How the time a reader takes grows with what it reads, so that a text a stranger
// chose cannot hold up everybody. Never an absolute time: a size is doubled, and the
// slope of the best times says the power (1: in proportion, 2: square). What is quicker
// than a few hundred plain looks at every letter is quick enough to be told from noise
// by nobody, and passes; what looks bad is measured again.

/** Above it something goes over the same text again and again. */
const STEEPEST = 1.65;
const DOUBLINGS = 4;
/** Milliseconds: a step that took longer is the last. */
const ENOUGH = 400;
const TRIES = 6;
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

/** Reads `shape(n)` for n up to `most` and says how the time grew; measured again where it looks bad. */
export function growth(read: (text: string) => unknown, shape: (length: number) => string, most: number): Growth {
  let found = measure(read, shape, most);
  for (let again = 1; again < TRIES && !found.fair; again++) {
    const other = measure(read, shape, most);
    if (other.fair || other.slope < found.slope) found = other;
  }
  return found;
}

function measure(read: (text: string) => unknown, shape: (length: number) => string, most: number): Growth {
  const times: { readonly length: number; readonly took: number }[] = [];
  for (let length = most / 2 ** DOUBLINGS; length <= most; length *= 2) {
    const text = shape(Math.floor(length));
    const took = quickest(() => void read(text));
    times.push({ length, took });
    if (took > ENOUGH) break;
  }
  const last = times.at(-1) ?? { length: 1, took: 0 };
  const first = times[Math.max(0, times.length - 3)] ?? last;
  const slope = last === first ? 0 : Math.log(last.took / first.took) / Math.log(last.length / first.length);
  // At the first size of all it was slow already: nothing that goes through a text once is.
  const slow = last === first && last.took > ENOUGH;
  const plain = quickest(() => void look(shape(Math.floor(last.length))));
  return { slope, bytes: last.length, milliseconds: last.took, fair: !slow && (slope <= STEEPEST || last.took < LOOKS * plain) };
}

/** Milliseconds; the best of a few, so that a busy machine counts less. */
function quickest(work: () => void): number {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
    if (best > ENOUGH / 4) break;
  }
  return Math.max(best, 0.0005);
}

function look(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}
