// An SMTP client that only does what a test tells it, byte by byte: sends text as
// it stands and reads whole replies.
import { connect, type Socket } from 'node:net';
import { makeReply, type Reply, ReplyParser } from '../../src-main/mail/reply';

export interface RawClient {
  readonly socket: Socket;
  /** Writes as it stands. */
  write(bytes: string | Buffer): void;
  /** The next whole reply; {code: 0} once the line is closed. */
  reply(): Promise<Reply>;
  /** Writes a line with CRLF and reads one reply. */
  ask(line: string): Promise<Reply>;
  close(): void;
}

/** Connects and reads the greeting into `greeting`. */
export async function rawClient(port: number, host = '127.0.0.1'): Promise<RawClient & { readonly greeting: Reply }> {
  const socket = connect(port, host);
  const parser = new ReplyParser();
  const ready: Reply[] = [];
  const waiting: ((reply: Reply) => void)[] = [];
  let rest = '';
  let closed = false;
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const reply = parser.push(line);
      if (reply === null) continue;
      const whole = reply === 'garbage' ? makeReply(0, [`garbage: ${line}`]) : reply;
      const next = waiting.shift();
      if (next) next(whole);
      else ready.push(whole);
    }
  });
  socket.on('close', () => {
    closed = true;
    for (const next of waiting.splice(0)) next(makeReply(0, ['closed']));
  });
  const reply = (): Promise<Reply> => {
    const first = ready.shift();
    if (first) return Promise.resolve(first);
    if (closed) return Promise.resolve(makeReply(0, ['closed']));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const write = (bytes: string | Buffer): void => void socket.write(bytes);
  const ask = (line: string): Promise<Reply> => {
    write(`${line}\r\n`);
    return reply();
  };
  return { socket, write, reply, ask, close: () => socket.destroy(), greeting: await reply() };
}
