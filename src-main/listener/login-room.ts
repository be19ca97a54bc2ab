// A few places beyond those of a full door, for who comes to log in. Strangers who hold all
// places with letters that come well cannot be told from healthy senders, and none of theirs is
// broken off; nor can a branch office be told from one more stranger until it logs in. So it
// is greeted, and given a moment for that; without a login nothing is taken of it while the
// door is full, as before. Who has a letter under way here without a login holds no such
// place besides, so that whoever fills the door cannot fill these with the same addresses.
// Only where strangers hold places: a door that is full of the office's own is full.
import { isAtHome } from '../access/networks';
import type { Holder } from '../access/places';
import type { Clock, Timer } from '../base/clock';
import { networkOf } from '../contract/network';
import { REFUSALS, type Refusal } from './refusal';

/** From the greeting to the login, milliseconds: a handshake and some round trips by satellite. */
const MOMENT = 20_000;
/** Of one client (IPv6: /64): a branch beside a device with an old password. */
const OF_ONE = 2;
/** One place for so many that the door has, and within these bounds. */
const SHARE = 5;
const [FEWEST, MOST] = [2, 20];

export interface LoginGuest extends Holder {
  readonly client: { readonly account: object | null };
  endNow(refusal: Refusal): void;
}

export interface LoginRoomDeps<T> {
  readonly clock: Clock;
  /** Places the door has. */
  most(): number;
  mayLogIn(): boolean;
  /** All connections, those in here among them, without those that are closed but for the other side's last word. */
  all(): readonly T[];
}

export class LoginRoom<T extends LoginGuest> {
  private readonly guests = new Map<T, Timer>();

  constructor(private readonly deps: LoginRoomDeps<T>) {}

  /** Places of the door that are taken. */
  get taken(): number {
    return this.outside().length;
  }

  /** Who holds one of the door's own places. */
  outside(): readonly T[] {
    return this.deps.all().filter((one) => !this.guests.has(one));
  }

  /** Whether a client at `address`, for whom the door has no place, may come to log in; `more`: it has no connection. */
  admits(address: string, more: 0 | 1): boolean {
    const { deps } = this;
    const places = Math.min(MOST, Math.max(FEWEST, Math.ceil(deps.most() / SHARE)));
    const all = deps.all();
    if (isAtHome(address) || !deps.mayLogIn() || all.length + more - deps.most() > places) return false;
    const client = networkOf(address);
    let [strangers, mine] = [0, 0];
    for (const one of all) {
      if (one.client.account || isAtHome(one.remoteAddress)) continue;
      const isMine = networkOf(one.remoteAddress) === client;
      if (this.guests.has(one)) mine += isMine ? 1 : 0;
      else if (!isMine) strangers++;
      else if (one.standing.kind === 'begun') return false;
    }
    return strangers > 0 && mine < OF_ONE;
  }

  /** It leaves by itself where it has not logged in when its moment is over, and the door is still full. */
  enter(guest: T): void {
    const timer = this.deps.clock.after(MOMENT, () => {
      this.leave(guest);
      if (!guest.client.account && this.taken > this.deps.most()) guest.endNow(REFUSALS.tooMany);
    });
    this.guests.set(guest, timer);
  }

  /** It has logged in, or is gone. */
  leave(guest: T): void {
    this.guests.get(guest)?.cancel();
    this.guests.delete(guest);
  }

  /** A letter is begun: only where a place of the door's own is free meanwhile. */
  mayBegin(guest: T): boolean {
    if (!this.guests.has(guest)) return true;
    if (this.taken >= this.deps.most()) return false;
    this.leave(guest);
    return true;
  }
}
