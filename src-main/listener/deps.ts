// What a listener is handed, and what it tells. It knows no queue and no routing:
// admission and the say on recipients come in as functions.
import type { Socket } from 'node:net';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Account, Listener } from '../contract/listener';
import type { Admission } from '../mail/admission';
import type { Envelope } from '../mail/envelope';
import type { AnsweredCommand } from './answered';
import type { KeyAndCertificate } from '../access/certificate';
import type { Guesses } from '../access/guesses';
import type { Limits } from './limits';
import type { Refusal } from './refusal';

/** What is known of a message at RCPT time. */
export interface Proposed {
  readonly sender: string | null;
  readonly recipient: string;
  /** SIZE= of MAIL FROM, or null. */
  readonly bytes: number | null;
  readonly listener: string;
  readonly account: string | null;
}

/** ETRN as a branch office asked for it. */
export interface EtrnAsk {
  /** "branch.example", "@branch.example" or "#queue", as written. */
  readonly argument: string;
  readonly account: string | null;
  readonly remote: string;
  readonly secure: boolean;
  readonly listener: string;
}

/** ATRN (RFC 2645) or TURN by a branch office that has logged in. */
export interface SwapAsk {
  readonly verb: 'ATRN' | 'TURN';
  /** ASCII form, lower case; []: all it may have. */
  readonly domains: readonly string[];
  readonly account: string;
  readonly remote: string;
  readonly secure: boolean;
  readonly listener: string;
}

/** With `take` the answer is 250 and the roles are swapped. */
export interface SwapAnswer extends Refusal {
  /** Called once, when the 250 has been written: the line is the taker's, paused, to talk on as the client. */
  take?(socket: Socket): void;
}

interface Event {
  readonly listener: string;
  /** The client's address. */
  readonly remote: string;
  /** Which connection. */
  readonly connection: string;
}

export type Activity =
  | (Event & { readonly kind: 'open' })
  /** orderly: the client said QUIT. */
  | (Event & { readonly kind: 'close'; readonly orderly: boolean })
  /** Content as it comes in, undone of SMTP's dots. */
  | (Event & { readonly kind: 'bytes'; readonly bytes: number })
  | (Event & { readonly kind: 'accepted'; readonly id: string; readonly bytes: number; readonly envelope: Envelope });

/** Whose door it is. */
export interface ListenerOffice {
  /** Asked at every command, so a change acts at once. `domains` are ours. */
  organization(): { readonly domains: readonly string[] };
  accounts(): readonly Account[];
  /** organization.hostname; shown where the listener has no greetingName. */
  readonly hostname: string;
  /** From `certificateOf`; null without TLS. */
  readonly tls: KeyAndCertificate | null;
}

/** What branch offices may ask for, where the listener has remoteTriggered. */
export interface ListenerBranches {
  readonly etrn?: (ask: EtrnAsk) => Promise<Refusal> | Refusal;
  /** Trouble with a disk is answered 451; a slip ends the connection. */
  readonly swap?: (ask: SwapAsk) => Promise<SwapAnswer> | SwapAnswer;
  /** True for a line that we opened and whose roles were swapped: greeted at once. */
  readonly swapped?: boolean;
}

/** Who hears of what happens at a listener. */
export interface ListenerWatch {
  onActivity(event: Activity): void;
  /** A slip of ours that ended a connection. Absent: it goes where uncaught ones go. */
  readonly fault?: (error: unknown) => void;
  /** For the protocol log: every command with the reply that ended it. */
  readonly onAnswered?: (command: AnsweredCommand) => void;
  /** Asked at every command; false: nobody wants to hear of it just now. */
  readonly keepsProtocol?: () => boolean;
}

export interface ListenerDeps extends ListenerOffice, ListenerBranches, ListenerWatch {
  readonly clock: Clock;
  readonly log: Log;
  /** Shared by every door: who may try a password, and when. */
  readonly guesses: Guesses;
  admit(envelope: Envelope): Admission;
  /** Routing's say about a recipient that policy let pass: null is yes. */
  mayCarry(proposed: Proposed): Refusal | null;
  readonly limits?: Partial<Limits>;
}

export interface OpenListener {
  readonly id: string;
  readonly address: string;
  /** The one really taken where settings say 0. */
  readonly port: number;
  readonly state: 'open' | 'closed';
  readonly connections: number;
  /** Takes changed settings for the next command; false where address, port or TLS changed: close and open again. */
  update(listener: Listener, tls?: KeyAndCertificate | null): boolean;
  /**
   * Takes no more connections, answers what was asked, then 421. Mail in its last commit is finished, whatever
   * `graceMs` says. Never rejects.
   */
  close(graceMs: number): Promise<void>;
}
