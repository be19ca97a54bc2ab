// An SMTP host in a hundred lines that does as a test says: offers what it is told,
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
  /** Every byte in a packet of its own. */
  readonly dribble?: boolean;
  /** The reply with its code, several lines by \r\n; undefined: what a good host says; null: nothing. */
  readonly answer?: (asked: Asked) => string | null | undefined;
}

interface Talk {
  readonly socket: Socket;
  readonly number: number;
  buffer: Buffer;
  from: string | null;
  to: string[];
  content: Buffer[];
  /** Bytes of a BDAT chunk still to come, or a DATA that ends with a dot. */
  reading: { left: number; last: boolean } | 'dotted' | null;
}

export async function startPretendHost(options: PretendOptions = {}): Promise<PretendHost> {
  const taken: Taken[] = [];
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  const say = (talk: Talk, line: string, good: string): string | null => {
    const answer = options.answer?.({ line, connection: talk.number, accepted: talk.to.length, socket: talk.socket });
    const reply = answer === undefined ? good : answer;
    if (reply === null || talk.socket.destroyed) return reply;
    const pieces = options.dribble ? [...`${reply}\r\n`] : [`${reply}\r\n`];
    for (const piece of pieces) talk.socket.write(piece);
    return reply;
  };
  const done = (reply: string | null): boolean => reply?.startsWith('2') ?? false;

  const whole = (talk: Talk): void => {
    const { from, to } = talk;
    if (from === null || to.length === 0) return void say(talk, 'CONTENT', '554 5.5.1 No valid recipients');
    const content = Buffer.concat(talk.content);
    talk.content = [];
    let kept = false;
    for (let i = 0; i < (options.lmtp ? to.length : 1); i++) kept = done(say(talk, 'CONTENT', '250 2.0.0 Kept')) || kept;
    if (kept) taken.push({ from, to: [...to], content });
    talk.from = null;
    talk.to = [];
  };

  const command = (talk: Talk, line: string): void => {
    lines.push(line);
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
    if (verb === 'EHLO' || verb === 'LHLO') {
      const all = ['pretend.example', ...(options.keywords ?? [])];
      return void say(talk, line, all.map((word, i) => `250${i < all.length - 1 ? '-' : ' '}${word}`).join('\r\n'));
    }
    if (verb === 'MAIL') {
      if (talk.from !== null) return void say(talk, line, '503 5.5.1 Nested MAIL');
      if (done(say(talk, line, '250 2.1.0 Ok'))) talk.from = /<(.*?)>/.exec(line)?.[1] ?? '';
      return;
    }
    if (verb === 'RCPT') {
      const reply = say(talk, line, talk.from === null ? '503 5.5.1 MAIL first' : '250 2.1.5 Ok');
      if (done(reply)) talk.to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
      return;
    }
    if (verb === 'DATA') {
      const reply = say(talk, line, talk.to.length > 0 ? '354 Go' : '503 5.5.1 RCPT first');
      if (reply?.startsWith('354')) talk.reading = 'dotted';
      return;
    }
    if (verb === 'BDAT') {
      const [, bytes, last] = line.split(' ');
      talk.reading = { left: Number(bytes), last: last === 'LAST' };
      return;
    }
    if (verb === 'STARTTLS' || verb === 'AUTH') return void say(talk, line, '502 5.5.1 Not here');
    if (verb === 'RSET') {
      talk.from = null;
      talk.to = [];
      talk.content = [];
    }
    say(talk, line, verb === 'QUIT' ? '221 2.0.0 Bye' : '250 2.0.0 Ok');
    if (verb === 'QUIT') talk.socket.end();
  };

  /** Takes one step with what is buffered; false when more bytes are needed. */
  const step = (talk: Talk): boolean => {
    if (talk.reading === 'dotted') {
      const at = talk.buffer.subarray(0, 3).equals(Buffer.from('.\r\n')) ? 0 : talk.buffer.indexOf('\r\n.\r\n') + 2;
      if (at === 1) return false;
      const text = talk.buffer.subarray(0, at).toString('latin1').replace(/(^|\r\n)\./g, '$1');
      talk.content.push(Buffer.from(text, 'latin1'));
      talk.buffer = talk.buffer.subarray(at + 3);
      talk.reading = null;
      whole(talk);
      return true;
    }
    if (talk.reading) {
      const part = talk.buffer.subarray(0, talk.reading.left);
      talk.buffer = talk.buffer.subarray(part.length);
      talk.content.push(part);
      talk.reading.left -= part.length;
      if (talk.reading.left > 0) return false;
      const { last } = talk.reading;
      talk.reading = null;
      if (last) whole(talk);
      else say(talk, 'CHUNK', talk.to.length > 0 ? '250 2.0.0 Chunk' : '554 5.5.1 No valid recipients');
      return true;
    }
    const end = talk.buffer.indexOf('\r\n');
    if (end < 0) return false;
    const line = talk.buffer.subarray(0, end).toString('utf8');
    talk.buffer = talk.buffer.subarray(end + 2);
    command(talk, line);
    return true;
  };

  const server = createServer((socket) => {
    const talk: Talk = { socket, number: ++connections, buffer: Buffer.alloc(0), from: null, to: [], content: [], reading: null };
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      talk.buffer = Buffer.concat([talk.buffer, chunk]);
      while (!socket.destroyed && step(talk));
    });
    socket.write(`${options.greeting ?? '220 pretend.example ESMTP'}\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // a listening TCP server has an address object
    taken,
    lines,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
