// What a session has taken from the queue and not yet settled: the queue no longer
// counts it as due, and a person who watches still waits for it. A message counts whole
// until the other side has answered for it: what has left is not there yet.
export interface InFlight {
  took(id: string, bytes: number): void;
  /** Settled, or put back. */
  letGo(id: string): void;
  left(): { readonly messages: number; readonly bytes: number };
}

/** `changed` is called with every change. */
export function createInFlight(changed: () => void): InFlight {
  const taken = new Map<string, number>();
  let sum = 0;
  return {
    took(id, bytes) {
      taken.set(id, bytes);
      sum += bytes;
      changed();
    },
    letGo(id) {
      sum -= taken.get(id) ?? 0;
      taken.delete(id);
      changed();
    },
    left: () => ({ messages: taken.size, bytes: sum }),
  };
}
