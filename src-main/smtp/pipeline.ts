// Drives one connection with letters until nothing is due: picks the way of sending
// that the host and the settings allow, and sees to it that a stop is heeded.
// Every letter taken from the source is finished exactly once. When it resolves
// with `broken` null the connection is idle and clean and may be used further (ETRN, QUIT).
// Rejects only when settling rejects: our own disk; the connection is then broken off.
import type { Reply } from '../mail/reply';
import { runChunked } from './content/chunked';
import type { SmtpConnection } from './client';
import { runDotted } from './content/dotted';
import type { Message, MessageSource } from './message';
import { SmtpRun } from './run';
import { Window } from './window';
import { smtpWords } from '../words/smtp';

export interface PipelineOptions {
  /** 'off': one command, one reply. */
  readonly pipelining: 'auto' | 'off';
  readonly protocol: 'smtp' | 'lmtp';
  /** What may be in flight; give the same one to the connections of a session. */
  readonly window?: Window;
  readonly sending?: (message: Message) => void;
  /** Ends it now: what is in flight is waited for no longer. */
  readonly cut?: AbortSignal | undefined;
}

export interface PipelineEnd {
  /** Why the connection ended, or null when it is still good. */
  readonly broken: Reply | null;
  /** Letters the host spoke about: none, and the line was no use. */
  readonly answered: number;
}

export type Manner = 'chunked' | 'pipelined' | 'lock-step';

/** How letters will be sent on this connection. */
export function mannerOf(
  connection: Pick<SmtpConnection, 'extensions' | 'habits'>,
  options: Pick<PipelineOptions, 'pipelining' | 'protocol'>,
): Manner {
  const {
    extensions: { pipelining, chunking },
    habits,
  } = connection;
  if (!pipelining || options.pipelining === 'off' || habits.inStep) return 'lock-step';
  // LMTP's answers to BDAT are one for each accepted recipient, whose number is not known yet when it is sent.
  return chunking && habits.chunks && options.protocol === 'smtp' ? 'chunked' : 'pipelined';
}

export async function runPipeline(
  connection: SmtpConnection,
  source: MessageSource,
  options: PipelineOptions,
  signal: AbortSignal,
): Promise<PipelineEnd> {
  const { wire, extensions, clock, timeouts, habits } = connection;
  const window = options.window ?? new Window();
  const sending = options.sending ?? (() => undefined);
  const run = new SmtpRun({
    wire,
    extensions,
    habits,
    clock,
    timeouts,
    window,
    source,
    sending,
    stopped: () => signal.aborted,
  });
  const manner = mannerOf(connection, options);
  const forget = endSoonAfter(connection, signal, options.cut);
  try {
    if (manner === 'chunked') await runChunked(run);
    else await runDotted(run, { pipelined: manner === 'pipelined', replyPerRecipient: options.protocol === 'lmtp' });
  } catch (error) {
    wire.breakOff(smtpWords.line.ownDisk);
    throw error;
  } finally {
    forget();
  }
  if (wire.broken) window.cut();
  if (wire.garbled) habits.garbled();
  return { broken: run.broken, answered: run.answered };
}

/** Once stopped, what is in flight has `timeouts.stop` to be answered; then, or where `cut` says so, the line is cut. */
function endSoonAfter(connection: SmtpConnection, signal: AbortSignal, cut?: AbortSignal): () => void {
  const { clock, timeouts, wire } = connection;
  let cancel = (): void => undefined;
  const breakOff = (): void => wire.breakOff(smtpWords.stopped);
  const stop = (): void => {
    const timer = clock.after(timeouts.stop, breakOff);
    cancel = () => timer.cancel();
  };
  if (cut?.aborted) breakOff();
  else cut?.addEventListener('abort', breakOff, { once: true });
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return () => {
    signal.removeEventListener('abort', stop);
    cut?.removeEventListener('abort', breakOff);
    cancel();
  };
}
