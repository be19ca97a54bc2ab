// A command connection to a smart host: greeting, EHLO, TLS and login by smtp/client,
// or one that has just sent mail there; then one command and one reply at a time.
// Trouble is a sentence that says what it means for the mail that waits there. A stop
// breaks the line off at once.
import type { CollectFault } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { replyText } from '../mail/reply';
import { connectWithLogin } from '../smtp/auth/connect-with-login';
import type { AskToken } from '../smtp/auth/token';
import { type ClientDeps, connectSmtp, type SmtpConnection, targetName } from '../smtp/client';
import type { SmtpTarget } from '../smtp/target';
import { type CommandConnection, type OpenedConnection, refusalBy } from './method';
import { collectWords } from '../words/collect';

type Stage = Extract<Awaited<ReturnType<typeof connectSmtp>>, { ok: false }>['stage'];

const FAULTS: Readonly<Partial<Record<Stage, CollectFault>>> = { connect: 'unreached', auth: 'login' };

interface CommandDeps extends ClientDeps {
  /** An access token where a host wants one; absent: none can be had. */
  readonly token?: AskToken | undefined;
}

function lineOver(connection: SmtpConnection, signal: AbortSignal): CommandConnection {
  const stop = (): void => connection.wire.breakOff(collectWords.stopped);
  signal.addEventListener('abort', stop, { once: true });
  return {
    host: connection.name,
    secure: connection.secure,
    release() {
      signal.removeEventListener('abort', stop);
      return connection.wire.release();
    },
    ask(line, milliseconds) {
      const reply = connection.wire.expect({ label: line.split(' ')[0] ?? line, timeoutMs: milliseconds });
      connection.wire.send(line);
      return reply;
    },
    quit() {
      signal.removeEventListener('abort', stop);
      connection.quit();
      return Promise.resolve();
    },
  };
}

/**
 * Makes `open` of CollectDeps; `standing` gives a connection to exactly this host and login that is open already.
 * Never rejects.
 */
export function openCommandConnection(
  deps: CommandDeps,
  standing: (host: SmartHost) => SmtpConnection | null = () => null,
): (host: SmartHost, signal: AbortSignal) => Promise<OpenedConnection> {
  return async (host, signal) => {
    const open = standing(host);
    if (open) return { ok: true, connection: lineOver(open, signal) };
    const ways = {
      token: deps.token,
      connectAs: (auth: SmtpTarget['auth']) => connectSmtp({ ...host, auth, protocol: 'smtp' }, deps, signal),
      mayAskAnew: () => true,
    };
    const connected = await connectWithLogin(host, ways, signal);
    if (connected.ok) return { ok: true, connection: lineOver(connected.connection, signal) };
    // Without a reply to a login none was tried: the reason is ours, and is no wrong password.
    const { stage, reply } = connected;
    const isOurs = stage === 'auth' && (reply.code === 0 || reply.signIn !== undefined);
    // As with sending: 4yz speaks of the host, not of the password.
    const isLater = stage === 'auth' && reply.code >= 400 && reply.code < 500;
    const say = isOurs ? collectWords.noLogin : collectWords.notOpened[isLater ? 'greeting' : stage];
    return {
      ok: false,
      text: say(targetName(host), reply.signIn?.text ?? replyText(reply)),
      refusal: { ...refusalBy(reply, isLater ? 'later' : FAULTS[stage]), hosts: [targetName(host)] },
    };
  };
}
