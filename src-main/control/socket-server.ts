// The control socket: one JSON object a line, in and out (contract §1). Before it is
// made the folder is taken (config/owner.ts); a socket file that a crash left is then
// taken over, and one that somebody removed is made again. It opens before anything
// else and says "starting" until `serve` hands it the dispatch. Where another program
// answers under its name, the folder is not ours any more.
//
// A subscriber that reads slower than events come loses events, not the relay:
// once it has caught up it is told to read the queue again.
import { lstat, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Clock, systemClock } from '../base/clock';
import { endOnFault, reportFault } from '../base/fault-line';
import { ownFolder, type Owner } from '../config/owner';
import { newerFolder } from '../relay/newer-folder';
import type { EventName, Events, Listen } from '../contract/events';
import { controlWords } from '../words/ways-in/control';
import type { Answer, Dispatch } from './dispatch';
import { type ControlSocketClient, Clients } from './clients';
import { LineReader } from './line-reader';
import { controlPath } from './socket-path';

/** Thrown when the folder belongs to another process or cannot be used; `message` is a sentence for people. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly owned: boolean,
  ) {
    super(message);
    this.name = 'ControlError';
  }
}

export interface ControlSocket {
  readonly path: string;
  /** The folder it stands in, taken. */
  readonly owner: Owner;
  serve(dispatch: Dispatch, listen: Listen): void;
  close(): Promise<void>;
}

// A settings document with certificates and many accounts is far below; more is not ours.
const LONGEST_LINE = 16 * 1024 * 1024;
const EVENTS_WAITING = 1024 * 1024;

/** Takes `dir` for this process. Rejects ControlError when another Dialpost has it or the socket cannot be made. */
export async function openControlSocket(dir: string, clock: Clock = systemClock): Promise<ControlSocket> {
  const path = controlPath(dir);
  const newer = await newerFolder(dir);
  if (newer !== null) throw new ControlError(newer, false);
  const owner = await takeFolder(dir);
  try {
    return await openIn(dir, path, owner, new Clients(clock));
  } catch (error) {
    await owner.release();
    throw error;
  }
}

async function openIn(dir: string, path: string, owner: Owner, clients: Clients): Promise<ControlSocket> {
  let doors: Doors | null = null;
  const open = async (): Promise<Bound> => {
    const server = createServer((socket) => {
      const client = clients.take(socket);
      if (client) attend(socket, client, () => doors);
    });
    await bind(server, path, dir);
    return { server, name: await fileName(path) };
  };
  const standing = await stand(path, owner, open);
  return {
    path,
    owner,
    serve(dispatch, listen) {
      doors = { dispatch, listen };
    },
    async close() {
      const closed = standing.close();
      clients.endAll();
      await closed;
      await owner.release();
    },
  };
}

async function takeFolder(dir: string): Promise<Owner> {
  const taken = await ownFolder(dir).catch((error: unknown) => {
    throw new ControlError(
      controlWords.socket.folderNotTaken(dir, error instanceof Error ? error.message : String(error)),
      false,
    );
  });
  if ('check' in taken) return taken;
  throw anotherOne(dir, taken.who);
}

function anotherOne(dir: string, who: string | null): ControlError {
  return new ControlError(controlWords.socket.anotherOne(dir, who ?? ''), true);
}

interface Doors {
  readonly dispatch: Dispatch;
  readonly listen: Listen;
}

interface Bound {
  readonly server: Server;
  /** What tells this socket file from any other; null on Windows. */
  readonly name: string | null;
}

/**
 * Keeps a socket standing at `path`: one that was removed is made again, and where somebody else answers the folder
 * is forsaken.
 */
async function stand(path: string, owner: Owner, open: () => Promise<Bound>): Promise<{ close(): Promise<void> }> {
  let bound = await open();
  let ended = false;
  let mending: Promise<void> | null = null;
  const mend = async (): Promise<void> => {
    const name = await fileName(path);
    if (ended || name === bound.name) return;
    if (name !== null && (await isAnswered(path))) return owner.forsake(controlWords.socket.anotherAnswers(path));
    // Closing removes whatever stands at its path, so the old one goes first; those it serves stay.
    bound.server.close();
    bound = await open();
  };
  owner.onLook(() => {
    // A disk that refuses now is asked again at the next look.
    mending ??= mend()
      .catch(() => undefined)
      .finally(() => (mending = null));
  });
  return {
    async close() {
      ended = true;
      await mending;
      await new Promise<void>((resolve) => void bound.server.close(() => resolve()));
    },
  };
}

