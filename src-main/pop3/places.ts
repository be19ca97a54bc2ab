// The places at the POP3 door, from the handshake on. A mailbox that is open keeps its
// place whatever happens; a handshake under way, or a program that does not log in, may
// have to make room, and who waits for an answer only for the office (access/places.ts).
import type { Socket } from 'node:net';
import { type Holder, Places, type Holding } from '../access/places';
import type { Pop3Session } from './session';

export class Place implements Holder {
  /** null during the handshake. */
  session: Pop3Session | null = null;

  constructor(
    readonly socket: Socket,
    readonly remoteAddress: string,
    /** Monotonic, milliseconds. */
    private readonly since: number,
  ) {}

  get standing(): Holding {
    return { kind: this.session?.standing ?? 'idle' };
  }

  /** Its coming: who has not logged in has nothing else to say here, and words alone hold no place. */
  get heardAt(): number {
    return this.since;
  }

  /** With a word where one can be said. */
  leave(): void {
    if (this.session?.standing === 'idle') this.session.makeRoom();
    else this.socket.destroy();
  }
}

export class Pop3Places {
  private readonly all = new Set<Place>();
  private readonly byClient = new Places();

  get size(): number {
    return this.all.size;
  }

  /** From now until the socket is closed. */
  take(socket: Socket, address: string, since: number): Place {
    const place = new Place(socket, address, since);
    this.all.add(place);
    this.byClient.count(address, 1);
    socket.once('close', () => this.free(place));
    return place;
  }

  of(address: string): number {
    return this.byClient.of(address);
  }

  /** True where somebody leaves for a client at `address`. */
  makeRoomFor(address: string, now: number): boolean {
    const place = this.byClient.toLeave(this.all, { address, mine: this.of(address) + 1 }, now);
    if (!place) return false;
    this.free(place);
    place.leave();
    return true;
  }

  private free(place: Place): void {
    if (this.all.delete(place)) this.byClient.count(place.remoteAddress, -1);
  }

  end(): void {
    for (const { socket } of this.all) socket.destroy();
  }
}
