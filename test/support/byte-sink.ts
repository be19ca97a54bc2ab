// The end of the line: takes every message over SMTP (8BITMIME, SMTPUTF8, SIZE,
// PIPELINING) and keeps its bytes as they came, with only the dots of transparency
// taken out (RFC 5321 §4.5.2). Small and strict on purpose: what it keeps
// is what was sent. Limits: plain text on loopback, all in memory.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Kept {
  readonly sender: string;
  readonly recipients: readonly string[];
  /** Between DATA's 354 and the final dot, transparency undone. */
  readonly content: Buffer;
  /** Which connection it came by, counted from 1. */
  readonly connection: number;
}

export interface SinkManners {
  /** Recipients that are refused for good. */
  readonly refuses?: RegExp;
  /** What follows "250 " where a message was kept. */
  readonly thanks?: (content: Buffer) => string;
  /**
   * Asked at everything that is said: 'drop' closes without an answer (a message that just ended is kept all the
   * same), 'later' puts recipients off.
   */
  readonly mood?: (connection: number) => 'well' | 'drop' | 'later';
}

export interface ByteSink {
  readonly port: number;
  readonly kept: readonly Kept[];
  /** Resolves when `count` messages are there; rejects after `milliseconds`. */
  until(count: number, milliseconds?: number): Promise<readonly Kept[]>;
  clear(): void;
  close(): Promise<void>;
}

const END = Buffer.from('\r\n.\r\n');

/** Undoes dot-stuffing. `raw` ends with the CRLF before the final dot. */
export function unstuff(raw: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  if (raw[0] === 0x2e) from = 1;
  for (let at = raw.indexOf('\r\n.', from); at >= 0; at = raw.indexOf('\r\n.', at + 3)) {
    parts.push(raw.subarray(from, at + 2));
    from = at + 3;
  }
  return Buffer.concat([...parts, raw.subarray(from)]);
}

/** What is known of a connection: bytes not yet read, and the transaction so far. */
interface Talk {
  unread: Buffer;
  inContent: boolean;
  sender: string;
  recipients: string[];
}

function addressOf(line: string): string {
  return /<(.*?)>/.exec(line)?.[1] ?? '';
}

function answer(talk: Talk, line: string, { refuses }: SinkManners): string {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'EHLO') return '250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-SIZE\r\n250 PIPELINING';
  if (verb === 'DATA' && talk.recipients.length === 0) return '503 5.5.1 for nobody?';
  if (verb === 'DATA') {
    talk.inContent = true;
    return '354 go on';
  }
  if (verb === 'RCPT' && refuses?.test(addressOf(line))) return '550 5.1.1 there is nobody of that name here';
  if (verb === 'MAIL') [talk.sender, talk.recipients] = [addressOf(line), []];
  if (verb === 'RCPT') talk.recipients.push(addressOf(line));
  return verb === 'QUIT' ? '221 bye' : '250 ok';
}

/** The next thing said to us, or null until more bytes come. */
function nextPiece(talk: Talk): Buffer | null {
  const mark = talk.inContent ? END : Buffer.from('\r\n');
  // A message of no bytes is the final dot alone, right after 354.
  if (talk.inContent && talk.unread.subarray(0, 3).equals(END.subarray(2))) return take(talk, 0, 3);
  const at = talk.unread.indexOf(mark);
  return at < 0 ? null : take(talk, talk.inContent ? at + 2 : at, at + mark.length);
}

function take(talk: Talk, length: number, used: number): Buffer {
  const piece = talk.unread.subarray(0, length);
  talk.unread = talk.unread.subarray(used);
  return piece;
}

function serve(socket: Socket, connection: number, manners: SinkManners, keep: (message: Kept) => void): void {
  const talk: Talk = { unread: Buffer.alloc(0), inContent: false, sender: '', recipients: [] };
  socket.on('error', () => undefined); // a client that leaves rudely has still left
  socket.write('220 sink.example ESMTP\r\n');
  socket.on('data', (bytes) => {
    talk.unread = Buffer.concat([talk.unread, bytes]);
    for (let piece = nextPiece(talk); piece !== null; piece = nextPiece(talk)) {
      const mood = manners.mood?.(connection) ?? 'well';
      if (mood === 'drop' && !talk.inContent) return void socket.destroy();
      if (!talk.inContent && mood === 'later' && piece.toString('latin1', 0, 4).toUpperCase() === 'RCPT') {
        socket.write('451 4.2.1 ask again later\r\n');
        continue;
      }
      if (!talk.inContent) {
        socket.write(`${answer(talk, piece.toString('utf8'), manners)}\r\n`);
        continue;
      }
      talk.inContent = false;
      const content = unstuff(piece);
      keep({ sender: talk.sender, recipients: talk.recipients, content, connection });
      if (mood === 'drop') return void socket.destroy();
      socket.write(`250 ${manners.thanks?.(content) ?? 'kept'}\r\n`);
    }
  });
}

export async function openByteSink(manners: SinkManners = {}): Promise<ByteSink> {
  const kept: Kept[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, ++connections, manners, (message) => kept.push(message));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  const until = async (count: number, milliseconds = 60_000): Promise<readonly Kept[]> => {
    const latest = Date.now() + milliseconds;
    while (kept.length < count) {
      if (Date.now() > latest)
        throw new Error(`the sink has ${kept.length} of ${count} messages after ${milliseconds} ms`);
      await sleep(20);
    }
    return kept;
  };
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, kept, until, clear: () => void (kept.length = 0), close };
}
