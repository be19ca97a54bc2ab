// What smtp-server is told: as little as possible. Who may connect, log in and
// relay is asked of access, policy and limits; the library is left the protocol.
import type { SMTPServerOptions } from 'smtp-server';
import type { Listener } from '../contract/listener';
import type { ListenerDeps } from './deps';
import { LIMITS } from './limits';

/** All of them, for a listener that is opened. */
export function optionsOf(listener: Listener, deps: ListenerDeps): SMTPServerOptions {
  return {
    ...changingOptions(listener, deps),
    ...(deps.tls ?? {}),
    secure: listener.tls === 'implicit',
    hideENHANCEDSTATUSCODES: false,
    hideDSN: false,
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
    // Who must log in, and where passwords may be said, is policy's to judge.
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    disabledCommands: [
      'WIZ',
      'SHELL',
      'KILL',
      'XCLIENT',
      'XFORWARD',
      ...(listener.tls === 'starttls' ? [] : ['STARTTLS']),
    ],
    socketTimeout: deps.limits?.idle ?? LIMITS.idle,
    // A client may close its side and still read our answers; handed through to net.createServer.
    ...{ allowHalfOpen: true },
  };
}

/** Those that may change while the listener is open. */
export function changingOptions(listener: Listener, deps: ListenerDeps): SMTPServerOptions {
  return {
    name: listener.greetingName ?? deps.hostname,
    banner: 'Dialpost',
    heloResponse: '%s',
    size: listener.maxMessageBytes,
    maxRecipients: listener.maxRecipients,
    // Of the library's only the bound on handshakes under way is left; judgeConnection does the rest.
    maxClients: listener.maxConnections,
  };
}
