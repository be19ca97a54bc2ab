// One connection at the practice provider: smtp-server's, with CHUNKING and ETRN,
// and without its pause before the greeting (everybody here is from this computer).
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { ChunkingConnection } from '../smtp/server-bdat';
import type { Behaviour } from './behaviour';
import type { EtrnAnswer } from './etrn';
import { PRACTICE_REPLIES } from './replies';

export class PracticeServer extends SMTPServer {
  constructor(
    options: SMTPServerOptions,
    readonly behaviour: Behaviour,
    /** Answers ETRN's argument and starts what it promises. */
    readonly etrn: (argument: string) => EtrnAnswer,
  ) {
    super(options);
  }

  override connect(socket: Socket | TLSSocket): void {
    const connection = new PracticeConnection(this, socket);
    this.connections.add(connection);
    connection.on('error', (error) => this._onError(error));
    connection.on('connect', (facts) => this._onClientConnect(facts));
    connection.init();
  }

  /** Cuts the line of a session without a word. */
  cut(sessionId: string): void {
    for (const connection of this.connections) if (connection.id === sessionId) connection._socket.destroy();
  }
}

class PracticeConnection extends ChunkingConnection {
  constructor(
    private readonly provider: PracticeServer,
    socket: Socket | TLSSocket,
  ) {
    super(provider, socket);
  }

  override init(): void {
    this._setListeners(() => this.connectionReady());
  }

  override keywords(): readonly string[] {
    const { noChunking, noEtrn } = this.provider.behaviour;
    return [...(noChunking ? [] : ['CHUNKING']), ...(noEtrn ? [] : ['ETRN'])];
  }

  override handler_BDAT(command: Buffer, callback: () => void): void {
    if (!this.provider.behaviour.noChunking) return super.handler_BDAT(command, callback);
    this.send(502, PRACTICE_REPLIES.noBdat);
    callback();
  }

  handler_ETRN(command: Buffer, callback: () => void): void {
    const refusal = this.etrnRefusal();
    const argument = command.toString('utf8').slice('ETRN'.length).trim();
    const answer = refusal ?? this.provider.etrn(argument);
    this.send(answer.code, answer.text);
    callback();
  }

  private etrnRefusal(): { readonly code: number; readonly text: string } | null {
    const { noEtrn, requireAuth } = this.provider.behaviour;
    if (noEtrn) return { code: 502, text: PRACTICE_REPLIES.noEtrn };
    if (requireAuth && !this.session.user) return { code: 530, text: PRACTICE_REPLIES.logInBeforeEtrn };
    // RFC 1985 §3: not in the middle of a transaction.
    const begun = this.session.envelope.mailFrom !== false;
    if (begun || !this.hostNameAppearsAs)
      return { code: 503, text: begun ? PRACTICE_REPLIES.notInTransaction : PRACTICE_REPLIES.helloFirst };
    return null;
  }
}
