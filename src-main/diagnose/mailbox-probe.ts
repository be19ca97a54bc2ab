// Whether a host keeps mailboxes that are fetched by IMAP or POP3, by its greeting
// and, where it greets in clear, by whether it offers to encrypt. Nobody logs in.
// Never rejects; a host that is not there, or says something else, offers nothing.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { CollectOffer } from '../contract/diagnose/collect';
import { type Resolved, resolveHost } from '../smtp/resolve';
import { tlsFacts } from './certificate';
import { dialTcp, encryptTalk, isReply, type TalkDeps } from './talk';

export interface ProbedMailbox {
  readonly kind: 'imap' | 'pop3';
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte. */
  readonly implicit: boolean;
}

export interface FoundMailbox {
  readonly offer: CollectOffer;
  /** Its certificate is in order, or it shows none. */
  readonly trusted: boolean;
}

const MOST = 65_536;
const GREETS = { imap: /^\* (OK|PREAUTH)/i, pop3: /^\+OK/i } as const;
/** RFC 3501 §6.1.1; RFC 2449 §5: asked in clear, with the word that offers encryption and the end of the answer. */
const ASKS = {
  imap: { line: 'a CAPABILITY\r\n', secures: /\bSTARTTLS\b/i, whole: /^a (OK|NO|BAD)/im },
  pop3: { line: 'CAPA\r\n', secures: /^STLS\b/im, whole: /^(\.\r?$|-ERR)/im },
} as const;

export async function probeMailbox(
  { kind, host, port, implicit }: ProbedMailbox,
  dnsServers: readonly string[],
  deps: TalkDeps & { readonly ca?: string },
  signal: AbortSignal,
): Promise<FoundMailbox | null> {
  const found: Resolved = await resolveHost(host, dnsServers, deps.timeoutMs);
  const address = found.ok ? found.addresses[0] : undefined;
  if (address === undefined) return null;
  const plain = await dialTcp(address, port, deps, signal);
  const socket = implicit && !isReply(plain) ? await encryptTalk(plain, host, deps, signal) : plain;
  if (isReply(socket)) return null;
  try {
    const greeting = await heard(socket, /\n/, deps);
    if (!GREETS[kind].test(greeting)) return null;
    const said = (greeting.split(/\r?\n/)[0] ?? '').slice(0, 200);
    if (socket instanceof TLSSocket)
      return {
        offer: { method: kind, host, port, security: 'implicit', said },
        trusted: tlsFacts(socket, host, deps.clock.now()).trusted,
      };
    socket.write(ASKS[kind].line);
    const able = await heard(socket, ASKS[kind].whole, deps);
    return {
      offer: { method: kind, host, port, security: ASKS[kind].secures.test(able) ? 'starttls' : 'none', said },
      trusted: true,
    };
  } finally {
    socket.destroy();
  }
}

/** What the host says until `enough` fits, the line ends, or nothing comes any more. */
function heard(socket: Socket, enough: RegExp, { clock, timeoutMs }: TalkDeps): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const end = (): void => {
      timer.cancel();
      socket.removeListener('data', take);
      resolve(text);
    };
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (enough.test(text) || text.length > MOST) end();
    };
    const timer = clock.after(timeoutMs, end);
    socket.on('data', take).once('close', end).once('error', end);
  });
}
