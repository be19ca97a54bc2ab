// Who holds how many places at a door, SMTP or POP3 (an IPv6 /64 is one client), and who
// gives one back when all are taken and somebody comes: only one who does nothing with it,
// and who either holds more places than the newcomer would, or has said nothing for a minute,
// or is a stranger where the newcomer is at home: however many strangers there are, the
// office gets in.
import { networkOf } from '../contract/network';
import { isAtHome } from './networks';

export interface Holder {
  readonly remoteAddress: string;
  /** Nothing is under way, no answer is owed. */
  readonly isIdle: boolean;
  /** Monotonic, milliseconds: its last word, or its coming. */
  readonly heardAt: number;
}

/** Said nothing for so long, and the place is worth more to somebody else, milliseconds. */
const LONG = 60_000;

export class Places {
  private readonly byClient = new Map<string, number>();

  count(address: string, more: 1 | -1): void {
    const client = networkOf(address);
    const now = this.of(address) + more;
    if (now > 0) this.byClient.set(client, now);
    else this.byClient.delete(client);
  }

  /** Connections of this client, handshakes among them. */
  of(address: string): number {
    return this.byClient.get(networkOf(address)) ?? 0;
  }

  /**
   * Who makes room for a client at `address` that holds `mine` places with the one it wants: strangers before those at
   * home where it is at home, then of those who hold most, the one silent longest.
   */
  toLeave<T extends Holder>(
    holders: Iterable<T>,
    { address, mine }: { readonly address: string; readonly mine: number },
    now: number,
  ): T | null {
    const goesBefore = isAtHome(address) ? (other: T) => !isAtHome(other.remoteAddress) : () => false;
    const ready = [...holders].filter(
      (other) =>
        other.isIdle && (goesBefore(other) || this.of(other.remoteAddress) > mine || now - other.heardAt >= LONG),
    );
    const [first] = ready.sort(
      (a, b) =>
        Number(goesBefore(b)) - Number(goesBefore(a)) ||
        this.of(b.remoteAddress) - this.of(a.remoteAddress) ||
        a.heardAt - b.heardAt,
    );
    return first ?? null;
  }
}
