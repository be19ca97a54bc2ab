// The part of the server that comes before a connection is one: clients of an
// implicit-TLS listener are judged before their handshake, counted from the moment they
// are accepted, and given so long for it and no longer, bytes or not. One who leaves in
// the middle is heard; when too many are under way, the oldest makes room.
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { isAtHome } from '../access/networks';
import { Places } from '../access/places';
import type { Clock } from '../base/clock';
import { plainAddress } from '../contract/fields';
import type { Listener } from '../contract/listener';
import type { Limits } from './limits';
import type { Refusal } from './refusal';

export abstract class HandshakeServer extends SMTPServer {
  abstract readonly listener: Listener;
  abstract readonly limits: Limits;
  abstract readonly clock: Clock;
  protected readonly places = new Places();

  protected constructor(options: SMTPServerOptions) {
    super(options);
  }

  /** Whether this address may have the place it is counted for; `more`: connections that are none yet. */
  protected abstract judgeAddress(address: string, more: 0 | 1): Refusal | null;

  /** A connection that is one, before it is greeted. */
  judgeConnection({ remoteAddress }: { readonly remoteAddress: string }): Refusal | null {
    return this.judgeAddress(remoteAddress, 0);
  }

  /** Judged before; at once, so that a program at home may talk with its first packet. */
  override onConnect(_session: SMTPServerSession, answer: (error?: Error | null) => void): void {
    answer();
  }

  /** No PROXY header is expected from anybody, so there is nothing to wait for. */
  override _handleProxy(_socket: Socket, done: (error: Error | null) => void): void {
    done(null);
  }

  /** Refused without a word: there is no way to say one yet. */
  override _acceptSocket(socket: Socket, handshake: boolean): (() => void) | false {
    if (!handshake) return super._acceptSocket(socket, handshake);
    const address = plainAddress(socket.remoteAddress ?? '');
    this.places.count(address, 1);
    let counted = true;
    const gone = (): void => {
      if (counted) this.places.count(address, -1);
      counted = false;
    };
    if (this.judgeAddress(address, 1)) {
      gone();
      socket.on('error', () => undefined);
      socket.destroy();
      return false;
    }
    // Whoever has taken longest makes room for the next one.
    if (this._pendingSockets.size >= this.listener.maxConnections) this.endOldestHandshake();
    const release = super._acceptSocket(socket, handshake);
    socket.once('close', gone);
    return release && ((): void => (gone(), release()));
  }

  /** A stranger's before one of somebody at home. */
  private endOldestHandshake(): void {
    const pending = [...this._pendingSockets];
    const [socket, top] = pending.find(([one]) => !isAtHome(plainAddress(one.remoteAddress ?? ''))) ?? pending[0] ?? [];
    if (socket) this._pendingSockets.delete(socket);
    top?.destroy();
  }

  protected endHandshakes(): void {
    for (const socket of this._pendingSockets.values()) socket.destroy();
  }

  /** The library's handshake waits as long as a session and does not hear the client leave. */
  override _upgrade(socket: Socket, done: (error: Error | null, secured?: TLSSocket) => void): void {
    super._upgrade(socket, (error, secured) => {
      timer.cancel();
      pending.removeListener('end', end);
      done(error, secured);
    });
    const pending = this._pendingSockets.get(socket) ?? socket;
    const end = (): void => void pending.destroy();
    pending.once('end', end);
    const timer = this.clock.after(this.limits.handshake, end);
  }
}
