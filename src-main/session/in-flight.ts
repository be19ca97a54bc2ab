// What a session has taken from the queue and not yet settled: the queue no longer
// counts it as due, and a person who watches still waits for it. Messages leave one
// behind the other, so each has its place in the stream of bytes; what of a message
// lies before the bytes that are out has left already. Nearly exact: the words of
// the dialog count as bytes of the stream.
export interface InFlight {
  took(id: string, bytes: number): void;
  /** Settled, or put back. */
  letGo(id: string): void;
  left(): { readonly messages: number; readonly bytes: number };
}

/** `out` answers how many bytes the session has sent so far. */
export function createInFlight(out: () => number): InFlight {
  const ends = new Map<string, { readonly bytes: number; readonly end: number }>();
  let lastEnd = 0;
  return {
    took(id, bytes) {
      lastEnd = Math.max(out(), lastEnd) + bytes;
      ends.set(id, { bytes, end: lastEnd });
    },
    letGo(id) {
      ends.delete(id);
      if (ends.size === 0) lastEnd = 0;
    },
    left() {
      const gone = out();
      const bytes = [...ends.values()].reduce((sum, one) => sum + Math.min(one.bytes, Math.max(0, one.end - gone)), 0);
      return { messages: ends.size, bytes };
    },
  };
}
