// A POP3 server of ours on a real port over real Maildirs, and a client that says
// what a test tells it. Two accounts: anna with a mailbox, carl without one.
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Pop3 } from '../../../src-main/contract/pop3';
import { certificateOf } from '../../../src-main/access/certificate';
import type { Pop3Deps } from '../../../src-main/pop3/deps';
import { type OpenPop3, openPop3 } from '../../../src-main/pop3/server';
import { testFolder } from '../../support/folders';

export interface Office {
  readonly port: number;
  /** Anna's Maildir. */
  readonly folder: string;
  readonly server: OpenPop3;
  /** Maildirs letters were removed from. */
  readonly removed: readonly string[];
  /** Addresses that wrong passwords came from. */
  readonly wrong: readonly string[];
}

export async function office(
  settings: unknown = {},
  more: Partial<Pop3Deps> & { readonly clock?: Clock } = {},
): Promise<Office> {
  const dir = await testFolder();
  const folder = join(dir, 'anna');
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(folder, part), { recursive: true });
  const wanted = Pop3.parse({ enabled: true, port: 0, ...(settings as object) });
  const removed: string[] = [];
  const wrong: string[] = [];
  const server = await openPop3(wanted, {
    hostname: 'mail.office.example',
    clock: systemClock,
    log: silentLog,
    tls: await certificateOf(wanted, { folder: join(dir, 'tls'), hostname: 'localhost', clock: systemClock }),
    mayConnect: () => true,
    logIn: (name, password) => {
      if (password !== 'secret') return { ok: false, why: 'wrong' };
      return name === 'anna' ? { ok: true, folder } : { ok: false, why: 'no-mailbox' };
    },
    guesses: { attempt: async ({ address, look }) => (look() ? 'right' : (wrong.push(address), 'wrong')) },
    removed: (where) => void removed.push(where),
    ...more,
  });
  onTestFinished(() => server.close(100));
  return { port: server.port, folder, server, removed, wrong };
}

export function letter(folder: string, name: string, content: Buffer | string, part = 'new'): Promise<void> {
  return writeFile(join(folder, part, name), content);
}

export interface Client {
  readonly greeting: string;
  /** Says a line; the first line of the answer, "" once the connection is closed. */
  ask(line: string): Promise<string>;
  /** The same, with the text behind it undotted. */
  askText(line: string): Promise<{ readonly first: string; readonly text: Buffer }>;
  write(bytes: string): void;
  line(): Promise<string>;
  startTls(): Promise<void>;
  readonly closed: () => boolean;
  end(): void;
}

class Talk implements Client {
  greeting = '';
  private bytes = Buffer.alloc(0);
  private over = false;
  private woken: () => void = () => undefined;

  constructor(private socket: Socket) {
    this.listen();
    onTestFinished(() => void this.socket.destroy());
  }

  closed = (): boolean => this.over;

  write(bytes: string): void {
    this.socket.write(bytes);
  }

  end(): void {
    this.socket.end();
  }

  ask(line: string): Promise<string> {
    this.write(`${line}\r\n`);
    return this.line();
  }

  async askText(line: string): Promise<{ readonly first: string; readonly text: Buffer }> {
    const first = await this.ask(line);
    const lines: Buffer[] = [];
    for (let next = await this.take(); next.toString() !== '.\r\n'; next = await this.take()) {
      if (next.length === 0) throw new Error('closed in the middle');
      lines.push(next[0] === 0x2e ? next.subarray(1) : next);
    }
    return { first, text: Buffer.concat(lines) };
  }

  async line(): Promise<string> {
    return (await this.take()).toString().replace(/\r\n$/, '');
  }

  async startTls(): Promise<void> {
    this.socket.removeAllListeners();
    const secure = connectTls({ socket: this.socket, rejectUnauthorized: false } satisfies ConnectionOptions);
    await new Promise<void>((resolve, reject) => secure.once('secureConnect', resolve).once('error', reject));
    this.socket = secure;
    this.listen();
  }

  private listen(): void {
    this.socket.on('data', (chunk) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      this.woken();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.over = true;
      this.woken();
    });
  }

  /** A line with its end; empty once the connection is closed. */
  private async take(): Promise<Buffer> {
    for (;;) {
      const end = this.bytes.indexOf('\r\n');
      if (end >= 0) {
        const line = this.bytes.subarray(0, end + 2);
        this.bytes = this.bytes.subarray(end + 2);
        return line;
      }
      if (this.over) return Buffer.alloc(0);
      await new Promise<void>((resolve) => (this.woken = resolve));
    }
  }
}

export async function client(port: number, tls = false): Promise<Client> {
  const socket = tls ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }) : connect(port, '127.0.0.1');
  const talk = new Talk(socket);
  talk.greeting = await talk.line();
  return talk;
}

/** A client whose mailbox is open. */
export async function annasClient(port: number): Promise<Client> {
  const talk = await client(port);
  await talk.ask('USER anna');
  const answer = await talk.ask('PASS secret');
  if (!answer.startsWith('+OK')) throw new Error(answer);
  return talk;
}
