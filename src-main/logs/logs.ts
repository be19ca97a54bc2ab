// The two logs on disk, joined to the rooms that fill them: the protocol log hears
// listeners and every connection we make, the diagnostic log hears base/log.
import { join, resolve } from 'node:path';
import type { Clock } from '../base/clock';
import type { Level, LogControl } from '../base/log';
import type { LogLines, Params } from '../contract/methods';
import type { Settings } from '../contract/settings';
import type { AnsweredCommand } from '../listener/answered';
import { openDiagnosticLog } from './diagnostic-log';
import { openProtocolLog, type ProtocolLog } from './protocol-log';
import type { Peer } from '../smtp/client';
import type { Ear } from '../smtp/transcript';
import { VERSION } from '../base/version';
import { logsWords } from '../words/logs';

/** Whose mail a connection carries. */
export interface LogContext {
  readonly session: string;
  readonly connector: string;
  readonly link: string;
}

export interface Logs {
  /** Whether the protocol log is on. */
  readonly keepsProtocol: boolean;
  answered(command: AnsweredCommand): void;
  logTap(logContext: LogContext): (peer: Peer) => Ear | null;
  apply(settings: Settings): void;
  tail(ask: Params<'log.tail'>): Promise<LogLines>;
  /** Nothing is written any more from now on. */
  close(): Promise<void>;
}

export interface LogsDeps {
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: LogControl;
  settings(): Settings;
  /** Diagnostic levels fell back to these: the settings shall say so too. */
  reverted(levels: Readonly<Record<string, Level>>): Promise<unknown>;
}

/** Where we were started from is nobody's folder: of a program that starts with the computer it is the system's. */
function protocolOf({ log: { protocol } }: Settings, dir: string): Settings['log']['protocol'] {
  return { ...protocol, folder: protocol.folder === null ? null : resolve(dir, protocol.folder) };
}

export function openLogs({ dir, clock, log, settings, reverted }: LogsDeps): Logs {
  const folder = join(dir, 'log');
  const computer = (): string => settings().organization.hostname;
  const protocol = openProtocolLog(protocolOf(settings(), dir), {
    folder: join(folder, 'protocol'),
    clock,
    log,
    software: `Dialpost ${VERSION}`,
    computer,
  });
  const diagnostic = openDiagnosticLog(settings().log.diagnostic, {
    folder,
    clock,
    log,
    // Where nothing is set up there is no document to change: a trouble like any other.
    reverted: (levels) =>
      void Promise.resolve()
        .then(() => reverted(levels))
        .catch((error: unknown) => log.write('relay', 'minimum', logsWords.levelsNotTold(String(error)))),
  });
  let closed = false;
  return {
    get keepsProtocol() {
      return protocol.on;
    },
    answered: (command) => writeAnswered(protocol, clock, command),
    logTap: (logContext) => (peer) => (protocol.on ? ear(protocol, clock, logContext, peer) : null),
    apply(next) {
      if (closed) return;
      protocol.apply(protocolOf(next, dir));
      diagnostic.apply(next.log.diagnostic);
    },
    async tail({ kind, ...wish }) {
      if (kind === 'protocol') return { lines: await protocol.tail(wish), folder: protocol.folder, on: protocol.on };
      return { lines: await diagnostic.tail(wish), folder, on: true };
    },
    async close() {
      closed = true;
      await Promise.all([protocol.close(), diagnostic.close()]);
    },
  };
}

/** The Windows SMTP service wrote 240 for QUIT. */
const QUIT_STATUS = 240;

function writeAnswered(protocol: ProtocolLog, clock: Clock, command: AnsweredCommand): void {
  if (!protocol.on) return;
  const { listener, remote, hello, server, port, verb, argument, code, sent, received, took, queueId, tls } = command;
  const quit = verb === 'QUIT';
  protocol.write({
    at: clock.now(),
    site: listener,
    remote,
    username: hello,
    server,
    port,
    method: verb,
    query: argument === '' || quit ? argument : `+${argument}`,
    status: quit ? QUIT_STATUS : code,
    sent,
    received,
    took,
    queueId,
    tls,
  });
}

const OUTBOUND = 'outbound';

function ear(protocol: ProtocolLog, clock: Clock, logContext: LogContext, peer: Peer): Ear {
  let saidAt = clock.monotonic();
  const common = () => ({
    at: clock.now(),
    site: OUTBOUND,
    remote: peer.address,
    server: peer.local,
    port: peer.port,
    status: 0,
    ...logContext,
    tls: peer.tls(),
  });
  return {
    out(line, queueId) {
      saidAt = clock.monotonic();
      const [, method = '', argument = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? [];
      protocol.write({
        ...common(),
        username: 'OutboundConnectionCommand',
        method,
        query: argument,
        sent: Buffer.byteLength(line) + 2,
        received: 0,
        took: 0,
        queueId,
      });
    },
    in(reply, queueId) {
      for (const line of reply.split(/\r?\n/)) {
        protocol.write({
          ...common(),
          username: 'OutboundConnectionResponse',
          method: '',
          query: line,
          sent: 0,
          received: Buffer.byteLength(line) + 2,
          took: clock.monotonic() - saidAt,
          queueId,
        });
      }
    },
  };
}

/** The settings document with other diagnostic levels; passwords stay as they stand in it. */
export function withLevels(document: unknown, levels: Readonly<Record<string, Level>>): unknown {
  // The store shows a whole document that its own schema completed.
  const shown = document as Pick<Settings, 'log'> & Record<string, unknown>;
  return { ...shown, log: { ...shown.log, diagnostic: { ...shown.log.diagnostic, levels } } };
}
