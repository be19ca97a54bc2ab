// An IMAP connection by imapflow: the host is looked up by the name servers of the
// link, its addresses are tried one after the other, and the dialogue goes to the
// transcript and the protocol log, without passwords, message content and the tags.
// Whatever the far side does wrong is an ImapTrouble with a sentence, so that our own
// disk's errors stay apart. A stop closes the connection at any moment.
import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { passwordText, type Password } from '../contract/fields';
import { replyText } from '../mail/reply';
import type { Peer } from '../smtp/client';
import { resolveHost } from '../smtp/resolve';
import { type Ear, overheardBy } from '../smtp/transcript';
import type { CollectDeps } from './collect';

/** The other side did not do as it should; `message` is for people. */
export class ImapTrouble extends Error {}

export interface ImapTarget {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  readonly username: string;
  readonly password: Password;
}

const RESOLVE_PATIENCE = 60_000;

/** Connects and logs in. `signal` closes it, also later on. Rejects with ImapTrouble. */
export async function openImap(target: ImapTarget, deps: CollectDeps, signal: AbortSignal): Promise<ImapFlow> {
  const resolved = await resolveHost(target.host, deps.dnsServers ?? [], RESOLVE_PATIENCE);
  if (!resolved.ok) throw new ImapTrouble(replyText(resolved.reply));
  let last: unknown = new ImapTrouble('the session was stopped');
  for (const address of resolved.addresses) {
    if (signal.aborted) break;
    const client = clientAt(address, target, deps);
    const stop = (): void => client.close();
    signal.addEventListener('abort', stop, { once: true });
    client.once('close', () => signal.removeEventListener('abort', stop));
    try {
      await far(client.connect());
      return client;
    } catch (error) {
      last = error;
      client.close();
      // It was reached: another address would say the same, and wrong passwords are counted.
      if (client.serverInfo || client.greeting) break;
    }
  }
  throw last;
}

function clientAt(address: string, target: ImapTarget, deps: CollectDeps): ImapFlow {
  const { host, port, security, username, password } = target;
  const words = overheardBy(deps.transcript, deps.overheard?.(peerOf(address, target, () => client.tls !== undefined && client.tls !== false ? (client.tls.version ?? 'TLS') : null)));
  const client: ImapFlow = new ImapFlow({
    host: address,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secure: security === 'implicit',
    doSTARTTLS: security === 'starttls',
    auth: { user: username, pass: passwordText(password) },
    ...(deps.ca === undefined ? {} : { tls: { ca: deps.ca } }),
    logger: eavesdropper(words),
    disableAutoIdle: true,
  });
  // It also rejects what is under way; without a listener it would end the program.
  client.on('error', (error: Error) => deps.transcript.note(error.message));
  return client;
}

function peerOf(address: string, { host, port }: ImapTarget, tls: () => string | null): Peer {
  return { host, address, port, local: '', tls };
}

/** imapflow tells of every line said and heard: {src: 'c' | 's', msg}. What it hides is hidden, and more. */
function eavesdropper(words: Ear): { debug(told: unknown): void; info(): void; warn(told: unknown): void; error(told: unknown): void } {
  const hear = (told: unknown): void => {
    if (typeof told !== 'object' || told === null || !('src' in told) || !('msg' in told) || typeof told.msg !== 'string') return;
    const line = told.msg.replace(/[\r\n]+$/, '');
    if (told.src === 's') words.in(line);
    if (told.src === 'c') words.out(shown(line));
  };
  return { debug: hear, info: () => undefined, warn: hear, error: hear };
}

/** A command without what follows LOGIN or AUTHENTICATE; the later steps of a login are no commands. */
function shown(line: string): string {
  const command = /^\S+ +((?:LOGIN|AUTHENTICATE)\b|(?:UID )?[A-Z]{3,})(.*)$/is.exec(line);
  if (!command) return '***';
  const [, verb = '', rest = ''] = command;
  return /^(LOGIN|AUTHENTICATE)/i.test(verb) ? `${verb} ***` : `${verb}${rest}`;
}

export async function far<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new ImapTrouble(inWords(error));
  }
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : null;
  const login = 'authenticationFailed' in error && error.authenticationFailed === true;
  if (login) return `it did not accept user name and password${said ? ` ("${said}")` : ''}`;
  return said ?? error.message;
}
