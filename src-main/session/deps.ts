// What a session is handed, in the groups it is used in: the mail, the books, the
// dialing, whom it tells, who carries; and what the sessions share among themselves.
// Names only; nothing here does anything.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CollectResult } from '../collect/method';
import type { Announcements } from '../contract/announcements';
import type { AttentionBoard } from '../contract/attention';
import type { Connector } from '../contract/connector';
import type { Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Session, SessionDetail, SessionWhy } from '../contract/views';
import type { RefusedMail } from '../attention/refused-mail';
import type { Progress, Source, Summary } from '../delivery/source';
import type { Backoff } from '../dialing/backoff';
import type { Links } from '../dialing/links';
import type { RateLimits } from '../dialing/rate-limit';
import type { CostBook } from '../link/cost-book';
import type { Portion } from '../queue/portion';
import type { Queue } from '../queue/queue';
import type { Spool } from '../spool/spool';
import type { Transcript } from '../smtp/transcript';
import type { Errand, QuietCall } from '../updates/deps';
import type { KeptConnections } from './kept-connections';
import type { Wishes } from './requests';

/** What all sessions are handed. */
export interface SessionsDeps {
  readonly clock: Clock;
  readonly log: Log;
  settings(): Settings;
  zone(): string;
  readonly mail: SessionMail;
  readonly books: {
    readonly costBook: CostBook;
    /** Files a session that has ended. */
    archive(session: SessionDetail): Promise<void>;
    /** Writes down what one has come to that is under way. */
    note(session: Session): Promise<void>;
  };
  readonly dialing: {
    readonly links: Links;
    readonly backoff: Backoff;
    /** When a letter goes by itself, ISO; null: never, or nobody knows. */
    goes(id: string): string | null;
  };
  readonly tell: SessionTell;
  readonly carriers: Carriers;
}

/** What one session is handed. */
export interface SessionDeps extends SessionsDeps {
  readonly shared: SharedBySessions;
}

/** The mail that waits. */
export interface SessionMail {
  readonly queue: Queue;
  readonly refusedMail: RefusedMail;
  /** Where the contents are read from. */
  readonly spool: Pick<Spool, 'read'>;
}

/** Who hears of sessions. */
export interface SessionTell {
  readonly attention: AttentionBoard;
  readonly announcements: Announcements;
  /** Shows trouble with our own disk and tells it as a sentence; null: `error` is none. */
  diskTrouble(error: unknown): string | null;
  /** What writing down a call comes to; our own disk's refusal is shown. */
  booked(writing: Promise<void>): Promise<void>;
}

/** Who carries a connector's mail, who asks for ours, what keeps sign-ins alive, and who else wants a line that is up. */
export interface Carriers {
  /** Sends what `source` holds by `connector`. Rejects only when our own disk fails. */
  deliver(connector: Connector, source: Source, context: SessionContext): Promise<Summary>;
  /** Asks for the mail held for us, by the connector's methods in order. */
  collect(connector: Connector, context: SessionContext): Promise<readonly CollectResult[]>;
  /** Sign-ins that would lapse unused are used, whoever's they are. What came of it, for the transcript. */
  renewSignIns(signal: AbortSignal): Promise<readonly string[]>;
  /** What the line is wanted for once its mail is done, or null. */
  errand(call: QuietCall): Errand | null;
}

/** What a carrier or a collector may use of the session it works in. */
export interface SessionContext {
  readonly session: string;
  readonly link: Link;
  readonly transcript: Transcript;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** What is still waited for after `signal` is waited for no longer. */
  readonly cut: AbortSignal;
  readonly kept: KeptConnections;
}

/** What a session has of the others, and they of it. */
export interface SharedBySessions {
  readonly rates: RateLimits;
  /** Letters that stood in the way of others, over sessions: they come behind them. */
  readonly late: Set<string>;
  /** Everything that `link` may carry of the connector's mail now. */
  portion(connector: Connector, link: Link): Portion;
  /** This line did not serve these: where their call goes on, or null. */
  passOn(left: PassedOn): PassedOnTo | null;
  finished(): void;
}

/** Where a call goes on that a line did not serve. */
export interface PassedOnTo {
  /** The first of the sessions. */
  readonly session: Session;
  /** For whom it goes on. */
  readonly connectors: readonly string[];
}

export interface PassedOn {
  readonly connectors: readonly string[];
  readonly why: SessionWhy;
  /** What was asked of the connector's mail. */
  wishes(connector: string): Wishes;
  /** Lines that did not serve this call before. */
  readonly tried: readonly string[];
}
