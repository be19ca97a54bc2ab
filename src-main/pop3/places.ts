// Who holds how many places at the POP3 door (an IPv6 /64 is one client), and who gives one
// back when all are taken and somebody comes: never a mailbox that is open, never who is
// owed an answer; a handshake under way, or a program that does not log in, which holds
// more places than the newcomer would or has said nothing for a minute.
import type { Socket } from 'node:net';
import { networkOf } from '../contract/network';
import type { Pop3Session } from './session';

export interface Place {
  readonly socket: Socket;
  readonly address: string;
  /** Monotonic, milliseconds. */
  readonly since: number;
  /** null during the handshake. */
  session: Pop3Session | null;
}

/** Said nothing for so long, and the place is worth more to somebody else, milliseconds. */
const LONG = 60_000;

export class Pop3Places {
  private readonly all = new Set<Place>();

  get size(): number {
    return this.all.size;
  }

  /** From now until the socket is closed. */
  take(socket: Socket, address: string, since: number): Place {
    const place: Place = { socket, address, since, session: null };
    this.all.add(place);
    socket.once('close', () => this.all.delete(place));
    return place;
  }

  of(address: string): number {
    const client = networkOf(address);
    return [...this.all].filter((other) => networkOf(other.address) === client).length;
  }

  /** True where somebody leaves for a client at `address`, with a word where one can be said. */
  makeRoomFor(address: string, now: number): boolean {
    const mine = this.of(address) + 1;
    const heard = ({ session, since }: Place): number => session?.heardAt ?? since;
    const held = new Map([...this.all].map((place) => [place, this.of(place.address)]));
    const ready = [...held].filter(
      ([place, places]) => (place.session?.isIdle ?? true) && (places > mine || now - heard(place) >= LONG),
    );
    const [[first] = []] = ready.sort(([a, many], [b, more]) => more - many || heard(a) - heard(b));
    if (!first) return false;
    this.all.delete(first);
    if (first.session) first.session.makeRoom();
    else first.socket.destroy();
    return true;
  }

  end(): void {
    for (const { socket } of this.all) socket.destroy();
  }
}
