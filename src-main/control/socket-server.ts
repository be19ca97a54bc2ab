// The control socket: one JSON object a line, in and out (contract §1). Before it is
// made the folder is taken (config/owner.ts); a socket file that a crash left is then
// taken over, and one that somebody removed is made again. It opens before anything
// else and says "starting" until `serve` hands it the dispatch. Where another program
// answers under its name, the folder is not ours any more.
//
// A subscriber that reads slower than events come loses events, not the relay:
// once it has caught up it is told to read the queue again.
import { lstat, rename, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { diskSaidOf } from '../base/durable';
import { type Clock, systemClock } from '../base/clock';
import { endOnFault, reportFault } from '../base/fault-line';
import { isSocketAnswered } from '../config/copied';
import { ownFolder, type Owner } from '../config/owner';
import { newerFolder } from '../relay/starting/newer-folder';
import type { EventName, Events, Listen } from '../contract/events';
import { controlWords } from '../words/ways-in/control';
import type { Answer, Dispatch } from './dispatch';
import { type LineHolder, LineHolders } from './line-holders';
import { type ControlSocketClient, Clients } from './clients';
import { LineReader } from './line-reader';
import { PROOF_NEEDED, serverProof } from './proof';
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

export interface ControlSocketOptions {
  readonly clock?: Clock;
  /** Whoever is in the group of this process may connect, and enter the folder without reading in it. */
  readonly groupMayEnter?: boolean;
  /** Whoever connects shows first that he may read the folder. */
  readonly proof?: boolean;
}

interface Spot {
  readonly dir: string;
  readonly path: string;
  readonly groupMayEnter: boolean;
  readonly proof: boolean;
}

// A settings document with certificates and many accounts is far below; more is not ours.
const LONGEST_LINE = 16 * 1024 * 1024;
/** Bytes that a client has not read. */
const ANSWERS_WAITING = 4 * 1024 * 1024;
const EVENTS_WAITING = 1024 * 1024;

/**
 * Takes `dir` for this process. Rejects ControlError when another Dialpost has it or the socket cannot be made. With
 * `proof` nobody is answered who has not shown that he may read the folder (proof.ts).
 */
export async function openControlSocket(
  dir: string,
  { clock = systemClock, groupMayEnter = false, proof = PROOF_NEEDED }: ControlSocketOptions = {},
): Promise<ControlSocket> {
  const path = controlPath(dir);
  const newer = await newerFolder(dir);
  if (newer !== null) throw new ControlError(newer, false);
  const owner = await takeFolder(dir, groupMayEnter);
  try {
    return await openIn({ dir, path, groupMayEnter, proof }, owner, new Clients(clock));
  } catch (error) {
    await owner.release();
    throw error;
  }
}

async function openIn(spot: Spot, owner: Owner, clients: Clients): Promise<ControlSocket> {
  const { path, proof } = spot;
  let doors: Doors | null = null;
  const holders = new LineHolders();
  const ask: Dispatch = (method, params) => doors?.dispatch(method, params) ?? Promise.resolve(starting());
  const open = async (): Promise<Bound> => {
    const server = createServer((socket) => {
      const client = clients.take(socket);
      const listen = (): Listen | null => doors?.listen ?? null;
      if (client) attend(socket, { client, holder: holders.take(ask), listen }, proof ? owner.word : null);
    });
    await bind(server, spot);
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

async function takeFolder(dir: string, groupMayEnter: boolean): Promise<Owner> {
  const taken = await ownFolder(dir, groupMayEnter).catch((error: unknown) => {
    throw new ControlError(controlWords.socket.folderNotTaken(dir, diskSaidOf(error)), false);
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

const starting = (): Answer => ({ error: { code: 'starting', message: controlWords.starting } });

/** What a connection is to the rest of us. */
interface Visit {
  readonly client: ControlSocketClient;
  readonly holder: LineHolder;
  /** null: there is nothing to hear yet. */
  listen(): Listen | null;
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
    if (name !== null && (await isSocketAnswered(path))) return owner.forsake(controlWords.socket.anotherAnswers(path));
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

async function bind(server: Server, { path, dir, groupMayEnter }: Spot): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const error = await listenOn(server, path, groupMayEnter ? GROUP_TOO : OWNER_ALONE);
    if (error === null) return;
    if (error.code !== 'EADDRINUSE') throw new ControlError(controlWords.socket.notMade(path, error.message), false);
    if (await isFolder(path)) throw new ControlError(controlWords.socket.folderStands(path), false);
    if ((await isSocketAnswered(path)) || !(await clearStale(path))) {
      throw anotherOne(dir, null);
    }
  }
  throw new ControlError(controlWords.socket.notTakenOver(path), false);
}

const OWNER_ALONE = 0o177;
const GROUP_TOO = 0o117;

function listenOn(server: Server, path: string, closed: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error);
    server.once('error', failed);
    // The file is made inside listen(): with this mask it is never open to others, not even for a moment.
    const mask = process.umask(closed);
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
  if (await isSocketAnswered(aside)) {
    await rename(aside, path);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

/** `word`: asked for before anything else; null: nobody is a stranger here. */
function attend(socket: Socket, { client, holder, listen }: Visit, word: string | null): void {
  const send = (message: unknown): boolean => {
    // Who does not read our answers is asked for no more questions until he does.
    if (socket.writableLength > ANSWERS_WAITING) socket.pause();
    return socket.write(`${JSON.stringify(message)}\n`);
  };
  socket.on('drain', () => socket.resume());
  let stopEvents: (() => void) | null = null;
  const reader = new LineReader(LONGEST_LINE);
  const isKnown = gate(socket, send, word);
  endOnFault(socket);
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('close', () => (stopEvents?.(), holder.gone()));
  socket.on('data', (text: string) => {
    for (const line of reader.push(text)) {
      if (!isKnown(line)) continue;
      const subscribe = (): void => {
        client.subscribed();
        stopEvents ??= forward(socket, send, listen());
      };
      client.asked();
      void answerLine(line, send, holder.dispatch, subscribe)
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

/** False for the lines by which a client makes itself known, and for all of one that cannot. */
function gate(socket: Socket, send: (message: unknown) => boolean, word: string | null): (line: string) => boolean {
  if (word === null) return () => true;
  const proof = serverProof(word);
  let known = false;
  return (line) => {
    if (known || socket.writableEnded) return known;
    const judged = proof.judge(line);
    if (judged.kind === 'answer') send(judged.answer);
    else if (judged.kind === 'known') known = true;
    else {
      const message = controlWords.socket.notProved;
      socket.end(`${JSON.stringify({ id: null, error: { code: 'refused', message } })}\n`);
    }
    return false;
  };
}

/** True: a slip of ours was met, and the connection ends. */
async function answerLine(
  line: string,
  send: (message: unknown) => boolean,
  dispatch: Dispatch,
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
  const answer = await dispatch(request.method, request.params);
  if (request.method === 'events.subscribe' && 'result' in answer) subscribe();
  send({ id: request.id, ...('error' in answer ? { error: answer.error } : answer) });
  return 'error' in answer && answer.last === true;
}

function readRequest(line: string): { id: unknown; method: string; params: unknown } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('method' in value) || typeof value.method !== 'string')
      return null;
    const id: unknown = 'id' in value ? value.id : null;
    // It goes back as it came, and what is nested without end cannot be written.
    if (typeof id === 'object' && id !== null) return null;
    return { id, method: value.method, params: 'params' in value ? value.params : {} };
  } catch {
    return null;
  }
}

function forward(socket: Socket, send: (message: unknown) => boolean, listen: Listen | null): () => void {
  let missed = false;
  socket.on('drain', () => {
    if (missed) send({ event: 'queue', data: { changed: 'many' } });
    missed = false;
  });
  const deliver = <E extends EventName>(event: E, data: Events[E]): void => {
    if (socket.writableLength > EVENTS_WAITING) missed = true;
    else if (!socket.destroyed) send({ event, data });
  };
  return listen?.(deliver) ?? (() => undefined);
}
