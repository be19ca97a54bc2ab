// A small IMAP host for tests (RFC 3501, and UIDPLUS): one folder in memory for user
// office, password secret. It may be wrong where a test says so, as no library would
// be: `instead` answers a command in its place. No literals from the client.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { babble } from './babble';

export interface ImapMessage {
  readonly uid: number;
  readonly content: Buffer;
}

export interface ImapHostOptions {
  /** What is expunged goes out of this array. */
  readonly messages: ImapMessage[];
  /** What is said before the tagged OK instead of what a good host says; undefined: what a good host says. */
  readonly instead?: (command: string) => string | undefined;
  /** Somebody has connected. */
  readonly greeted?: () => void;
  /** The tagged answer instead of OK; null: the line is cut after what was said before it. */
  readonly tagged?: (command: string) => string | null | undefined;
  /** Most bytes of one part of a letter. */
  readonly mostBytes?: number;
  /** RFC822.SIZE instead of the true one. */
  readonly size?: (message: ImapMessage) => number;
  /** Said without end after `instead`. */
  readonly endless?: (command: string) => string | undefined;
  readonly greeting?: string;
  /** What it says that it can, instead of IMAP4rev1 and UIDPLUS. */
  readonly can?: string;
  /** UIDs that bear \\Deleted, whoever set it; absent: the host forgets it with the connection. */
  readonly marked?: Set<number>;
}

export interface ImapHost {
  readonly port: number;
  /** Every command heard, without its tag. */
  readonly heard: readonly string[];
  close(): void;
}

const GOOD = 'IMAP4rev1 UIDPLUS';

/** Starts a host on a free port. */
export async function imapHost(options: ImapHostOptions): Promise<ImapHost> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    options.greeted?.();
    socket.write(options.greeting ?? `* OK [CAPABILITY ${options.can ?? GOOD}] ready\r\n`);
    const deleted = options.marked ?? new Set<number>();
    let buffer = '';
    socket.on('data', (bytes) => {
      const lines = (buffer + bytes.toString('latin1')).split('\r\n');
      buffer = lines.pop() ?? '';
      for (const line of lines) {
        const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        heard.push(command);
        answer(socket, tag, command, [options, deleted]);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, heard, close }; // a listening TCP server has an address object
}

function answer(
  socket: Socket,
  tag: string,
  command: string,
  [options, deleted]: readonly [ImapHostOptions, Set<number>],
): void {
  const tagged = options.tagged?.(command);
  const good = tagged === undefined || tagged === null || tagged.startsWith('OK');
  const before = options.instead?.(command) ?? (good ? said(command, options, deleted) : '');
  const endless = options.endless?.(command);
  const end = tagged === null || endless !== undefined ? '' : `${tag} ${tagged ?? 'OK done'}\r\n`;
  socket.write(Buffer.from(`${before}${end}`, 'latin1'));
  if (tagged === null) socket.destroySoon();
  if (endless !== undefined) babble(socket, endless);
  if (command === 'LOGOUT') socket.end();
}

/** What a good host says before its tagged OK. */
function said(command: string, options: ImapHostOptions, deleted: Set<number>): string {
  const { messages } = options;
  const verb = /^(?:UID )?\S+/.exec(command)?.[0].toUpperCase() ?? '';
  switch (verb) {
    case 'CAPABILITY':
      return `* CAPABILITY ${options.can ?? GOOD}\r\n`;
    case 'LIST':
      return '* LIST () "/" INBOX\r\n';
    case 'SELECT':
      return `* FLAGS (\\Deleted)\r\n* ${messages.length} EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 1000] Ok\r\n`;
    case 'FETCH':
      return messages
        .map(
          ({ uid, content }, i) =>
            `* ${i + 1} FETCH (UID ${uid} RFC822.SIZE ${options.size?.({ uid, content }) ?? content.length})\r\n`,
        )
        .join('');
    case 'UID FETCH':
      return fetched(command, messages, options.mostBytes ?? Infinity);
    case 'UID STORE':
      return stored(command, deleted);
    case 'UID SEARCH':
      return `* SEARCH ${[...deleted].join(' ')}\r\n`;
    case 'UID EXPUNGE':
      return expunged(messages, deleted, uidsOf(command));
    case 'EXPUNGE':
      return expunged(messages, deleted, [...deleted]);
    case 'LOGOUT':
      return '* BYE\r\n';
    default:
      return '';
  }
}

/** "UID STORE 3,4 …" → [3, 4]; ranges are not asked for here. */
function uidsOf(command: string): readonly number[] {
  return (command.split(' ')[2] ?? '').split(',').map(Number);
}

function fetched(command: string, messages: readonly ImapMessage[], most: number): string {
  const uids = uidsOf(command);
  if (!command.includes('BODY'))
    return messages.map(({ uid }, i) => (uids.includes(uid) ? `* ${i + 1} FETCH (UID ${uid})\r\n` : '')).join('');
  const [uid] = uids;
  const at = messages.findIndex((message) => message.uid === uid);
  const [, start = '0', length = 'Infinity'] = /<(\d+)\.(\d+)>/.exec(command) ?? [];
  const content = messages[at]?.content;
  if (!content) return '';
  const part = content.subarray(Number(start), Number(start) + Math.min(most, Number(length))).toString('latin1');
  return `* ${at + 1} FETCH (UID ${uid} RFC822.SIZE ${content.length} BODY[]<${start}> {${part.length}}\r\n${part})\r\n`;
}

function stored(command: string, deleted: Set<number>): string {
  for (const uid of uidsOf(command))
    if (command.includes(' -FLAGS')) deleted.delete(uid);
    else deleted.add(uid);
  return '';
}

function expunged(messages: ImapMessage[], deleted: Set<number>, uids: readonly number[]): string {
  let lines = '';
  for (const uid of uids.filter((one) => deleted.delete(one))) {
    const at = messages.findIndex((message) => message.uid === uid);
    if (at < 0) continue;
    messages.splice(at, 1);
    lines += `* ${at + 1} EXPUNGE\r\n`;
  }
  return lines;
}
