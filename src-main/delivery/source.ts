// What every way of delivering is given and gives back: messages to carry, a place
// to settle them, news on the way, and what it came to in the end. The queue stands
// behind a Source; delivery knows nothing of it. Every offer taken is settled or put
// back exactly once.
import type { OpeningStep } from '../contract/diagnose/diagnose';
import type { Outcome } from '../mail/envelope';
import type { Reply } from '../mail/reply';
import type { BrokenTransfer, Message } from '../smtp/message';
import type { Brake } from './brake';

/** A message with the recipients that are due now on this way: just what a pipeline carries. */
export interface Offer extends Message {
  /** It stood in the way of the others before, and comes behind them now. */
  readonly late?: boolean;
}

/** Why an offer comes back untried: its own fault or nobody's. */
export interface CameBack {
  /** The host refused us over it: the others are to have their turn before it. */
  readonly inTheWay?: boolean;
}

/** The line broke in the midst of an offer, likely because of its weight. */
export interface OfferBrokenOff extends BrokenTransfer {
  readonly host: string;
  /** Recipients of whom the host has decided nothing. */
  readonly undecided: readonly string[];
}

export interface Source {
  /** Watches over refusals while its owner lives; absent: for one run only. */
  readonly brake?: Brake;
  /** The next message to carry; null: nothing is due now, or nothing more is to be taken. */
  next(): Offer | null;
  /**
   * An outcome for each recipient of the offer; `untried`: the host was not asked, for what it would say is known.
   * Resolves when it stands in the journal; rejects only when our disk fails.
   */
  settle(offer: Offer, outcomes: readonly Outcome[], how?: { readonly untried: true }): Promise<void>;
  /** Not tried: no attempt is counted. */
  putBack(offer: Offer, how?: CameBack): void;
  /**
   * Not carried to its end, and not likely to be. `outcomes`: of the recipients of whom something is known. Resolves
   * and rejects as `settle`.
   */
  brokeOff(offer: Offer, broken: OfferBrokenOff, outcomes: readonly Outcome[]): Promise<void>;
  /**
   * Neither sent nor returned until a person says so, or `host` takes mail again; no attempt is counted. Resolves and
   * rejects as `settle`.
   */
  hold(offer: Offer, host: string, said: string): Promise<void>;
}

export type ProgressEvent =
  | { readonly kind: 'connected'; readonly host: string }
  /** A message's turn has come. */
  | { readonly kind: 'sending'; readonly id: string }
  /** Bytes on the line since the last such event. */
  | { readonly kind: 'bytes'; readonly out: number; readonly in: number };

export type Progress = (event: ProgressEvent) => void;

/** Why a way of delivering ended with mail left: nobody's mail is at fault, a person may have to look. */
export interface Trouble {
  readonly kind:
    | 'password'
    | 'unreachable'
    | 'cut'
    | 'refused'
    | 'relay'
    | 'blocked'
    | 'limit'
    | 'suspended'
    | 'braked'
    | 'tls'
    | 'disk';
  /** "mail.isp.example:587", or "mailboxes". */
  readonly host: string;
  /** null where nobody replied: our disk, our settings. */
  readonly reply: Reply | null;
  /** How far the host was opened then; absent: it was open. */
  readonly step?: OpeningStep;
  /** What happened, what it means for the mail, what to do. */
  readonly text: string;
  /** Minutes until it is worth trying again; absent: as after any trouble. */
  readonly againMinutes?: number;
  /**
   * A fault of this computer that may be over in a moment: tried again within seconds, and less often the longer it
   * lasts.
   */
  readonly soon?: true;
}

export interface Summary {
  /** Connections made. */
  readonly connections: number;
  readonly trouble: Trouble | null;
  /** The hosts that took mail: "mail.isp.example:587". */
  readonly hosts: readonly string[];
}
