// A slip of ours while something from a line is handled must not end all mail, nor leave
// that line half alive: the line is ended, and the fault goes on to whoever catches
// what nobody caught (control/guard.ts). One try around all handlers of a socket, so
// that every stream piped from it is inside.
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
