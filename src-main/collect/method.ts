// What every method of collecting is handed and what it answers: the one interface that
// collect.ts chooses by and the methods' files are written against.
import type { Socket } from 'node:net';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CollectFault, CollectMethod } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { type NoReplyWhy, type Reply, replyText } from '../mail/reply';
import type { ClientDeps } from '../smtp/client';
import type { AskToken } from '../smtp/auth/token';
import type { Inbox } from './fetched';

/** What stood in the way, as data. */
export interface CollectRefusal {
  readonly fault?: CollectFault | undefined;
  /** The other side's own words; "" where it said nothing. */
  readonly said: string;
  /** The code in brackets before its words ("UNAVAILABLE", RFC 5530). */
  readonly code?: string | undefined;
  /** Who could not be reached: "mail.isp.example:366". */
  readonly hosts?: readonly string[];
  /** Why the host was not reached or not spoken to in secret, where we know it ourselves. */
  readonly why?: NoReplyWhy | undefined;
  /** The host takes nothing of the kind that we log in with: another token would not help. */
  readonly noWay?: boolean;
  /** The sign-in that gave no token; the text of the result says why. */
  readonly signIn?: string;
}

export interface CollectResult {
  readonly method: CollectMethod['method'];
  /**
   * requested: mail may come · nothing: none waits · done: it came · failed: see text · unsupported: the other side
   * does not know the method.
   */
  readonly kind: 'requested' | 'nothing' | 'done' | 'failed' | 'unsupported';
  /** A sentence for people, with the other side's code where there is one. */
  readonly text: string;
  /**
   * A success, but for letters that stay there though they should not: the text says why. 'again': it is not the first
   * time, or will not pass by itself.
   */
  readonly amiss?: 'once' | 'again';
  /** For the kinds that are no success. */
  readonly refusal?: CollectRefusal;
  /** Messages that came by this connection, or that the provider announced. */
  readonly messages?: number;
}

/** An SMTP host after greeting, EHLO, TLS and AUTH: one command, one reply. */
export interface CommandConnection {
  /** "mail.isp.example:587" */
  readonly host: string;
  /** Never rejects; code 0 where the line broke or nobody answered in time. */
  ask(line: string, milliseconds: number): Promise<Reply>;
  /** TLS is on. */
  readonly secure: boolean;
  /** Gives the socket away, paused, when the roles are swapped; null where the line broke. */
  release(): Socket | null;
  /** QUIT, then closes; never rejects. */
  quit(): Promise<void>;
}

/** The refusal that a reply is; without one its words are ours. */
export function refusalBy(reply: Reply, fault?: CollectFault): CollectRefusal {
  const said = reply.code === 0 || reply.signIn ? '' : replyText(reply);
  return { said, fault, ...(reply.signIn ? { signIn: reply.signIn.id } : {}) };
}

/** What came over a line whose roles were swapped. */
export interface ServedConnection {
  /** Messages that are safe with us. */
  readonly messages: number;
  /** The other side said goodbye; false: the line broke or was stopped. */
  readonly orderly: boolean;
  /** We ended the line, because the other side said nothing for so long. */
  readonly silent: boolean;
}

export type OpenedConnection =
  | { readonly ok: true; readonly connection: CommandConnection }
  | { readonly ok: false; readonly text: string; readonly refusal?: CollectRefusal };

/** How hosts are found, known and logged in at on the link. */
interface HostReach {
  /** Name servers of the link; empty or absent: the system's. */
  readonly dnsServers?: readonly string[];
  /** Certificates to trust instead of the system's (PEM), for IMAP and POP3. */
  readonly ca?: string;
  /** An access token where a login signs in; absent: none can be had. */
  readonly token?: AskToken | undefined;
}

/** Our side of a line whose roles were swapped. */
export interface SwappedHost {
  /** Milliseconds a provider may say nothing between two messages; absent: a minute. */
  readonly silence?: number;
  /** Greets, and takes mail for our own domains until the line ends. Never rejects. */
  serve(
    line: { readonly socket: Socket; readonly secure: boolean; readonly silence: number },
    signal: AbortSignal,
  ): Promise<ServedConnection>;
}

export interface CollectDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** What was said on the line, for the session's transcript. */
  readonly transcript: { out(line: string): void; in(line: string): void; note(text: string): void };
  /** For the protocol log, of the lines to mailboxes: asked once a connection. */
  readonly logTap?: ClientDeps['logTap'];
  /** Our own domains, for methods that name none. */
  readonly domains: readonly string[];
  /** The connector's smart hosts in the order to try; [] for another route. */
  readonly smartHosts: readonly SmartHost[];
  readonly reach?: HostReach;
  /** Where fetched mail goes (POP3, IMAP); absent: these cannot be used. */
  readonly inbox?: Inbox;
  /** What a line whose roles were swapped is handed to (ATRN, TURN); absent: these cannot be used. */
  readonly swapped?: SwappedHost;
  /** Opens a command connection to a host, with its security and login. Never rejects. */
  open(host: SmartHost, signal: AbortSignal): Promise<OpenedConnection>;
}

/** What a line to a mailbox needs of all that. */
export type MailboxLineDeps = Pick<CollectDeps, 'clock' | 'transcript' | 'logTap' | 'reach'>;
