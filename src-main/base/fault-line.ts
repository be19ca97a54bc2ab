// A slip of ours while something from a line is handled must not end all mail, nor leave
// that line half alive: the line is ended, and the fault goes on to whoever catches
// what nobody caught (control/guard.ts). One try around all handlers of a socket, so
// that every stream piped from it is inside. Who catches a slip himself, because there is
// still somebody to answer, hands it on all the same: `reportFault`.
import type { Socket } from 'node:net';

/** Ends `socket` when one of its handlers throws; the error is thrown on. Once a socket. */
export function endOnFault(socket: Socket): void {
  if (Object.hasOwn(socket, 'emit')) return;
  const emit = socket.emit.bind(socket);
  // Socket has an overload of it for every event; this one passes all of them on as they are.
  socket.emit = ((event: string, ...told: unknown[]): boolean => {
    try {
      return emit(event, ...told);
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }) as Socket['emit'];
}

/** Brings a fault that was caught to whoever catches what nobody caught; the process goes on. */
export function reportFault(error: unknown): void {
  process.emit('uncaughtException', error instanceof Error ? error : new Error(String(error)));
}

/** Kinds that nobody throws on purpose; our own and the libraries' have names of their own. */
const SLIPS: readonly unknown[] = [Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError].map(
  ({ prototype }) => prototype,
);

/**
 * True for a mistake in a program; false for what the system, a disk or a host refused, and for sentences meant for
 * people.
 */
export function isSlip(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    // Node's own complaints about how it was called begin with ERR_; all others are a system's.
    if ('code' in cause && typeof cause.code === 'string' && !cause.code.startsWith('ERR_')) return false;
    if (cause.cause === cause) break;
  }
  return (
    SLIPS.includes(Object.getPrototypeOf(error)) ||
    ('code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_'))
  );
}
