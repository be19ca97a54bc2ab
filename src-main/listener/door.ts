// What a connection asks of the server it came to, and what it tells it: the seam between
// connection.ts and server.ts, so that neither knows the other's inside. A connection shows
// itself as a Guest; the server answers with refusals in words, never by throwing.
import type { Socket } from 'node:net';
import type { SMTPServer } from 'smtp-server';
import type { Clock } from '../base/clock';
import type { Listener } from '../contract/listener';
import type { CommandWatch } from './answered';
import type { SwapAnswer } from './deps';
import type { Limits } from './limits';
import type { Client } from './policy';
import type { Refusal } from './refusal';

/** A connection, as its server needs to know it. */
export interface Guest {
  readonly id: string;
  readonly remoteAddress: string;
  readonly client: Client;
  readonly hostNameAppearsAs: string | false;
  readonly session: { readonly envelope: { readonly mailFrom: unknown } };
  /** QUIT was said. */
  readonly orderly: boolean;
}

export interface Door extends SMTPServer {
  readonly listener: Listener;
  readonly limits: Limits;
  readonly clock: Clock;
  /** Bytes of content after which a line is cut. */
  readonly largest: number;
  readonly offersEtrn: boolean;
  readonly offersSwap: boolean;
  /** A line that we opened and whose roles were swapped. */
  readonly swapped: boolean;
  /** Whether it may stay, asked once and before it is greeted. */
  judgeConnection(guest: Guest): Refusal | null;
  /** For the log. */
  noteRefusal(guest: Guest, code: number, text: string): void;
  noteFault(guest: Guest, error: unknown): void;
  /** null where no protocol is kept just now. */
  watchCommands(): CommandWatch | null;
  answerEtrn(guest: Guest, argument: string): Promise<Refusal>;
  answerSwap(guest: Guest, verb: 'ATRN' | 'TURN', argument: string): Promise<SwapAnswer>;
  /** Somebody else talks on this socket now; the listener waits for it when it closes. */
  lend(socket: Socket): void;
  /** Called once by every connection that is gone. */
  closed(guest: Guest): void;
}
