// A command connection to a smart host: greeting, EHLO, TLS and login by smtp/client,
// or one that has just sent mail there; then one command and one reply at a time.
// Trouble is a sentence that says what it means for the mail that waits there. A stop
// breaks the line off at once.
import type { CollectFault } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { passwordText } from '../contract/fields';
import { replyText } from '../mail/reply';
import { type ClientDeps, connectSmtp, type SmtpConnection, targetName } from '../smtp/client';
import type { SmtpTarget } from '../smtp/target';
import { type CommandConnection, type OpenedConnection, refusalBy } from './method';
import { collectWords } from '../words/collect';

type Stage = Extract<Awaited<ReturnType<typeof connectSmtp>>, { ok: false }>['stage'];

const FAULTS: Readonly<Partial<Record<Stage, CollectFault>>> = { connect: 'unreached', auth: 'login' };

/** The host as smtp/client wants it; null where its login is of a kind it does not speak. */
export function targetOf(host: SmartHost): SmtpTarget | null {
  const { auth } = host;
  if (auth.kind === 'oauth2') return null;
  const login = auth.kind === 'password' ? { ...auth, password: passwordText(auth.password) } : auth;
  return { ...host, auth: login, protocol: 'smtp' };
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
  deps: ClientDeps,
  standing: (host: SmartHost) => SmtpConnection | null = () => null,
): (host: SmartHost, signal: AbortSignal) => Promise<OpenedConnection> {
  return async (host, signal) => {
    const open = standing(host);
    if (open) return { ok: true, connection: lineOver(open, signal) };
    const target = targetOf(host);
    if (!target)
      return {
        ok: false,
        text: collectWords.oauth2(targetName(host)),
        refusal: { said: '', fault: 'login' },
      };
    const connected = await connectSmtp(target, deps, signal);
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
