// "Can the provider reach us?": what must be open for mail to be brought to us, and what
// was seen. From inside only a call that came in proves a way; the answer says so.
import { z } from 'zod';
import type { AddressRecord, Finding } from './diagnose';
import { nameServer } from '../fields';

export const DiagnoseReach = z.strictObject({
  /** Name servers to ask; none: those of the link, else the system's. */
  servers: z.array(nameServer).max(8).default([]),
});
export type DiagnoseReach = z.output<typeof DiagnoseReach>;

/** Somebody who connected to a listener. */
export interface ReachCaller {
  readonly remote: string;
  readonly at: string;
  /** The provider's host that has this address, or null. */
  readonly provider: string | null;
}

export interface ReachDoor {
  readonly listener: string;
  readonly address: string;
  readonly port: number;
  readonly open: boolean;
  /** Who gets as far as this door by its address: nobody but this computer, or others too. */
  readonly heard: 'this-computer' | 'everywhere';
  /** Its list of who may connect lets the provider in; where we know none of its addresses, any stranger. */
  readonly admits: boolean;
  /** The last one from outside the office, or from the provider. */
  readonly lastCaller: ReachCaller | null;
}

export interface ReachProbe {
  /** False: nothing is set up that needs others to call us. */
  readonly needed: boolean;
  readonly doors: readonly ReachDoor[];
  /** The name others call, and what DNS says of it. */
  readonly name: string;
  readonly published: readonly AddressRecord[];
  /** Addresses of this computer that others could call. */
  readonly own: readonly string[];
  readonly findings: readonly Finding[];
}
