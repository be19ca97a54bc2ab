// A small SMTP host that does as a test says: offers what it is told,
// answers every command by a function, and may cut the line, fall silent or babble.
// It keeps what it took byte for byte, and every line it heard. Real TCP; no library,
// so that it can be wrong in ways a library never is.
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: Buffer;
}

/** What the host is asked to answer: a command line, or "CONTENT" once the content is whole. */
export interface Asked {
  readonly line: string;
  readonly connection: number;
  /** RCPTs accepted so far in this transaction. */
  readonly accepted: number;
  readonly socket: Socket;
  /** With "CONTENT": what has come. */
  readonly content?: Buffer;
}

export interface PretendHost {
  readonly port: number;
  readonly taken: Taken[];
  readonly lines: string[];
  connections(): number;
  close(): Promise<void>;
}

export interface PretendOptions {
  readonly keywords?: readonly string[];
  readonly greeting?: string;
  readonly lmtp?: boolean;
  /** Where it listens; 127.0.0.1 and a free port. */
  readonly address?: string;
  readonly port?: number;
  /** Every byte in a packet of its own. */
  readonly dribble?: boolean;
  /** Cuts each connection (RST) once it has heard so many bytes on it. */
  readonly cutAfter?: number;
  /** The reply with its code, several lines by \r\n; undefined: what a good host says; null: nothing. */
  readonly answer?: (asked: Asked) => string | null | undefined;
}

/** What all conversations with one host share. */
interface Shared {
  readonly options: PretendOptions;
  readonly taken: Taken[];
  readonly lines: string[];
}

const isDone = (reply: string | null): boolean => reply?.startsWith('2') ?? false;
const pathOf = (line: string): string => /<(.*?)>/.exec(line)?.[1] ?? '';

/** One connection: what it has said so far, and the transaction it is in. */
class Conversation {
  private buffer = Buffer.alloc(0);
  private from: string | null = null;
  private to: string[] = [];
  private content: Buffer[] = [];
  /** Bytes of a BDAT chunk still to come, or a DATA that ends with a dot. */
  private reading: { left: number; readonly last: boolean } | 'dotted' | null = null;

  constructor(
    private readonly shared: Shared,
    private readonly socket: Socket,
    private readonly number: number,
  ) {}

  hear(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    while (!this.socket.destroyed && this.step());
  }

  /** Takes one step with what is buffered; false when more bytes are needed. */
  private step(): boolean {
    if (this.reading === 'dotted') return this.readDotted();
    if (this.reading) return this.readChunk(this.reading);
    const end = this.buffer.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.buffer.subarray(0, end).toString('utf8');
    this.buffer = this.buffer.subarray(end + 2);
    this.command(line);
    return true;
  }

  private readDotted(): boolean {
    const at = this.buffer.subarray(0, 3).equals(Buffer.from('.\r\n')) ? 0 : this.buffer.indexOf('\r\n.\r\n') + 2;
    if (at === 1) return false;
    const text = this.buffer
      .subarray(0, at)
      .toString('latin1')
      .replace(/(^|\r\n)\./g, '$1');
    this.content.push(Buffer.from(text, 'latin1'));
    this.buffer = this.buffer.subarray(at + 3);
    this.reading = null;
    this.whole();
    return true;
  }

  private readChunk(chunk: { left: number; readonly last: boolean }): boolean {
    const part = this.buffer.subarray(0, chunk.left);
    this.buffer = this.buffer.subarray(part.length);
    this.content.push(part);
    chunk.left -= part.length;
    if (chunk.left > 0) return false;
    this.reading = null;
    if (chunk.last) this.whole();
    else this.say('CHUNK', this.to.length > 0 ? '250 2.0.0 Chunk' : '554 5.5.1 No valid recipients');
    return true;
  }

  private command(line: string): void {
    this.shared.lines.push(line);
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
    if (verb === 'EHLO' || verb === 'LHLO') this.say(line, this.introduction());
    else if (verb === 'MAIL') this.mail(line);
    else if (verb === 'RCPT') this.rcpt(line);
    else if (verb === 'DATA') this.data(line);
    else if (verb === 'BDAT') this.bdat(line);
    else this.other(verb, line);
  }

  private introduction(): string {
    const all = ['pretend.example', ...(this.shared.options.keywords ?? [])];
    return all.map((word, i) => `250${i < all.length - 1 ? '-' : ' '}${word}`).join('\r\n');
  }

  private mail(line: string): void {
    if (this.from !== null) return void this.say(line, '503 5.5.1 Nested MAIL');
    if (isDone(this.say(line, '250 2.1.0 Ok'))) this.from = pathOf(line);
  }

  private rcpt(line: string): void {
    const reply = this.say(line, this.from === null ? '503 5.5.1 MAIL first' : '250 2.1.5 Ok');
    if (isDone(reply)) this.to.push(pathOf(line));
  }

  private data(line: string): void {
    const reply = this.say(line, this.to.length > 0 ? '354 Go' : '503 5.5.1 RCPT first');
    if (reply?.startsWith('354')) this.reading = 'dotted';
  }

  private bdat(line: string): void {
    const [, bytes, last] = line.split(' ');
    this.reading = { left: Number(bytes), last: last === 'LAST' };
  }

  private other(verb: string, line: string): void {
    if (verb === 'STARTTLS' || verb === 'AUTH') return void this.say(line, '502 5.5.1 Not here');
    if (verb === 'RSET') this.forget();
    this.say(line, verb === 'QUIT' ? '221 2.0.0 Bye' : '250 2.0.0 Ok');
    if (verb === 'QUIT') this.socket.end();
  }

  private forget(): void {
    this.from = null;
    this.to = [];
    this.content = [];
  }

  /** The content has come whole: answers once, or in LMTP once a recipient. */
  private whole(): void {
    const { from, to } = this;
    if (from === null || to.length === 0) return void this.say('CONTENT', '554 5.5.1 No valid recipients');
    const content = Buffer.concat(this.content);
    this.content = [];
    let kept = false;
    for (let i = 0; i < (this.shared.options.lmtp ? to.length : 1); i++)
      kept = isDone(this.say('CONTENT', '250 2.0.0 Kept', content)) || kept;
    if (kept) this.shared.taken.push({ from, to: [...to], content });
    this.from = null;
    this.to = [];
  }

  /** Says what the test wants, or `good`; what was said in the end, null for nothing. */
  private say(line: string, good: string, content?: Buffer): string | null {
    const { answer, dribble } = this.shared.options;
    const wanted = answer?.({
      line,
      connection: this.number,
      accepted: this.to.length,
      socket: this.socket,
      ...(content && { content }),
    });
    const reply = wanted === undefined ? good : wanted;
    if (reply === null || this.socket.destroyed) return reply;
    const pieces = dribble ? [...`${reply}\r\n`] : [`${reply}\r\n`];
    for (const piece of pieces) this.socket.write(piece);
    return reply;
  }
}

export async function startPretendHost(options: PretendOptions = {}): Promise<PretendHost> {
  const shared: Shared = { options, taken: [], lines: [] };
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const conversation = new Conversation(shared, socket, ++connections);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      conversation.hear(chunk);
      if (socket.bytesRead >= (options.cutAfter ?? Infinity)) socket.resetAndDestroy();
    });
    socket.write(`${options.greeting ?? '220 pretend.example ESMTP'}\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.address ?? '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // a listening TCP server has an address object
    taken: shared.taken,
    lines: shared.lines,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
