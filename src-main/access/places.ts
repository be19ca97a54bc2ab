// Who holds how many places at a door, SMTP or POP3 (an IPv6 /64 is one client), and who
// gives one back when all are taken and somebody comes: only one who does nothing with it,
// and who either holds more places than the newcomer would, or has said nothing for a minute.
import { networkOf } from '../contract/network';

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
   * Who makes room for a client that holds `mine` places with the one it wants: of those who hold most, the one
   * silent longest.
   */
  toLeave<T extends Holder>(holders: Iterable<T>, mine: number, now: number): T | null {
    const ready = [...holders].filter(
      (other) => other.isIdle && (this.of(other.remoteAddress) > mine || now - other.heardAt >= LONG),
    );
    const [first] = ready.sort((a, b) => this.of(b.remoteAddress) - this.of(a.remoteAddress) || a.heardAt - b.heardAt);
    return first ?? null;
  }
}
