// Who is connected to the control socket, bounded: who never says a whole line is ended
// after a while, and when too many are there, one of those makes room for the next, or else
// one that is asking nothing and hears no events. Where nobody is to spare, the newcomer is
// told so and ended. A window that subscribed stays for as long as it likes.
import type { Socket } from 'node:net';
import type { Clock, Timer } from '../base/clock';
import { controlWords } from '../words/ways-in/control';

export interface ControlSocketClient {
  /** It said a whole line, which is being answered. */
  asked(): void;
  answered(): void;
  /** It hears events from now on. */
  subscribed(): void;
}

/** Connected at once; a window or two and a few commands are usual. */
export const MOST_CLIENTS = 100;
/** For the first whole line, milliseconds. */
export const SILENCE = 300_000;

interface Kept {
  readonly silence: Timer;
  spoke: boolean;
  open: number;
  listens: boolean;
}

export class Clients {
  /** Oldest first. */
  private readonly all = new Map<Socket, Kept>();

  constructor(private readonly clock: Clock) {}

  /** null where there is no room: it was told, and is gone in a moment. */
  take(socket: Socket): ControlSocketClient | null {
    if (this.all.size >= MOST_CLIENTS && !this.makeRoom()) {
      socket.on('error', () => undefined);
      socket.end(`${JSON.stringify({ id: null, error: { code: 'refused', message: controlWords.socket.tooMany } })}\n`);
      socket.resume();
      this.clock.after(1_000, () => socket.destroy());
      return null;
    }
    const kept: Kept = {
      silence: this.clock.after(SILENCE, () => socket.destroy()),
      spoke: false,
      open: 0,
      listens: false,
    };
    this.all.set(socket, kept);
    socket.once('close', () => this.forget(socket));
    return {
      asked: () => {
        kept.silence.cancel();
        kept.spoke = true;
        kept.open++;
        // Youngest from now on.
        if (this.all.delete(socket)) this.all.set(socket, kept);
      },
      answered: () => void kept.open--,
      subscribed: () => void (kept.listens = true),
    };
  }

  endAll(): void {
    for (const socket of this.all.keys()) socket.end();
    setTimeout(() => [...this.all.keys()].forEach((socket) => socket.destroy()), 500).unref();
  }

  private makeRoom(): boolean {
    const all = [...this.all];
    const [socket] =
      all.find(([, { spoke }]) => !spoke) ?? all.find(([, { open, listens }]) => open === 0 && !listens) ?? [];
    if (!socket) return false;
    this.forget(socket);
    socket.destroy();
    return true;
  }

  private forget(socket: Socket): void {
    this.all.get(socket)?.silence.cancel();
    this.all.delete(socket);
  }
}
