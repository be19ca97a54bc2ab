// New listeners for the three things an office plugs in, each safe from the first
// moment: none relays for a stranger, none is open to the world, and the port is
// one that no other listener has. And what is worth saying about any listener as it
// stands: who may send through it, and what is still missing for that. Pure.
import { isLoopback, Listener } from '../../src-main/contract/listener';
import { listAt, read, textAt } from '../form/document';
import { screenWords } from '../words/settings-screens';
import { listenerWords } from '../words/listeners';
import { defaultsOf } from './fresh';

type Thing = Readonly<Record<string, unknown>>;

/** This computer alone. */
export const HERE: readonly string[] = ['127.0.0.1/32', '::1/128'];
/** What may be an office's own network: the private ranges. */
export const OFFICE_NETWORK: readonly string[] = [...HERE, '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

const USUAL = defaultsOf(Listener.shape);
/** By this id the printers' listener is known again. */
export const PRINTERS = 'printers';
/** Scans are large. */
const SCAN_BYTES = 52_428_800;

/** Programs on this computer: nobody else reaches the door, so nobody needs a login. */
export function forHere(document: unknown): Thing {
  return {
    ...USUAL,
    id: 'office',
    name: screenWords.here,
    address: '127.0.0.1',
    port: freePort(document, 2525),
    tls: 'none',
    authentication: 'optional',
    relay: { allow: HERE, authenticated: true },
  };
}

/** Who writes mail logs in, over TLS; then the whole office network may reach the door. */
export function forPeople(document: unknown): Thing {
  return {
    ...USUAL,
    id: 'office',
    name: screenWords.people,
    address: '0.0.0.0',
    port: freePort(document, 2525),
    tls: 'starttls',
    authentication: 'required',
    relay: { allow: [], authenticated: true },
  };
}

/** Machines know no passwords and no TLS: the office network is their pass. */
export function forPrinters(document: unknown): Thing {
  return {
    ...USUAL,
    id: PRINTERS,
    name: screenWords.printers,
    address: '0.0.0.0',
    port: freePort(document, 2587),
    tls: 'none',
    authentication: 'off',
    relay: { allow: OFFICE_NETWORK, authenticated: false },
    maxMessageBytes: SCAN_BYTES,
  };
}

/** A server brings many messages at once; which address it has, only the person knows. */
export function forServer(document: unknown): Thing {
  return {
    ...USUAL,
    id: 'server',
    name: screenWords.server,
    address: '0.0.0.0',
    port: freePort(document, 2588),
    tls: 'starttls',
    authentication: 'optional',
    relay: { allow: [], authenticated: true },
    maxRecipients: 1000,
    maxConnectionsPerClient: 50,
  };
}

/** A port that no door of ours has: `wish`, or one above it. */
export function freePort(document: unknown, wish: number): number {
  const taken = [...listAt(document, 'listeners').map((l) => read(l, 'port')), read(document, 'pop3.port')];
  let port = wish;
  while (taken.includes(port)) port += 1;
  return port;
}

export interface Note {
  readonly tone: 'quiet' | 'warn' | 'bad';
  readonly text: string;
}

/** Everybody, or a part of the world no office has. */
const isWorld = (network: unknown): boolean =>
  /\/[0-7]$/.test(String(network)) && !/^(10|127)\./.test(String(network)) && !/^f[cd]/i.test(String(network));

/** What to know about `listener`; [] where there is nothing to say. */
export function listenerNotes(listener: unknown, document: unknown): readonly Note[] {
  const logsIn = read(listener, 'authentication') !== 'off';
  const mayLogIn = logsIn && read(listener, 'relay.authenticated') === true;
  const listed = listAt(listener, 'relay.allow');
  const nobody = listed.length === 0 && !mayLogIn;
  const noAccounts = listAt(document, 'accounts').length === 0;
  const plain = logsIn && read(listener, 'tls') === 'none' && read(listener, 'authenticateWithoutTls') !== true;
  const notes: readonly (Note | false)[] = [
    listed.some(isWorld) && { tone: 'bad', text: listenerWords.openToAll },
    nobody && { tone: 'warn', text: listenerWords.nobodyRelays },
    listed.length === 0 && mayLogIn && noAccounts && { tone: 'warn', text: listenerWords.noAccounts },
    plain && { tone: 'warn', text: listenerWords.noLoginWithoutTls },
    isLoopback(textAt(listener, 'address')) && { tone: 'quiet', text: listenerWords.onlyHere },
  ];
  return notes.filter((note) => note !== false);
}
