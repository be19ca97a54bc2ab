// Content on its way in, looked at byte by byte: lines end with CR LF and with
// nothing else, no NUL, no endless line. Bare CR or LF is refused and not mended:
// what one server takes for the end of a message another may not (SMTP smuggling).
// Content that begins as a TLS record is no mail: Exim 4.100 encrypts the content twice
// after its first message on a swapped line; such a line is ended, and nothing bounces.
// Memory: one number each for the line, the last byte and the beginning.
import { REFUSALS, type Refusal } from './refusal';

const CR = 13;
const LF = 10;
/** RFC 8446 §5.1: application data, version 3.3. */
const TLS_RECORD = [0x17, 3, 3];

export interface Gate {
  /** The first thing wrong with `chunk`, or null. Chunks in order; stop at the first refusal. */
  look(chunk: Buffer): Refusal | null;
  /** What is wrong with the end. */
  end(): Refusal | null;
}

export function contentGate(longestLine: number): Gate {
  let previous = 0;
  let line = 0;
  /** How many bytes from the first on are a TLS record's; null once one was not. */
  let record: number | null = 0;
  const isRecord = (chunk: Buffer): boolean => {
    for (let i = 0; i < chunk.length && record !== null && record < TLS_RECORD.length; i++) record = chunk[i] === TLS_RECORD[record] ? record + 1 : null;
    return record === TLS_RECORD.length;
  };
  return {
    look(chunk) {
      if (isRecord(chunk)) return REFUSALS.encryptedTwice;
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
