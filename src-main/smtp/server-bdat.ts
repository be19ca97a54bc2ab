// CHUNKING for the server side (RFC 3030), which smtp-server does not have, and addresses
// read as mail/path.ts does: a connection that answers BDAT and hands the chunks of one message to onData as one
// stream. Every chunk is read to its end, also a refused one, or its content would be
// taken for commands; who gets tired of that overrides `forgot` and ends the line. The
// reply to the last chunk is onData's verdict, in order, and nothing pipelined behind it
// is looked at before it left. Limit: the message's size is the handler's to watch
// (stream.byteLength), as with DATA.
import { PassThrough } from 'node:stream';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection';
import type { SMTPServerDataStream, SMTPServerError } from 'smtp-server';
import { readAnySender, readPath } from '../mail/path';
import { ChunkStream } from './content/chunk-stream';

/** "BDAT 123 LAST" → {bytes, last}; null where it is not one. */
export function parseBdat(line: string): { readonly bytes: number; readonly last: boolean } | null {
  const match = /^BDAT +(\d{1,15})( +LAST)?\s*$/i.exec(line);
  return match ? { bytes: Number(match[1]), last: match[2] !== undefined } : null;
}

interface Message {
  readonly stream: SMTPServerDataStream;
  verdict: { readonly error: SMTPServerError | null | undefined; readonly text: string | undefined } | null;
  decided: (() => void) | null;
}

type Parsed = ReturnType<SMTPConnection['_parseAddressCommand']>;

/** An SMTPConnection with BDAT. Say CHUNKING in EHLO with `keywords`. */
export class ChunkingConnection extends SMTPConnection {
  private message: Message | null = null;
  private answeringEhlo = false;

  /** Keywords to add to EHLO's answer. Override it and add to super's. */
  keywords(): readonly string[] {
    return ['CHUNKING'];
  }

  /** Told of content that is read and thrown away, because nothing was to be sent or all was refused. */
  forgot(_bytes: number, _more: boolean): void {}

  /** True where senders are replaced, so that whatever stands there will do. */
  protected get takesAnySender(): boolean {
    return false;
  }

  /**
   * The library reads addresses by the letter of RFC 5321, which keeps out people and devices that exist; it is left
   * the parameters.
   */
  override _parseAddressCommand(name: string, command: Buffer | string): Parsed {
    const [, verb = '', said = ''] = /^([^:]*):(.*)$/s.exec(command.toString()) ?? [];
    const path = readPath(said) ?? (name === 'mail from' && this.takesAnySender ? readAnySender(said) : null);
    if (!path) return false;
    const parsed = super._parseAddressCommand(name, `${verb}:<> ${path.parameters}`);
    return parsed && { ...parsed, address: path.address };
  }

  override _createParser(): ChunkStream {
    const limit = this._server.options.maxCommandLength;
    const parser = new ChunkStream(limit === undefined ? {} : { maxCommandLength: limit });
    parser.oncommand = (command, callback) => this._onCommand(command, callback);
    parser.on('error', (error) => this.send(421, `Error: ${error.message}`));
    return parser;
  }

  /** A text that brings its own enhanced code keeps it; EHLO's answer gets our keywords. */
  override send(code: number, content?: string | string[] | null, context?: string | false): void {
    const lines =
      this.answeringEhlo && Array.isArray(content) && code === 250 ? [...content, ...this.keywords()] : content;
    const own = typeof lines === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /.test(lines);
    super.send(code, lines, own ? false : context);
  }

  override handler_EHLO(command: Buffer, callback: () => void): void {
    this.answeringEhlo = true;
    super.handler_EHLO(command, () => undefined);
    this.answeringEhlo = false;
    callback();
  }

  override handler_RCPT(command: Buffer, callback: () => void): void {
    if (!this.message) return super.handler_RCPT(command, callback);
    this.send(503, '5.5.1 A message is being sent; RCPT comes before BDAT');
    callback();
  }

  override handler_DATA(command: Buffer, callback: () => void): void {
    if (!this.message) return super.handler_DATA(command, callback);
    // RFC 3030 §3: DATA and BDAT do not mix in one transaction.
    this.send(503, '5.5.1 DATA cannot follow BDAT');
    callback();
  }

  handler_BDAT(command: Buffer, callback: () => void): void {
    const chunk = parseBdat(command.toString('latin1'));
    if (!chunk) {
      // Nobody knows how long the content is: what follows cannot be told from commands.
      this.send(421, '4.5.2 BDAT needs a number of bytes');
      return callback();
    }
    const message = this.message ?? this.openMessage();
    // Who does not read our answers is not read from either.
    const whole = (resume: () => void): void => this.chunkRead(message, chunk, () => this._whenWritable(resume));
    if (chunk.bytes === 0) return this.chunkRead(message, chunk, callback);
    // False only once the line is closed.
    if (this._parser) {
      const parser = this._parser as ChunkStream; // _createParser made it, so it is one of ours
      parser.readChunk({
        bytes: chunk.bytes,
        sink: message?.stream ?? null,
        forgot: (bytes, more) => this.forgot(bytes, more),
        whole,
      });
    }
    callback();
  }

  override _resetSession(): void {
    const message = this.message;
    this.message = null;
    if (message) this.forget(message);
    super._resetSession();
  }

  /** Begins the message onData is to have; null where no recipient was accepted. */
  private openMessage(): Message | null {
    if (this.session.envelope.rcptTo.length === 0) return null;
    const stream: SMTPServerDataStream = Object.assign(new PassThrough(), { byteLength: 0, sizeExceeded: false });
    const message: Message = { stream, verdict: null, decided: null };
    this.message = message;
    this._dataStream = stream;
    this._server.onData(stream, this.session, (error, text) => {
      message.verdict ??= { error, text: typeof text === 'string' ? text : undefined };
      // A handler that decided without reading must not stop the line.
      if (stream.readableFlowing === null) stream.resume();
      message.decided?.();
    });
    return message;
  }

  private chunkRead(
    message: Message | null,
    chunk: { readonly bytes: number; readonly last: boolean },
    resume: () => void,
  ): void {
    if (!message || this.message !== message) {
      this.send(503, '5.5.1 BDAT needs an accepted sender and recipient');
      return resume();
    }
    if (!chunk.last) return this.midway(message, chunk.bytes, resume);
    message.stream.end();
    const finish = (): void => {
      if (this.message !== message) return;
      this.sendVerdict(message);
      this.message = null;
      this._dataStream = false;
      this._transactionCounter++;
      this._resetSession();
      resume();
    };
    if (message.verdict) return finish();
    message.decided = finish;
  }

  private midway(message: Message, bytes: number, resume: () => void): void {
    if (message.verdict?.error) {
      // RFC 3030 §2: after a refused chunk the transaction is over; the rest is answered 503.
      this.sendVerdict(message);
      this._resetSession();
    } else this.send(250, `2.0.0 ${bytes} bytes received`);
    resume();
  }

  private sendVerdict(message: Message): void {
    const { error, text } = message.verdict ?? {};
    if (error) this.send(error.responseCode ?? 450, error.message);
    else this.send(250, text ?? 'OK: message queued', 'DATA_OK');
  }

  private forget(message: Message): void {
    this._dataStream = false;
    if (message.stream.writableEnded || message.stream.destroyed) return;
    const hears = message.stream.listenerCount('error') > 0;
    message.stream.destroy(hears ? new Error('The message was abandoned before its last chunk') : undefined);
  }
}
