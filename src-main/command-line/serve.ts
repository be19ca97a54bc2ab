// `dialpost serve`: the relay without a window, until a signal or `relay.stop` ends it.
// One JSON line on stdout says that every listener is open; everything else goes to
// stderr, and a reader of either that went away costs its lines and nothing else.
// What keeps it from starting is one sentence and exit 1, and so is a fault that nothing
// but a new process mends (rooms.ts): whoever watches over it starts it again.
import { systemClock } from '../base/clock';
import { diskSaid, makeFolders } from '../base/durable';
import { createLog, type LogLine } from '../base/log';
import { keepMemorySmall } from '../base/memory';
import { plain, visibleJson } from '../base/visible';
import { languageChosen } from '../config/language';
import { startRelay } from '../relay/relay';
import { updateKey } from '../updates/key';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { speak } from '../words/page';
import type { Arguments } from './arguments';
import { createDispatch } from '../control/dispatch';
import { endWell } from './ending';
import { standGuard } from '../control/guard';
import { Rooms } from '../control/rooms';
import { nextSignal } from '../control/signals';
import { openControlSocket } from '../control/socket-server';
import { documentOf } from './settings-files';
import { complain, sayJson } from './terminal';

/** Runs until it is told to stop and resolves with the exit code. */
export async function serve(line: Arguments, dir: string): Promise<number> {
  keepMemorySmall();
  let end = (): void => undefined;
  const stopped = Promise.race([nextSignal(), new Promise<void>((told) => (end = told))]);
  await makeFolder(dir);
  const document = line.settings === null ? undefined : await documentOf(line.settings);
  // Until the relay has judged them: what is wrong about these settings is said in the language they want.
  const language = languageChosen(document);
  if (language !== null) speak(language);
  const log = createLog(() => Date.now(), { default: 'minimum' });
  log.addSink((entry) => complain(logText(entry)));
  const socket = await openControlSocket(dir, { groupMayEnter: line.groupAccess });
  let leave = (): void => undefined;
  let giveUp = (_why: string): void => undefined;
  const givenUp = new Promise<string>((told) => (giveUp = told));
  try {
    const options = {
      dir,
      owner: socket.owner,
      log,
      clock: systemClock,
      sealer: null,
      practice: line.practice,
      daemon: line.asDaemon,
      updateKey: updateKey(__dirname),
      end,
    };
    // Once it runs it is the stored settings that hold, and a port that is taken must not keep the others closed.
    let first = true;
    const rooms = new Rooms(
      systemClock,
      log,
      () => startRelay({ ...options, ...(first ? { document, strict: true } : {}) }),
      giveUp,
    );
    const relay = await rooms.open();
    first = false;
    leave = standGuard({ clock: systemClock, log, raise: rooms.raise, restart: rooms.restart });
    socket.serve(createDispatch(rooms.handlers, log), rooms.listen);
    sayJson({ event: 'ready', pid: process.pid, listeners: relay.listeners() });
    if (line.practice) complain(firstSteps(dir, relay.listeners()[0]));
    const failed = await Promise.race([stopped.then(() => null), givenUp]);
    if (failed !== null) throw new Error(failed);
    await endWell(rooms, systemClock, (text) => complain(`dialpost: ${text}\n`));
    return 0;
  } finally {
    leave();
    await socket.close();
  }
}

/** Rejects with a sentence. */
export async function makeFolder(dir: string): Promise<void> {
  await makeFolders(dir, 0o700).catch((error: unknown) => {
    throw new Error(W.relay.folderNotMade(dir, diskSaid(error)));
  });
}

function logText({ at, subject, level, text, facts }: LogLine): string {
  const more = Object.keys(facts).length > 0 ? ` ${visibleJson(facts)}` : '';
  return `${new Date(at).toISOString()} ${subject} ${level}: ${plain(text)}${more}\n`;
}

function firstSteps(dir: string, listener: { readonly address: string; readonly port: number } | undefined): string {
  const server = listener ? `${listener.address}:${listener.port}` : '127.0.0.1:2525';
  return W.relay.firstSteps(server, dir);
}
