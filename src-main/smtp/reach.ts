// From a host's addresses to an open TCP connection. An address that swallows packets
// costs its whole time-out, and on a line that is paid by the minute that is money: where
// a host has several, each gets a short first try, and only when none answered the rest
// of its time. Which answered and which were silent is remembered, so that the next call
// begins with the one that works; a silent one has its turn again when all the others
// failed, or an hour later. Trouble is a Reply with code 0 and the reason in words.
import { connect as connectTcp, type Socket } from 'node:net';
import type { Clock } from '../base/clock';
import { noReply, type NoReplyWhy, type Reply } from '../mail/reply';
import { TIMEOUTS } from './timeouts';
import { smtpWords } from '../words/smtp';

/** What is known of hosts' addresses. One for all calls over a line; see `rememberAddresses`. */
export interface AddressMemory {
  /** `addresses` of `host`, in the order in which they are to be tried. */
  inOrder(host: string, addresses: readonly string[]): readonly string[];
  answered(host: string, address: string): void;
  silent(host: string, address: string): void;
}

export interface Reaching {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
  readonly clock: Clock;
  /** Longest wait for an address, milliseconds. */
  readonly timeoutMs: number;
  readonly memory?: AddressMemory | undefined;
  /** Each step in words. */
  note(text: string): void;
}

/** Four packets of a connection being opened have gone out by then (after 0, 1, 3 and 7 seconds). */
const FIRST_TRY = 10_000;
const HOUR = 3_600_000;
const MOST_HOSTS = 1000;

export function stoppedReply(): Reply {
  return noReply(smtpWords.stopped);
}

export function rememberAddresses(clock: Clock): AddressMemory {
  const hosts = new Map<string, Map<string, { readonly answered: boolean; readonly until: number }>>();
  const note = (host: string, address: string, answered: boolean): void => {
    const known = hosts.get(host) ?? new Map<string, { answered: boolean; until: number }>();
    known.set(address, { answered, until: clock.elapsed() + HOUR });
    hosts.delete(host);
    hosts.set(host, known);
    if (hosts.size > MOST_HOSTS) hosts.delete([...hosts.keys()][0] ?? '');
  };
  return {
    inOrder(host, addresses) {
      const known = hosts.get(host);
      const mark = (address: string): number => {
        const told = known?.get(address);
        if (!told || told.until < clock.elapsed()) return 1;
        return told.answered ? 0 : 2;
      };
      // Equal ones stay in the order they came in.
      return [...addresses].sort((a, b) => mark(a) - mark(b));
    },
    answered: (host, address) => note(host, address, true),
    silent: (host, address) => note(host, address, false),
  };
}

/**
 * Tries one address after the other. Resolves with the socket, or with the last trouble; soon after `signal` is
 * aborted.
 */
export async function reach(reaching: Reaching, signal: AbortSignal): Promise<Socket | Reply> {
  const { host, memory, timeoutMs } = reaching;
  const addresses = memory?.inOrder(host, reaching.addresses) ?? reaching.addresses;
  // Where more than the usual time is given the first connection dials the line: it is not cut short.
  const short = addresses.length > 1 && timeoutMs <= TIMEOUTS.connect;
  const first = await tryAll(reaching, addresses, short ? Math.min(FIRST_TRY, timeoutMs) : timeoutMs, signal);
  const left = timeoutMs - FIRST_TRY;
  if (first.socket || !short || left <= 0 || first.silent.length === 0 || signal.aborted)
    return first.socket ?? first.last;
  const second = await tryAll(reaching, first.silent, left, signal);
  return second.socket ?? second.last;
}

interface Round {
  readonly socket: Socket | null;
  readonly silent: readonly string[];
  readonly last: Reply;
}

async function tryAll(
  { host, port, clock, memory, note }: Reaching,
  addresses: readonly string[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Round> {
  const silent: string[] = [];
  let last: Reply = stoppedReply();
  for (const address of addresses) {
    note(smtpWords.connect.trying(host, address, port));
    const opened = await open({ address, port }, clock, timeoutMs, signal);
    if (opened.socket) {
      memory?.answered(host, address);
      return { socket: opened.socket, silent, last };
    }
    last = opened.reply;
    if (signal.aborted) break;
    note(last.lines.join(' '));
    if (!opened.silent) continue;
    silent.push(address);
    memory?.silent(host, address);
  }
  return { socket: null, silent, last };
}

type Opened = { readonly socket: Socket } | { readonly socket: null; readonly reply: Reply; readonly silent: boolean };

function open(
  { address, port }: { readonly address: string; readonly port: number },
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Opened> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ socket: null, reply: stoppedReply(), silent: false });
    const socket = connectTcp({ host: address, port });
    const end = (reply: Reply | null, silent = false): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners('error');
      // A reset between two owners must not throw.
      socket.on('error', () => undefined);
      if (reply === null) return resolve({ socket });
      socket.destroy();
      resolve({ socket: null, reply, silent });
    };
    const stop = (): void => end(stoppedReply());
    const timer = clock.after(timeoutMs, () =>
      end(noReply(smtpWords.connect.silent(address, port, timeoutMs), 'silent'), true),
    );
    signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => end(null));
    socket.on('error', (error) => end(noReply(connectSaid(error, address, port), connectWhy(error)), isSilence(error)));
  });
}

/** The system gave up before we did. */
function isSilence(error: Error): boolean {
  return 'code' in error && error.code === 'ETIMEDOUT';
}

const WHYS: Readonly<Record<string, NoReplyWhy>> = {
  ECONNREFUSED: 'nobody-listens',
  EHOSTUNREACH: 'no-way',
  ENETUNREACH: 'no-way',
  ETIMEDOUT: 'silent',
  ECONNRESET: 'reset',
};

/** Why no connection was made; undefined for what the system does not call by one of these names. */
export function connectWhy(error: Error): NoReplyWhy | undefined {
  return 'code' in error ? WHYS[String(error.code)] : undefined;
}

/** The same in words. */
export function connectSaid(error: Error, address: string, port: number): string {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return smtpWords.connect.nobodyListens(address, port);
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return smtpWords.connect.noWay(address);
  return smtpWords.connect.other(address, port, error.message);
}
