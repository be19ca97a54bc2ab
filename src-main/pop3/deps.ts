// What the POP3 room is handed. It knows no accounts and no mailboxes: who a password
// belongs to, and where his mail lies, come in as functions.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Pop3 } from '../contract/pop3';
import type { OpenMailboxes } from './open-mailboxes';

export type LogIn =
  /** `folder` is the Maildir. */
  { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly why: 'wrong' | 'no-mailbox' };

export interface Pop3Deps {
  readonly hostname: string;
  /** PEM texts; null without TLS. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly clock: Clock;
  readonly log: Log;
  mayConnect(address: string): boolean;
  logIn(username: string, password: string): LogIn;
  /** Shared by every door; `look` is called when it is this try's turn, and says whether the password is right. */
  readonly guesses: {
    attempt(tried: {
      readonly address: string;
      readonly account: string;
      readonly password: string;
      look(): boolean;
    }): Promise<'right' | 'wrong' | 'too-many'>;
  };
  /** Letters were removed from this Maildir. */
  removed(folder: string): void;
  /** A slip of ours that ended a connection. Absent: it goes where uncaught ones go. */
  readonly fault?: (error: unknown) => void;
}

/** What all connections of one server share. */
export interface Pop3Rules {
  readonly settings: Pop3;
  readonly deps: Pop3Deps;
  readonly inUse: OpenMailboxes;
}
