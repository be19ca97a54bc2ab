// A POP3 host written from RFC 1939, for tests: a mailbox in memory, deletion only
// at QUIT, answers in pieces of any size, and a cut at any command. It may be wrong
// where a test says so: LF for line ends, other answers, answers without end.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { babble } from './babble';

export interface HostMessage {
  readonly uid: string;
  readonly content: Buffer;
}

export interface Pop3HostOptions {
  readonly messages: HostMessage[];
  readonly noUidl?: boolean;
  /** Bytes in one packet. */
  readonly pieces?: number;
  /** Cuts the line in the middle of the answer to this command ("RETR 2"); once. */
  cutAt?: string | undefined;
  /** As cutAt, each time it is true. */
  readonly cutsAt?: (line: string) => boolean;
  /** Ends its lines, and those of its letters, with LF. */
  readonly lf?: boolean;
  /**
   * What is said instead of what a good host says, as it stands; null: the line is cut; undefined: what a good host
   * says.
   */
  readonly instead?: (line: string) => string | null | undefined;
  /** What comes late: said when `line` is heard, before its answer. */
  readonly late?: (line: string) => string | undefined;
  /** Goes on with what a listener is to be given without end. Called after `instead`'s text was said. */
  readonly endless?: (line: string) => string | undefined;
  /** What is said first, without line end. */
  readonly greeting?: string;
  /** TLS from the first byte. */
  readonly implicit?: boolean;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface Pop3Host {
  readonly port: number;
  /** Every command heard. */
  readonly heard: string[];
  close(): void;
}

function stuffed(content: Buffer, lf: boolean): Buffer {
  const end = lf ? '\n' : '\r\n';
  const text = content.toString('latin1').replace(lf ? /(^|\n)\./g : /(^|\r\n)\./g, '$1..');
  return Buffer.from(`${text}${text === '' || text.endsWith(end) ? '' : end}.${end}`, 'latin1');
}

async function write(socket: Socket, bytes: Buffer, size: number): Promise<void> {
  for (let at = 0; at < bytes.length; at += size) {
    socket.write(bytes.subarray(at, at + size));
    if (size < bytes.length) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Starts a host on a free port; user office, password secret. */
export async function pop3Host(options: Pop3HostOptions): Promise<Pop3Host> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((raw) => {
    sockets.add(raw);
    raw.on('error', () => undefined);
    serve(raw, options, heard);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, heard, close };
}

/** What a good host says to a command that changes nothing, and to PASS; undefined: it is no such command. */
function told(line: string, mine: readonly HostMessage[], options: Pop3HostOptions): string | Buffer | undefined {
  const [verb = '', argument] = line.split(' ');
  const message = mine[Number(argument) - 1];
  const list = (of: (one: HostMessage) => string | number): string =>
    `+OK\r\n${mine.map((one, i) => `${i + 1} ${of(one)}\r\n`).join('')}.\r\n`;
  if (verb === 'PASS') return argument === 'secret' ? '+OK\r\n' : '-ERR [AUTH] no\r\n';
  if (verb === 'STAT') return `+OK ${mine.length} 0\r\n`;
  if (verb === 'LIST') return list(({ content }) => content.length);
  if (verb === 'UIDL') return options.noUidl ? '-ERR no UIDL\r\n' : list(({ uid }) => uid);
  if (verb !== 'RETR' || !message) return undefined;
  const lf = options.lf === true;
  return Buffer.concat([Buffer.from(lf ? '+OK here\n' : '+OK here\r\n'), stuffed(message.content, lf)]);
}

/** Gives `hear` every whole line of what comes in pieces. */
function byLine(hear: (line: string) => void): (piece: Buffer) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  };
}

function serve(first: Socket, options: Pop3HostOptions, heard: string[]): void {
  let socket = first;
  const mine = [...options.messages];
  const gone = new Set<HostMessage>();
  let work = Promise.resolve();
  const pieces = options.pieces ?? Infinity;
  const say = (text: string): Promise<void> =>
    write(socket, Buffer.from(options.lf ? text.replaceAll('\r\n', '\n') : text, 'latin1'), pieces);
  const at = (word: string | undefined): HostMessage | undefined => mine[Number(word) - 1];
  const encrypt = (tls: { readonly key: string; readonly cert: string }): void => {
    socket = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(tls) });
    socket.on('error', () => undefined);
  };
  /** In the middle of the answer to `line`. */
  const cut = async (line: string): Promise<void> => {
    const [verb, argument] = line.split(' ');
    const message = at(argument);
    options.cutAt = undefined;
    if (message && verb === 'RETR')
      await say(`+OK\r\n${stuffed(message.content, false).toString('latin1').slice(0, 30)}`);
    socket.destroy();
  };
  /** Does what changes something: a deletion, the end, the beginning of TLS. */
  const obey = async (line: string): Promise<void> => {
    const [verb, argument] = line.split(' ');
    const message = at(argument);
    if (verb === 'DELE' && message) gone.add(message);
    if (verb === 'QUIT') options.messages.splice(0, Infinity, ...options.messages.filter((m) => !gone.has(m)));
    await say(verb === 'STLS' && !options.tls ? '-ERR no\r\n' : '+OK\r\n');
    if (verb === 'QUIT') socket.end();
    if (verb === 'STLS' && options.tls) {
      socket.removeAllListeners('data');
      encrypt(options.tls);
      listen();
    }
  };
  const answer = async (line: string): Promise<void> => {
    const late = options.late?.(line);
    if (late !== undefined) await write(socket, Buffer.from(late, 'latin1'), pieces);
    const wrong = options.instead?.(line);
    const endless = options.endless?.(line);
    if (wrong === null) return void socket.destroy();
    if (wrong !== undefined) {
      await write(socket, Buffer.from(wrong, 'latin1'), pieces);
      return endless === undefined ? undefined : babble(socket, endless);
    }
    if (options.cutAt === line || options.cutsAt?.(line)) return cut(line);
    const good = told(line, mine, options);
    if (good === undefined) return obey(line);
    return typeof good === 'string' ? say(good) : write(socket, good, pieces);
  };
  const hear = byLine((line) => {
    heard.push(line);
    work = work.then(() => answer(line));
  });
  const listen = (): void => void socket.on('data', hear);
  if (options.implicit && options.tls) encrypt(options.tls);
  listen();
  void say(`${options.greeting ?? '+OK ready'}\r\n`);
}
