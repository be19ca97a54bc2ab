// Content on its way in, looked at byte by byte: lines end with CR LF and with
// nothing else, no NUL, no endless line. Bare CR or LF is refused and not mended:
// what one server takes for the end of a message another may not (SMTP smuggling).
// Content that begins as a TLS record is no mail: Exim 4.100 encrypts the content twice
// after its first message on a swapped line; such a line is ended, and nothing bounces.
// Memory: whether the last byte was a CR, and a number each for the line and the beginning.
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
  let afterCr = false;
  /** Bytes of the line so far. */
  let line = 0;
  /** How many bytes from the first on are a TLS record's; null once one was not. */
  let record: number | null = 0;
  const isRecord = (chunk: Buffer): boolean => {
    for (let i = 0; i < chunk.length && record !== null && record < TLS_RECORD.length; i++)
      record = chunk[i] === TLS_RECORD[record] ? record + 1 : null;
    return record === TLS_RECORD.length;
  };
  return {
    look(chunk) {
      if (isRecord(chunk)) return REFUSALS.encryptedTwice;
      // Where the line began; before this chunk, if it did.
      let start = -line;
      const tooLong = (end: number): boolean => end - start - (afterCr ? 1 : 0) > longestLine;
      for (let i = 0; i < chunk.length; i++) {
        // Inside the bounds of the loop.
        const byte = chunk[i] as number;
        // Nearly every byte is one of these, and by itself nothing is wrong with it.
        if (byte > CR && !afterCr) continue;
        if (tooLong(i)) return REFUSALS.lineTooLong(longestLine);
        if (afterCr !== (byte === LF)) return REFUSALS.bareLineEnd;
        if (byte === 0) return REFUSALS.nul;
        if (byte === LF) start = i + 1;
        afterCr = byte === CR;
      }
      line = chunk.length - start;
      return tooLong(chunk.length) ? REFUSALS.lineTooLong(longestLine) : null;
    },
    end: () => (afterCr ? REFUSALS.bareLineEnd : null),
  };
}
