// Makes the provider release the mail it holds for us. One interface, one short file
// a method; what the other side says is a value with a sentence, never an exception.
// 'requested' says only that mail may come now: it arrives at a listener (ETRN and
// its kin) and the session waits for it. 'done' says that it came by this very
// connection. Rejects only for faults of our own disk.
import type { Socket } from 'node:net';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { assertNever } from '../base/never';
import type { CollectMethod } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import type { Reply } from '../mail/reply';
import type { ClientDeps } from '../smtp/client';
import { collectByAtrn } from './atrn';
import { collectByCommand } from './command';
import { collectByEtrn } from './etrn';
import { collectByFinger } from './finger';
import type { Inbox } from './fetched';
import { collectByImap } from './imap';
import { collectByPop3 } from './pop3';
import { collectByText } from './text';
import { collectByTurn } from './turn';

export interface CollectResult {
  readonly method: CollectMethod['method'];
  /** requested: mail may come · nothing: none waits · done: it came · failed: see text · unsupported: the other side does not know the method. */
  readonly kind: 'requested' | 'nothing' | 'done' | 'failed' | 'unsupported';
  /** A sentence for people, with the other side's code where there is one. */
  readonly text: string;
  /** Messages that came by this connection, or that the provider announced. */
  readonly messages?: number;
}

/** An SMTP host after greeting, EHLO, TLS and AUTH: one command, one reply. */
export interface CommandLine {
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

/** What came over a line whose roles were swapped. */
export interface Served {
  /** Messages that are safe with us. */
  readonly messages: number;
  /** The other side said goodbye; false: the line broke or was stopped. */
  readonly orderly: boolean;
  /** We ended the line, because the other side said nothing for so long. */
  readonly silent: boolean;
}

export type Opened = { readonly ok: true; readonly line: CommandLine } | { readonly ok: false; readonly text: string };

export interface CollectDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** What was said on the line, for the session's transcript. */
  readonly transcript: { out(line: string): void; in(line: string): void; note(text: string): void };
  /** For the protocol log, of the lines to mailboxes: asked once a connection. */
  readonly overheard?: ClientDeps['overheard'];
  /** Our own domains, for methods that name none. */
  readonly domains: readonly string[];
  /** The connector's smart hosts in the order to try; [] for another route. */
  readonly smartHosts: readonly SmartHost[];
  /** Milliseconds a provider may say nothing on a swapped line between two messages; absent: a minute. */
  readonly silence?: number;
  /** Name servers of the link; empty or absent: the system's. */
  readonly dnsServers?: readonly string[];
  /** Where fetched mail goes (POP3, IMAP); absent: these cannot be used. */
  readonly inbox?: Inbox;
  /** Certificates to trust instead of the system's (PEM), for IMAP and POP3. */
  readonly ca?: string;
  /** Greets on a swapped line and takes mail for our own domains until it ends (ATRN, TURN). Never rejects. Absent: these cannot be used. */
  serve?(line: { readonly socket: Socket; readonly secure: boolean; readonly silence: number }, signal: AbortSignal): Promise<Served>;
  /** Opens a command connection to a host, with its security and login. Never rejects. */
  open(host: SmartHost, signal: AbortSignal): Promise<Opened>;
}

/** Runs one method. `signal` ends it at once with 'failed'. */
export async function collect(method: CollectMethod, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  switch (method.method) {
    case 'none':
      return { method: 'none', kind: 'nothing', text: 'Nothing is collected here.' };
    case 'on-connect':
      return { method: 'on-connect', kind: 'requested', text: 'The provider sends what it holds as soon as the line is up; nothing was asked.' };
    case 'etrn':
      return collectByEtrn(method, deps, signal);
    case 'finger':
      return collectByFinger(method, deps, signal);
    case 'text':
      return collectByText(method, deps, signal);
    case 'command':
      return collectByCommand(method, deps, signal);
    case 'imap':
      return collectByImap(method, deps, signal);
    case 'pop3':
      return collectByPop3(method, deps, signal);
    case 'atrn':
      return collectByAtrn(method, deps, signal);
    case 'turn':
      return collectByTurn(deps, signal);
    default:
      return assertNever(method);
  }
}

/** Tries the methods in order until one is not refused; all results, the last one decides. */
export async function collectInOrder(methods: readonly CollectMethod[], deps: CollectDeps, signal: AbortSignal): Promise<readonly CollectResult[]> {
  const results: CollectResult[] = [];
  for (const method of methods) {
    if (signal.aborted) break;
    const result = await collect(method, deps, signal);
    results.push(result);
    deps.transcript.note(result.text);
    deps.log.write('collect', result.kind === 'failed' ? 'minimum' : 'medium', result.text, { method: method.method, kind: result.kind });
    if (result.kind !== 'failed' && result.kind !== 'unsupported') break;
  }
  return results;
}
