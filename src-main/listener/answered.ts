// Watches one connection for the protocol log: each command with the reply that
// ended it. What a login says is left out, only its method stays; and whatever stands behind
// a control character, for a client that ends its lines oddly says its login in the midst of
// another command. A message is one command, from DATA to its last reply, with its Message-ID and the bytes it brought.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../base/clock';
import type { QueueItem } from '../mail/envelope';

/** A command that was answered. */
export interface AnsweredCommand {
  readonly listener: string;
  readonly remote: string;
  /** What the client called itself. */
  readonly hello: string;
  readonly server: string;
  readonly port: number | null;
  /** Upper case; "xxxx" where it is no command. */
  readonly verb: string;
  /** What stood behind the verb; the Message-ID for a message taken. */
  readonly argument: string;
  readonly code: number;
  /** Bytes of the reply, about. */
  readonly sent: number;
  /** Bytes of the command, or of the message. */
  readonly received: number;
  /** Milliseconds. */
  readonly took: number;
  readonly queueId: string | null;
  /** "TLSv1.3", or null. */
  readonly tls: string | null;
}

export interface Watched {
  readonly listener: string;
  readonly remote: string;
  readonly hello: string;
  readonly socket: Socket;
}

const VERBS = new Set([
  'HELO',
  'EHLO',
  'MAIL',
  'RCPT',
  'DATA',
  'BDAT',
  'RSET',
  'NOOP',
  'QUIT',
  'VRFY',
  'EXPN',
  'HELP',
  'AUTH',
  'STARTTLS',
  'ETRN',
  'ATRN',
  'TURN',
]);
/** Ways to log in, as they may be shown: what else stands there may be a password. */
const MECHANISM =
  /^(PLAIN|LOGIN|CRAM-MD5|XOAUTH2|OAUTHBEARER|DIGEST-MD5|NTLM|GSSAPI|EXTERNAL|SCRAM-SHA-(1|256|512))(?=\s|$)/i;
/** Replies after which the same command goes on: a login's next step, a message's content. */
const GOES_ON = [334, 354];

export class CommandWatch {
  private open: {
    readonly verb: string;
    readonly argument: string;
    readonly bytes: number;
    readonly at: number;
  } | null = null;
  private message: QueueItem | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (command: AnsweredCommand) => void,
  ) {}

  begin(command: Buffer): void {
    const [, word = '', argument = ''] = /^(\S*)[ \t]*(.*)$/s.exec(command.toString('utf8').trimEnd()) ?? [];
    const verb = word.toUpperCase();
    const known = VERBS.has(verb);
    this.open = {
      verb: known ? verb : 'xxxx',
      argument: known ? withoutSecret(verb, argument) : '',
      bytes: command.length + 2,
      at: this.clock.monotonic(),
    };
  }

  taken(item: QueueItem): void {
    this.message = item;
  }

  reply(
    code: number,
    content: string | readonly string[] | null | undefined,
    { listener, remote, hello, socket }: Watched,
  ): void {
    if (!this.open || GOES_ON.includes(code)) return;
    const { verb, argument, bytes, at } = this.open;
    this.open = null;
    const asked = {
      listener,
      remote,
      hello,
      verb,
      code,
      ...serverEnd(socket),
      sent: replyBytes(content),
      took: this.clock.monotonic() - at,
    };
    const item = verb === 'DATA' || verb === 'BDAT' ? this.message : null;
    if (item) {
      this.message = null;
      this.tell({ ...asked, argument: item.messageId ?? '', received: item.bytes, queueId: item.id });
    } else this.tell({ ...asked, argument: verb === 'QUIT' ? hello : argument, received: bytes, queueId: null });
  }
}

/** What may be shown of what stood behind a known verb. */
function withoutSecret(verb: string, argument: string): string {
  if (verb === 'AUTH') return MECHANISM.exec(argument)?.[0] ?? '';
  const end = argument.search(/[\x00-\x08\x0a-\x1f\x7f]/);
  return end < 0 ? argument : argument.slice(0, end);
}

/** Where the client reached us, and how it is encrypted. */
function serverEnd(socket: Socket): Pick<AnsweredCommand, 'server' | 'port' | 'tls'> {
  return {
    server: socket.localAddress ?? '',
    port: socket.localPort ?? null,
    tls: socket instanceof TLSSocket ? socket.getProtocol() : null,
  };
}

/** "250 " and CRLF go with each line. */
function replyBytes(content: string | readonly string[] | null | undefined): number {
  const lines = typeof content === 'string' ? [content] : (content ?? ['']);
  return lines.reduce((all, line) => all + Buffer.byteLength(line) + 6, 0);
}
