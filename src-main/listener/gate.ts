// Content on its way in, looked at byte by byte: lines end with CR LF and with
// nothing else, no NUL, no endless line. Bare CR or LF is refused and not mended:
// what one server takes for the end of a message another may not (SMTP smuggling).
// Memory: one number each for the line and the last byte.
import { REFUSALS, type Refusal } from './refusal';

const CR = 13;
const LF = 10;

export interface Gate {
  /** The first thing wrong with `chunk`, or null. Chunks in order; stop at the first refusal. */
  look(chunk: Buffer): Refusal | null;
  /** What is wrong with the end. */
  end(): Refusal | null;
}

export function contentGate(longestLine: number): Gate {
  let previous = 0;
  let line = 0;
  return {
    look(chunk) {
      let before = previous;
      let length = line;
      for (let i = 0; i < chunk.length; i++) {
        // Inside the bounds of the loop.
        const byte = chunk[i] as number;
        if (byte === LF) {
          if (before !== CR) return REFUSALS.bareLineEnd;
          length = 0;
        } else {
          if (before === CR) return REFUSALS.bareLineEnd;
          if (byte === 0) return REFUSALS.nul;
          if (byte !== CR && ++length > longestLine) return REFUSALS.lineTooLong(longestLine);
        }
        before = byte;
      }
      previous = chunk.length > 0 ? before : previous;
      line = length;
      return null;
    },
    end: () => (previous === CR ? REFUSALS.bareLineEnd : null),
  };
}
