// A TCP connection that is told something and listened to: for FINGER and the text
// dialects, which have no replies with codes. Ends when the other side closes, when
// `enough` says so, at the limit, when nothing comes for too long, or at a stop.
// Trouble is a value; nothing rejects. What is read is bounded.
import { connect } from 'node:net';
import type { Clock } from '../base/clock';
import { replyText } from '../mail/reply';
import { resolveHost } from '../smtp/resolve';
import { collectWords } from '../words/collect';

export interface AskedPlainly {
  readonly host: string;
  readonly port: number;
  /** Sent as it stands as soon as the line is up. */
  readonly send: string;
  /** True when what came so far is all that is wanted; otherwise the end is waited for. */
  readonly enough: (heard: string) => boolean;
}

export interface Heard {
  readonly text: string;
  /** Why it ended before the other side closed or enough was heard, in words; null for a good end. */
  readonly trouble: string | null;
}

interface PlainDeps {
  readonly clock: Clock;
  readonly dnsServers?: readonly string[];
}

const LIMIT_BYTES = 65_536;
const PATIENCE = 60_000;

/** Says `asked.send` to a host and reads its answer. */
export async function sayAndListen(asked: AskedPlainly, deps: PlainDeps, signal: AbortSignal): Promise<Heard> {
  const resolved = await resolveHost(asked.host, deps.dnsServers ?? [], PATIENCE);
  if (!resolved.ok) return { text: '', trouble: replyText(resolved.reply) };
  let last: Heard = { text: '', trouble: collectWords.stopped };
  for (const address of resolved.addresses) {
    if (signal.aborted) break;
    const { connected, heard } = await talk(address, asked, deps.clock, signal);
    last = heard;
    // Once it was said it is not said again: who knows what it did.
    if (connected) break;
  }
  return last;
}

function talk(
  address: string,
  asked: AskedPlainly,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ readonly connected: boolean; readonly heard: Heard }> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: asked.port });
    const pieces: Buffer[] = [];
    let bytes = 0;
    let connected = false;
    const end = (trouble: string | null): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve({ connected, heard: { text: Buffer.concat(pieces).toString('utf8'), trouble } });
    };
    const stop = (): void => end(collectWords.stopped);
    const silence = (): void => end(collectWords.plain.noAnswer);
    let timer = clock.after(PATIENCE, silence);
    signal.addEventListener('abort', stop, { once: true });
    socket.on('connect', () => {
      connected = true;
      socket.write(asked.send);
    });
    socket.on('data', (piece) => {
      timer.cancel();
      timer = clock.after(PATIENCE, silence);
      pieces.push(piece.subarray(0, LIMIT_BYTES - bytes));
      bytes = Math.min(LIMIT_BYTES, bytes + piece.length);
      if (bytes >= LIMIT_BYTES || asked.enough(Buffer.concat(pieces).toString('utf8'))) end(null);
    });
    socket.on('error', (error) => end(error.message));
    socket.on('end', () => end(null));
    socket.on('close', () => end(null));
  });
}
