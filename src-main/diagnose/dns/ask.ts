// Asks one name server one question: by UDP, again when it is silent, by TCP when
// the answer did not fit. An answer counts only when id, name and type are those of
// the question and it comes from the server asked. Never rejects: trouble is a word.
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { getServers } from 'node:dns';
import { connect, isIPv4, isIPv6 } from 'node:net';
import type { Clock } from '../../base/clock';
import { type DnsAnswer, dnsQuestion, readAnswer, type RecordType } from './message';

export type DnsTrouble = 'silent' | 'unreachable' | 'nonsense' | 'servfail' | 'refused' | 'no-such-name' | 'stopped';
export type Answered =
  { readonly ok: true; readonly answer: DnsAnswer } | { readonly ok: false; readonly trouble: DnsTrouble };

export interface AskDeps {
  readonly clock: Clock;
  /** For one try; two are made. */
  readonly timeoutMs: number;
}

export interface NameServer {
  readonly address: string;
  readonly port: number;
}

/** "192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]:5353". */
export function nameServerOf(text: string): NameServer {
  if (isIPv6(text) || isIPv4(text)) return { address: text, port: 53 };
  const [, address = text, port = '53'] = /^\[?(.*?)\]?:(\d+)$/.exec(text) ?? [];
  return { address, port: Number(port) };
}

/** Whom to ask: the first of these lists that names anybody, else the servers of the system. */
export function serversOf(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? getServers();
}

const TRIES = 2;

export async function askDns(
  server: NameServer,
  { name, type }: { readonly name: string; readonly type: RecordType },
  deps: AskDeps,
  signal: AbortSignal,
): Promise<Answered> {
  const question = questionFor(name, type);
  if (!question) return { ok: false, trouble: 'no-such-name' };
  let last: DnsAnswer | DnsTrouble = 'silent';
  for (let i = 0; i < TRIES && last === 'silent' && !signal.aborted; i++)
    last = await byUdp(server, question, deps, signal);
  if (typeof last !== 'string' && last.truncated) last = await byTcp(server, question, deps, signal);
  if (signal.aborted) return { ok: false, trouble: 'stopped' };
  if (typeof last === 'string') return { ok: false, trouble: last };
  const trouble = CODES[last.code];
  if (trouble) return { ok: false, trouble };
  return { ok: true, answer: last };
}

/** Null for a name that cannot stand in a message; a strange answer may have named it. */
function questionFor(name: string, type: RecordType): Buffer | null {
  try {
    return dnsQuestion(randomInt(65_536), name, type);
  } catch {
    return null;
  }
}

const CODES: Readonly<Record<number, DnsTrouble>> = {
  1: 'nonsense',
  2: 'servfail',
  3: 'no-such-name',
  4: 'refused',
  5: 'refused',
};

/** The answer if `message` is one to this very question; null where it is not (a late one, a forged one). */
function matching(message: Buffer, question: Buffer): DnsAnswer | null {
  try {
    const answer = readAnswer(message);
    const asked = readAnswer(asIfAnswered(question));
    return answer.id === asked.id &&
      answer.question.name === asked.question.name &&
      answer.question.type === asked.question.type
      ? answer
      : null;
  } catch {
    return null;
  }
}

function asIfAnswered(question: Buffer): Buffer {
  const copy = Buffer.from(question);
  copy[2] = 0x80;
  return copy;
}

function byUdp(
  server: NameServer,
  question: Buffer,
  deps: AskDeps,
  signal: AbortSignal,
): Promise<DnsAnswer | DnsTrouble> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv4(server.address) ? 'udp4' : 'udp6');
    const end = (result: DnsAnswer | DnsTrouble): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(result);
    };
    const stop = (): void => end('stopped');
    const timer = deps.clock.after(deps.timeoutMs, () => end('silent'));
    signal.addEventListener('abort', stop, { once: true });
    socket.on('error', () => end('unreachable'));
    socket.on('message', (message) => {
      const answer = matching(message, question);
      if (answer) end(answer);
    });
    // A connected socket hears of closed ports and takes answers from this server only.
    socket.connect(server.port, server.address, () => socket.send(question));
  });
}

function byTcp(
  server: NameServer,
  question: Buffer,
  deps: AskDeps,
  signal: AbortSignal,
): Promise<DnsAnswer | DnsTrouble> {
  return new Promise((resolve) => {
    const socket = connect({ host: server.address, port: server.port });
    let heard = Buffer.alloc(0);
    const end = (result: DnsAnswer | DnsTrouble): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(result);
    };
    const stop = (): void => end('stopped');
    const timer = deps.clock.after(deps.timeoutMs, () => end('silent'));
    signal.addEventListener('abort', stop, { once: true });
    socket.on('error', () => end('unreachable'));
    socket.on('end', () => end('nonsense'));
    // RFC 1035 §4.2.2: two bytes of length before each message.
    socket.on('connect', () =>
      socket.write(Buffer.concat([Buffer.from([question.length >> 8, question.length & 255]), question])),
    );
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      if (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE(0))
        end(matching(heard.subarray(2, 2 + heard.readUInt16BE(0)), question) ?? 'nonsense');
    });
  });
}
