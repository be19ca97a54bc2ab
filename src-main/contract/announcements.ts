// What the rooms announce: something has happened, and whoever cares may hear it. Made
// before the rooms, so that the one who tells need not know who hears, nor be built after
// him. Announcements tell and never steer: nobody waits for an answer, and what has to
// happen next is asked of a room by name.
import { reportFault } from '../base/fault-line';
import type { Session } from './views';

export interface Happened {
  /** Somebody else's clock was read: `kind` says whether it may have stood still on the way. */
  readonly 'clock-heard': {
    readonly who: string;
    /** Milliseconds since 1970 UTC. */
    readonly theirTime: number;
    readonly kind: 'exact' | 'at-least';
  };
  /** A host of this connector showed a certificate that ends then (milliseconds since 1970 UTC). */
  readonly 'certificate-seen': {
    readonly connector: string;
    readonly host: { readonly host: string; readonly port: number };
    readonly ends: number;
  };
  /** Messages of the queue that came, changed or left. */
  readonly 'queue-changed': readonly string[];
  /** A session has begun, gone on, ended or been filed. */
  readonly 'session-changed': Session;
  /** Its line is free. */
  readonly 'session-ended': null;
  /** Something of a sign-in is known that was not: it was given, used, refused or forgotten. */
  readonly 'sign-ins-changed': null;
  /** A door or a line is not as it was, or another thing that only the status shows. */
  readonly 'status-changed': null;
}

type Ear<What extends keyof Happened> = (fact: Happened[What]) => void;

export class Announcements {
  private readonly ears: { [What in keyof Happened]: Set<Ear<What>> } = {
    'clock-heard': new Set(),
    'certificate-seen': new Set(),
    'queue-changed': new Set(),
    'session-changed': new Set(),
    'session-ended': new Set(),
    'sign-ins-changed': new Set(),
    'status-changed': new Set(),
  };

  /** `ear` hears every `what` until the function that comes back is called. */
  hear<What extends keyof Happened>(what: What, ear: Ear<What>): () => void {
    this.ears[what].add(ear);
    return () => void this.ears[what].delete(ear);
  }

  /** Everybody hears it before this returns. One who fails at it is reported; the others hear it all the same. */
  tell<What extends keyof Happened>(what: What, fact: Happened[What]): void {
    for (const ear of [...this.ears[what]]) {
      try {
        ear(fact);
      } catch (error) {
        reportFault(error);
      }
    }
  }
}