function fileName(path: string): Promise<string | null> {
  if (process.platform === 'win32') return Promise.resolve(null);
  return lstat(path, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => null,
  );
}

async function bind(server: Server, path: string, dir: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const error = await listenOn(server, path);
    if (error === null) return;
    if (error.code !== 'EADDRINUSE') throw new ControlError(controlWords.socket.notMade(path, error.message), false);
    if (await isFolder(path)) throw new ControlError(controlWords.socket.folderStands(path), false);
    if ((await isAnswered(path)) || !(await clearStale(path))) {
      throw anotherOne(dir, null);
    }
  }
  throw new ControlError(controlWords.socket.notTakenOver(path), false);
}

function listenOn(server: Server, path: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error);
    server.once('error', failed);
    // The file is made inside listen(): with this mask it is never open to others, not even for a moment.
    const mask = process.umask(0o177);
    try {
      server.listen(path, () => {
        server.off('error', failed);
        resolve(null);
      });
    } finally {
      process.umask(mask);
    }
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Removes a socket file nobody answers on. Two may try at once, so it is renamed
 * first and asked again: if the other has just bound it, it gets its name back.
 */
async function clearStale(path: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  if (await isAnswered(aside)) {
    await rename(aside, path);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

function attend(socket: Socket, client: ControlSocketClient, doors: () => Doors | null): void {
  const send = (message: unknown): boolean => socket.write(`${JSON.stringify(message)}\n`);
  let stopEvents: (() => void) | null = null;
  const reader = new LineReader(LONGEST_LINE);
  endOnFault(socket);
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('close', () => stopEvents?.());
  socket.on('data', (text: string) => {
    for (const line of reader.push(text)) {
      const subscribe = (): void => {
        client.subscribed();
        stopEvents ??= forward(socket, send, doors);
      };
      client.asked();
      void answerLine(line, send, doors, subscribe)
        .finally(() => client.answered())
        .then(
          (last) => void (last && socket.end()),
          (error: unknown) => {
            socket.destroy();
            reportFault(error);
          },
        );
    }
    if (reader.tooLong)
      socket.end(
        `${JSON.stringify({ id: null, error: { code: 'bad-request', message: controlWords.socket.lineTooLong } })}\n`,
      );
  });
  send({ dialpost: 1 });
}

/** True: a slip of ours was met, and the connection ends. */
async function answerLine(
  line: string,
  send: (message: unknown) => boolean,
  doors: () => { dispatch: Dispatch } | null,
  subscribe: () => unknown,
): Promise<boolean> {
  if (line.trim() === '') return false;
  const request = readRequest(line);
  if (!request) {
    send({
      id: null,
      error: {
        code: 'bad-request',
        message: controlWords.socket.notJson('{"id":1,"method":"status","params":{}}'),
      },
    });
    return false;
  }
  const open = doors();
  const answer: Answer = open
    ? await open.dispatch(request.method, request.params)
    : { error: { code: 'starting', message: controlWords.starting } };
  if (request.method === 'events.subscribe' && 'result' in answer) subscribe();
  send({ id: request.id, ...('error' in answer ? { error: answer.error } : answer) });
  return 'error' in answer && answer.last === true;
}

function readRequest(line: string): { id: unknown; method: string; params: unknown } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('method' in value) || typeof value.method !== 'string')
      return null;
    return { id: 'id' in value ? value.id : null, method: value.method, params: 'params' in value ? value.params : {} };
  } catch {
    return null;
  }
}

function forward(
  socket: Socket,
  send: (message: unknown) => boolean,
  doors: () => { listen: Listen } | null,
): () => void {
  let missed = false;
  socket.on('drain', () => {
    if (missed) send({ event: 'queue', data: { changed: 'many' } });
    missed = false;
  });
  const deliver = <E extends EventName>(event: E, data: Events[E]): void => {
    if (socket.writableLength > EVENTS_WAITING) missed = true;
    else if (!socket.destroyed) send({ event, data });
  };
  return doors()?.listen(deliver) ?? (() => undefined);
}
