// A command connection to a smart host: greeting, EHLO, TLS and login by smtp/client,
// or one that has just sent mail there; then one command and one reply at a time.
// Trouble is a sentence that says what it means for the mail that waits there. A stop
// breaks the line off at once.
import type { CollectFault } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { passwordText } from '../contract/fields';
import { replyText } from '../mail/reply';
import { type AskToken, askToken } from '../smtp/auth/token';
import { type ClientDeps, type Connected, connectSmtp, type SmtpConnection, targetName } from '../smtp/client';
import type { SmtpTarget } from '../smtp/target';
import { type CommandConnection, type OpenedConnection, refusalBy } from './method';
import { collectWords } from '../words/collect';

type Stage = Extract<Awaited<ReturnType<typeof connectSmtp>>, { ok: false }>['stage'];

const FAULTS: Readonly<Partial<Record<Stage, CollectFault>>> = { connect: 'unreached', auth: 'login' };

interface CommandDeps extends ClientDeps {
  /** An access token where a host wants one; absent: none can be had. */
  readonly token?: AskToken | undefined;
}

type Connecting = { readonly target: SmtpTarget; readonly connected: Connected };

/** As smtp/client wants it. A refused token may have ended by the host's own clock: one new one is asked for. */
async function connectTo(host: SmartHost, deps: CommandDeps, signal: AbortSignal): Promise<Connecting> {
  const connectAs = async (auth: SmtpTarget['auth']): Promise<Connecting> => {
    const target: SmtpTarget = { ...host, auth, protocol: 'smtp' };
    return { target, connected: await connectSmtp(target, deps, signal) };
  };
  const { auth } = host;
  if (auth.kind === 'none') return connectAs(auth);
  if (auth.kind === 'password') return connectAs({ ...auth, password: passwordText(auth.password) });
  const byToken = async (refused?: string): Promise<Connecting> => {
    const token = await askToken(deps.token, auth, signal, refused);
    const { username } = auth;
    if (token.ok) return connectAs({ kind: 'token', username, token: token.token });
    return { target: { ...host, auth: { kind: 'none' }, protocol: 'smtp' }, connected: token };
  };
  const first = await byToken();
  const { auth: login } = first.target;
  const again = !first.connected.ok && login.kind === 'token' && first.connected.stage === 'auth' && !signal.aborted;
  return again ? byToken(login.token) : first;
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
      const reply = connection.wire.expect(line.split(' ')[0] ?? line, milliseconds);
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
    const { target, connected } = await connectTo(host, deps, signal);
    if (connected.ok) return { ok: true, connection: lineOver(connected.connection, signal) };
    // Without a reply to a login none was tried: the reason is ours, and is no wrong password.
    const isOurs = connected.stage === 'auth' && connected.reply.code === 0;
    const say = isOurs ? collectWords.noLogin : collectWords.notOpened[connected.stage];
    return {
      ok: false,
      text: say(targetName(target), replyText(connected.reply)),
      refusal: { ...refusalBy(connected.reply, FAULTS[connected.stage]), hosts: [targetName(target)] },
    };
  };
}
