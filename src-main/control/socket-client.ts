// The other end of the control socket: for the command line, and for a window
// that joins a relay already running. A refusal comes back as ContractError; a
// relay that goes away fails every open question with 'not-running'. On Windows both
// ends prove that they may read the folder before anything is asked (proof.ts).
import { connect, type Socket } from 'node:net';
import { ownersWord } from '../config/owner';
import { ContractError, ERROR_CODES, type ErrorBody, type ErrorCode } from '../contract/errors';
import type { Method, Results } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';
import { LineReader } from './line-reader';
import { type ClientProof, clientProof, PROOF_NEEDED } from './proof';
import { controlPath } from './socket-path';

export interface ControlClient {
  /** Any method by name; `params` is judged on the other side. */
  ask(method: string, params: unknown): Promise<unknown>;
  call<M extends Method>(method: M, params: unknown): Promise<Results[M]>;
  /** Called for each event after `call('events.subscribe', {})`. */
  onEvent(fn: (event: string, data: unknown) => void): void;
  onClose(fn: () => void): void;
  close(): void;
}

interface Open {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The first line comes at once; who says nothing is not ours. */
const PROOF_LIMIT = 10_000;

/**
 * Connects to the relay that owns `dir`; null when none is running there. Rejects ContractError 'refused' where the
 * socket cannot be used, or with `proof` where whoever answers has not shown that he may read the folder.
 */
export async function connectControl(dir: string, proof = PROOF_NEEDED): Promise<ControlClient | null> {
  const socket = await connected(dir);
  if (socket && proof) await prove(socket, dir);
  return socket && converse(socket);
}

function connected(dir: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(controlPath(dir));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const nobody = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      if (nobody) resolve(null);
      else reject(new ContractError('refused', notUsable(dir, error)));
    });
    socket.once('connect', () => resolve(socket));
  });
}

function notUsable(dir: string, error: NodeJS.ErrnoException): string {
  return error.code === 'EACCES'
    ? controlWords.socket.notLetIn(dir)
    : controlWords.socket.notUsable(dir, error.message);
}

/** Shows both that we may read the folder and that the other end may. */
async function prove(socket: Socket, dir: string): Promise<void> {
  const word = await ownersWord(dir);
  const ours = word === null ? null : await proofFor(socket, clientProof(word));
  if (ours) socket.write(`${JSON.stringify(ours)}\n`);
  else {
    socket.destroy();
    throw new ContractError('refused', controlWords.socket.strangerAnswers(dir));
  }
}

async function proofFor(socket: Socket, proof: ClientProof): Promise<object | null> {
  const answer = await helloAnswered(socket, proof.hello);
  return answer && proof.answer(answer);
}

/** What came back for our hello; null where nothing fit to read came. The socket is left as it was, and paused. */
function helloAnswered(socket: Socket, hello: object): Promise<object | null> {
  const reader = new LineReader(1_000);
  return new Promise((resolve) => {
    const done = (answer: object | null): void => {
      clearTimeout(limit);
      socket.off('data', read);
      socket.off('close', gone);
      socket.pause();
      resolve(answer);
    };
    const gone = (): void => done(null);
    const limit = setTimeout(gone, PROOF_LIMIT);
    const read = (bytes: Buffer): void => {
      const answer = reader.push(bytes.toString('utf8')).find((line) => line.includes('"hello"'));
      if (answer !== undefined) done(parsed(answer));
      else if (reader.tooLong) done(null);
    };
    socket.on('data', read);
    socket.on('close', gone);
    // From here on until it is spoken with, and then too: an error ends it.
    socket.on('error', () => socket.destroy());
    socket.write(`${JSON.stringify(hello)}\n`);
  });
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function converse(socket: Socket): ControlClient {
  const open = new Map<number, Open>();
  const listeners = new Set<(event: string, data: unknown) => void>();
  const reader = new LineReader(Number.MAX_SAFE_INTEGER);
  let last = 0;
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const question of open.values())
      question.reject(new ContractError('not-running', controlWords.socket.wentAway));
    open.clear();
  });
  socket.on('data', (text: string) => {
    for (const line of reader.push(text)) sort(JSON.parse(line), open, listeners);
  });
  // Its proof paused it.
  socket.resume();
  const ask = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new ContractError('not-running', controlWords.socket.notRunning));
      open.set(++last, { resolve, reject });
      socket.write(`${JSON.stringify({ id: last, method, params })}\n`);
    });
  return {
    ask,
    // The dispatch on the other side answers from the same table of methods.
    call: <M extends Method>(method: M, params: unknown) => ask(method, params) as Promise<Results[M]>,
    onEvent: (fn) => void listeners.add(fn),
    onClose: (fn) => void socket.on('close', fn),
    close: () => socket.end(),
  };
}

function sort(
  message: unknown,
  open: Map<number, Open>,
  listeners: ReadonlySet<(event: string, data: unknown) => void>,
): void {
  if (typeof message !== 'object' || message === null) return;
  if ('event' in message && 'data' in message) {
    for (const listener of listeners) listener(String(message.event), message.data);
    return;
  }
  if (!('id' in message) || typeof message.id !== 'number') return;
  const question = open.get(message.id);
  open.delete(message.id);
  if ('error' in message) question?.reject(refusal(message.error));
  else if ('result' in message) question?.resolve(message.result);
}

function refusal(error: unknown): ContractError {
  // The shape is the server's ErrorBody; a stranger's is shown as it came.
  const body = error as Partial<ErrorBody>;
  const code: ErrorCode = ERROR_CODES.find((c) => c === body.code) ?? 'internal';
  return new ContractError(code, body.message ?? JSON.stringify(error), body.issues);
}
